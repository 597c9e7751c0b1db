import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../src/model/assessment.ts";
import { ZERO } from "../../src/model/rational.ts";
import type { Policies, Scheme } from "../../src/model/scheme.ts";
import type { UnitRank, UnitScore } from "../../src/model/score.ts";
import { applyGradeQuota } from "../../src/ranking/grade-quota.ts";
import { rankUnits } from "../../src/ranking/rank-units.ts";
import { deduct, indicator, points, rule, scheme, unit } from "../support/scheme-builder.ts";

interface Standing {
  readonly code: string;
  readonly total: string | readonly [string, string];
  readonly areas?: Readonly<Record<string, string | readonly [string, string]>>;
  readonly group?: string;
  readonly ranked?: boolean;
  readonly grades?: readonly string[];
}

const withPolicies = (policies: Partial<Policies>): Scheme => scheme([indicator("A1", 100, [rule("A1-x", deduct(1))])], { policies });

function range(written: Standing["total"]): UnitScore["total"] {
  return typeof written === "string" ? { low: points(written), high: points(written) } : { low: points(written[0]), high: points(written[1]) };
}

function scoreOf(one: Standing): UnitScore {
  const areas = Object.entries(one.areas ?? {}).map(([id, got]) => ({ id, full: ZERO, points: range(got), indicators: [], steps: [] }));
  return { unit: one.code, areas, bonuses: [], penalties: [], vetoes: [], total: range(one.total), grades: one.grades ?? ["good"], state: "scored", steps: [] };
}

function inputOf(standings: readonly Standing[], policies: Partial<Policies> = {}): Parameters<typeof rankUnits>[0] {
  const units: readonly Unit[] = standings.map(({ code, group, ranked }) => unit(code, { group: group ?? "towns", ranked: ranked ?? true }));
  return { scheme: withPolicies(policies), units, scores: new Map(standings.map((one) => [one.code, scoreOf(one)])) };
}

const place = (rank: UnitRank | undefined): string => (rank?.rankRange === undefined ? String(rank?.rank) : rank.rankRange.join("–"));
const placesOf = (standings: readonly Standing[], policies: Partial<Policies> = {}): readonly string[] => {
  const ranks = rankUnits(inputOf(standings, policies));
  return standings.map(({ code }) => place(ranks.get(code)));
};

describe("ranks", () => {
  it.each<[string, readonly Standing[], Partial<Policies>, readonly string[]]>([
    ["share the best rank and leave out the next", [{ code: "a", total: "90" }, { code: "b", total: "90" }, { code: "c", total: "80" }], {}, ["1", "1", "3"]],
    [
      "tell equal totals apart by areas in turn",
      [{ code: "a", total: "90", areas: { D: "20", B: "5" } }, { code: "b", total: "90", areas: { D: "20", B: "6" } }, { code: "c", total: "90", areas: { D: "21", B: "0" } }],
      { tieBreak: ["D", "B"] },
      ["3", "2", "1"],
    ],
    ["rank groups apart", [{ code: "a", total: "80" }, { code: "b", total: "90", group: "subdistricts" }], {}, ["1", "1"]],
    ["leave out units that are not ranked", [{ code: "a", total: "80" }, { code: "b", total: "90", ranked: false }], {}, ["1", "undefined"]],
    ["are ranges where totals overlap", [{ code: "a", total: ["85", "95"] }, { code: "b", total: "90" }, { code: "c", total: "70" }], {}, ["1–2", "1–2", "3"]],
    ["are numbers where ranges allow no other", [{ code: "a", total: ["91", "95"] }, { code: "b", total: "90" }], {}, ["1", "2"]],
    ["do not count a bound that is only reached", [{ code: "a", total: ["80", "90"] }, { code: "b", total: "90" }], {}, ["1–2", "1"]],
  ])("%s", (_, standings, policies, expected) => {
    expect(placesOf(standings, policies)).toEqual(expected);
  });

  it("count the ranked units of the group", () => {
    const ranks = rankUnits(inputOf([{ code: "a", total: "80" }, { code: "b", total: "90", ranked: false }, { code: "c", total: "70" }]));
    expect([...ranks.values()].map((rank) => rank.of)).toEqual([2, 2, 2]);
  });

  it("do not depend on the order of units", () => {
    const standings = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.nat(2), fc.nat(3)), { minLength: 1, maxLength: 8 }).map((rows) =>
      rows.map(([low, width, area], index): Standing => ({ code: String(index), total: [String(low), String(low + width)], areas: { D: String(area) } })),
    );
    const shuffled = standings.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }).map((other) => ({ rows, other })));
    fc.assert(
      fc.property(shuffled, ({ rows, other }) => {
        const policies = { tieBreak: ["D"] };
        const [a, b] = [rankUnits(inputOf(rows, policies)), rankUnits(inputOf(other, policies))];
        for (const { code } of rows) expect(place(a.get(code))).toBe(place(b.get(code)));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a quota on a grade", () => {
  const quota = { gradeQuota: { grade: "excellent", share: points("0.5") } };
  const gradesOf = (standings: readonly Standing[]): readonly string[] => {
    const scores = applyGradeQuota(inputOf(standings.map((one) => ({ grades: ["excellent"], ...one })), quota));
    return standings.map(({ code }) => scores.get(code)?.grades.join("/") ?? "");
  };

  it.each<[string, readonly Standing[], readonly string[]]>([
    ["keeps the best, cut to whole places", [{ code: "a", total: "99" }, { code: "b", total: "98" }, { code: "c", total: "97" }], ["excellent", "good", "good"]],
    ["lets units that share the last place keep it", [{ code: "a", total: "99" }, { code: "b", total: "99" }, { code: "c", total: "97" }], ["excellent", "excellent", "good"]],
    ["passes a place on that a better unit does not hold", [{ code: "a", total: "99", grades: ["pass"] }, { code: "b", total: "98" }, { code: "c", total: "97" }], ["pass", "excellent", "good"]],
    ["leaves both open where ranks are", [{ code: "a", total: ["90", "99"] }, { code: "b", total: "95" }], ["excellent/good", "excellent/good"]],
    ["is not for units that are not ranked", [{ code: "a", total: "99", ranked: false }, { code: "b", total: "98" }, { code: "c", total: "97" }], ["good", "excellent", "good"]],
  ])("%s", (_, standings, expected) => {
    expect(gradesOf(standings)).toEqual(expected);
  });

  it("changes nothing where there is none", () => {
    const input = inputOf([{ code: "a", total: "99", grades: ["excellent"] }]);
    expect(applyGradeQuota(input)).toBe(input.scores);
  });
});

describe("an open total that may reach a decided one", () => {
  const decided: Standing = { code: "decided", total: "95.28", areas: { D: "22.50", B: "19.50" } };
  const policies = { tieBreak: ["D", "B"] };

  it("may go before it where the tie-break would favour it", () => {
    const open: Standing = { code: "open", total: ["94.78", "95.28"], areas: { D: ["22.50", "23.00"], B: "19.50" } };
    expect(placesOf([decided, open], policies)).toEqual(["1–2", "1–2"]);
  });

  it("can only share its rank where the tie-break is even at best", () => {
    const open: Standing = { code: "open", total: ["94.78", "95.28"], areas: { D: ["22.00", "22.50"], B: "19.50" } };
    expect(placesOf([decided, open], policies)).toEqual(["1", "1–2"]);
  });
});
