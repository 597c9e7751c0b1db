/** Reads the law parameters (法定口径) of one file and checks what a schema cannot say. */
import { checkShape } from "../document/shape.ts";
import type { YamlDocument } from "../document/yaml-document.ts";
import type { LawParameter, LawRow, LawUnit } from "../model/law.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { dateAt, lawProblem } from "./law-problem.ts";
import { parametersShape } from "./law-shape.ts";

interface WrittenRow {
  readonly from: string;
  readonly value: number | string;
  readonly source: string;
  readonly confirmed: boolean;
}

interface WrittenParameter {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  readonly unit: LawUnit;
  readonly selected_by: { readonly zh: string; readonly en: string };
  readonly rows: readonly WrittenRow[];
}

export function readParameters(document: YamlDocument): Outcome<readonly LawParameter[]> {
  const faults = checkShape(parametersShape, document);
  if (faults.length > 0) return { value: undefined, problems: faults };
  const problems: Problem[] = [];
  const written = (document.value as { readonly parameters: readonly WrittenParameter[] }).parameters;
  const parameters = written.map((parameter, index) => readParameter(document, parameter, index, problems));
  return { value: problems.length > 0 ? undefined : parameters, problems };
}

function readParameter(document: YamlDocument, written: WrittenParameter, index: number, problems: Problem[]): LawParameter {
  const rows = written.rows.flatMap((row, at): readonly LawRow[] => {
    const path = ["parameters", index, "rows", at];
    if (!fitsUnit(row.value, written.unit)) problems.push(unitProblem(document, [...path, "value"], written));
    const from = dateAt(document, [...path, "from"], row.from, problems);
    return from === undefined ? [] : [{ from, value: row.value, source: row.source, confirmed: row.confirmed }];
  });
  const ordered = rows.every((row, at) => at === 0 || row.from > (rows[at - 1]?.from ?? row.from));
  if (rows.length === written.rows.length && !ordered) problems.push(orderProblem(document, index, rows, written));
  return {
    id: written.id,
    title: text(written.title, written.title_en),
    unit: written.unit,
    selectedBy: written.selected_by,
    rows,
    position: document.positionOf(["parameters", index]),
  };
}

function fitsUnit(value: number | string, unit: LawUnit): boolean {
  if (value === "none") return true;
  return unit === "choice" ? typeof value === "string" && value !== "" : typeof value === "number" && value > 0;
}

function unitProblem(document: YamlDocument, path: readonly (string | number)[], written: WrittenParameter): Problem {
  const said = document.sourceOf(path) ?? "";
  const expected =
    written.unit === "choice" ? text("一个词（或 none）", "a word (or none)") : text("大于0的整数（或 none）", "a whole number above 0 (or none)");
  return lawProblem(
    "law-value-unit",
    document.positionOf(path),
    text(
      `“${written.title}”（${written.id}）的值应为${expected.zh}，实际为“${said}”`,
      `the value of ${written.id} (${written.unit}) must be ${expected.en}, but it says “${said}”`,
    ),
    text("单位已在 unit 一行写明，这里只写值", "the unit stands in its own line: write only the value"),
  );
}

function orderProblem(document: YamlDocument, index: number, rows: readonly LawRow[], written: WrittenParameter): Problem {
  const at = rows.findIndex((row, position) => position > 0 && row.from <= (rows[position - 1]?.from ?? row.from));
  const [before, row] = [rows[at - 1], rows[at]];
  if (before === undefined || row === undefined) throw new Error("rows are in order after all");
  const [earlier, later] = [formatPlainDate(before.from), formatPlainDate(row.from)];
  return lawProblem(
    "law-row-order",
    document.positionOf(["parameters", index, "rows", at, "from"]),
    text(`“${written.title}”（${written.id}）的 ${later} 一行排在 ${earlier} 之后`, `in ${written.id} the row of ${later} stands after that of ${earlier}`),
    text("请按施行日期由早到晚排列，每个日期只写一行", "put the rows in order of their dates, one row a date"),
  );
}
