/**
 * findings.ndjson: every finding as it was judged, without points, one JSON object a line. Units stand in the order of
 * units.yaml, rules in that of the scheme, findings of a rule by file, line and matter.
 *
 * A finding becomes its line as soon as it is known. Findings of all units and rules come intermixed, so that each unit
 * and rule has a lane of lines of its own, and the lanes are put behind one another at the end.
 */
import { comparePlaces, placeOf, type FindingPlace } from "../judge/finding-place.ts";
import type { TakerFor } from "../judge/kept-findings.ts";
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { Unit } from "../model/assessment.ts";
import { gathered, type ByteStore } from "../model/byte-store.ts";
import type { FactValue } from "../model/fact.ts";
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
  const factsOf = new Map<Rule, readonly FactWriter[]>();
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
      const facts = factsOf.get(rule) ?? factWriters(rule, context);
      factsOf.set(rule, facts);
      const write = writerFor(unit, rule, facts);
      return (finding) => { lane.add(write(finding), placeOf(finding.matter, finding.records)); };
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

/** Writes a finding of one unit and rule as a line of JSON. */
type Writer = (finding: Finding) => string;

/** How a fact of a rule is written. Facts of a register say the same few things again and again. */
type FactWriter = (facts: Finding["facts"]) => string;

/** As many values of a fact as are remembered. */
const REMEMBERED = 512;

function factWriters(rule: Rule, context: LabelContext): readonly FactWriter[] {
  const labels = factLabels(rule, context);
  const names = [...new Set(rule.reads)].sort(byCodeUnit);
  return names.map((name) => factWriter(name, labels.get(name) ?? { title: { zh: name, en: name }, type: undefined, values: [] }));
}

function factWriter(name: string, label: FactLabel): FactWriter {
  const known = new Map<FactValue, string>();
  const written = (value: FactValue): string => {
    const { title: _, ...fact } = resultFact(value, label);
    return `${JSON.stringify(name)}:${JSON.stringify(fact)}`;
  };
  return (facts) => {
    const value = facts.get(name);
    const before = known.get(value);
    if (before !== undefined) return before;
    const text = written(value);
    // an object is met under its identity, and is seldom met again
    if (known.size < REMEMBERED && (typeof value !== "object" || value === null)) known.set(value, text);
    return text;
  };
}

/** One object a line: text beside text, in the order of its keys. */
function writerFor(unit: string, rule: Rule, facts: readonly FactWriter[]): Writer {
  const head = `{"unit":${JSON.stringify(unit)},"rule":${JSON.stringify(rule.id)},"matter":`;
  return ({ matter, outcome, possible, facts: values, clock, records }) => {
    const open = possible === undefined ? "" : `,"possible":${JSON.stringify(possible)}`;
    const due = clock === undefined ? "" : `,"dueOn":${clock.dueOn === undefined ? "null" : JSON.stringify(formatPlainDate(clock.dueOn))}`;
    return `${head}${JSON.stringify(matter)},"outcome":"${outcome}"${open},"facts":{${facts.map((write) => write(values)).join(",")}}${due},"records":${JSON.stringify(records.map(recordRef))}}\n`;
  };
}

function placeWritten(written: string): FindingPlace {
  const { matter, records } = JSON.parse(written) as { readonly matter: string; readonly records: readonly ReturnType<typeof recordRef>[] };
  return { file: records[0]?.file ?? "", line: records[0]?.line ?? 0, matter };
}
