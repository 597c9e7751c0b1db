/** Small schemes and findings for tests, written as shortly as they are meant. */
import type { Unit } from "../../src/model/assessment.ts";
import type { Amount, RuleEffect, VetoConsequence } from "../../src/model/effect.ts";
import type { FactValue } from "../../src/model/fact.ts";
import { LISTED_FINDINGS, type CountedFinding, type Finding, type FindingKind, type FindingOutcome, type PossibleOutcomes, type RuleFindings } from "../../src/model/finding.ts";
import { plainDate } from "../../src/model/plain-date.ts";
import { wholeFile } from "../../src/model/position.ts";
import { formatExact, parseExact, sum, type Rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Adjustment, Area, Combination, Indicator, Part, Policies, Scheme } from "../../src/model/scheme.ts";
import type { PointsRange } from "../../src/model/score.ts";
import { text } from "../../src/model/text.ts";

/** `"2.5"`, `"8/3"` or a whole number. */
export function points(written: string | number): Rational {
  const value = parseExact(String(written));
  if (value === undefined) throw new Error(`not a number: ${String(written)}`);
  return value;
}

export const same = (written: string | number): { readonly kind: "same"; readonly value: Rational } => ({ kind: "same", value: points(written) });
export const fixed = (written: string | number): Amount => ({ kind: "fixed", points: same(written) });
export const times = (each: string | number, fact: string): Amount => ({ kind: "times", each: same(each), fact });
export const deduct = (amount: Amount | string | number): RuleEffect => ({ kind: "deduct", amount: toAmount(amount) });
export const award = (amount: Amount | string | number): RuleEffect => ({ kind: "award", amount: toAmount(amount) });
export const set = (amount: Amount | string | number): RuleEffect => ({ kind: "set", amount: toAmount(amount) });
export const limit = (amount: Amount | string | number): RuleEffect => ({ kind: "limit", to: toAmount(amount) });
export const bonus = (amount: Amount | string | number): RuleEffect => ({ kind: "bonus", amount: toAmount(amount) });
export const penalty = (amount: Amount | string | number): RuleEffect => ({ kind: "penalty", amount: toAmount(amount) });
export const scale = (by: string, part?: string): RuleEffect => ({ kind: "scale", by: points(by), part });
export const veto = (...consequences: readonly VetoConsequence[]): RuleEffect => ({ kind: "veto", consequences });
export const proportion = (fact: string, of?: string | number): RuleEffect => ({ kind: "proportion", fact, of: of === undefined ? undefined : same(of) });

function toAmount(amount: Amount | string | number): Amount {
  return typeof amount === "object" ? amount : fixed(amount);
}

export function rule(id: string, effect: RuleEffect | undefined, more: Partial<Rule> = {}): Rule {
  return {
    id,
    wording: `细则${id}`,
    basis: ["本方案（重建）"],
    scope: { kind: "record", type: "thing" },
    facts: [],
    applies: undefined,
    when: undefined,
    effect,
    matter: undefined,
    fault: undefined,
    periodBy: undefined,
    reads: [],
    position: wholeFile(`${id}.yaml`),
    ...more,
  };
}

export function combination(how: Combination["how"], rules: readonly string[], more: { per?: Combination["per"]["kind"]; atMost?: string | number } = {}): Combination {
  const per = more.per ?? "matter";
  return {
    how,
    rules,
    per: per === "field" ? { kind: "field", field: "field" } : { kind: per },
    atMost: more.atMost === undefined ? undefined : points(more.atMost),
  };
}

export function part(id: string, full: string | number, rules: readonly Rule[], more: Partial<Part> = {}): Part {
  return { id, title: text(`分项${id}`, `part ${id}`), points: points(full), start: "full", rules, combinations: [], ...more };
}

export interface IndicatorMore extends Partial<Omit<Indicator, "parts">> {
  readonly parts?: readonly Part[];
  readonly start?: Part["start"];
  readonly combinations?: readonly Combination[];
}

/** The area is the letter that the id begins with. */
export function indicator(id: string, full: string | number, rules: readonly Rule[], more: IndicatorMore = {}): Indicator {
  const { start = "full", combinations = [], ...rest } = more;
  return {
    id,
    area: id.slice(0, 1),
    title: text(`指标${id}`, `indicator ${id}`),
    points: points(full),
    question: "",
    why: "",
    basis: [],
    numbers: [],
    evidence: [],
    missingEvidence: "undecided",
    notApplicable: "full",
    floor: "indicator",
    parts: [part("", full, rules, { start, combinations })],
    probes: [],
    examples: [],
    origin: "2017",
    position: wholeFile(`${id}.yaml`),
    ...rest,
  };
}

export function adjustment(id: string, rules: readonly Rule[], more: Partial<Adjustment> = {}): Adjustment {
  return {
    id,
    title: text(`项目${id}`, `adjustment ${id}`),
    basis: [],
    numbers: [],
    evidence: [],
    missingEvidence: "undecided",
    rules,
    combinations: [],
    probes: [],
    examples: [],
    origin: "2017",
    position: wholeFile(`${id}.yaml`),
    ...more,
  };
}

export interface SchemeMore extends Partial<Omit<Scheme, "policies" | "areas">> {
  readonly policies?: Partial<Policies>;
  /** What an area has besides its indicators, by id. */
  readonly areas?: Readonly<Record<string, Partial<Area>>>;
}

