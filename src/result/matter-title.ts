/** What a matter is called where it is the key of a group of records, and what is missing where a group is empty. */
import type { Finding } from "../model/finding.ts";
import type { RecordType } from "../model/record-type.ts";
import type { FactSource, GroupScope, Rule } from "../model/rule.ts";
import { text, type Text } from "../model/text.ts";
import type { LabelContext } from "./fact-titles.ts";

const MONTH = /^(\d{4})-(\d{2})$/u;
const QUARTER = /^(\d{4})-Q([1-4])$/u;

/** `2017年2月`, `2017年第三季度`, `分管领导`; `undefined` where the matter says itself what it is. */
export function matterTitle(rule: Rule, matter: string, context: LabelContext): Text | undefined {
  if (rule.scope.kind !== "group" || matter === "") return undefined;
  return keyTitle(rule.scope, matter, context);
}

function keyTitle({ by, of }: GroupScope, key: string, context: LabelContext): Text | undefined {
  if (by.kind === "field") {
    const type = of.type === undefined ? undefined : context.recordTypes.get(of.type)?.fields.find(({ id }) => id === by.field)?.type;
    return type?.kind === "enum" || type?.kind === "codes" ? type.values?.find(({ id }) => id === key)?.title : undefined;
  }
  const [, year = "", span = ""] = (by.kind === "month" ? MONTH : QUARTER).exec(key) ?? [];
  if (year === "") return undefined;
  return by.kind === "month" ? text(`${year}年${String(Number(span))}月`, key) : text(`${year}年第${"一二三四".charAt(Number(span) - 1)}季度`, `quarter ${span} of ${year}`);
}

/** What is not there, for a finding that no record stands behind. */
export function missingFor(rule: Rule, finding: Finding, others: boolean, notHandedIn: ReadonlySet<string>, context: LabelContext): Text | undefined {
  if (finding.records.length > 0) return undefined;
  if (finding.outcome === "no-evidence") return notHandedInText(rule, finding, others, notHandedIn, context);
  return rule.scope.kind === "group" ? emptyGroup(rule.scope, finding.matter, context) : undefined;
}

function emptyGroup(scope: GroupScope, matter: string, context: LabelContext): Text | undefined {
  const type = scope.of.type === undefined ? undefined : context.recordTypes.get(scope.of.type)?.title;
  if (type === undefined) return undefined;
  const key = keyTitle(scope, matter, context) ?? text(matter, matter);
  const fit = scope.of.kind === "findings";
  if (scope.by.kind === "field") return text(`缺“${key.zh}”材料（${type.zh}）`, `no record of “${key.en}” (${type.en})`);
  return text(`${key.zh}没有${fit ? "符合要求的" : ""}“${type.zh}”`, `no ${fit ? "sufficient " : ""}record of “${type.en}” in ${key.en}`);
}

/** `others`: records of the type did arrive, but nobody stated that they are all. */
function notHandedInText(rule: Rule, finding: Finding, others: boolean, notHandedIn: ReadonlySet<string>, context: LabelContext): Text | undefined {
  const types = rule.scope.kind === "record" ? [rule.scope.type] : openSources(rule, finding).flatMap(({ type }) => type ?? []);
  const roots = new Set(types.map((type) => rootOf(type, context)));
  const titles = [...roots].filter((id) => rule.scope.kind === "record" || notHandedIn.has(id)).flatMap((id) => context.recordTypes.get(id)?.title ?? []);
  if (titles.length === 0) return undefined;
  const zh = `没有报送${titles.map((title) => `“${title.zh}”`).join("、")}`;
  const en = `${titles.map((title) => `“${title.en}”`).join(", ")} not handed in`;
  return others ? text(`${zh}（收到的材料没有声明齐全）`, `${en} (what arrived is not stated to be all)`) : text(`${zh}，也没有声明“未发生”`, `${en}, and nothing says that nothing happened`);
}

/** The records that those facts of the rule count which are open. */
function openSources(rule: Rule, finding: Finding): readonly FactSource[] {
  const open = rule.facts.filter(({ id }) => {
    if (!rule.reads.includes(id)) return false;
    const value = finding.facts.get(id);
    return value === undefined || (typeof value === "object" && value !== null && "kind" in value && (value.kind === "open" || (value.kind === "marks" && value.open > 0)));
  });
  const counted = open.flatMap(({ how }): readonly FactSource[] => (how.kind === "share" ? [how.of, how.in].flatMap((term) => (term.kind === "number" ? [] : [term])) : [how.of]));
  return rule.scope.kind === "group" ? [...counted, rule.scope.of] : counted;
}

function rootOf(type: string, context: LabelContext): string {
  const parent: RecordType["within"] = context.recordTypes.get(type)?.within;
  return parent === undefined ? type : rootOf(parent.type, context);
}
