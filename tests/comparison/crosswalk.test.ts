import { describe, expect, it } from "vitest";
import { crosswalk } from "../../src/comparison/crosswalk.ts";
import { matchUnits } from "../../src/comparison/match-units.ts";
import { relation, tableResult, type TableUnit } from "../support/score-table.ts";

const withFull = (year: number, full: Readonly<Record<string, string>>, crosswalkSteps?: Parameters<typeof tableResult>[0]["crosswalk"]): ReturnType<typeof tableResult> =>
  tableResult({ year, full, units: [{ code: "1", points: full }], ...(crosswalkSteps === undefined ? {} : { crosswalk: crosswalkSteps }) });

const shown = (before: ReturnType<typeof tableResult>, after: ReturnType<typeof tableResult>): readonly string[] =>
  crosswalk(before, after).related.map(({ id, kind, core, replaces }) => [id, kind, ...(core ? ["core"] : []), ...replaces.map((one) => `instead of ${one}`)].join(" "));

const STEP_2018 = {
  edition: "2018", extends: "2017",
  relations: [relation("A1", "same", "A1"), relation("A2", "reweighted", "A2"), relation("B4", "merged", "B1", "B2"), relation("C2", "split", "C1"), relation("C3", "split", "C1"), relation("D2", "replaced", "D1"), relation("E1", "new"), relation("F1", "retired")],
};
const OLD = withFull(2017, { A1: "1", A2: "2", B1: "1", B2: "1", C1: "3", D1: "1", F1: "2" });

describe("related indicators", () => {
  it("of one step", () => {
    const after = withFull(2018, { A1: "1", A2: "1", B4: "2", C2: "1", C3: "2", D2: "1", E1: "2" }, [STEP_2018]);
    expect(shown(OLD, after)).toEqual(["A1 same core", "A2 reweighted core", "B1+B2→B4 merged core", "C1→C2+C3 split core", "D2 new instead of D1", "D1 retired", "E1 new", "F1 retired"]);
    expect(crosswalk(OLD, after)).toMatchObject({ undeclared: [], lost: [] });
  });

  it("over an edition that no result is of", () => {
    const later = { edition: "2019", extends: "2018", relations: [relation("A1", "reweighted", "A1"), relation("A2", "rule-changed", "A2"), relation("B4", "same", "B4"), relation("C4", "merged", "C2", "C3"), relation("D2", "same", "D2"), relation("E2", "split", "E1"), relation("E3", "split", "E1")] };
    const after = withFull(2019, { A1: "2", A2: "1", B4: "2", C4: "2", D2: "1", E2: "1", E3: "1" }, [STEP_2018, later]);
    expect(shown(OLD, after)).toEqual(["A1 reweighted core", "A2 rule-changed", "B1+B2→B4 merged core", "C1→C4 several core", "D2 new instead of D1", "D1 retired", "E2+E3 new", "F1 retired"]);
  });

  it("that an edition between merged and the last retired are accounted for, under the ids of the first", () => {
    const merged = { edition: "2018", extends: "2017", relations: [relation("A1", "same", "A1"), relation("B3", "merged", "B1", "B2")] };
    const after = (...relations: readonly ReturnType<typeof relation>[]): ReturnType<typeof tableResult> =>
      withFull(2019, { A1: "1", ...(relations.some(({ indicator }) => indicator === "B4") ? { B4: "2" } : {}) }, [merged, { edition: "2019", extends: "2018", relations: [relation("A1", "same", "A1"), ...relations] }]);
    const before = withFull(2017, { A1: "1", B1: "1", B2: "1" });
    expect(crosswalk(before, after(relation("B3", "retired"))).lost).toEqual([]);
    expect(crosswalk(before, after()).lost).toEqual(["B1", "B2"]);
    expect(shown(before, after(relation("B4", "replaced", "B3")))).toEqual(["A1 same core", "B4 new instead of B1 instead of B2", "B1+B2 retired"]);
    expect(crosswalk(before, after(relation("B4", "replaced", "B3"))).lost).toEqual([]);
  });

  it("of which an edition between retired one of two pieces, and forgot the other, are lost", () => {
    const split = { edition: "2018", extends: "2017", relations: [relation("C2", "split", "C1"), relation("C3", "split", "C1")] };
    const later = { edition: "2019", extends: "2018", relations: [relation("C2", "retired"), relation("A1", "new")] };
    expect(crosswalk(withFull(2017, { C1: "3" }), withFull(2019, { A1: "3" }, [split, later])).lost).toEqual(["C1"]);
  });

  it("the other way round turn splits and mergers", () => {
    const after = withFull(2018, { A1: "1", A2: "1", B4: "2", C2: "1", C3: "2", D2: "1", E1: "2" }, [STEP_2018]);
    expect(shown(after, OLD)).toEqual(expect.arrayContaining(["B4→B1+B2 split core", "C2+C3→C1 merged core", "F1 new", "E1 retired"]));
  });

  it("are never restated where one step says so, whatever they became later", () => {
    const marked = { ...STEP_2018, relations: STEP_2018.relations.map((one) => (one.indicator === "C2" ? { ...one, restate: "never" as const } : one)) };
    const after = withFull(2018, { A1: "1", A2: "1", B4: "2", C2: "1", C3: "2", D2: "1", E1: "2" }, [marked]);
    const never = (one: ReturnType<typeof crosswalk>): readonly string[] => one.related.filter(({ neverRestated }) => neverRestated).map(({ id }) => id);
    expect([never(crosswalk(OLD, after)), never(crosswalk(after, OLD))]).toEqual([["C1→C2+C3"], ["C2+C3→C1"]]);
  });

  it("of unrelated editions are none, whatever their ids", () => {
    expect(shown(withFull(2017, { A1: "1" }), withFull(2018, { A1: "1" }))).toEqual(["A1 undeclared", "A1→ retired"]);
  });
});

