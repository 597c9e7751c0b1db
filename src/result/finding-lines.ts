/**
 * findings.ndjson: every finding as it was judged, without points, one JSON object a line. Units stand in the order of
 * units.yaml, rules in that of the scheme, findings of a rule by file, line and matter.
 *
 * A finding becomes its line as soon as it is known. Findings of all units and rules come intermixed, so that each unit
 * and rule has a lane of lines of its own, and the lanes are put behind one another at the end.
 */
import { comparePlaces, placeOf, type FindingPlace } from "../judge/finding-place.ts";
import type { TakerFor } from "../judge/findings-log.ts";
import type { Unit } from "../model/assessment.ts";
import { gathered, type ByteStore } from "../model/byte-store.ts";
import type { Finding } from "../model/finding.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import type { Rule } from "../model/rule.ts";
import type { Scheme } from "../model/scheme.ts";
import { factLabels, type FactLabel, type LabelContext } from "./fact-titles.ts";
import { LineLane } from "./line-lane.ts";
import { resultFact } from "./result-fact.ts";
import { recordRef } from "./result-rule.ts";

export interface FindingLines {
  /** Takes the findings of a unit and rule as they come. */
  readonly takerFor: TakerFor;
  /** All lines as bytes; each time anew, once all findings have come. */
  readonly file: (units: readonly Unit[]) => FindingsFile;
}

export interface FindingsFile {
  readonly content: Iterable<Uint8Array>;
  /** Lines. */
  readonly count: number;
}

/** Begins without a line. */
export function findingLines(scheme: Scheme, context: LabelContext, store: ByteStore): FindingLines {
  const rules = printedRules(scheme);
  const printed = new Set(rules);
  const lanes = new Map<string, Map<string, LineLane<FindingPlace>>>();
  const lanesOf = (unit: string): Map<string, LineLane<FindingPlace>> => {
    const ofUnit = lanes.get(unit) ?? new Map<string, LineLane<FindingPlace>>();
    lanes.set(unit, ofUnit);
    return ofUnit;
  };
  return {
    takerFor(unit, rule) {
      if (!printed.has(rule)) return undefined;
      const lane = new LineLane(store, comparePlaces);
      lanesOf(unit).set(rule.id, lane);
      const labels = labelling(rule, context);
      return (finding) => { lane.add(`${JSON.stringify(line(finding, labels))}\n`, placeOf(finding.matter, finding.records)); };
    },
    file(units) {
      const inOrder = units.flatMap(({ code }) => rules.flatMap(({ id }) => lanes.get(code)?.get(id) ?? []));
      return {
        content: { [Symbol.iterator]: () => gathered(linesIn(inOrder)) },
        count: inOrder.reduce((sum, lane) => sum + lane.count, 0),
      };
    },
  };
}

function* linesIn(lanes: readonly LineLane<FindingPlace>[]): Generator<Uint8Array> {
  for (const lane of lanes) yield* lane.pieces(placeWritten);
}

/** All rules that are printed, in the order of the scheme. */
export function printedRules(scheme: Scheme): readonly Rule[] {
  const adjustments = [...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
  return [...scheme.indicators.flatMap((one) => one.parts.flatMap((part) => part.rules)), ...adjustments.flatMap((one) => one.rules)];
}

/** The facts of a rule in the order in which they are printed. */
type Labelling = readonly (readonly [name: string, label: FactLabel])[];

function labelling(rule: Rule, context: LabelContext): Labelling {
  const labels = factLabels(rule, context);
  const names = [...new Set(rule.reads)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return names.map((name) => [name, labels.get(name) ?? { title: { zh: name, en: name }, type: undefined, values: [] }]);
}

function line({ unit, rule, matter, outcome, possible, facts, clock, records }: Finding, labels: Labelling): Readonly<Record<string, unknown>> {
  const values = labels.map(([name, label]) => {
    const { title: _, ...value } = resultFact(facts.get(name), label);
    return [name, value] as const;
  });
  return {
    unit,
    rule,
    matter,
    outcome,
    ...(possible === undefined ? {} : { possible }),
    facts: Object.fromEntries(values),
    ...(clock === undefined ? {} : { dueOn: clock.dueOn === undefined ? null : formatPlainDate(clock.dueOn) }),
    records: records.map(recordRef),
  };
}

function placeWritten(written: string): FindingPlace {
  const { matter, records } = JSON.parse(written) as { readonly matter: string; readonly records: readonly ReturnType<typeof recordRef>[] };
  return { file: records[0]?.file ?? "", line: records[0]?.line ?? 0, matter };
}
