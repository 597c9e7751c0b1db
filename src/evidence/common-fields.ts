/** Fields that every record type has without declaring them. */
import type { Field, FieldType, RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";

function common(id: string, zh: string, en: string, aliases: readonly string[], rest: Partial<Pick<Field, "blank" | "personal">> & { readonly type?: FieldType } = {}): Field {
  return { id, title: text(zh, en), aliases, type: rest.type ?? { kind: "text" }, blank: rest.blank ?? "none", personal: rest.personal ?? false };
}

const ID = common("id", "编号", "Id", ["记录编号", "材料编号"], { blank: "refused" });
const ENTRY_ID = common("id", "编号", "Id", ["记录编号", "材料编号"]);
const UNIT = common("unit", "单位", "Unit", ["被考核单位", "单位名称", "单位编码", "单位代码"], { blank: "refused" });
const ENTRY_UNIT = common("unit", "单位", "Unit", ["被考核单位", "单位名称", "单位编码", "单位代码"]);
const PARENT = common("parent", "所属记录编号", "Parent", ["所属编号", "主记录编号"]);

const REST: readonly Field[] = [
  common("source", "来源", "Source", ["材料来源", "出处"]),
  common("recordedBy", "记录人", "Recorded by", ["填报人", "登记人", "录入人"], { personal: true }),
  common("recordedOn", "记录日期", "Recorded on", ["填报日期", "登记日期", "录入日期"], { type: { kind: "date" }, blank: "unknown" }),
  common("attachments", "附件", "Attachments", ["附件材料", "证明材料"]),
  common("notes", "备注", "Notes", ["说明"]),
];

/** The fields of a type in the order in which values are kept: id and unit first, then its own. */
export function allFields(type: RecordType): readonly Field[] {
  const declared = new Set(type.fields.map((field) => field.id));
  const first = type.within === undefined ? [ID, UNIT] : [ENTRY_ID, ENTRY_UNIT, PARENT];
  return [...first, ...type.fields, ...REST].filter((field, index) => index < first.length || index < first.length + type.fields.length || !declared.has(field.id));
}

/** Free text that no rule reads: kept only where somebody wrote something. */
export function isRemark(field: Field): boolean {
  return REST.includes(field) && field.type.kind === "text";
}
