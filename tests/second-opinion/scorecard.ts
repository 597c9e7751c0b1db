/** From 25 judged indicators to a total and a grade, in the order the scheme prints. Amounts are whole hundredths. */
import * as abc from "./areas-a-to-c.ts";
import * as d from "./area-d.ts";
import * as efg from "./areas-e-to-g.ts";
import { divided, hundredths, of, points, times } from "./fraction.ts";
import type { Judged } from "./judged.ts";
import { get, happened, isYes, need, rowsIn2017, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

interface Question {
  readonly id: string;
  readonly full: number;
  readonly judge: (unit: Unit) => Judged;
}

const questions: readonly Question[] = [
  { id: "A1", full: 400, judge: abc.a1 },
  { id: "A2", full: 300, judge: abc.a2 },
  { id: "A3", full: 300, judge: abc.a3 },
  { id: "B1", full: 400, judge: abc.b1 },
  { id: "B2", full: 600, judge: abc.b2 },
  { id: "B3", full: 400, judge: abc.b3 },
  { id: "B4", full: 300, judge: abc.b4 },
  { id: "B5", full: 300, judge: abc.b5 },
  { id: "C1", full: 500, judge: abc.c1 },
  { id: "C2", full: 400, judge: abc.c2 },
  { id: "C3", full: 300, judge: abc.c3 },
  { id: "C4", full: 300, judge: abc.c4 },
  { id: "D1", full: 400, judge: d.d1 },
  { id: "D2", full: 700, judge: d.d2 },
  { id: "D3", full: 600, judge: d.d3 },
  { id: "D4", full: 500, judge: d.d4 },
  { id: "D5", full: 300, judge: d.d5 },
  { id: "E1", full: 500, judge: efg.e1 },
  { id: "E2", full: 200, judge: efg.e2 },
  { id: "E3", full: 500, judge: efg.e3 },
  { id: "F1", full: 400, judge: efg.f1 },
  { id: "F2", full: 400, judge: efg.f2 },
  { id: "F3", full: 200, judge: efg.f3 },
  { id: "G1", full: 400, judge: efg.g1 },
  { id: "G2", full: 400, judge: efg.g2 },
];
const areaIds = ["A", "B", "C", "D", "E", "F", "G"];

export interface Indicator {
  readonly id: string;
  readonly points: bigint;
  readonly full: bigint;
  readonly state: "scored" | "not-applicable" | "vetoed";
}
export interface Scorecard {
  readonly unit: Unit;
  readonly indicators: readonly Indicator[];
  readonly areas: ReadonlyMap<string, bigint>;
  readonly areaFulls: ReadonlyMap<string, bigint>;
  /** Bonuses, penalties and vetoes by id, as they stand: what each adds to the total or takes from it. */
  readonly beside: ReadonlyMap<string, bigint>;
  readonly total: bigint;
  readonly grade: Grade;
}
export type Grade = "excellent" | "good" | "pass" | "fail";

/** Shares a number of hundredths by weight: whole parts first, then one each to the largest remainders, in order. */
function largestRemainders(amount: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((amount * weight) / all));
  const left = amount - shares.reduce((total, share) => total + share, 0);
  const ranked = weights.map((weight, index) => ({ index, rest: (amount * weight) % all })).sort((one, other) => other.rest - one.rest || one.index - other.index);
  const lucky = new Set(ranked.slice(0, left).map((one) => one.index));
  return shares.map((share, index) => share + (lucky.has(index) ? 1 : 0));
}

/**
 * Full points after points have moved: within the area, to the indicators that apply there; from an area where none
 * applies, to the other areas. Always in proportion to the full points that the scheme gives to what applies.
 */
function movedFulls(judged: readonly Judged[]): readonly number[] {
  const inArea = areaIds.map((area) => questions.flatMap((question, index) => (question.id.startsWith(area) ? [index] : [])));
  const fullOf = (index: number): number => questions[index]?.full ?? 0;
  const weights = inArea.map((indexes) => indexes.reduce((total, index) => total + (judged[index]?.applies === true ? fullOf(index) : 0), 0));
  const moving = inArea.map((indexes) => indexes.reduce((total, index) => total + (judged[index]?.applies === false && judged[index]?.otherwise === "moves" ? fullOf(index) : 0), 0));
  const homeless = moving.reduce((total, amount, area) => total + (weights[area] === 0 ? amount : 0), 0);
  const received = largestRemainders(homeless, weights);
  const fulls = questions.map((question, index) => (judged[index]?.applies === false && judged[index]?.otherwise === "moves" ? 0 : question.full));
  inArea.forEach((indexes, area) => {
    if (weights[area] === 0) return;
    const applying = indexes.filter((index) => judged[index]?.applies === true);
    const more = largestRemainders((moving[area] ?? 0) + (received[area] ?? 0), applying.map(fullOf));
    applying.forEach((index, place) => (fulls[index] = fullOf(index) + (more[place] ?? 0)));
  });
  return fulls;
}

/** The largest amount of each matter, added up. */
function byMatter(rows: readonly Row[], amount: (row: Row) => number): number {
  const matters = new Map<string, number>();
  for (const row of rows) matters.set(need(row, "about"), Math.max(matters.get(need(row, "about")) ?? 0, amount(row)));
  return [...matters.values()].reduce((total, one) => total + one, 0);
}

const honourWorth = new Map([["national", 300], ["province", 200], ["prefecture", 200], ["county", 100]]);

