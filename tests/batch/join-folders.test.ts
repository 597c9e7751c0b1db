import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editionsDiffer } from "../../src/batch/editions-differ.ts";
import { joinFolders } from "../../src/batch/join-folders.ts";
import { sealFolder } from "../../src/batch/seal-folder.ts";
import { overallRanks } from "../../src/batch/overall-ranks.ts";
import type { BatchFolderSummary, BatchUnit } from "../../src/model/batch.ts";
import { text } from "../../src/model/text.ts";

function unit(code: string, total: number | readonly [number, number], over: Partial<BatchUnit> = {}): BatchUnit {
  const isOpen = typeof total !== "number" && total[0] !== total[1];
  const [low, high] = typeof total === "number" ? [total, total] : total;
  return {
    code, name: text(code, code), type: "town", typeTitle: { zh: "镇", en: "Town" }, group: "towns", groupTitle: text("镇组", "Towns"), state: "scored", total: isOpen ? null : String(low), ...(isOpen ? { range: { low: String(low), high: String(high) } } : {}),
    grade: "good", gradeTitle: text("良好", "Good"), gradePlace: 2, rank: 1, of: 1, ranked: true, ...over,
  };
}

function folder(path: string, units: readonly BatchUnit[], over: Partial<BatchFolderSummary> = {}): BatchFolderSummary {
  return {
    format: "kaoping/batch-folder@1", path, fingerprint: path, state: "scored", place: text(path, path), edition: "2017", editionSha256: null, synthetic: true, provisional: false, units, rules: [],
    counts: { findings: 0, error: 0, setAside: 0, warning: 0, note: 0 }, problems: [], ...over,
  };
}

const openTotal = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 })).map(([low, more]) => [low, low + more] as const);

describe("overallRanks", () => {
  it("counts the units that must and that may stand above, each against each", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(openTotal, fc.constantFrom("towns", "subdistricts"), fc.boolean()), { maxLength: 12 }), (all) => {
        const units = all.map(([total, group, ranked], index) => unit(String(index), total, { group, ranked }));
        const ranks = overallRanks([{ edition: "2017", units }]);
        for (const [index, [[low, high], group, ranked]] of all.entries()) {
          const others = all.filter(([, other, isRanked], at) => at !== index && other === group && isRanked);
          const best = 1 + others.filter(([[otherLow]]) => otherLow > high).length;
          const worst = 1 + others.filter(([[, otherHigh]]) => otherHigh > low).length;
          const expected = !ranked ? undefined : best === worst ? { rank: best, of: others.length + 1 } : { rank: null, rankRange: [best, worst], of: others.length + 1 };
          expect(ranks.get(units[index] as (typeof units)[number])).toEqual(expected);
        }
      }),
    );
  });

  it("keeps editions apart", () => {
    const ranks = overallRanks([{ edition: "2017", units: [unit("1", 90)] }, { edition: "2018", units: [unit("2", 95)] }]);
    expect([...ranks.values()].map(({ rank }) => rank)).toEqual([1, 1]);
  });
});

describe("joinFolders", () => {
  const folders = [folder("甲/一", [unit("1", 90), unit("2", 80, { grade: "pass", gradeTitle: text("合格", "Pass"), gradePlace: 3 })]), folder("甲/二", [unit("3", 85)]), folder("乙/三", [unit("4", [60, 70], { grade: null, gradeTitle: null, gradePlace: null })], { provisional: true })];

  it("is the same for the same folders in any order", () => {
    const expected = JSON.stringify(joinFolders(folders, "1"));
    expect(JSON.stringify(joinFolders(folders.toReversed(), "1"))).toBe(expected);
  });

  it("sums by type, group and every level of folders; open totals count in no mean", () => {
    const { groupings, provisional, synthetic } = joinFolders(folders, "1");
    expect(groupings.map(({ by, level, key, units, decided, mean, lowest, highest, openGrades }) => [by, level, key, units, decided, mean, lowest, highest, openGrades])).toEqual([
      ["all", undefined, "", 4, 3, "85.00", "80.00", "90.00", 1],
      ["type", undefined, "town", 4, 3, "85.00", "80.00", "90.00", 1],
      ["group", undefined, "2017/towns", 4, 3, "85.00", "80.00", "90.00", 1],
      ["level", 1, "乙", 1, 0, null, null, null, 1],
      ["level", 1, "甲", 3, 3, "85.00", "80.00", "90.00", 0],
      ["level", 2, "乙/三", 1, 0, null, null, null, 1],
      ["level", 2, "甲/一", 2, 2, "85.00", "80.00", "90.00", 0],
      ["level", 2, "甲/二", 1, 1, "85.00", "85.00", "85.00", 0],
    ]);
    expect(groupings[0]?.grades.map(({ title, units }) => [title.zh, units])).toEqual([["良好", 2], ["合格", 1]]);
    expect([provisional, synthetic]).toEqual([true, true]);
    // (90 + 80 + 85 + 60) / 4 and, with 70 for 60, to 81.25
    expect(groupings.map(({ key, meanRange }) => [key, meanRange])).toEqual([
      ["", { low: "78.75", high: "81.25" }], ["town", { low: "78.75", high: "81.25" }], ["2017/towns", { low: "78.75", high: "81.25" }], ["乙", { low: "60.00", high: "70.00" }],
      ["甲", undefined], ["乙/三", { low: "60.00", high: "70.00" }], ["甲/一", undefined], ["甲/二", undefined],
    ]);
  });

  it("leaves units without points out of the range of a mean", () => {
    const { range, ...without } = { ...unit("2", [0, 1], { ranked: false }) };
    const [all] = joinFolders([folder("a", [unit("1", [60, 70]), without])], "1").groupings;
    expect([range === undefined, all?.units, all?.meanRange]).toEqual([false, 2, { low: "60.00", high: "70.00" }]);
  });

  it("names codes that stand in several folders, and awaits a person for them", () => {
    const batch = joinFolders([folder("a", [unit("1", 90)]), folder("b", [unit("1", 80), unit("2", 70)]), folder("c", [unit("1", 60)], { edition: "2018" })], "1");
    expect([batch.repeatedCodes, batch.provisional]).toEqual([[{ code: "1", edition: "2017", folders: ["a", "b"] }], true]);
  });

  it("adds up what a clause cost, exactly, and puts the dearest first", () => {
    const rule = (id: string, low: string, units = 1) => ({ edition: "2017", indicator: "D2", indicatorTitle: text("", ""), rule: id, wording: id, findings: 2, units, taken: { low, high: low } });
    const { rules } = joinFolders([folder("a", [], { rules: [rule("x", "1/3"), rule("y", "0.5")] }), folder("b", [], { rules: [rule("x", "2/3", 4)] })], "1");
    expect(rules.map(({ rule: id, units, findings, taken }) => [id, units, findings, taken.low])).toEqual([["x", 5, 4, "1"], ["y", 1, 2, "0.5"]]);
  });
});

describe("editionsDiffer", () => {
  const scoredWith = (path: string, edition: string, hash: string | null) => sealFolder(folder(path, [], { edition, editionSha256: hash }), [], () => "");

  it("tells once of each edition that was not one and the same, and nothing of what was not read", () => {
    const found = editionsDiffer([scoredWith("a", "2017", "1"), scoredWith("b", "2017", "1"), scoredWith("c", "2018", "1"), scoredWith("d", "2017", "2"), scoredWith("e", "2017", "3"), scoredWith("f", "2018", null)]);
    expect(found.map(({ code, position }) => [code, position.file])).toEqual([["editions-differ", "d"]]);
  });
});
