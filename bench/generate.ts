/** Assessments of any size for measuring: disclosure requests of the invented city, the same for the same seed. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { units } from "../samples/generator/city.ts";
import { daysAfter } from "../samples/generator/days.ts";
import type { Row } from "../samples/generator/draft.ts";
import { seeded, type Random } from "../samples/generator/random.ts";
import { recordTitles, written } from "../samples/generator/record-titles.ts";
import { noReply, request } from "../samples/generator/requests.ts";

const SEED = 1;
const FIRST_DAY = "2017-01-03";

export type Format = "csv" | "ndjson";

/** Writes an assessment folder whose only evidence is `count` requests, dealt out to the units in turn. */
export function generate(root: string, folder: string, count: number, format: Format): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const random = seeded(SEED);
  const rows = Array.from({ length: count }, (_, index) => requestOf(index, random));
  const type = recordTitles(join(root, "indicators/records")).get("disclosure_request");
  if (type === undefined) throw new Error("no record type disclosure_request");
  if (format === "ndjson") writeFileSync(join(folder, "disclosure_request.ndjson"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  else {
    const fields = Object.entries(type.fields).filter(([, field]) => field.type !== "list");
    const head = ["单位", "编号", ...fields.map(([, field]) => field.title)];
    const lines = rows.map((row) => [String(row["unit"]), String(row["id"]), ...fields.map(([id, field]) => written(row[id], field))].join(","));
    writeFileSync(join(folder, "依申请公开申请.csv"), `\uFEFF${[head.join(","), ...lines].join("\n")}\n`);
  }
  writeFileSync(join(folder, "assessment.yaml"), ASSESSMENT);
  const listed = units.map(({ code, name, type: kind }) => `  - { code: "${code}", name: ${name}, type: ${kind}, group: ${kind}s, submitted: { all: none-occurred, disclosure_request: complete } }\n`);
  writeFileSync(join(folder, "units.yaml"), `units:\n${listed.join("")}`);
}

const ASSESSMENT = `place: 云泽市（虚构）
edition: "2017"
as_of: 2018-01-10
purpose: score
data: synthetic
submitted: { all: complete }
`;

/** One request in sixteen has one of the faults that D2, D3 and D5 know. */
function requestOf(index: number, random: Random): Row {
  const unit = units[index % units.length];
  if (unit === undefined) throw new Error("no unit");
  const reachedOn = daysAfter(FIRST_DAY, random.between(0, 300));
  const row = request(unit, index + 1, reachedOn, random.pick(["in_person", "online", "post_signed"]), random);
  const fault = random.between(0, 159);
  return { unit: unit.code, ...row, ...(fault < faults.length ? faults[fault]?.(reachedOn, random) : {}) };
}

const posted = (days: number) => (reachedOn: string): Row => ({ postedOn: daysAfter(reachedOn, days), replySignedOn: daysAfter(reachedOn, days + 2) });

const faults: readonly ((reachedOn: string, random: Random) => Row)[] = [
  (reachedOn, random) => posted(random.between(20, 34))(reachedOn),
  posted(45),
  (reachedOn) => ({ ...posted(32)(reachedOn), urgedOn: daysAfter(reachedOn, 30) }),
  () => ({ ...noReply, archived: null }),
  () => ({ docNo: null }),
  () => ({ sealed: false }),
  () => ({ replyDelivery: "courier" }),
  () => ({ litigationMonths: 3 }),
  (reachedOn) => ({ ...posted(33)(reachedOn), extensionApprovedOn: daysAfter(reachedOn, 5), extensionApprovedBy: "office_head", extensionToldOn: daysAfter(reachedOn, 6) }),
  () => ({ archived: ["application", "receipt", "reply", "delivery"] }),
];
