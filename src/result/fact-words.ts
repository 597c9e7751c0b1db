/** What a fact is called in a sentence: a field by its title, an aggregate by what it runs over. */
import type { ComparisonCondition } from "../model/condition.ts";
import { formatExact } from "../model/rational.ts";
import type { AggregateFact, FactSource, Rule, ShareTerm } from "../model/rule.ts";
import { byGroup } from "./by-group.ts";
import { conditionWords } from "./condition-words.ts";
import { factLabels, type FactLabel, type LabelContext } from "./fact-titles.ts";

/** A fact need not be one that a condition reads: a matter or a date that places a finding has a title too. */
export function labelOf(fact: string, rule: Rule, context: LabelContext): FactLabel {
  const label = factLabels({ ...rule, reads: [fact] }, context).get(fact);
  if (label === undefined) throw new Error(`no label for ${fact}`);
  return label;
}

/** `“逾期工作日”`, or `主动公开信息的条数`. */
export function factWords(fact: string, rule: Rule, context: LabelContext): string {
  const aggregate = rule.facts.find(({ id }) => id === fact);
  return aggregate === undefined ? `“${labelOf(fact, rule, context).title.zh}”` : aggregateWords(aggregate, context);
}

function aggregateWords({ how }: AggregateFact, context: LabelContext): string {
  if (how.kind === "share") return `${termWords(how.of, context)}占${termWords(how.in, context)}的比例`;
  const source = sourceWords(how.of, context);
  const field = "field" in how ? fieldTitle(how.of, how.field, context) : "";
  switch (how.kind) {
    case "count":
      return `${source}的条数`;
    case "any":
      return `有无${source}`;
    case "sum":
      return `${source}的“${field}”合计`;
    case "distinct":
      return `${source}的“${field}”种数`;
    case "min":
      return `${source}中最小的“${field}”`;
    case "max":
      return `${source}中最大的“${field}”`;
    case "latest":
      return `${source}中最近的“${field}”`;
    case "marks":
      return `${source}的“${field}”`;
  }
}

/** Counting against 0 and asking whether there is any say the same: 有 or 没有. */
export function existence(condition: ComparisonCondition, rule: Rule, context: LabelContext): string | undefined {
  const how = rule.facts.find(({ id }) => id === condition.fact)?.how;
  if (condition.value.kind !== "same" || (how?.kind !== "any" && how?.kind !== "count")) return undefined;
  const { value } = condition.value;
  const source = sourceWords(how.of, context);
  const where = groupWord(rule);
  if (how.kind === "any" && condition.operator === "equal" && typeof value === "boolean") return `${where}${value ? "有" : "没有"}${source}`;
  if (!isZero(value)) return undefined;
  if (condition.operator === "equal") return `${where}没有${source}`;
  return condition.operator === "greaterThan" ? `${where}有${source}` : undefined;
}

/** A rule over groups sees only the records of the group. */
function groupWord({ scope }: Rule): string {
  if (scope.kind !== "group") return "";
  return scope.by.kind === "month" ? "该月" : scope.by.kind === "quarter" ? "该季度" : "该类";
}

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === "object" && value !== null && "n" in value && value.n === 0n);
}

function termWords(term: ShareTerm, context: LabelContext): string {
  return term.kind === "number" ? byGroup(term.value, formatExact, context) : sourceWords(term, context);
}

/** A `where` is spelt out; a rule that is printed is cited by its id. */
export function sourceWords(source: FactSource, context: LabelContext): string {
  if (source.kind === "records") return typeTitle(source.type, context);
  const type = source.type === undefined ? "分组" : typeTitle(source.type, context);
  const probe = context.probes?.get(source.rule);
  const holds = source.outcome === "triggered";
  if (probe?.when === undefined) return `细则 ${source.rule} ${holds ? "成立" : "不成立"}的${type}`;
  return `${holds ? "符合" : "不符合"}“${conditionWords(probe.when, probe, context).replaceAll("“", "‘").replaceAll("”", "’")}”的${type}`;
}

function fieldTitle(source: FactSource, field: string, { recordTypes }: LabelContext): string {
  const type = source.type === undefined ? undefined : recordTypes.get(source.type);
  return [...(type?.fields ?? []), ...(type?.facts ?? [])].find(({ id }) => id === field)?.title.zh ?? field;
}

function typeTitle(type: string, { recordTypes }: LabelContext): string {
  return recordTypes.get(type)?.title.zh ?? type;
}