const units = (...all: readonly Omit<TableUnit, "points">[]): ReturnType<typeof tableResult>["units"] => tableResult({ year: 2017, full: { A1: "1" }, units: all.map((unit) => ({ ...unit, points: { A1: "1" } })) }).units;
const matching = (before: ReturnType<typeof units>, after: ReturnType<typeof units>): readonly string[] => {
  const { same, fates } = matchUnits(before, after);
  return [...same.map((one) => `${one.before.code}=${one.after.code}`), ...fates.map(({ kind, code, others }) => [kind, code, ...others.map((one) => one.code)].join(" "))];
};

describe("units of two years", () => {
  it("are the same by code, by the code before, by a former name", () => {
    const before = units({ code: "1" }, { code: "2" }, { code: "3", name: "旧名" });
    expect(matching(before, units({ code: "1" }, { code: "22", predecessors: ["2"] }, { code: "33", name: "新名", formerNames: ["旧名"] }))).toEqual(["1=1", "2=22", "3=33"]);
  });

  it("with one name and two codes are not the same unless somebody says so", () => {
    expect(matching(units({ code: "1", name: "同名" }), units({ code: "2", name: "同名" }))).toEqual(["new 2", "vanished 1"]);
  });

  it("merged under a new code, or into one that keeps its own", () => {
    const before = units({ code: "1" }, { code: "2" });
    expect(matching(before, units({ code: "3", predecessors: ["1", "2"] }))).toEqual(["merged 3 1 2", "vanished 1 3", "vanished 2 3"]);
    expect(matching(before, units({ code: "1", predecessors: ["2"] }))).toEqual(["merged 1 1 2", "vanished 2 1"]);
  });

  it("split: not even the one that keeps the code goes on", () => {
    expect(matching(units({ code: "1" }), units({ code: "1" }, { code: "2", predecessors: ["1"] }))).toEqual(["split 1 1", "split 2 1"]);
    expect(matching(units({ code: "1" }), units({ code: "2", predecessors: ["1"] }, { code: "3", predecessors: ["1"] }))).toEqual(["split 2 1", "split 3 1", "vanished 1 2 3"]);
  });

  describe("whose codes were handed on", () => {
    const before = units({ code: "1", name: "甲" }, { code: "2", name: "乙" });

    it("are what their predecessors say: exchanged, or taken over one from the other", () => {
      expect(matching(before, units({ code: "2", name: "甲", predecessors: ["1"] }, { code: "1", name: "乙", predecessors: ["2"] }))).toEqual(["1=2", "2=1"]);
      expect(matching(before, units({ code: "1", name: "乙", predecessors: ["2"] }, { code: "3", name: "甲", predecessors: ["1"] }))).toEqual(["2=1", "1=3"]);
    });

    it("also where names changed as well", () => {
      expect(matching(before, units({ code: "2", name: "丙", predecessors: ["1"] }, { code: "1", name: "丁", predecessors: ["2"] }))).toEqual(["1=2", "2=1"]);
    });

    it("also where only one of them says so, and the names bear it out", () => {
      expect(matching(before, units({ code: "2", name: "甲" }, { code: "1", name: "乙", predecessors: ["2"] }))).toEqual(["1=2", "2=1"]);
      expect(matching(before, units({ code: "1", name: "乙", predecessors: ["2"] }, { code: "3", name: "甲" }))).toEqual(["2=1", "1=3"]);
    });

    it("go by code where nobody says anything", () => {
      expect(matching(before, units({ code: "2", name: "甲" }, { code: "1", name: "乙" }))).toEqual(["2=2", "1=1"]);
      expect(matching(before, units({ code: "1", name: "乙" }, { code: "3", name: "甲" }))).toEqual(["1=1", "new 3", "vanished 2"]);
    });

    it("are the same from then on, though the statement stays in the list", () => {
      const now = units({ code: "2", name: "甲", predecessors: ["1"] }, { code: "1", name: "乙", predecessors: ["2"] });
      expect(matching(now, now)).toEqual(["2=2", "1=1"]);
    });

    it("are no mergers, and mergers and splits stay what they are", () => {
      expect(matching(before, units({ code: "1", name: "甲", predecessors: ["2"] }))).toEqual(["merged 1 1 2", "vanished 2 1"]);
      expect(matching(before, units({ code: "1", name: "甲乙", predecessors: ["2"] }))).toEqual(["merged 1 1 2", "vanished 2 1"]);
      expect(matching(before, units({ code: "1", name: "乙", predecessors: ["1", "2"] }))).toEqual(["merged 1 1 2", "vanished 2 1"]);
      // it took one in and gave a part away: its name says that it is still there
      expect(matching(before, units({ code: "1", name: "甲", predecessors: ["2"] }, { code: "3", name: "丙", predecessors: ["1"] }))).toEqual(["merged 1 1 2", "split 3 1", "vanished 2 1"]);
    });
  });

  it("merged long ago are the same from then on", () => {
    expect(matching(units({ code: "3", predecessors: ["1", "2"] }), units({ code: "3", predecessors: ["1", "2"] }))).toEqual(["3=3"]);
  });
});
