/** A rule as a section of a page: its wording, over what it runs, when it holds, what it does. */
import { factLabels } from "../../src/result/fact-titles.ts";
import type { GroupScope, Rule } from "../../src/model/rule.ts";
import type { Combination } from "../../src/model/scheme.ts";
import { conditionWords } from "../../src/result/condition-words.ts";
import { points, typeTitle, type PageContext } from "./context.ts";
import { effectWords } from "./effect-words.ts";
import { labelOf, sourceWords } from "../../src/result/fact-words.ts";

/** `ownBasis`: what the file as a whole rests on; a rule's own is printed where it differs. */
export function ruleSection(rule: Rule, whole: string, ownBasis: readonly string[], context: PageContext): string {
  const lines = [
    `- **看什么**：${scopeWords(rule, context)}`,
    ...(rule.applies === undefined ? [] : [`- **何时涉及**：${conditionWords(rule.applies, rule, context)}；不满足的为“不涉及”`]),
    `- **何时成立**：${rule.when === undefined ? (rule.applies === undefined ? "一律成立" : "涉及即成立") : conditionWords(rule.when, rule, context)}`,
    `- **成立的后果**：${effectWords(rule, whole, context)}`,
    ...(rule.matter === undefined ? [] : [`- **事项**：以“${labelOf(rule.matter, rule, context).title.zh}”相同的为同一事项`]),
    ...(rule.fault === undefined ? [] : [`- **不重复扣分**：与别的指标里过错同为 \`${rule.fault}\` 的细则碰在同一事项上，就高不就低`]),
    ...(rule.periodBy === undefined ? [] : [`- **算在哪一年**：看“${labelOf(rule.periodBy, rule, context).title.zh}”`]),
    ...(rule.basis.join("\n") === ownBasis.join("\n") ? [] : [`- **依据**：${rule.basis.join("；")}`]),
  ];
  return `### ${rule.id}\n\n> ${rule.wording}\n\n${lines.join("\n")}\n`;
}

function scopeWords({ scope }: Rule, context: PageContext): string {
  switch (scope.kind) {
    case "record":
      return `逐条看${typeTitle(scope.type, context)}`;
    case "group":
      return groupWords(scope, context);
    case "unit":
      return "整个单位，全年看一次";
  }
}

function groupWords(scope: GroupScope, context: PageContext): string {
  const { by, expected, of } = scope;
  const source = sourceWords(of, context);
  const even = expected === undefined ? "" : "；一条也没有的也算在内";
  if (by.kind !== "field") return `${by.kind === "month" ? "逐月" : "逐季"}看${source}${even}`;
  const type = context.scheme.recordTypes.get(of.type ?? "");
  const field = type?.fields.find(({ id }) => id === by.field);
  const titles = field?.type.kind === "enum" ? field.type.values : [];
  const keys = expected === undefined || expected === "all" ? [] : expected;
  const names = keys.map((key) => titles.find(({ id }) => id === key)?.title.zh ?? key);
  return `按“${field?.title.zh ?? by.field}”逐类看${source}${names.length === 0 ? "" : `：${names.join("、")}`}${even}`;
}

/** How rules that meet add up. */
export function combinationWords(combination: Combination, context: PageContext): string {
  const { how, per, atMost, rules } = combination;
  const what = per.kind === "matter" ? "同一事项" : per.kind === "unit" ? "全年" : `“${fieldTitle(per.field, context)}”相同的`;
  const cap = atMost === undefined ? "" : `，合计不超过 ${points(atMost)}`;
  const named = rules.join("、");
  if (how === "sum") return `${what}符合 ${named} 的，逐条相加${cap}`;
  if (how === "highest") return `${what}符合 ${named} 中几条的，只按最高的一条计${cap}`;
  return `${what}按 ${named} 的次序看，先成立的一条计分，其后的不再计${cap}`;
}

function fieldTitle(field: string, { scheme }: PageContext): string {
  const found = [...scheme.recordTypes.values()].flatMap((type) => type.fields).find(({ id }) => id === field);
  return found?.title.zh ?? field;
}

/** The facts of records that these rules and their hidden ones read, by record type. */
export function recordFactsRead(rules: readonly Rule[], context: PageContext): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const rule of [...rules, ...context.probes.values()]) {
    if (rule.scope.kind !== "record") continue;
    const facts = read.get(rule.scope.type) ?? new Set<string>();
    for (const fact of factLabels(rule, { recordTypes: context.scheme.recordTypes }).keys()) facts.add(fact);
    read.set(rule.scope.type, facts);
  }
  return read;
}
