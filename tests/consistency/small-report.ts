/** Small reports and relations for tests: rows as `label: value, percent, cumulative`, relations as YAML. */
import { checkConsistency } from "../../src/consistency/check-consistency.ts";
import { cellOf } from "../../src/consistency/statistics-of.ts";
import type { ConsistencyRelation, ConsistencyResult, Statistic } from "../../src/model/consistency.ts";
import { parsePlainDate } from "../../src/model/plain-date.ts";
import { parseConsistency } from "../../src/scheme/parse-consistency.ts";

export interface Row {
  readonly value?: string;
  readonly percent?: string;
  readonly cumulative?: string;
  readonly measure?: string;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly unit?: string;
}

export function statistic(label: string, row: Row): Statistic {
  return {
    id: label,
    unit: row.unit ?? "900101",
    reportYear: 2017,
    place: row.place ?? "附表",
    label,
    from: parsePlainDate(row.from ?? ""),
    to: parsePlainDate(row.to ?? ""),
    measure: row.measure,
    value: cellOf(row.value),
    percent: cellOf(row.percent),
    cumulative: cellOf(row.cumulative),
    position: { file: "statistic.csv", line: 2, column: 1 },
  };
}

export function statistics(rows: Readonly<Record<string, Row>>): readonly Statistic[] {
  return Object.entries(rows).map(([label, row]) => statistic(label, row));
}

/** A relation from the lines that say what it checks. */
export function relation(check: string): ConsistencyRelation {
  const lines = check.trim().split("\n").map((line) => `    ${line}`).join("\n");
  const text = `title: 表\ntitle_en: form\nsource: 测试\nplace: 附表\nrelations:\n  - id: r\n    title: 关系\n    title_en: relation\n${lines}\n`;
  const { value, problems } = parseConsistency({ path: "r.yaml", text });
  const [only] = value ?? [];
  if (only === undefined) throw new Error(problems.map((problem) => problem.message.zh).join("\n"));
  return only;
}

/** The only result of one relation over one small report. */
export function check(written: string, rows: Readonly<Record<string, Row>>): ConsistencyResult | undefined {
  return checkConsistency([relation(written)], statistics(rows))[0];
}
