/** A whole edition for the terminal: what an official reads before asking where a number comes from. */
import type { AdjustmentView, AreaView, EditionView, IndicatorView, PartView, RuleView } from "../model/edition-view.ts";
import type { Language } from "../model/text.ts";
import { hanging } from "./display-width.ts";
import { editionWord, listed, pointsWord, relationWords } from "./edition-words.ts";
import { visible } from "./escape.ts";
import type { Terminal } from "./palette.ts";

interface Page {
  readonly view: EditionView;
  readonly language: Language;
  readonly terminal: Terminal;
}

/** Ends with a line break. */
export function editionPage(view: EditionView, language: Language, terminal: Terminal): string {
  const page: Page = { view, language, terminal };
  const blocks = [
    head(page),
    bound(page),
    ...view.areas.map((area) => areaBlock(area, page)),
    adjustmentBlock(say(page, "加分", "Bonuses"), view.bonuses, page),
    adjustmentBlock(say(page, "倒扣", "Penalties"), view.penalties, page),
    adjustmentBlock(say(page, "一票否决", "Vetoes"), view.vetoes, page),
    gradesBlock(page),
    settingsBlock(page),
    retiredBlock(page),
    provenanceBlock(page),
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function say({ language }: Page, zh: string, en: string): string {
  return language === "zh" ? zh : en;
}

function line(mark: string, words: string, indent: number, { terminal }: Page): string {
  return hanging(mark, visible(words), indent, terminal);
}

function head(page: Page): readonly string[] {
  const { view, language, terminal } = page;
  const { period, lineage, indicators } = view;
  const older = lineage.slice(0, -1).map((one) => editionWord(one, language));
  const own = indicators.filter(({ origin }) => origin === view.id).length;
  return [
    terminal.palette.heading(visible(view.title[language])),
    line("", say(page, `考核期间 ${period.from} 至 ${period.to} · 满分 ${view.total} · ${String(view.areas.length)} 个方面，${String(indicators.length)} 个指标`, `Period ${period.from} to ${period.to} · ${view.total} points · ${String(view.areas.length)} areas, ${String(indicators.length)} indicators`), 0, page),
    line("", say(page, `制定机关：${view.authority.zh}`, `Authority: ${view.authority.en}`), 0, page),
    ...(older.length === 0 ? [] : [line("", say(page, `沿用 ${listed(older, language)}：本年度版自有 ${String(own)} 个指标文件，其余 ${String(indicators.length - own)} 个沿用`, `Extends ${listed(older, language)}: ${String(own)} indicator files of its own, ${String(indicators.length - own)} inherited`), 0, page)]),
    ...(view.provenance.kind === "reconstruction" ? [terminal.palette.warn(line("", say(page, "这是重建本，不是印发件；哪些有据可查、哪些是自拟，见末尾。", "This is a reconstruction, not the document issued; what is known and what is ours stands at the end."), 0, page))] : []),
  ];
}

function bound(page: Page): readonly string[] {
  const { view, language, terminal } = page;
  const names = new Set(view.profiles.flatMap(({ indicators }) => indicators));
  const everyone = view.profiles.every(({ indicators }) => indicators.length === names.size);
  return [
    terminal.palette.heading(say(page, "考核谁", "Who is assessed")),
    ...view.profiles.map((profile) => {
      const left = [...names].filter((id) => !profile.indicators.includes(id));
      const without = everyone || left.length === 0 ? "" : say(page, `，不考 ${listed(left, language)}`, `, without ${listed(left, language)}`);
      return line("", say(page, `${profile.title.zh}：${String(profile.indicators.length)} 个指标，${pointsWord(profile.points, "zh")}${without}`, `${profile.title.en}: ${String(profile.indicators.length)} indicators, ${pointsWord(profile.points, "en")}${without}`), 2, page);
    }),
    line("", say(page, `分组排名：${listed(view.groups.map(({ title }) => title.zh), "zh")}`, `Ranked apart: ${listed(view.groups.map(({ title }) => title.en), "en")}`), 2, page),
  ];
}

function areaBlock(area: AreaView, page: Page): readonly string[] {
  const { view, language, terminal } = page;
  const minimum = area.minimum === null ? "" : say(page, `，低于 ${area.minimum.points} 分的封顶等次`, `, grade held down below ${area.minimum.points}`);
  const weight = area.weight === "1" ? "" : say(page, `，权重 ${area.weight}`, `, weight ${area.weight}`);
  const indicators = view.indicators.filter((indicator) => indicator.area === area.id);
  return [terminal.palette.heading(visible(`${area.id} ${area.title[language]}  ${pointsWord(area.points, language)}${weight}${minimum}`)), ...indicators.flatMap((indicator) => indicatorLines(indicator, page))];
}

function indicatorLines(indicator: IndicatorView, page: Page): readonly string[] {
  const { language, terminal } = page;
  const { palette } = terminal;
  return [
    palette.strong(line(`${indicator.id} `, `${indicator.title[language]}  ${pointsWord(indicator.points, language)}`, 2, page)),
    palette.quiet(line("", `${originText(indicator, page)}${boundText(indicator, page)}`, 5, page)),
    line("", indicator.question, 5, page),
    ...indicator.parts.flatMap((part) => partLines(part, page)),
    palette.quiet(line(say(page, "材料 ", "Evidence "), listed(indicator.evidence.map(({ title }) => title[language]), language), 5, page)),
    palette.quiet(line(say(page, "依据 ", "Basis "), indicator.basis.join("；"), 5, page)),
  ];
}

function originText(indicator: IndicatorView, page: Page): string {
  const { view, language } = page;
  const { relation, origin } = indicator;
  const from = origin === view.id ? say(page, "本年度版", "this edition") : say(page, `沿用 ${editionWord({ id: origin }, "zh")}`, `inherited from ${editionWord({ id: origin }, "en")}`);
  if (relation === null || (relation.kind === "same" && origin !== view.id)) return from;
  const olders = relation.from.filter((id) => id !== indicator.id || relation.from.length > 1);
  const names = olders.length === 0 ? "" : say(page, `（原 ${listed(olders, "zh")}）`, ` (was ${listed(olders, "en")})`);
  const why = relation.why === "" ? "" : say(page, `：${relation.why}`, `: ${relation.why}`);
  return `${from} · ${relationWords[relation.kind][language]}${names}${why}`;
}

/** Named only where the indicator does not bind everyone. */
function boundText(indicator: IndicatorView, page: Page): string {
  const { view, language } = page;
  const bound = view.profiles.filter(({ indicators }) => indicators.includes(indicator.id));
  if (bound.length === view.profiles.length) return "";
  return say(page, ` · 只考${listed(bound.map(({ title }) => title.zh), language)}`, ` · binds ${listed(bound.map(({ title }) => title.en), language)} only`);
}

function partLines(part: PartView, page: Page): readonly string[] {
  const start = part.start === "full" ? say(page, "自满分起扣", "deducted from full points") : say(page, "自零分起计", "counted up from nothing");
  const named = part.id === "" ? [line("", start, 5, page)] : [line("", `${part.title[page.language]}  ${pointsWord(part.points, page.language)}${say(page, "，", ", ")}${start}`, 5, page)];
  return [...named, ...part.rules.map((rule) => ruleLine(rule, page))];
}

function ruleLine(rule: RuleView, page: Page): string {
  const words = line("· ", `${rule.wording}  [${rule.id}]`, 5, page);
  return rule.scored ? words : page.terminal.palette.quiet(words);
}

function adjustmentBlock(title: string, list: readonly AdjustmentView[], page: Page): readonly string[] {
  if (list.length === 0) return [];
  const { view, language, terminal } = page;
  return [
    terminal.palette.heading(title),
    ...list.flatMap((one) => [
      terminal.palette.strong(line(`${one.id} `, one.title[language], 2, page)),
      ...(one.origin === view.id ? [] : [terminal.palette.quiet(line("", say(page, `沿用 ${editionWord({ id: one.origin }, "zh")}`, `inherited from ${editionWord({ id: one.origin }, "en")}`), 5, page))]),
      ...one.rules.map((rule) => ruleLine(rule, page)),
    ]),
  ];
}

function gradesBlock(page: Page): readonly string[] {
  const { view, language, terminal } = page;
  return [
    terminal.palette.heading(say(page, "等次", "Grades")),
    ...view.grades.map(({ title, from, below }) => line("", below === null ? say(page, `${title.zh}：${from} 分以上`, `${title.en}: ${from} and above`) : say(page, `${title.zh}：${from} 分以上、不满 ${below} 分`, `${title[language]}: ${from} to below ${below}`), 2, page)),
  ];
}

function settingsBlock(page: Page): readonly string[] {
  const { view, language, terminal } = page;
  return [terminal.palette.heading(say(page, "规定", "Policies")), ...view.settings.map(({ title, value }) => line("", `${title[language]}${say(page, "：", ": ")}${value[language]}`, 2, page))];
}

function retiredBlock(page: Page): readonly string[] {
  const { view, terminal } = page;
  if (view.retired.length === 0) return [];
  return [terminal.palette.heading(say(page, "退出的指标", "Retired indicators")), ...view.retired.map(({ id, why }) => line(`${id} `, why, 2, page))];
}

function provenanceBlock(page: Page): readonly string[] {
  const { view, language, terminal } = page;
  const list = (title: string, texts: EditionView["provenance"]["known"]): readonly string[] => (texts.length === 0 ? [] : [terminal.palette.heading(title), ...texts.map((one) => line("· ", one[language], 2, page))]);
  return [...list(say(page, "有据可查的", "What is known"), view.provenance.known), ...list(say(page, "本方案自拟的", "What is our own design"), view.provenance.ours)];
}
