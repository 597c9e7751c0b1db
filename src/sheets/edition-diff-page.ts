/** What changed between two editions, for the terminal. */
import type { AdjustmentDiff, EditionDiff, FileChanges, IndicatorDiff, LawChange, NumberChange, RuleChange, SchemeChange, WordChange } from "../model/edition-view.ts";
import type { RelationKind } from "../model/scheme.ts";
import { text, type Language, type Text } from "../model/text.ts";
import { hanging } from "./display-width.ts";
import { editionWord, listed, pointsWord, relationWords } from "./edition-words.ts";
import { visible } from "./escape.ts";
import type { Terminal } from "./palette.ts";

interface Page {
  readonly language: Language;
  readonly terminal: Terminal;
}

const ORDER: readonly RelationKind[] = ["rule-changed", "reweighted", "split", "merged", "replaced", "new", "retired"];

/** Ends with a line break. */
export function editionDiffPage(diff: EditionDiff, language: Language, terminal: Terminal): string {
  const page: Page = { language, terminal };
  const blocks = [
    head(diff, page),
    schemeBlock(diff.scheme, page),
    ...ORDER.map((kind) => kindBlock(kind, diff.indicators.filter((one) => one.kind === kind), page)),
    sameBlock(diff.indicators.filter(({ kind }) => kind === "same"), page),
    adjustmentsBlock(diff.adjustments, page),
    lawBlock(diff, page),
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function say({ language }: Page, zh: string, en: string): string {
  return language === "zh" ? zh : en;
}

function line(mark: string, words: string, indent: number, { terminal }: Page): string {
  return hanging(mark, visible(words), indent, terminal);
}

function head(diff: EditionDiff, page: Page): readonly string[] {
  const { language, terminal } = page;
  const counts = ([...ORDER, "same"] as const).map((kind) => ({ kind, count: diff.indicators.filter((one) => one.kind === kind).length })).filter(({ count }) => count > 0);
  const between = diff.path.slice(1, -1).map((id) => editionWord({ id }, language));
  return [
    terminal.palette.heading(`${editionWord(diff.older, language)} → ${editionWord(diff.newer, language)}`),
    line("", diff.older.title[language], 2, page),
    line("", diff.newer.title[language], 2, page),
    line("", say(page, `指标：${counts.map(({ kind, count }) => `${relationWords[kind].zh} ${String(count)}`).join("，")}`, `Indicators: ${counts.map(({ kind, count }) => `${relationWords[kind].en} ${String(count)}`).join("; ")}`), 0, page),
    ...(between.length === 0 ? [] : [line("", say(page, `中间隔着 ${listed(between, language)}：逐年的关系已连成一步`, `By way of ${listed(between, language)}: the relations of each year are put together`), 0, page)]),
    ...(diff.path.length > 0 ? [] : [terminal.palette.warn(line("", say(page, "两个年度版互不沿用，没有写明关系：只能按编号对照，编号相同视为同一问题", "Neither edition extends the other: indicators are matched by id alone"), 0, page))]),
  ];
}

function schemeBlock(changes: readonly SchemeChange[], page: Page): readonly string[] {
  if (changes.length === 0) return [];
  return [page.terminal.palette.heading(say(page, "方案整体", "The scheme as a whole")), ...changes.map((change) => changeLine(change, 2, page))];
}

/** What: old → new; one that was not there before or is no more says so. */
function changeLine({ what, older, newer }: SchemeChange, indent: number, page: Page): string {
  const { language } = page;
  const mark = say(page, "：", ": ");
  const alone = (value: Text | null): string => (value === null || value[language] === "" ? what[language] : `${what[language]}${mark}${value[language]}`);
  if (older === null) return line("＋ ", alone(newer), indent, page);
  if (newer === null) return line("－ ", alone(older), indent, page);
  return line("~ ", `${what[language]}${mark}${older[language]} → ${newer[language]}`, indent, page);
}

function kindBlock(kind: RelationKind, list: readonly IndicatorDiff[], page: Page): readonly string[] {
  if (list.length === 0) return [];
  return [page.terminal.palette.heading(`${relationWords[kind][page.language]}${say(page, "（", " (")}${String(list.length)}${say(page, "）", ")")}`), ...list.flatMap((one) => indicatorLines(one, page))];
}

function indicatorLines(one: IndicatorDiff, page: Page): readonly string[] {
  const { palette } = page.terminal;
  return [
    palette.strong(line("", nameText(one, page), 2, page)),
    ...(one.why.length === 0 ? [] : [line(say(page, "说明：", "Why: "), one.why.join("；"), 4, page)]),
    // what a new indicator holds is not a change but the whole of it: show prints that
    ...(one.kind === "new" ? newLines(one.changes, page) : changesLines(one.changes, page)),
  ];
}

function nameText({ newer, older, kind }: IndicatorDiff, page: Page): string {
  const { language } = page;
  const name = ({ id, title, points }: NonNullable<IndicatorDiff["newer"]>): string => `${id} ${title[language]} ${pointsWord(points, language)}`;
  const [only] = older;
  if (newer === null) return older.map(name).join(" + ");
  if (only === undefined || kind === "new") return name(newer);
  if (older.length === 1 && only.id === newer.id) {
    const title = only.title.zh === newer.title.zh ? newer.title[language] : `${only.title[language]} → ${newer.title[language]}`;
    const points = only.points === newer.points ? pointsWord(newer.points, language) : `${only.points} → ${pointsWord(newer.points, language)}`;
    return `${newer.id} ${title}  ${points}`;
  }
  return `${older.map(name).join(" + ")} → ${name(newer)}`;
}

function newLines({ rules }: FileChanges, page: Page): readonly string[] {
  return rules.flatMap((rule) => (rule.kind === "added" ? [line("＋ ", `${rule.wording}  [${rule.id}]`, 4, page)] : []));
}

function changesLines(changes: FileChanges, page: Page): readonly string[] {
  const { numbers, rules, basis, evidence, others } = changes;
  const list = (what: Text, { added, removed }: FileChanges["basis"]): readonly string[] => [
    ...removed.map((one) => changeLine({ what, older: text(one, one), newer: null }, 4, page)),
    ...added.map((one) => changeLine({ what, older: null, newer: text(one, one) }, 4, page)),
  ];
  return [
    ...numbers.map((number) => numberLine(number, page)),
    ...others.map((other) => changeLine(other, 4, page)),
    ...rules.flatMap((rule) => ruleLines(rule, page)),
    ...list(text("依据", "Basis"), basis),
    ...list(text("材料", "Evidence"), evidence),
  ];
}

function numberLine({ key, unit, older, newer }: NumberChange, page: Page): string {
  const { language } = page;
  const withUnit = (value: Text): string => (unit === "" ? value[language] : `${value[language]} ${unit}`);
  if (older !== null && newer !== null) return line("~ ", say(page, `数字 ${key}：${older.zh} → ${withUnit(newer)}`, `Number ${key}: ${older.en} → ${withUnit(newer)}`), 4, page);
  const gone = newer === null;
  const value = newer ?? older ?? text("", "");
  return line(gone ? "－ " : "＋ ", say(page, `数字 ${key}：${withUnit(value)}`, `Number ${key}: ${withUnit(value)}`), 4, page);
}

function ruleLines(rule: RuleChange, page: Page): readonly string[] {
  if (rule.kind === "added") return [line("＋ ", `${rule.wording}  [${rule.id}]`, 4, page)];
  if (rule.kind === "removed") return [line("－ ", `${rule.wording}  [${rule.id}]`, 4, page)];
  const ids = rule.from === rule.id ? rule.id : `${rule.from} → ${rule.id}`;
  const silent = rule.older === rule.newer ? say(page, "（原文没有变，条件或后果变了）", " (the words are the same, condition or effect is not)") : rule.mechanics ? say(page, "（条件或后果也变了）", " (condition or effect changed too)") : "";
  const [first, ...more] = rule.words;
  if (first !== undefined && "old" in first && more.length === 0) return [line("－ ", `${rule.older}  [${rule.from}]`, 4, page), line("＋ ", `${rule.newer}${silent}  [${rule.id}]`, 4, page)];
  return [coloured(line("~ ", `${rule.words.map(inline).join("")}${silent}  [${ids}]`, 4, page), page)];
}

/** Old and new words stand in one bracket, so that the change is seen without colours too. */
function inline(change: WordChange): string {
  if ("kept" in change) return change.kept;
  if (change.old === "") return `〔＋${change.new}〕`;
  return change.new === "" ? `〔－${change.old}〕` : `〔${change.old}→${change.new}〕`;
}

function coloured(words: string, { terminal }: Page): string {
  return words.replaceAll(/〔[^〕]*〕/gu, (bracket) => terminal.palette.warn(bracket));
}

function sameBlock(list: readonly IndicatorDiff[], page: Page): readonly string[] {
  const quiet = list.filter(({ changes, why }) => changesLines(changes, page).length === 0 && why.length === 0);
  const told = list.filter((one) => !quiet.includes(one));
  const ids = quiet.flatMap(({ newer }) => (newer === null ? [] : [newer.id]));
  return list.length === 0
    ? []
    : [
        page.terminal.palette.heading(`${relationWords.same[page.language]}${say(page, "（", " (")}${String(list.length)}${say(page, "）", ")")}`),
        ...(ids.length === 0 ? [] : [line("", listed(ids, page.language), 2, page)]),
        ...told.flatMap((one) => indicatorLines(one, page)),
      ];
}

const adjustmentWords: Readonly<Record<AdjustmentDiff["what"], Text>> = { bonus: text("加分", "Bonus"), penalty: text("倒扣", "Penalty"), veto: text("一票否决", "Veto") };
const adjustmentKinds: Readonly<Record<AdjustmentDiff["kind"], Text>> = { new: relationWords.new, retired: relationWords.retired, changed: relationWords["rule-changed"] };

function adjustmentsBlock(list: readonly AdjustmentDiff[], page: Page): readonly string[] {
  if (list.length === 0) return [];
  const { language, terminal } = page;
  return [
    terminal.palette.heading(say(page, "加分、倒扣、一票否决", "Bonuses, penalties, vetoes")),
    ...list.flatMap((one) => [
      terminal.palette.strong(line("", `${adjustmentWords[one.what][language]} ${one.id} ${one.title[language]}${say(page, "：", ": ")}${adjustmentKinds[one.kind][language]}`, 2, page)),
      ...changesLines(one.changes, page),
    ]),
  ];
}

function lawBlock({ law, newer }: EditionDiff, page: Page): readonly string[] {
  if (law.length === 0) return [];
  return [page.terminal.palette.heading(say(page, "其间施行的法定口径（按日期适用，不随年度版）", "Law that came into force in between (by date, not by edition)")), ...law.flatMap((change) => lawLines(change, newer.id, page))];
}

const units: Readonly<Record<string, Text>> = {
  working_days: text("个工作日", "working days"),
  calendar_days: text("日", "calendar days"),
  hours: text("小时", "hours"),
  months: text("个月", "months"),
};

const choices: Readonly<Record<string, Text>> = {
  none: text("没有规定", "none"),
  third_party: text("只有第三方", "third parties only"),
  third_party_and_organ: text("第三方和其他机关", "third parties and other organs"),
  system_receipt: text("系统接收之日", "receipt by the system"),
  confirmed: text("双方确认之日", "confirmation by both sides"),
};

function lawLines(change: LawChange, edition: string, page: Page): readonly string[] {
  const { language } = page;
  const unit = units[change.unit]?.[language];
  const value = (written: string): string => choices[written]?.[language] ?? (unit === undefined ? written : `${written} ${unit}`);
  const moved = change.older === change.newer ? say(page, `${value(change.newer)}（数值没有变，依据换了）`, `${value(change.newer)} (the same value, another source)`) : `${value(change.older)} → ${value(change.newer)}`;
  const within = change.withinPeriod ? say(page, `；在 ${editionWord({ id: edition }, "zh")}期间内施行，此前的仍按旧口径`, `; inside the period of ${editionWord({ id: edition }, "en")}, earlier matters still go by the old one`) : "";
  return [
    line(`${change.from} `, `${change.title[language]}${say(page, "：", ": ")}${moved}`, 2, page),
    page.terminal.palette.quiet(line("", say(page, `看${change.selectedBy.zh}${within}；${change.source}`, `by ${change.selectedBy.en}${within}; ${change.source}`), 13, page)),
  ];
}
