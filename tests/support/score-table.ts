/** Results for comparisons, made from tables of points: what a test means stands in a few lines. */
import { add, compare, formatFixed, multiply, parseExact, rational, roundHalfUp, sum, ZERO, type Rational } from "../../src/model/rational.ts";
import type { Result, ResultAdjustment, ResultArea, ResultIndicator, ResultRange, ResultRelation, ResultRule, ResultStep, ResultUnit } from "../../src/model/result.ts";
import { text } from "../../src/model/text.ts";

export interface TableUnit {
  readonly code: string;
  readonly name?: string;
  readonly group?: string;
  readonly ranked?: boolean;
  readonly formerNames?: readonly string[];
  readonly predecessors?: readonly string[];
  /** By indicator: `"3.5"`, or `"1..4"` where it is open; an indicator left out does not bind the unit. */
  readonly points: Readonly<Record<string, string>>;
  readonly bonus?: string;
  /** A veto of the total: at most so much. */
  readonly atMost?: string;
  /** Clauses that cost points, by indicator: rule id, wording, points. */
  readonly clauses?: Readonly<Record<string, readonly (readonly [rule: string, wording: string, taken: string])[]>>;
}

export interface Table {
  readonly year: number;
  readonly edition?: string;
  readonly sha256?: string;
  readonly full: Readonly<Record<string, string>>;
  readonly units: readonly TableUnit[];
  readonly crosswalk?: Result["edition"]["crosswalk"];
  readonly more?: Partial<Result>;
}

export const relation = (indicator: string, kind: string, ...from: readonly string[]): ResultRelation => ({ indicator, kind, from });

export function tableResult(table: Table): Result {
  const id = table.edition ?? String(table.year);
  const units = withRanks(table.units.map((unit) => unitOf(unit, table)));
  return {
    format: "kaoping/result@1",
    generator: { name: "kaoping", version: "0.0.0" },
    edition: {
      id, year: table.year, title: text(`示例方案（${id}）`, `example scheme ${id}`), authority: text("示例机关", "example office"), provenance: { kind: "official", known: [], ours: [] },
      sha256: table.sha256 ?? id.padEnd(64, "0"), total: "100",
      grades: [{ id: "good", title: text("良好", "good"), from: "80", below: null }, { id: "pass", title: text("合格", "pass"), from: "0", below: "80" }],
      tieBreak: [], relations: table.crosswalk?.at(-1)?.relations ?? [],
      ...(table.crosswalk === undefined ? {} : { crosswalk: table.crosswalk }),
    },
    law: { sha256: "1".repeat(64) }, calendar: { sha256: "2".repeat(64), years: [2016, 2020] }, recordTypes: { sha256: "3".repeat(64) },
    assessment: {
      place: text("澜州市", "Lanzhou Shi"), edition: id, period: { from: `${String(table.year)}-01-01`, to: `${String(table.year)}-12-31` }, asOf: `${String(table.year)}-12-31`, cutoff: null, synthetic: true, restatement: false,
    },
    inputs: [], groups: [{ id: "towns", title: text("镇组", "Towns") }, { id: "streets", title: text("街道组", "Subdistricts") }], units, problems: [],
    findings: { path: "findings.ndjson", sha256: "4".repeat(64), count: 0 },
    provisional: units.some(({ total }) => total === null),
    ...table.more,
  };
}

interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

function rangeOf(points: string): Range {
  const [low = "0", high = low] = points.split("..");
  return { low: exact(low), high: exact(high) };
}

function exact(points: string): Rational {
  const value = parseExact(points);
  if (value === undefined) throw new Error(points);
  return value;
}

const fixed = (value: Rational): string => formatFixed(roundHalfUp(value, 2), 2);

function written({ low, high }: Range): string | ResultRange {
  return compare(low, high) === 0 ? fixed(low) : { low: fixed(low), high: fixed(high) };
}

function asPoints(range: Range): Pick<ResultIndicator, "points" | "range"> {
  const points = written(range);
  return typeof points === "string" ? { points } : { points: null, range: points };
}

