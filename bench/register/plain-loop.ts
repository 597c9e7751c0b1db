/**
 * The limit: what somebody would write who has only this one year to score: split the lines, compare with ifs. It knows
 * nothing of faulty cells, other formats, uncertainty, sources or records, and is here as the floor under our own time.
 * Prints, for each unit, how often each rule of D2, D3 and D5 is triggered and the points of the three.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dayOf, workdaysOf } from "./workdays.ts";

const [root = ".", folder = ""] = process.argv.slice(2);
const { first, upTo, workdays } = workdaysOf(root);
const dueOn = (start: number, limit: number): number => workdays[(upTo[start - first] ?? 0) + limit - 1] ?? Number.NaN;
const between = (from: number, to: number): number => (upTo[to - first] ?? 0) - (upTo[from - first] ?? 0);

const asOf = dayOf("2018-01-10");
const counts = new Map<string, Record<string, number>>();
const points = new Map<string, { d2: number; d3: number; d5: number }>();
const lines = readFileSync(join(folder, "依申请公开申请.csv"), "utf8").replace("\uFEFF", "").trimEnd().split("\n");
const head = (lines[0] ?? "").split(",");
const column = (title: string): number => head.indexOf(title);
const [unitAt, reachedAt, approvedAt, toldAt] = [column("单位"), column("收件日期"), column("延期批准日期"), column("延期告知日期")];
const [deliveryAt, postedAt, numberAt, sealedAt] = [column("送达方式"), column("交寄日期"), column("答复书文号"), column("是否加盖公章")];
const [reconsiderationAt, litigationAt, urgedAt, archivedAt] = [column("告知的复议期限（日）"), column("告知的起诉期限（月）"), column("催办日期"), column("归档材料")];
for (const line of lines.slice(1)) {
  const cells = line.split(",");
  const unit = cells[unitAt] ?? "";
  const tally = counts.get(unit) ?? { "D2-never": 0, "D2-serious": 0, "D2-late": 0, "D3-number": 0, "D3-seal": 0, "D3-courier": 0, "D3-remedies": 0, "D5-file": 0 };
  counts.set(unit, tally);
  const total = points.get(unit) ?? { d2: 7, d3: 6, d5: 3 };
  points.set(unit, total);
  const hit = (rule: string): void => void (tally[rule] = (tally[rule] ?? 0) + 1);
  const start = dayOf(cells[reachedAt] ?? "");
  const answered = cells[postedAt] !== "无";
  const reply = answered ? dayOf(cells[postedAt] ?? "") : asOf;
  const extended = cells[approvedAt] !== "无" && cells[toldAt] !== "无" ? 15 : 0;
  const due = dueOn(start, 15 + extended);
  const over = between(due, reply);
  let worst = 0;
  if (!answered && over > 10) { hit("D2-never"); worst = 7; }
  if (answered && (over > 10 || (reply > due && cells[urgedAt] !== "无" && dayOf(cells[urgedAt] ?? "") > due && dayOf(cells[urgedAt] ?? "") < reply))) { hit("D2-serious"); worst = Math.max(worst, 3.5); }
  // a reply on the Sunday after a Friday is late though no working day has passed
  if (reply > due) { hit("D2-late"); worst = Math.max(worst, 2); }
  total.d2 = Math.max(0, total.d2 - worst);
  if (!answered) continue;
  let form = 0;
  if (cells[numberAt] === "无") { hit("D3-number"); form += 0.5; }
  if (cells[sealedAt] === "否") { hit("D3-seal"); form += 0.5; }
  if (cells[deliveryAt] === "快递寄送") { hit("D3-courier"); form += 0.5; }
  if (cells[reconsiderationAt] !== "60" || cells[litigationAt] !== "6") { hit("D3-remedies"); form += 1; }
  total.d3 = Math.max(0, total.d3 - Math.min(form, 2));
  if ((cells[archivedAt] ?? "").split("；").length < 5) { hit("D5-file"); total.d5 = Math.max(0, total.d5 - 0.5); }
}
process.stdout.write(`${JSON.stringify([...counts].map(([unit, tally]) => ({ unit, tally, ...points.get(unit) })))}\n`);
