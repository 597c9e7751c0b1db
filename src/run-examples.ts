/** Worked examples (算例): each is judged and scored by the same stages as a real year. */
import { recordFromValues } from "./evidence/record-from-values.ts";
import { judgeUnit, type JudgeContext } from "./judge/judge-unit.ts";
import { createJudges, planRules, rulesFor, type Judges, type Plan } from "./judge/plan.ts";
import type { Edition } from "./load-edition.ts";
import type { Period, Unit } from "./model/assessment.ts";
import type { EvidenceRecord, Submission, UnitEvidence } from "./model/evidence.ts";
import type { RuleFindings } from "./model/finding.ts";
import { addTo } from "./model/grouped.ts";
import { parsePlainDate } from "./model/plain-date.ts";
import { wholeFile, type Position } from "./model/position.ts";
import type { Problem } from "./model/problem.ts";
import { compare, formatExact, type Rational } from "./model/rational.ts";
import type { Adjustment, Ancestor, Indicator, Scheme, WorkedExample } from "./model/scheme.ts";
import type { PointsRange, ScoreState } from "./model/score.ts";
import { text, type Text } from "./model/text.ts";
import { scoreAdjustmentAlone, scoreIndicatorAlone } from "./scores/score-indicator.ts";

export interface ExampleResult {
  /** Indicator, bonus, penalty or veto. */
  readonly owner: string;
  readonly title: Text;
  readonly example: string;
  readonly position: Position;
  readonly passed: boolean;
  /** What came out differently from what the author wrote. */
  readonly differences: readonly { readonly what: string; readonly expected: string; readonly actual: string }[];
  /** Faults of the records that the example states. */
  readonly problems: readonly Problem[];
}

type Owner = { readonly kind: "indicator"; readonly indicator: Indicator } | { readonly kind: "adjustment"; readonly adjustment: Adjustment };

/** What was planned for units of one type and group serves all examples of such units. */
interface Plans {
  readonly judges: Judges;
  readonly byKind: Map<string, Plan>;
}

/** Runs every worked example of the edition, in its order. */
export async function runExamples(edition: Edition): Promise<readonly ExampleResult[]> {
  const { scheme } = edition;
  const owners: readonly Owner[] = [
    ...scheme.indicators.map((indicator) => ({ kind: "indicator" as const, indicator })),
    ...[...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes].map((adjustment) => ({ kind: "adjustment" as const, adjustment })),
  ];
  const plans: Plans = { judges: createJudges(scheme, "classes"), byKind: new Map() };
  const results: ExampleResult[] = [];
  for (const owner of owners) {
    const { examples } = owner.kind === "indicator" ? owner.indicator : owner.adjustment;
    for (const example of examples) results.push(await runExample(owner, example, edition, plans));
  }
  return results;
}

async function runExample(owner: Owner, example: WorkedExample, edition: Edition, plans: Plans): Promise<ExampleResult> {
  const { scheme } = edition;
  const { period } = homeOf(owner, scheme);
  const named = owner.kind === "indicator" ? owner.indicator : owner.adjustment;
  const about = { owner: named.id, title: named.title, example: example.name, position: example.position };
  const unit = exampleUnit(example, scheme);
  const { evidence, problems } = exampleEvidence(example, unit, scheme);
  if (problems.length > 0) return { ...about, passed: false, differences: [], problems };
  const key = `${unit.type}\n${unit.group}\n${String(period.from)}\n${String(period.to)}`;
  const plan = plans.byKind.get(key) ?? planRules(rulesFor(scheme, unit.type), scheme, unit.group, period, plans.judges);
  plans.byKind.set(key, plan);
  const { findings } = await judgeUnit(unit, evidence, plan, exampleContext(example, edition, period));
  const outcome = score(owner, scheme, unit, findings);
  const differences = [
    ...pointsDifference(example, outcome.points),
    ...stateDifference(example, outcome.state),
    ...triggeredDifferences(example, findings),
  ];
  return { ...about, passed: differences.length === 0, differences, problems: [] };
}

/**
 * The edition whose folder holds the file. An inherited file's examples speak of the year it was written for: under the
 * heir's period their records would lie outside it, and the examples would prove nothing.
 */
function homeOf(owner: Owner, { id, lineage }: Scheme): Ancestor {
  const { origin } = owner.kind === "indicator" ? owner.indicator : owner.adjustment;
  const home = lineage.find((ancestor) => ancestor.id === origin);
  if (home === undefined) throw new Error(`edition ${id} has a file of edition ${origin}, which is not in its lineage`);
  return home;
}