export function scheme(indicators: readonly Indicator[], more: SchemeMore = {}): Scheme {
  const { policies, areas: areaMore, ...rest } = more;
  const areas = [...new Set(indicators.map((one) => one.area))].map((id): Area => {
    const own = indicators.filter((one) => one.area === id);
    return {
      id,
      title: text(`方面${id}`, `area ${id}`),
      points: sum(own.map((one) => one.points)),
      indicators: own.map((one) => one.id),
      minimum: undefined,
      weight: points(1),
      ...areaMore?.[id],
    };
  });
  const band = (id: string, zh: string, from: number, below: number | undefined): Scheme["grades"][number] => ({
    id,
    title: text(zh, id),
    from: points(from),
    below: below === undefined ? undefined : points(below),
  });
  return {
    id: "test",
    year: 2017,
    title: text("测试方案", "test scheme"),
    authority: text("测试机关", "test authority"),
    provenance: { kind: "reconstruction", known: [], ours: [text("全部", "all")] },
    period: { from: date(2017, 1, 1), to: date(2017, 12, 31) },
    total: sum(indicators.map((one) => one.points)),
    areas,
    groups: [{ id: "towns", title: text("镇组", "Towns") }],
    profiles: [{ id: "town", title: text("镇", "Town"), unitTypes: ["town"], indicators: indicators.map((one) => one.id) }],
    indicators,
    bonuses: [],
    penalties: [],
    vetoes: [],
    grades: [band("excellent", "优秀", 90, undefined), band("good", "良好", 80, 90), band("pass", "合格", 60, 80), band("fail", "不合格", 0, 60)],
    policies: {
      roundingPlaces: 2,
      tieBreak: [],
      bonusGate: undefined,
      bonusCap: undefined,
      totalAtMost: undefined,
      conversion: undefined,
      gradeQuota: undefined,
      lateConfirmation: "confirmed",
      ...policies,
    },
    consistency: { relations: [] },
    recordTypes: new Map(),
    lawParameters: new Map(),
    relations: [],
    crosswalk: [],
    lineage: [],
    ...rest,
  };
}

export function date(year: number, month: number, day: number): NonNullable<ReturnType<typeof plainDate>> {
  const value = plainDate(year, month, day);
  if (value === undefined) throw new Error("no such date");
  return value;
}

export function unit(code = "1", more: Partial<Unit> = {}): Unit {
  return { code, name: text(`单位${code}`, `unit ${code}`), type: "town", group: "towns", ranked: true, formerNames: [], predecessors: [], position: wholeFile("units.yaml"), ...more };
}

export interface FindingMore {
  readonly outcome?: FindingOutcome;
  readonly possible?: Partial<PossibleOutcomes>;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly combineBy?: string;
}

/** A triggered finding, unless said otherwise; `possible` makes it one without evidence. */
export function finding(ruleId: string, matter: string, more: FindingMore = {}): Finding {
  const possible = more.possible === undefined ? undefined : { triggered: false, clear: false, notApplicable: false, many: false, ...more.possible };
  return {
    rule: ruleId,
    matter,
    outcome: possible === undefined ? (more.outcome ?? "triggered") : "no-evidence",
    possible,
    facts: new Map(Object.entries(more.facts ?? {})),
    combineBy: more.combineBy,
    records: matter === "" ? [] : [{ id: matter, type: "thing", position: { file: "thing.csv", line: 2, column: 1 } }],
    clock: undefined,
  };
}

/** Findings by rule, counted; rules without findings have none. Each is of a kind of its own, unless `kindOf` gives those that are alike the same. */
export function findingsOf(findings: readonly Finding[], listed = LISTED_FINDINGS, kindOf: (finding: Finding) => FindingKind = ({ outcome, possible, facts }) => ({ outcome, possible, facts })): ReadonlyMap<string, RuleFindings> {
  const rules = [...new Set(findings.map((one) => one.rule))];
  return new Map(
    rules.map((id) => {
      const own = findings.filter((one) => one.rule === id);
      const count = (outcome: FindingOutcome): number => own.filter((one) => one.outcome === outcome).length;
      const counts = { triggered: count("triggered"), clear: count("clear"), notApplicable: count("not-applicable"), noEvidence: count("no-evidence") };
      const kept = own.filter((one) => one.outcome !== "not-applicable");
      const ofEach = kept.map(kindOf);
      const kinds = [...new Set(ofEach)];
      const counted = kept.map(({ matter, combineBy }, index): CountedFinding => ({ kind: ofEach[index]!, matter, combineBy, listed: index < listed ? index : undefined, times: 1 }));
      const counting = (timesOf: (one: CountedFinding) => number = () => 1) => inOrder.map((one) => ({ ...one, times: timesOf(one) })).filter(({ times }) => times > 0);
      const inOrder = counted.toSorted((a, b) => (a.matter < b.matter ? -1 : a.matter > b.matter ? 1 : 0));
      const firstOpen = kept.filter((one) => one.outcome === "no-evidence").flatMap((one) => one.records)[0]?.position;
      return [id, { rule: id, counts, kept: kept.length, listed: kept.slice(0, listed), kinds, each: () => counted, counted: counting, firstOpen }];
    }),
  );
}

/** `"5"`, or `"3..5"` where it is open. */
export function shown(range: PointsRange): string {
  const [low, high] = [formatExact(range.low), formatExact(range.high)];
  return low === high ? low : `${low}..${high}`;
}
