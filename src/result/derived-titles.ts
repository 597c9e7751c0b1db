/** What the facts are called that statute derives from a record (答复期限推算、索引号解析), and their values. */
import { derivations } from "../law/derivations.ts";
import type { EnumValue, RecordType } from "../model/record-type.ts";
import { text, type Text } from "../model/text.ts";

export function derivedTitle(fact: string, recordType: RecordType): Text | undefined {
  return recordType.derivations.map((id) => derivations.get(id)?.titles.get(fact)).find((title) => title !== undefined);
}

/** The words that a derived fact can be, as they are printed. */
export function derivedValues(fact: string, recordType: RecordType): readonly EnumValue[] {
  return derivedTitle(fact, recordType) === undefined ? [] : (VALUES.get(fact) ?? []);
}

const value = (id: string, zh: string, en: string): EnumValue => ({ id, title: text(zh, en), aliases: [] });

const VALUES: ReadonlyMap<string, readonly EnumValue[]> = new Map([
  ["answeredBy", [value("none", "未答复", "nothing"), value("reply", "答复书", "reply"), value("supplement_notice", "更改补充通知", "supplement notice"), value("amend_reply", "更改补充的答复", "reply asking to amend")]],
  ["extensionState", [value("none", "未延长", "none"), value("valid", "手续完备", "valid"), value("unapproved", "未经同意", "unapproved"), value("told_late", "逾期告知", "told late")]],
  ["supplementState", [value("none", "未要求补正", "none"), value("proper", "合规", "proper"), value("repeated", "未一次性告知", "repeated"), value("late", "逾期告知", "late")]],
  ["closedWithoutReply", [value("none", "否", "no"), value("withdrawn", "申请人撤回", "withdrawn"), value("abandoned", "视为放弃", "abandoned")]],
  ["remediesState", [value("none", "无须告知", "none due"), value("right", "告知正确", "right"), value("missing", "未告知", "missing"), value("wrong", "告知有误", "wrong")]],
]);
