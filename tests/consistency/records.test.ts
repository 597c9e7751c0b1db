/** From records to statistics, and from results back to records and problems. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkConsistency } from "../../src/consistency/check-consistency.ts";
import { consistencyProblems } from "../../src/consistency/consistency-problems.ts";
import { consistencyRecords } from "../../src/consistency/consistency-records.ts";
import { cellOf, statisticsOf } from "../../src/consistency/statistics-of.ts";
import { realRecords, relationsOf } from "./real-report.ts";
import { relation, statistic } from "./small-report.ts";

describe("cells", () => {
  test("numbers keep their printed digits", () => {
    expect(cellOf("5.90%")).toMatchObject({ kind: "number", places: 2, printed: "5.90%", value: { n: 59n, d: 10n } });
    expect(cellOf("15%")).toMatchObject({ kind: "number", places: 0 });
    expect(cellOf("1848.4634")).toMatchObject({ kind: "number", places: 4 });
    expect(cellOf(12)).toMatchObject({ kind: "number", printed: "12" });
  });

  test.each([undefined, null, "", " ", "/", "-", "—", "无", "约5", "1e3"])("%s is no number", (cell) => {
    expect(cellOf(cell).kind).toBe("none");
  });
});

test("all figures of the real report become statistics, and other records none", () => {
  const records = realRecords();
  const other = { ...records[0], type: "annual_report" } as (typeof records)[number];
  expect(statisticsOf([...records, other])).toHaveLength(126);
});

const sum = relation("sum_equals: { whole: 总数, parts: [甲] }");
const two = [statistic("总数", { unit: "a", value: "3" }), statistic("甲", { unit: "a", value: "2" }), statistic("总数", { unit: "b", value: "3" })];
const results = checkConsistency([sum], two);

test("results become records, one for each relation and unit", () => {
  const records = consistencyRecords(results);
  expect(records.map(({ id, unit, type }) => [id, unit, type])).toEqual([["a/2017/r", "a", "consistency_check"], ["b/2017/r", "b", "consistency_check"]]);
  expect(Object.fromEntries(records[0]?.values ?? [])).toEqual({ relation: "r", relationTitle: "关系", reportYear: 2017, kind: "sum_equals", state: "broken", arithmetic: "2 ≠ 3", causes: null });
  expect(records[1]?.values.get("state")).toBe("not-assessable");
});

test("the record type knows every kind and state, and every field of the records", () => {
  const type = parse(readFileSync("indicators/records/consistency_check.yaml", "utf8")) as { readonly fields: Readonly<Record<string, { readonly values?: object }>> };
  const real = checkConsistency([...relationsOf("annual-report-form"), ...relationsOf("city-report-2017")], statisticsOf(realRecords()));
  for (const record of consistencyRecords([...real, ...results])) {
    expect(Object.keys(type.fields)).toEqual([...record.values.keys()]);
    expect(Object.keys(type.fields["kind"]?.values ?? {})).toContain(record.values.get("kind"));
    expect(Object.keys(type.fields["state"]?.values ?? {})).toContain(record.values.get("state"));
  }
});

test("a broken relation awaits a person where statistics are the purpose, and is a note where units are scored", () => {
  expect(consistencyProblems(results, "statistics").map(({ code, severity }) => [code, severity])).toEqual([["consistency-broken", "warning"], ["consistency-open", "note"]]);
  expect(consistencyProblems(results, "score").map((problem) => problem.severity)).toEqual(["note", "note"]);
  expect(consistencyProblems(results, "statistics")[0]?.message.zh).toBe("勾稽关系“关系”不符：2 ≠ 3");
});