function besideOf(unit: Unit, vetoes: ReadonlySet<string>): ReadonlyMap<string, bigint> {
  const honours = rowsIn2017(unit, "honour", "awardedOn").filter((row) => isYes(row, "confirmed"));
  const innovations = honours.filter((row) => get(row, "kind") === "innovation").length;
  const commended = byMatter(honours.filter((row) => get(row, "kind") !== "innovation"), (row) => honourWorth.get(need(row, "level")) ?? 0);
  const criticised = byMatter(rowsIn2017(unit, "criticism", "issuedOn"), (row) => (get(row, "level") === "city" ? 300 : 100));
  return new Map([
    ["H1", BigInt(commended)],
    ["H2", BigInt(Math.min(innovations * 100, 200))],
    ["P1", BigInt(-criticised)],
    ["V3", vetoes.has("evidence_falsified") ? -500n : 0n],
  ]);
}

const grades: readonly Grade[] = ["excellent", "good", "pass", "fail"];
const gradeOf = (total: bigint): number => (total >= 9000n ? 0 : total >= 8000n ? 1 : total >= 6000n ? 2 : 3);

function gradeAfter(total: bigint, vetoes: ReadonlySet<string>): Grade {
  const worst = Math.max(gradeOf(total), vetoes.has("secret_disclosed") ? 3 : 0, vetoes.has("refused_to_perform") ? 2 : 0, vetoes.has("evidence_falsified") ? 1 : 0);
  return grades[worst] ?? "fail";
}

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const sumOf = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

export function scorecardOf(unit: Unit): Scorecard {
  const matters = rowsOf(unit, "veto_matter").filter((row) => happened(unit, row, "decidedOn") !== null);
  const vetoes = new Set(matters.map((row) => need(row, "kind")));
  const falsified = matters.filter((row) => get(row, "kind") === "evidence_falsified").map((row) => get(row, "indicator"));
  const judged = questions.map((question) => question.judge(unit));
  const fulls = movedFulls(judged);

  const indicators = questions.map((question, index): Indicator => {
    const one = judged[index];
    const full = fulls[index] ?? 0;
    if (one === undefined) throw new Error("an indicator without judgement");
    if (falsified.includes(question.id)) return { id: question.id, points: 0n, full: BigInt(full), state: "vetoed" };
    if (!one.applies) return { id: question.id, points: one.otherwise === "full" ? BigInt(full) : 0n, full: BigInt(full), state: "not-applicable" };
    const scaled = times(one.points, divided(of(full, 1), points(String(question.full))));
    return { id: question.id, points: hundredths(scaled), full: BigInt(full), state: "scored" };
  });
  const inArea = (area: string): readonly Indicator[] => indicators.filter((one) => one.id.startsWith(area));
  const areas = new Map(areaIds.map((area) => [area, area === "F" && vetoes.has("website_vetoed") ? 0n : sumOf(inArea(area).map((one) => one.points))]));
  const areaFulls = new Map(areaIds.map((area) => [area, sumOf(inArea(area).map((one) => one.full))]));

  const beside = besideOf(unit, vetoes);
  const bonus = least((beside.get("H1") ?? 0n) + (beside.get("H2") ?? 0n), 500n);
  const rest = sumOf([...areas.values()]) + bonus + (beside.get("P1") ?? 0n) + (beside.get("V3") ?? 0n);
  const floored = rest < 0n ? 0n : rest;
  const total = vetoes.has("secret_disclosed") ? least(floored, 5900n) : floored;
  return { unit, indicators, areas, areaFulls, beside, total, grade: gradeAfter(total, vetoes) };
}

/** Whether one stands before another: by total, then area D, then area B. The same in all three share a place. */
function ahead(one: Scorecard, other: Scorecard): boolean {
  const keys = (card: Scorecard): readonly bigint[] => [card.total, card.areas.get("D") ?? 0n, card.areas.get("B") ?? 0n];
  const mine = keys(one);
  const theirs = keys(other);
  const first = mine.findIndex((key, index) => key !== theirs[index]);
  return first >= 0 && (mine[first] ?? 0n) > (theirs[first] ?? 0n);
}

/** Places in each group. */
export function ranksOf(cards: readonly Scorecard[]): ReadonlyMap<string, number> {
  const rivals = (card: Scorecard): readonly Scorecard[] => cards.filter((other) => other.unit.group === card.unit.group);
  return new Map(cards.map((card) => [card.unit.code, 1 + rivals(card).filter((other) => ahead(other, card)).length]));
}

export interface RankSpan {
  readonly best: number;
  readonly worst: number;
}

/** The best and worst place of each unit, when every unit may turn out as any of its possibilities. */
export function ranksBetween(possibilities: ReadonlyMap<string, readonly Scorecard[]>): ReadonlyMap<string, RankSpan> {
  return new Map(
    [...possibilities].map(([code, mine]) => {
      const rivals = [...possibilities.values()].filter((theirs) => theirs[0]?.unit.code !== code && theirs[0]?.unit.group === mine[0]?.unit.group);
      const best = mine.map((card) => 1 + rivals.filter((theirs) => theirs.every((other) => ahead(other, card))).length);
      const worst = mine.map((card) => 1 + rivals.filter((theirs) => theirs.some((other) => ahead(other, card))).length);
      return [code, { best: Math.min(...best), worst: Math.max(...worst) }] as const;
    }),
  );
}
