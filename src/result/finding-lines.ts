/**
 * findings.ndjson: every finding as it was judged, without points, one JSON object a line. Rules stand
 * in the order of the scheme, findings of a rule by file, line and matter.
 */
import type { Unit } from "../model/assessment.ts";
import type { Finding, RuleFindings } from "../model/finding.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import type { Rule } from "../model/rule.ts";
import type { Scheme } from "../model/scheme.ts";
import { factLabels, type FactLabel, type LabelContext } from "./fact-titles.ts";
import { resultFact } from "./result-fact.ts";
import { recordRef } from "./result-rule.ts";

/** The lines of one unit, each ending in a newline. */
export function* findingLines(input: {
  readonly scheme: Scheme;
  readonly unit: Unit;
  readonly findings: ReadonlyMap<string, RuleFindings>;
  readonly labels: LabelContext;
}): Generator<string> {
  for (const rule of printedRules(input.scheme)) {
    const labels = factLabels(rule, input.labels);
    for (const finding of input.findings.get(rule.id)?.findings ?? []) yield `${JSON.stringify(line(finding, labels))}\n`;
  }
}

const PIECE = 65_536;

/** Lines as bytes in pieces: those of a register of a million records would make no one text. */
export function textPieces(lines: Iterable<string>): { readonly pieces: readonly Uint8Array[]; readonly count: number } {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let [open, count] = ["", 0];
  for (const line of lines) {
    open += line;
    count += 1;
    if (open.length < PIECE) continue;
    pieces.push(encoder.encode(open));
    open = "";
  }
  if (open !== "") pieces.push(encoder.encode(open));
  return { pieces, count };
}

/** All rules that are printed, in the order of the scheme. */
export function printedRules(scheme: Scheme): readonly Rule[] {
  const adjustments = [...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
  return [...scheme.indicators.flatMap((one) => one.parts.flatMap((part) => part.rules)), ...adjustments.flatMap((one) => one.rules)];
}

function line(finding: Finding, labels: ReadonlyMap<string, FactLabel>): Readonly<Record<string, unknown>> {
  const { unit, rule, matter, outcome, possible, facts, clock, records } = finding;
  const names = [...facts.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const values = names.map((name) => {
    const label = labels.get(name);
    const { title: _, ...value } = resultFact(facts.get(name), label ?? { title: { zh: name, en: name }, type: undefined, values: [] });
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
