/** Columns that mean no field, in tables and records that are wide with them. */
import { describe, expect, it } from "vitest";
import { readFiles } from "./record-types.ts";

const codesOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  readFiles(files).problems.filter(({ code }) => code.startsWith("column-")).map(({ code, position }) => `${code} ${String(position.column)} ${position.cell ?? ""}`);

const HEADER = "编号,单位,渠道,收件日期,申请人";
const ROW = "1,900101,网络,2017-03-05,王某";

describe("a column that is near a field", () => {
  it.each([
    ["is misspelt, where the field has no other", "答复文豪", ["column-misspelt 6 答复文豪"]],
    ["is another, where the field is there", "收件日期期", ["column-unread 6 收件日期期"]],
    ["is another, where the field is there and personal", "申请人人", ["column-unread 6 申请人人"]],
  ])("%s", (_, header, expected) => {
    expect(codesOf({ "disclosure_request.csv": `${HEADER},${header}\n${ROW},x\n` })).toEqual(expected);
  });
});

describe("columns that mean nothing", () => {
  const count = 20_000;
  const wide = Array.from({ length: count }, (_, index) => `其他${String(index)}`);
  const cells = wide.map(() => "x");

  it("are named one by one, each where it stands, in a table of any width", () => {
    const named = codesOf({ "disclosure_request.csv": `${HEADER},${wide.join(",")}\n${ROW},${cells.join(",")}\n2${ROW.slice(1)},${cells.join(",")}\n` });
    expect(named).toEqual(wide.map((header, index) => `column-unread ${String(index + 6)} ${header}`));
  });

  it("are named one by one in a record of any width", () => {
    const record = `{"id":"1","unit":"900101","channel":"online","reachedOn":"2017-03-05",${wide.map((key) => `"${key}":1`).join(",")}}`;
    const named = codesOf({ "disclosure_request.ndjson": record });
    expect(named).toHaveLength(count);
    expect(named.at(-1)).toBe(`column-unread ${String(record.lastIndexOf(":") + 2)} ${String(wide.at(-1))}`);
  });
});
