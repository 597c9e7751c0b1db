/** The real report in samples/jinjiang and the relations of 2017, read the way the program reads them. */
import { readdirSync, readFileSync } from "node:fs";
import { statisticsOf } from "../../src/consistency/statistics-of.ts";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import type { ConsistencyRelation, Statistic } from "../../src/model/consistency.ts";
import type { Evidence, EvidenceRecord } from "../../src/model/evidence.ts";
import { parsePlainDate } from "../../src/model/plain-date.ts";
import type { RecordType } from "../../src/model/record-type.ts";
import { parseConsistency } from "../../src/scheme/parse-consistency.ts";
import { readRecordTypes } from "../../src/scheme/record-type-file.ts";
import { notebook } from "../../src/scheme/report.ts";

const SAMPLE = "samples/jinjiang";
const RELATIONS = "indicators/2017/consistency";
const RECORD_TYPES = "indicators/records";

export function relationsOf(file: string): readonly ConsistencyRelation[] {
  const path = `${RELATIONS}/${file}.yaml`;
  const { value, problems } = parseConsistency({ path, text: readFileSync(path, "utf8") });
  if (value === undefined) throw new Error(problems.map((problem) => `${String(problem.position.line)} ${problem.message.zh}`).join("\n"));
  return value;
}

export function recordType(id: string): RecordType {
  const path = `${RECORD_TYPES}/${id}.yaml`;
  const notes = notebook();
  const type = readRecordTypes([{ path, text: readFileSync(path, "utf8") }], new Map(), new Map(), notes).types.get(id);
  if (type === undefined || notes.problems.length > 0) throw new Error(notes.problems.map((problem) => problem.message.zh).join("\n"));
  return type;
}

/** The whole folder as evidence; throws if anything in it is faulty, set aside or mended. */
export function realEvidence(): Evidence {
  const files = readdirSync(SAMPLE).filter((name) => !name.endsWith(".md")).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${SAMPLE}/${path}`)) }));
  const [from, to] = [parsePlainDate("2017-01-01"), parsePlainDate("2017-12-31")];
  if (from === undefined || to === undefined) throw new Error("the year 2017 has both days");
  const recordTypes = new Map([["statistic", recordType("statistic")]]);
  const { value, problems } = readEvidence({ files, recordTypes, defaultPeriod: { from, to }, calendarYears: [2008, 2021] });
  if (value === undefined || problems.length > 0 || value.repairs.length > 0) throw new Error(JSON.stringify({ problems, repairs: value?.repairs }));
  return value;
}

export function realRecords(): readonly EvidenceRecord[] {
  return [...realEvidence().byUnit.values()].flatMap((unit) => unit.records.get("statistic") ?? []);
}

export function realStatistics(): readonly Statistic[] {
  return statisticsOf(realRecords());
}
