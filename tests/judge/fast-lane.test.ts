/** Whole results are the same, byte for byte, whether records go the fast lane and are judged by classes, or each is read and judged on its own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessUnder, readyEdition } from "../../src/assess.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { addDays, formatPlainDate, parsePlainDate } from "../../src/model/plain-date.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { outputFiles } from "../../src/output-files.ts";
import { sha256, textOf } from "../support/outputs.ts";

const sources = await readEdition("indicators/2017");
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The same edition all along, as in a batch: what earlier folders taught it must not show. */
const ready = new Map((["classes", "each"] as const).map((mode) => [mode, readyEdition(sources, mode).value]));

async function written(files: readonly RawFile[], mode: EngineMode): Promise<readonly string[]> {
  const edition = ready.get(mode);
  if (edition === undefined) throw new Error("the edition has errors");
  const { value, problems } = await assessUnder(edition, { files, version: "test", sha256 });
  const told = problems.map(({ code, position, message }) => JSON.stringify([code, position, message.zh]));
  return value === undefined ? told : [...told, ...[...outputFiles(value, "zh", "tables")].map(({ path, content }) => `${path}\n${textOf(content)}`)];
}

function folder(asOf: string, path: string, content: string): readonly RawFile[] {
  const statement = "submitted: { all: none-occurred, disclosure_request: complete }";
  return [
    { path: "assessment.yaml", bytes: bytes(`place: 试点\nedition: "2017"\nas_of: ${asOf}\ncutoff: 2018-01-20\npurpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`) },
    { path: "units.yaml", bytes: bytes(`units:\n  - { code: "1", name: 甲镇, type: town, group: towns, ${statement} }\n  - { code: "2", name: 乙镇, type: town, group: towns, ${statement} }\n`) },
    { path, bytes: bytes(content) },
  ];
}

const start = parsePlainDate("2016-11-01");
const dayAfter = (days: number): string => (start === undefined ? "" : formatPlainDate(addDays(start, days)));
const first = fc.integer({ min: 0, max: 430 });
const usually = <T>(value: T, ...others: readonly T[]): fc.Arbitrary<T> => fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: others.length, arbitrary: fc.constantFrom(...others) });

/** What a day after the receipt may be; blank and none among them. */
const later = (...days: readonly number[]) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom<number | string>(...days) }, { weight: 1, arbitrary: fc.constantFrom<number | string>("", "无") });
const request = fc.record({
  unit: fc.constantFrom("1", "2", "甲镇"),
  id: fc.oneof({ weight: 20, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom("R-1", "R-2", "") }),
  reachedOn: first,
  channel: usually("当面", "网络", "平信", "邮寄签收", "传真", "", "其他"),
  signedOn: later(0, 1, 3),
  confirmedOn: later(0, 2, 9),
  systemReceivedOn: later(0, 1),
  misdirected: usually("否", "是", ""),
  contactFailed: usually("否", "是"),
  extensionApprovedOn: usually<number | string>("无", 5, 12, 40),
  extensionApprovedBy: usually("无", "信息公开工作机构负责人", "其他人员", ""),
  extensionToldOn: usually<number | string>("无", 6, 14, 41),
  replyDelivery: usually("邮政寄送", "快递寄送", "直接送达", "无", ""),
  postedOn: later(3, 14, 20, 22, 24, 31, 45, 80),
  replySignedOn: later(5, 20, 60),
  urgedOn: usually<number | string>("无", 10, 23, 30, ""),
  withdrawnOn: usually<number | string>("无", 8, 40),
  replyType: usually("信息不存在", "告知更改补充", "同意公开", "", "无", "不予公开（三类内部事务信息）"),
  docNo: usually("〔2017〕3号", "无", ""),
  sealed: usually("是", "否", "", "盖了"),
  datedReply: usually("是", "否", "无"),
  remediesStated: usually("是", "否", ""),
  remedyBodiesStated: usually("是", "否"),
  reconsiderationDays: usually("60", "90", "", "无"),
  litigationMonths: usually("6", "3", ""),
  archived: usually("申请表；受理回执；审批单；答复书；送达回证", "申请表；答复书", "", "无"),
  recordedOn: usually<number | string>("", 20, 500),
});
type Request = Readonly<Record<string, string | number>>;

function cellsOf({ reachedOn, ...rest }: Request): Readonly<Record<string, string>> {
  const day = Number(reachedOn);
  return Object.fromEntries(Object.entries({ ...rest, reachedOn: 0 }).map(([key, value]) => [key, typeof value === "number" ? dayAfter(day + value) : value]));
}

describe("by classes and by the fast lane, or each on its own", () => {
  const requests = fc.array(request, { minLength: 1, maxLength: 60 });
  const asOf = fc.constantFrom("2017-12-31", "2018-01-10", "2017-06-30");

  it("a table is scored alike", async () => {
    await fc.assert(
      fc.asyncProperty(requests, asOf, async (list, day) => {
        const rows = list.map(cellsOf);
        const keys = Object.keys(rows[0] ?? {});
        const files = folder(day, "disclosure_request.csv", [keys.join(","), ...rows.map((row) => keys.map((key) => row[key] ?? "").join(","))].join("\n"));
        expect(await written(files, "classes")).toEqual(await written(files, "each"));
      }),
      { numRuns: 25 },
    );
  });

  it("lines are scored alike, with notices and consultations among them", async () => {
    const entries = fc.constantFrom("", ',"supplements":[]', ',"supplements":[{"noticedOn":"2017-03-05","onceOnly":true,"allowedDays":null,"suppliedOn":null}]', ',"consultations":[{"party":"third_party","sentOn":"2017-03-06","receivedOn":"2017-03-07","answeredOn":null}]');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(request, entries), { minLength: 1, maxLength: 60 }), asOf, async (list, day) => {
        const lines = list.map(([one, more]) => {
          const cells = Object.entries(cellsOf(one)).filter(([, value]) => value !== "");
          return `{${cells.map(([key, value]) => `${JSON.stringify(key)}:${value === "无" ? "null" : JSON.stringify(value)}`).join(",")}${more}}`;
        });
        const files = folder(day, "disclosure_request.ndjson", `${lines.join("\n")}\n`);
        expect(await written(files, "classes")).toEqual(await written(files, "each"));
      }),
      { numRuns: 25 },
    );
  });
});
