/** Counting a whole group at once gives what comparing each unit with each other gives. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { rational, ZERO, type Rational } from "../../src/model/rational.ts";
import type { AreaScore, PointsRange, UnitScore } from "../../src/model/score.ts";
import { applyGradeQuota } from "../../src/ranking/grade-quota.ts";
import { rankUnits, type RankingInput } from "../../src/ranking/rank-units.ts";
import { deduct, indicator, rule, scheme, unit } from "../support/scheme-builder.ts";
import { keeps, ranksEachAgainstEach } from "./each-against-each.ts";

const AREAS = ["A", "B", "C"];
const GRADES = ["excellent", "good", "pass"];

/** Few different numbers, so that most cases have ties; halves and thirds, so that parts differ. */
const number = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(1, 2, 3)).map(([n, d]) => rational(n, d));
const width = fc.oneof({ weight: 3, arbitrary: fc.constant(ZERO) }, { weight: 1, arbitrary: number });
const range: fc.Arbitrary<PointsRange> = fc.tuple(number, width).map(([low, more]) => ({ low, high: sumOf(low, more) }));
const sumOf = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);

interface Row {
  readonly total: PointsRange;
  /** An area that does not bind the unit is not there. */
  readonly areas: readonly (PointsRange | undefined)[];
  readonly group: string;
  readonly ranked: boolean;
  readonly grades: readonly string[];
}

const area = fc.option(range, { nil: undefined, freq: 5 });
const row: fc.Arbitrary<Row> = fc.record({
  total: range,
  areas: fc.tuple(area, area, area),
  group: fc.constantFrom("towns", "towns", "districts"),
  ranked: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  grades: fc.constantFrom(["excellent"], ["excellent"], ["excellent", "good"], ["good"], ["good", "pass"]),
});
// many units of one total, told apart by areas only, and few of many totals
const rows = fc.oneof(
  fc.array(row, { maxLength: 14 }),
  fc.tuple(range, fc.array(row, { maxLength: 14 })).map(([total, all]) => all.map((one): Row => ({ ...one, total, group: "towns" }))),
);
const input = fc.tuple(rows, fc.subarray(AREAS).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })), fc.integer({ min: 0, max: 4 })).map(([all, tieBreak, share]): RankingInput => ({
  scheme: scheme([indicator("A1", 100, [rule("A1-x", deduct(1))])], { policies: { tieBreak, gradeQuota: { grade: "excellent", share: rational(share, 4) } } }),
  units: all.map(({ group, ranked }, index) => unit(`u${String(index)}`, { group, ranked })),
  scores: new Map(all.map((one, index) => [`u${String(index)}`, scoreOf(`u${String(index)}`, one)])),
}));

function scoreOf(code: string, { total, areas, grades }: Row): UnitScore {
  const scored = areas.flatMap((points, index): readonly AreaScore[] => (points === undefined ? [] : [{ id: AREAS[index] ?? "", full: ZERO, points, indicators: [], steps: [] }]));
  return { unit: code, areas: scored, bonuses: [], penalties: [], vetoes: [], total, grades, state: "scored", steps: [] };
}

it("ranks are the same", () => {
  fc.assert(fc.property(input, (one) => { expect([...rankUnits(one)]).toEqual([...ranksEachAgainstEach(one)]); }), { numRuns: 3_000 });
}, 60_000);

it("the grades that a quota leaves are the same", () => {
  const isNext = (grade: string): boolean => grade === "good";
  fc.assert(
    fc.property(input, (one) => {
      expect(one.scheme.grades.map(({ id }) => id)).toEqual(expect.arrayContaining(GRADES.slice(0, 2)));
      const after = applyGradeQuota(one);
      for (const each of one.units) {
        const before = one.scores.get(each.code);
        if (before === undefined) throw new Error("not scored");
        const keep = before.grades.includes("excellent") ? keeps(each, before, one) : "yes";
        const expected = keep === "yes" ? before.grades : GRADES.filter((grade) => isNext(grade) || (before.grades.includes(grade) && (keep === "open" || grade !== "excellent")));
        expect(after.get(each.code)?.grades).toEqual(expected);
      }
    }),
    { numRuns: 3_000 },
  );
}, 60_000);

it("many units of one total take no square of their number", () => {
  const many = 20_000;
  const same = { low: rational(90), high: rational(90) };
  const codes = Array.from({ length: many }, (_, index) => `u${String(index)}`);
  const own = (index: number): PointsRange => ({ low: rational(index, 100), high: rational(index, 100) });
  const ranks = rankUnits({
    scheme: scheme([indicator("A1", 100, [rule("A1-x", deduct(1))])], { policies: { tieBreak: ["A", "B"] } }),
    units: codes.map((code) => unit(code)),
    scores: new Map(codes.map((code, index) => [code, scoreOf(code, { total: same, areas: [same, own(index)], group: "", ranked: true, grades: [] })])),
  });
  expect([ranks.get("u0")?.rank, ranks.get(`u${String(many - 1)}`)?.rank]).toEqual([many, 1]);
  // each against each takes minutes
}, 10_000);