function exampleUnit(example: WorkedExample, scheme: Scheme): Unit {
  const type = example.unit?.type ?? scheme.profiles[0]?.unitTypes[0];
  const group = example.unit?.group ?? scheme.groups[0]?.id;
  if (type === undefined || group === undefined) throw new Error("a scheme has a profile and a group");
  return { code: "1", name: text("算例单位", "example"), type, group, ranked: true, formerNames: [], predecessors: [], position: wholeFile("") };
}

function exampleContext(example: WorkedExample, { scheme, law }: Edition, period: Period): JudgeContext {
  return {
    law,
    recordTypes: scheme.recordTypes,
    asOf: (example.asOf === undefined ? undefined : parsePlainDate(example.asOf)) ?? period.to,
    lateConfirmation: scheme.policies.lateConfirmation,
    period,
    cutoff: undefined,
  };
}

/** The example's records; what it does not speak of is complete and empty. */
function exampleEvidence(example: WorkedExample, unit: Unit, scheme: Scheme): { readonly evidence: UnitEvidence; readonly problems: readonly Problem[] } {
  const records = new Map<string, EvidenceRecord[]>();
  const problems: Problem[] = [];
  const keep = (record: EvidenceRecord): void => {
    addTo(records, record.type, record);
  };
  const numbers = new Map<string, number>();
  for (const { type, values, position } of example.records) {
    const number = (numbers.get(type) ?? 0) + 1;
    numbers.set(type, number);
    const id = typeof values["id"] === "string" ? values["id"] : String(number);
    const made = recordFromValues({ types: scheme.recordTypes, type, id, unit: unit.code, values: overExample(type, values, scheme), position });
    problems.push(...made.problems);
    if (made.value === undefined) continue;
    keep(made.value.record);
    made.value.children.forEach(keep);
  }
  const { all = "complete", ...stated } = example.submitted;
  const submitted = new Map<string, Submission>([...scheme.recordTypes.keys()].map((type) => [type, all as Submission]));
  for (const [type, statement] of Object.entries(stated)) submitted.set(type, statement as Submission);
  return { evidence: { unit: unit.code, records, setAside: [], submitted }, problems };
}

type Values = Readonly<Record<string, unknown>>;

/** An example states only what differs from its type's faultless record; entries of its lists likewise. */
function overExample(type: string, values: Values, scheme: Scheme): Values {
  const known = scheme.recordTypes.get(type);
  if (known === undefined) throw new Error(`no record type ${type}`);
  const { id: _id, ...example } = known.example;
  const merged = { ...example, ...values };
  const lists = known.fields.flatMap((field) => {
    const entries = merged[field.id];
    if (field.type.kind !== "list" || !Array.isArray(entries)) return [];
    const inner = field.type.of;
    return [[field.id, entries.map((entry) => overExample(inner, entry as Values, scheme))] as const];
  });
  return { ...merged, ...Object.fromEntries(lists) };
}

interface ExampleScore {
  /** `undefined` for a veto: it adds no points. */
  readonly points: PointsRange | undefined;
  readonly state: ScoreState | undefined;
}

function score(owner: Owner, scheme: Scheme, unit: Unit, findings: ReadonlyMap<string, RuleFindings>): ExampleScore {
  if (owner.kind === "indicator") {
    const { points, state } = scoreIndicatorAlone({ indicator: owner.indicator, scheme, group: unit.group, findings });
    return { points, state };
  }
  const { points } = scoreAdjustmentAlone({ adjustment: owner.adjustment, scheme, group: unit.group, findings });
  const isVeto = scheme.vetoes.includes(owner.adjustment);
  return { points: isVeto ? undefined : points, state: undefined };
}

type Differences = ExampleResult["differences"];

function pointsDifference(example: WorkedExample, actual: PointsRange | undefined): Differences {
  const expected = example.points;
  if (expected === undefined || actual === undefined) return [];
  const range = "low" in expected ? expected : { low: expected, high: expected };
  const same = compare(range.low, actual.low) === 0 && compare(range.high, actual.high) === 0;
  return same ? [] : [{ what: "points", expected: shown(range.low, range.high), actual: shown(actual.low, actual.high) }];
}

function shown(low: Rational, high: Rational): string {
  return compare(low, high) === 0 ? formatExact(low) : `${formatExact(low)}～${formatExact(high)}`;
}

function stateDifference(example: WorkedExample, actual: ScoreState | undefined): Differences {
  if (example.state === undefined || actual === undefined || example.state === actual) return [];
  return [{ what: "state", expected: example.state, actual }];
}

function triggeredDifferences(example: WorkedExample, findings: ReadonlyMap<string, RuleFindings>): Differences {
  return [...example.triggered].flatMap(([rule, expected]) => {
    const actual = findings.get(rule)?.counts.triggered ?? 0;
    return actual === expected ? [] : [{ what: rule, expected: String(expected), actual: String(actual) }];
  });
}
