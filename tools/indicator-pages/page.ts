/** One page: an indicator, a bonus, a penalty or a veto, from the scheme alone. */
import { formatExact } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Adjustment, Indicator, Part, Scheme, SchemeNumber, WorkedExample } from "../../src/model/scheme.ts";
import { points, typeTitle, type PageContext } from "./context.ts";
import { byGroup } from "../../src/result/by-group.ts";
import { derivedFactRows } from "./derived-facts.ts";
import { exampleRow, sharedSentences, sharedValues } from "./example-words.ts";
import { bullets, table } from "./markdown.ts";
import { combinationWords, recordFactsRead, ruleSection } from "./rule-words.ts";

export const GENERATED = "<!-- 本页由 npm run docs 根据方案文件生成，请勿手改。Generated; do not edit. -->";

/** The file name of a page is that of its YAML file. */
export function pageName({ position }: { readonly position: { readonly file: string } }): string {
  return `${position.file.replace(/^.*\//u, "").replace(/\.ya?ml$/u, "")}.md`;
}

/** `folder`: where in docs/indicators the page lies, such as `2018/`. */
export function indicatorPage(indicator: Indicator, scheme: Scheme, folder: string): string {
  const context = contextOf(indicator.probes, scheme, folder);
  const area = scheme.areas.find(({ id }) => id === indicator.area);
  const rules = indicator.parts.flatMap((part) => part.rules);
  return page([
    `# ${indicator.id} ${indicator.title.zh}`,
    `${indicator.title.en} · 方面 ${indicator.area} ${area?.title.zh ?? ""} · 满分 **${formatExact(indicator.points)} 分** · [方案文件](${rootFrom(folder)}${indicator.position.file}) · [全部指标](README.md)`,
    `**考核内容**　${indicator.question}`,
    `**为什么考**　${indicator.why}`,
    section("依据", bullets(indicator.basis)),
    numbersSection(indicator.numbers, context),
    evidenceSection(indicator, context),
    settingsSection(indicator),
    section("评分细则", indicator.parts.map((part) => partSection(part, indicator, context)).join("\n")),
    factsSection(rules, context),
    examplesSection(indicator.examples, false, "应得分", context),
  ]);
}

/** `kind`: 加分, 倒扣 or 一票否决. */
export function adjustmentPage(adjustment: Adjustment, kind: string, scheme: Scheme, folder: string): string {
  const context = contextOf(adjustment.probes, scheme, folder);
  const rules = adjustment.rules.map((rule) => ruleSection(rule, "本项", adjustment.basis, context));
  return page([
    `# ${adjustment.id} ${adjustment.title.zh}`,
    `${adjustment.title.en} · ${kind}，不属于任何方面 · [方案文件](${rootFrom(folder)}${adjustment.position.file}) · [全部指标](README.md)`,
    section("依据", bullets(adjustment.basis)),
    numbersSection(adjustment.numbers, context),
    evidenceSection(adjustment, context),
    section("评分细则", [...rules, ...combinationLines(adjustment.combinations, context)].join("\n")),
    factsSection(adjustment.rules, context),
    examplesSection(adjustment.examples, true, kind === "一票否决" ? "得分" : "加减分", context),
  ]);
}

function rootFrom(folder: string): string {
  return folder === "" ? "../../" : "../../../";
}

function contextOf(probes: readonly Rule[], scheme: Scheme, folder: string): PageContext {
  return { scheme, recordTypes: scheme.recordTypes, groups: scheme.groups, profiles: scheme.profiles, docs: folder === "" ? "../" : "../../", probes: new Map(probes.map((probe) => [probe.id, probe])) };
}

function page(pieces: readonly (string | undefined)[]): string {
  return `${[GENERATED, ...pieces.filter((piece) => piece !== undefined)].join("\n\n").replaceAll(/\n{3,}/gu, "\n\n").trimEnd()}\n`;
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function numbersSection(numbers: readonly SchemeNumber[], context: PageContext): string | undefined {
  if (numbers.length === 0) return undefined;
  const rows = numbers.map(({ key, value, unit, source }) => {
    const written = "n" in value ? formatExact(value) : byGroup({ kind: "by-group", values: value }, formatExact, context);
    return [`\`${key}\``, written, unit, source];
  });
  return section("可以调整的数字", table(["键", "数值", "单位", "出处"], rows));
}

function evidenceSection({ evidence }: Pick<Indicator, "evidence">, context: PageContext): string {
  return section("佐证材料", table(["材料类型", "文件名", "看什么材料"], evidence.map(({ type, document }) => [typeTitle(type, context), `\`${typeTitle(type, context)}.csv\` 或 \`${type}.csv\``, document])));
}

function settingsSection(indicator: Indicator): string {
  const moved = indicator.notApplicable === "full" ? "按满分计并注明" : indicator.notApplicable === "area" ? "分值在本方面内按比例分给其他指标" : "分值按比例分给全部其他指标";
  return bullets([
    `没有报送材料：${indicator.missingEvidence === "undecided" ? "待定，分数印成区间" : "按 0 分计"}`,
    `不涉及：${moved}`,
    `扣分：${indicator.floor === "indicator" ? "扣完本指标分值为止" : "可以扣到 0 分以下，由本方面承担"}`,
  ]);
}

function partSection(part: Part, indicator: Indicator, context: PageContext): string {
  const named = indicator.parts.length > 1 || part.id !== "";
  const start = part.start === "full" ? `自满分 ${points(part.points)}起扣` : `从 0 分起计，满分 ${points(part.points)}`;
  const head = named ? `**分项“${part.title.zh}”**：${start}。` : `${start}。`;
  const rules = part.rules.map((rule) => ruleSection(rule, named ? "本分项" : "本指标", indicator.basis, context));
  return [`${head}\n`, ...rules, ...combinationLines(part.combinations, context)].join("\n");
}

function combinationLines(combinations: Part["combinations"], context: PageContext): readonly string[] {
  return combinations.length === 0 ? [] : [`**几条细则碰在一起时**：${combinations.map((one) => combinationWords(one, context)).join("；")}。\n`];
}

function factsSection(rules: readonly Rule[], context: PageContext): string | undefined {
  const rows = derivedFactRows(recordFactsRead(rules, context), context);
  const unique = [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
  return unique.length === 0 ? undefined : section("不用填、由程序得出的认定事实", table(["认定事实", "怎么来的"], unique));
}

function examplesSection(examples: readonly WorkedExample[], signed: boolean, pointsHead: string, context: PageContext): string {
  const shared = sharedValues(examples, context);
  const note = `每次 \`npx kaoping test indicators/${context.scheme.id}\` 都会验算。表中只写与该类材料完整无误的样例不同之处。${sharedSentences(shared, context)}`;
  const rows = examples.map((example) => exampleRow(example, signed, shared, context));
  return section("算例", `${note}\n\n${table(["情形", "给出的材料", pointsHead, "成立的细则"], rows)}`);
}
