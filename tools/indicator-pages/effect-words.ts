/** What a rule that holds does to the points, in words. */
import type { Amount, RuleEffect, VetoConsequence } from "../../src/model/effect.ts";
import { formatExact, type Rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import { points, type PageContext } from "./context.ts";
import { byGroup } from "../../src/result/by-group.ts";
import { factWords, sourceWords } from "../../src/result/fact-words.ts";

/** `whole`: what loses everything, 本指标 or 本分项. */
export function effectWords(rule: Rule, whole: string, context: PageContext): string {
  const { effect } = rule;
  if (effect === undefined) return "只作认定，不直接增减分，供别的细则计数";
  switch (effect.kind) {
    case "deduct":
      return amountWords("扣", effect.amount, rule, whole, context);
    case "award":
      return amountWords("得", effect.amount, rule, whole, context);
    case "set":
      return amountWords(`${whole}定为`, effect.amount, once(rule), whole, context);
    case "bonus":
      return amountWords("加", effect.amount, rule, whole, context);
    case "penalty":
      return amountWords("总分倒扣", effect.amount, rule, whole, context);
    case "proportion":
      return `按${factWords(effect.fact, rule, context)}得分，${effect.of === undefined ? `${whole}满分` : byGroup(effect.of, points, context)}乘以该比例，超过 1 的按 1 计`;
    case "scale":
      return `${effect.part === undefined ? "已得分" : `分项“${effect.part}”的得分`}乘以 ${formatExact(effect.by)}`;
    case "limit":
      return amountWords("得分不高于", effect.to, once(rule), whole, context);
    case "not-applicable":
      return `${whole}不涉及`;
    case "mark":
      return markWords(effect, rule, context);
    case "veto":
      return effect.consequences.map((one) => consequenceWords(one, context)).join("；");
  }
}

function amountWords(verb: string, amount: Amount, rule: Rule, whole: string, context: PageContext): string {
  const each = eachWords(rule);
  switch (amount.kind) {
    case "fixed":
      return `${each}${verb} ${byGroup(amount.points, formatExact, context)} 分`;
    case "times":
      return `${each}${verb}分，数额为${factWords(amount.fact, rule, context)}乘以 ${byGroup(amount.each, formatExact, context)} 分`;
    case "steps":
      return `${each}${factWords(amount.fact, rule, context)}超过 ${byGroup(amount.above, formatExact, context)} 后，每满 ${byGroup(amount.per, formatExact, context)} ${verb} ${byGroup(amount.each, formatExact, context)} 分`;
    case "discretion":
      return `${each}酌情${verb}分，数额见${factWords(amount.fact, rule, context)}，须在 ${formatExact(amount.atLeast)} 至 ${formatExact(amount.atMost)} 分之间`;
    case "all":
      return verb === "扣" ? `扣完${whole}的分值` : `得${whole}的满分`;
  }
}

/** Setting and limiting say where the points stand, however many findings there are. */
function once(rule: Rule): Rule {
  return { ...rule, scope: { kind: "unit" } };
}

/** For each what an amount counts: nothing where the rule runs once a unit. */
function eachWords({ scope }: Rule): string {
  if (scope.kind === "unit") return "";
  if (scope.kind === "record") return "每件";
  return scope.by.kind === "month" ? "每个月" : scope.by.kind === "quarter" ? "每个季度" : "每项";
}

function markWords(effect: Extract<RuleEffect, { readonly kind: "mark" }>, rule: Rule, context: PageContext): string {
  const how = rule.facts.find(({ id }) => id === effect.marks)?.how;
  if (how?.kind !== "marks") throw new Error(`${rule.id} has no marks`);
  const levels = how.values === undefined ? "" : `${[...how.values].map(([level, value]) => `${levelTitle(how.of.type, how.field, level, context)} ${formatExact(value)}`).join("、")}；`;
  const times = formatExact(how.times) === "1" ? "" : `，每 1 评分折 ${formatExact(how.times)} 分`;
  return `取${sourceWords(how.of, context)}，${levels}有效评分取平均${times}；超过 ${String(effect.trimAbove)} 份的先去掉一个最高、一个最低；不足 ${String(effect.quorum)} 份的待定`;
}

function levelTitle(type: string | undefined, field: string, level: string, { scheme }: PageContext): string {
  const fieldType = scheme.recordTypes.get(type ?? "")?.fields.find(({ id }) => id === field)?.type;
  return (fieldType?.kind === "enum" ? fieldType.values.find(({ id }) => id === level)?.title.zh : undefined) ?? level;
}

function consequenceWords(consequence: VetoConsequence, { scheme }: PageContext): string {
  const set = (what: string, to: Rational): string => `${what}计 ${points(to)}`;
  switch (consequence.kind) {
    case "total-at-most":
      return `总分最高计 ${points(consequence.points)}`;
    case "grade-at-most":
      return `等次最高为“${scheme.grades.find(({ id }) => id === consequence.grade)?.title.zh ?? consequence.grade}”`;
    case "area":
      return set(`方面“${scheme.areas.find(({ id }) => id === consequence.area)?.title.zh ?? consequence.area}”`, consequence.points);
    case "indicator":
      return set(`指标 ${consequence.indicator}`, consequence.points);
    case "indicator-of-record":
      return set("记录所指的指标", consequence.points);
    case "penalty":
      return `总分倒扣 ${points(consequence.points)}`;
  }
}
