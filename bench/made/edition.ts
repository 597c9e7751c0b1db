/** Editions with as many rules as wanted, all of them about disclosure requests, with the shipped law and record types beside them. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PER_INDICATOR = 25;

/** Writes the edition and gives back its folder. `rules` is a multiple of 25 whose indicators share 100 points evenly. */
export function writeEdition(root: string, folder: string, rules: number): string {
  const indicators = rules / PER_INDICATOR;
  if (!Number.isInteger(indicators) || 100 % indicators !== 0) throw new Error(`${String(rules)} rules do not make indicators that share 100 points`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "edition/D-requests"), { recursive: true });
  for (const shared of ["law", "records"]) cpSync(join(root, "indicators", shared), join(folder, shared), { recursive: true });
  const points = 100 / indicators;
  const ids = Array.from({ length: indicators }, (_, at) => `D${String(at + 1)}`);
  writeFileSync(join(folder, "edition/scheme.yaml"), scheme(ids));
  for (const id of ids) writeFileSync(join(folder, `edition/D-requests/${id}-requests.yaml`), indicator(id, points));
  return join(folder, "edition");
}

function scheme(ids: readonly string[]): string {
  return `id: "2017"
year: 2017
title: 规则很多的方案（测速用）
title_en: A scheme of many rules, for measuring
authority: 测速用（自拟）
authority_en: For measuring (our own)
provenance:
  kind: reconstruction
  known:
    - { zh: 细则取自2017年度版依申请公开各款的样式, en: The rules have the shape of those of 2017 about requests }
  ours:
    - { zh: 细则、数值、分值均为自拟, en: "Rules, numbers and points are our own" }
period: { from: 2017-01-01, to: 2017-12-31 }
total: 100
areas:
  - { id: D, title: 依申请公开, title_en: Disclosure on request, points: 100, folder: D-requests, indicators: [${ids.map((id) => `${id}-requests`).join(", ")}] }
groups:
  - { id: towns, title: 镇组, title_en: Towns }
  - { id: subdistricts, title: 街道组, title_en: Subdistricts }
profiles:
  - { id: town, title: 镇, title_en: Town, unit_types: [town], indicators: all }
  - { id: subdistrict, title: 街道, title_en: Subdistrict, unit_types: [subdistrict], indicators: all }
grades:
  - { id: pass, title: 合格, title_en: Pass, from: 60, below: none }
  - { id: fail, title: 不合格, title_en: Fail, from: 0, below: 60 }
`;
}

/** Five kinds of condition, as D2, D3 and D5 of 2017 have them, each with thresholds of its own. */
function when(at: number, overId: string): string {
  const over = `{ fact: daysOver, operator: greaterThan, value: { number: ${overId} } }`;
  const papers = ["application", "receipt", "approval", "reply", "delivery"];
  const kinds = [
    `{ all: [ { fact: answered, operator: equal, value: true }, ${over} ] }`,
    `{ any: [ { fact: docNoGiven, operator: equal, value: false }, ${over} ] }`,
    `{ all: [ { not: { fact: sealed, operator: equal, value: true } }, { fact: late, operator: equal, value: ${String(at % 2 === 0)} } ] }`,
    `{ all: [ { fact: remediesState, operator: in, value: [missing, wrong] }, ${over} ] }`,
    `{ any: [ { fact: archived, operator: doesNotContain, value: ${papers[at % papers.length] ?? "reply"} }, { all: [ { fact: deliveredByCourier, operator: equal, value: true }, ${over} ] } ] }`,
  ];
  return kinds[at % kinds.length] ?? "";
}

function indicator(id: string, points: number): string {
  const places = Array.from({ length: PER_INDICATOR }, (_, at) => at);
  const over = (at: number): string => `over_${String(at + 1)}`;
  const usesOver = (at: number): boolean => at % 5 !== 2;
  return `id: ${id}
title: 申请办理之${id.slice(1)}
title_en: Requests, ${id.slice(1)}
points: ${String(points)}
question: 申请办理是否规范？
why: 测速用。
basis: [测速用（自拟）]
numbers:
  each: { value: 0.1, unit: 分, source: 测速用（自拟） }
${places.filter(usesOver).map((at) => `  ${over(at)}: { value: ${String(at)}, unit: 个工作日, source: 测速用（自拟） }\n`).join("")}evidence:
  - { type: disclosure_request, document: 依申请公开登记簿 }
rules:
${places.map((at) => rule(`${id}-r${String(at + 1)}`, at, usesOver(at) ? over(at) : undefined)).join("")}bases:
  reply: { type: disclosure_request, submittedOn: null, reachedOn: 2017-03-01, postedOn: 2017-03-15, replySignedOn: null }
examples:
  - { name: 没有收到申请，得满分, records: [], none: [disclosure_request], points: ${String(points)} }
  - { name: 按期答复而没有盖章，成立两款，扣0.2分, records: [ { type: disclosure_request, base: reply, sealed: false } ], points: ${String(points - 0.2)} }
  - { name: 两件没有盖章，扣0.4分, records: [ { type: disclosure_request, base: reply, sealed: false, times: 2 } ], points: ${String(points - 0.4)} }
`;
}

function rule(id: string, at: number, over: string | undefined): string {
  return `  - id: ${id}
    wording: 第${String(at + 1)}种情形${over === undefined ? "" : `，以逾期{${over}}个工作日为界`}的，每件扣{each}分
    for_each: disclosure_request
    applies: { all: [ { fact: answeredBy, operator: equal, value: reply } ] }
    when: ${when(at, over ?? "")}
    period_by: judgedOn
    deduct: { number: each }
`;
}
