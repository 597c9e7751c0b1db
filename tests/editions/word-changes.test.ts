import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordChanges } from "../../src/editions/word-changes.ts";

const sentence = fc.array(fc.constantFrom("每", "条", "扣", "分", "的", "0.5", "20", "超", "期", "，", "late"), { maxLength: 30 }).map((pieces) => pieces.join(""));

describe("what changed in a sentence", () => {
  it("keeps a number whole", () => {
    expect(wordChanges("每条扣0.2分", "每条扣0.3分")).toEqual([{ kept: "每条扣" }, { old: "0.2", new: "0.3" }, { kept: "分" }]);
  });

  it("does not pretend that two sentences are one", () => {
    expect(wordChanges("未公开的不得分", "迟报扣二分")).toEqual([{ old: "未公开的不得分", new: "迟报扣二分" }]);
  });

  it("makes one change of two with a crumb between", () => {
    expect(wordChanges("甲乙丙丁戊己庚辛", "甲子丙丑戊己庚辛")).toEqual([{ kept: "甲" }, { old: "乙丙丁", new: "子丙丑" }, { kept: "戊己庚辛" }]);
  });

  it("gives both sentences back, whatever they are", () => {
    fc.assert(
      fc.property(sentence, sentence, (older, newer) => {
        const changes = wordChanges(older, newer);
        expect(changes.map((one) => ("kept" in one ? one.kept : one.old)).join("")).toBe(older);
        expect(changes.map((one) => ("kept" in one ? one.kept : one.new)).join("")).toBe(newer);
      }),
    );
  });
});
