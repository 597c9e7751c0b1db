/** Small assessment folders for batches: a town and a few requests each, one of them late. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const HEAD = "单位,编号,申请渠道,申请日期,收件日期,签收日期,与申请人确认日期,是否联系不上申请人,系统接收日期,送达方式,交寄日期,答复类型,答复类型是否正确,答复书文号,答复书是否署日期,是否加盖公章,是否载明收到申请日期,是否说明理由,是否载明法律依据,是否告知救济途径,是否写明复议机关和管辖法院,告知的复议期限（日）,告知的起诉期限（月）,归档材料";
const row = (id: number, posted: string): string => `甲镇,${String(id)},当面,无,2017-03-01,无,无,否,无,邮政寄送,${posted},同意公开,是,〔2017〕${String(id)}号,是,是,是,是,是,是,是,60,6,申请表；受理回执；审批单；答复书；送达回证`;

export interface SmallFolder {
  readonly path: string;
  /** How many requests, and how many of them are late. */
  readonly requests: number;
  readonly late: number;
  readonly edition?: string;
}

export async function writeFolders(root: string, folders: readonly SmallFolder[]): Promise<void> {
  for (const [index, { path, requests, late, edition = "2017" }] of folders.entries()) {
    const rows = Array.from({ length: requests }, (_, at) => row(at + 1, at < late ? "2017-03-24" : "2017-03-10"));
    await write(join(root, path, "assessment.yaml"), `place: ${path}\nedition: "${edition}"\nas_of: 2018-01-10\npurpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`);
    await write(join(root, path, "units.yaml"), `units:\n  - { code: "${String(910_001 + index)}", name: 甲镇, type: town, group: towns, submitted: { all: none-occurred, disclosure_request: complete } }\n`);
    await write(join(root, path, "依申请公开申请.csv"), `${[HEAD, ...rows].join("\n")}\n`);
  }
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
