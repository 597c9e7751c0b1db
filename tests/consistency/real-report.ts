/** The real report in samples/jinjiang and the relations of 2017, as the tests read them. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { ConsistencyRelation, Statistic } from "../../src/model/consistency.ts";
import type { EvidenceRecord, FieldValue } from "../../src/model/evidence.ts";
import { parsePlainDate } from "../../src/model/plain-date.ts";
import { statisticsOf } from "../../src/consistency/statistics-of.ts";
import { parseConsistency } from "../../src/scheme/parse-consistency.ts";

const SAMPLE = "samples/jinjiang";
const RELATIONS = "indicators/2017/consistency";

export function relationsOf(file: string): readonly ConsistencyRelation[] {
  const path = `${RELATIONS}/${file}.yaml`;
  const { value, problems } = parseConsistency({ path, text: readFileSync(path, "utf8") });
  if (value === undefined) throw new Error(problems.map((problem) => `${String(problem.position.line)} ${problem.message.zh}`).join("\n"));
  return value;
}

export function realRecords(): readonly EvidenceRecord[] {
  return readdirSync(SAMPLE).filter((name) => name.endsWith(".csv")).toSorted().flatMap(recordsOf);
}

export function realStatistics(): readonly Statistic[] {
  return statisticsOf(realRecords());
}

function recordsOf(file: string): readonly EvidenceRecord[] {
  const rows = parse(readFileSync(`${SAMPLE}/${file}`), { columns: true, info: true }) as unknown as readonly {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
  }[];
  return rows.map(({ record, info }) => ({
    id: record["编号"] ?? "",
    type: "statistic",
    unit: record["单位"] ?? "",
    position: { file, line: info.lines, column: 0 },
    values: new Map<string, FieldValue>([
      ["reportYear", Number(record["报告年度"])],
      ["place", record["位置"]],
      ["label", record["指标名称"]],
      ["periodFrom", parsePlainDate(record["统计起日"] ?? "")],
      ["periodTo", parsePlainDate(record["统计止日"] ?? "")],
      ["measure", record["计量单位"]],
      ["value", record["数值"]],
      ["percent", record["所印百分比"]],
      ["cumulative", record["历年累计"]],
    ]),
  }));
}