function plus(a: Range, b: Range): Range {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

function step(what: string, id: string, from: Range, to: Range): ResultStep {
  return { what, id, from: written(from), to: written(to), why: text(`${what} ${id}`, `${what} ${id}`) };
}

const NOTHING: Range = { low: ZERO, high: ZERO };

function unitOf(unit: TableUnit, table: Table): ResultUnit {
  const bound = Object.keys(table.full).filter((id) => unit.points[id] !== undefined);
  const areas = [...new Set(bound.map((id) => id.slice(0, 1)))].map((area) => areaOf(area, bound.filter((id) => id.startsWith(area)), unit, table));
  let total = NOTHING;
  const steps: ResultStep[] = [];
  const move = (what: string, id: string, to: Range): void => {
    steps.push(step(what, id, total, to));
    total = to;
  };
  for (const area of areas) move("area", area.id, plus(total, rangeOf(area.points ?? `${area.range?.low ?? ""}..${area.range?.high ?? ""}`)));
  if (unit.bonus !== undefined) move("bonus", "P1", plus(total, rangeOf(unit.bonus)));
  if (unit.atMost !== undefined) {
    const ceiling = exact(unit.atMost);
    const least = (value: Rational): Rational => (compare(value, ceiling) < 0 ? value : ceiling);
    if (compare(total.high, ceiling) > 0) move("veto", "V1-r1", { low: least(total.low), high: least(total.high) });
  }
  const { points, ...open } = asPoints(total);
  return {
    code: unit.code, name: text(unit.name ?? `单位${unit.code}`, unit.name ?? `unit ${unit.code}`),
    ...(unit.formerNames === undefined ? {} : { formerNames: unit.formerNames }), ...(unit.predecessors === undefined ? {} : { predecessors: unit.predecessors }),
    type: "town", group: unit.group ?? "towns", state: points === null ? "undecided" : "scored", total: points, ...open,
    grade: points === null ? null : compare(total.low, exact("80")) >= 0 ? "good" : "pass",
    rank: null, of: 0, ranked: unit.ranked ?? true, steps, areas, bonus: unit.bonus === undefined ? [] : [adjustment("P1", unit.bonus)], penalties: [], vetoes: [], setAside: [],
  };
}

function adjustment(id: string, points: string): ResultAdjustment {
  return { id, title: text("加分", "bonus"), state: "applied", ...asPoints(rangeOf(points)), rules: [] };
}

function areaOf(id: string, ids: readonly string[], unit: TableUnit, table: Table): ResultArea {
  const indicators = ids.map((one) => indicatorOf(one, unit, table));
  const points = ids.map((one) => rangeOf(unit.points[one] ?? "0")).reduce(plus, NOTHING);
  return { id, title: text(`方面${id}`, `area ${id}`), full: fixed(sum(ids.map((one) => exact(table.full[one] ?? "0")))), ...asPoints(points), steps: [], indicators };
}

function indicatorOf(id: string, unit: TableUnit, table: Table): ResultIndicator {
  const range = rangeOf(unit.points[id] ?? "0");
  const open = compare(range.low, range.high) !== 0;
  const rules = (unit.clauses?.[id] ?? []).map(([rule, wording, taken]): ResultRule => ({
    id: rule, wording, basis: [], counts: { triggered: 1, clear: 0, notApplicable: 0, noEvidence: 0 }, change: fixed(multiply(rational(-1), exact(taken))), findings: [], findingsTotal: 1,
  }));
  const blank: ResultRule = {
    id: `${id}-x`, wording: "", basis: [], counts: { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 1 }, change: "0.00", findingsTotal: 1,
    findings: [{ matter: "", outcome: "no-evidence", facts: {}, change: "0.00", missing: text("没有报送", "nothing handed in"), records: [] }],
  };
  return {
    id, title: text(`指标${id}`, `indicator ${id}`), question: "", schemeFull: fixed(exact(table.full[id] ?? "0")), full: fixed(exact(table.full[id] ?? "0")),
    ...asPoints(range), state: open ? "undecided" : "scored", steps: [], rules: open ? [...rules, blank] : rules,
  };
}

function withRanks(units: readonly ResultUnit[]): readonly ResultUnit[] {
  return units.map((unit) => {
    const peers = units.filter((one) => one.ranked && one.group === unit.group);
    const decided = peers.every(({ total }) => total !== null);
    const above = peers.filter((one) => compare(exact(one.total ?? "0"), exact(unit.total ?? "0")) > 0).length;
    return { ...unit, of: peers.length, rank: unit.ranked && decided ? above + 1 : null, ...(unit.ranked && !decided ? { rankRange: [1, peers.length] as const } : {}) };
  });
}
