/** The relations of the annual report's annex that are faults where they do not hold (towns send the annex only). */
import { get, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

interface Line {
  readonly year: number | undefined;
  readonly cumulative: number | undefined;
}

const numberIn = (row: Row, field: string): number | undefined => {
  const text = row.get(field) ?? "";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
};

/** Lines by label; a label that stands twice with different numbers is no line at all. */
function linesOf(rows: readonly Row[]): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const label = (row.get("label") ?? "").replace(/^其中：/, "").replace(/^\d+\./, "").trim();
    const line = { year: numberIn(row, "value"), cumulative: numberIn(row, "cumulative") };
    const before = lines.get(label);
    const differs = before !== undefined && (before.year !== line.year || before.cumulative !== line.cumulative);
    lines.set(label, differs ? { year: undefined, cumulative: undefined } : line);
  }
  return lines;
}

type Figure = number | undefined;
const known = (...all: readonly Figure[]): boolean => all.every((one) => one !== undefined);

const published = { whole: "主动公开文件数", parts: ["政府网站公开数", "政府公报公开数"] };
const received = { whole: "受理政府信息公开申请总数", parts: ["当面申请数", "网络申请数", "信函、传真申请数"] };
const replied = { whole: "对申请的答复总数", parts: ["同意公开答复数", "同意部分公开答复数", "不予公开答复数", "其他类型答复数"] };
const others = ["接受行政申诉、举报数", "行政复议数", "行政诉讼数"];

/** How many relations are broken in the report for 2016 (or for a year that is not stated). */
export function brokenRelations(unit: Unit): number {
  const rows = rowsOf(unit, "statistic").filter((row) => get(row, "place") === "附表" && ["2016", null].includes(get(row, "reportYear")));
  const lines = linesOf(rows);
  const year = (label: string): Figure => lines.get(label)?.year;
  const cumulative = (label: string): Figure => lines.get(label)?.cumulative;
  const history = (label: string): Figure => (known(year(label), cumulative(label)) ? (cumulative(label) ?? 0) - (year(label) ?? 0) : undefined);
  type Column = (label: string) => Figure;

  const partAboveWhole = (column: Column): boolean => published.parts.some((part) => known(column(part), column(published.whole)) && (column(part) ?? 0) > (column(published.whole) ?? 0));
  const sumDiffers = (relation: { whole: string; parts: readonly string[] }, column: Column): boolean =>
    known(column(relation.whole), ...relation.parts.map(column)) && relation.parts.reduce((total, part) => total + (column(part) ?? 0), 0) !== column(relation.whole);
  const labels = [published, received, replied].flatMap((relation) => [relation.whole, ...relation.parts]).concat(others);
  const cumulativeBelowYear = labels.some((label) => known(history(label)) && (history(label) ?? 0) < 0);

  return [
    partAboveWhole(year),
    partAboveWhole(cumulative),
    sumDiffers(received, year),
    sumDiffers(received, cumulative),
    sumDiffers(replied, year),
    sumDiffers(replied, cumulative),
    cumulativeBelowYear,
    partAboveWhole(history),
  ].filter(Boolean).length;
}
