import { describe, expect, it } from "vitest";
import { recordFromValues } from "../../src/evidence/record-from-values.ts";
import { day, disclosureRequest, field, recordTypes } from "./record-types.ts";
import { typeLexicon } from "../../src/evidence/type-lexicon.ts";

const position = { file: "D2.yaml", line: 30, column: 7 };
const values = { channel: "online", reachedOn: "2017-03-05", fee: 0.1, supplements: [{ noticedOn: "2017-03-06" }] };

describe("a worked example's record", () => {
  it("is read as evidence is, with its entries", () => {
    const { value, problems } = recordFromValues({ types: recordTypes, type: "disclosure_request", id: "1", unit: "example", values, position });
    expect(problems).toEqual([]);
    expect(value?.record).toMatchObject({ id: "1", unit: "example", type: "disclosure_request", position });
    expect(value?.record.values.get("reachedOn")).toBe(day("2017-03-05"));
    expect(value?.record.values.get("fee")).toEqual({ n: 1n, d: 10n });
    expect(value?.children.map((child) => [child.id, child.unit, child.values.get("parent")])).toEqual([["1#1", "example", "1"]]);
    expect(value?.record.values.get("supplements")).toEqual(value?.children);
  });

  it("has errors, all at once, where it has faults or unknown keys", () => {
    const faulty = { ...values, channel: "telegraph", reachedOn: "2017-02-30", answeredOn: "2017-03-06" };
    const { value, problems } = recordFromValues({ types: recordTypes, type: "disclosure_request", id: "1", unit: "example", values: faulty, position });
    expect(value).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([
      ["column-unread", "error"],
      ["choice-unknown", "error"],
      ["date-invalid", "error"],
    ]);
  });
});

describe("headers", () => {
  const lexicon = typeLexicon({ ...disclosureRequest, fields: [...disclosureRequest.fields, field("own", "备注", { kind: "text" })] }, recordTypes);

  it.each(["收件日期", "收到日期", " 收件 日期 ", "收件日期（必填）", "reachedOn", "ReachedOn", "ｒｅａｃｈｅｄＯｎ", "\ufeff收件日期"])("knows %j", (header) => {
    expect(lexicon.target(header)).toMatchObject({ kind: "field", field: { id: "reachedOn" } });
  });

  it.each([
    ["补正1通知日期", 1],
    ["补正情况2通知日期", 2],
    ["第3次补正通知日期", 3],
    ["supplements[0].noticedOn", 1],
    ["supplements1.noticedOn", 1],
    ["supplement 2 noticedOn", 2],
  ])("takes %s for a column of entry %d", (header, number) => {
    expect(lexicon.target(header)).toMatchObject({ kind: "entry", number });
  });

  it("prefers a type's own field to a common one, and guesses at no short word", () => {
    expect(lexicon.target("备注")).toMatchObject({ field: { id: "own" } });
    expect(lexicon.target("补正1甲乙丙")).toEqual({ kind: "unread" });
    expect(lexicon.near("序号")).toBeUndefined();
    expect(lexicon.near("收件日")?.word).toBe("收件日期");
  });
});
