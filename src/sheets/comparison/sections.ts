/** What the pages of a comparison say, as plain tables: HTML and Markdown print the same rows. */
import type { ComparedPair, ComparedUnit, Comparison, LineChange, UnitChange } from "../../model/comparison.ts";
import { addTo } from "../../model/grouped.ts";
import { divide, formatExact, sum } from "../../model/rational.ts";
import type { Language } from "../../model/text.ts";
import { exact } from "../points.ts";
import { colon, enumerated, listed, say } from "../strings.ts";
import { DASH, percent, places, plainPoints, rateOf, rounded, signedPoints, signedRounded, totalOf } from "./numbers.ts";
import { kindWords, phrases, words } from "./words.ts";

export interface PlainTable {
  /** Class of the table and of each column, for the style of a page. */
  readonly kind: string;
  readonly heads: readonly { readonly title: string; readonly kind: string }[];
  readonly rows: readonly (readonly string[])[];
}

const column = (title: string, kind: string): PlainTable["heads"][number] => ({ title, kind });

export function yearsTable({ years }: Comparison, language: Language): PlainTable {
  return {
    kind: "compared-years",
    heads: [column(words.year[language], "year"), column(words.edition[language], "what"), column(say("period", language), "period"), column(say("asOf", language), "period"), column(words.units[language], "n"), column(say("pageLabel", language), "tags")],
    rows: years.map((year) => [
      year.label, year.edition.title[language], `${year.period.from} — ${year.period.to}`, year.asOf, String(year.units),
      enumerated([...(year.synthetic ? [say("synthetic", language)] : []), ...(year.restatement ? [words.restated[language]] : []), ...(year.provisional ? [say("provisional", language)] : [])], language),
    ]),
  };
}

/** Raw totals and ranks side by side: no difference is drawn here. */
export function totalsTable(units: readonly ComparedUnit[], { years }: Comparison, language: Language): PlainTable {
  return {
    kind: "totals",
    heads: [
      column(say("unit", language), "unit"),
      ...years.flatMap(({ label }) => [column(`${label} ${say("total", language)}`, "n"), column(`${label} ${say("rank", language)}`, "n"), column(`${label} ${say("grade", language)}`, "grade")]),
      ...years.map(({ label }) => column(`${label} ${words.coreRate[language]}`, "n")), column(say("remarks", language), "remarks"),
    ],
    rows: units.map((unit) => [
      unit.name[language],
      ...unit.years.flatMap((year) => (year === null ? [DASH, DASH, DASH] : [totalOf(year, language), year.ranked ? `${String(year.rank ?? (year.rankRange ?? []).join("~"))}/${String(year.of)}` : say("notRanked", language), year.grade?.[language] ?? DASH])),
      ...unit.core.map(rateOf), listed(unit.notes.map((note) => note[language]), language),
    ]),
  };
}

export function changesTable(units: readonly UnitChange[], pair: ComparedPair, comparison: Comparison, language: Language): PlainTable {
  const heads = [
    column(say("unit", language), "unit"), column(`${pair.before} ${say("total", language)}`, "n"), column(`${pair.after} ${say("total", language)}`, "n"),
    ...[words.change, words.performance, words.rule, words.unattributed].map((word) => column(word[language], "n")),
    column(words.rankChange[language], "n"), ...[words.places, words.performance, words.rule, words.pool, words.unattributed].map((word) => column(`${words.rankChange[language]}${language === "zh" ? "·" : " "}${word[language]}`, "n")),
  ];
  return { kind: "changes", heads, rows: units.map((unit) => changeRow(unit, totalsOf(unit, pair, comparison, language), language)) };
}

/** Totals of both years as printed, an open one as the range in which it lies. */
export function totalsOf({ before, after, totals }: UnitChange, pair: ComparedPair, { units, years }: Comparison, language: Language): readonly [before: string, after: string] {
  const printed = (label: string, code: string, total: string | null): string => {
    const at = years.findIndex((year) => year.label === label);
    const year = total === null ? units.map((unit) => unit.years[at]).find((one) => one?.code === code) : undefined;
    return year === undefined || year === null ? plainPoints(total, language) : totalOf(year, language);
  };
  return [printed(pair.before, before, totals.before), printed(pair.after, after, totals.after)];
}

function changeRow({ name, change, points, rank }: UnitChange, totals: readonly [string, string], language: Language): readonly string[] {
  const parts = points.done ? [points.performance, points.rule, points.unattributed].map(signedPoints) : [DASH, DASH, DASH];
  const ranks = rank.done ? [`${String(rank.before)} → ${String(rank.after)}`, ...[rank.change, rank.performance, rank.rule, rank.pool, rank.unattributed].map(places)] : [DASH, DASH, DASH, DASH, DASH, DASH];
  return [name[language], ...totals, signedPoints(change), ...parts, ...ranks];
}

/** Whether the core's shares may move without any work: which of its indicators have other full points, in words; "" for none. */
export function coreShift({ relations }: ComparedPair, language: Language): string {
  const full = (members: ComparedPair["relations"][number]["before"]): string => formatExact(sum(members.map((member) => exact(member.full))));
  const ids = relations.filter(({ core, before, after }) => core && full(before) !== full(after)).map(({ id }) => id);
  return ids.length === 0 ? "" : phrases.coreShift(enumerated(ids, language))[language];
}

export function relationsTable({ relations }: ComparedPair, language: Language): PlainTable {
  const members = (list: ComparedPair["relations"][number]["before"]): string => listed(list.map(({ id, title, full }) => `${id} ${title[language]} ${full}`), language);
  return {
    kind: "relations",
    heads: [column(words.kind[language], "kind"), column(`${words.related[language]} (1)`, "what"), column(`${words.related[language]} (2)`, "what"), column(words.core[language], "c"), column(words.reason[language], "why")],
    rows: relations.map((one) => [kindWords[one.kind][language], members(one.before) || DASH, members(one.after) || DASH, one.core ? words.yes[language] : words.no[language], one.replaces.length === 0 ? "" : phrases.replaces(enumerated(one.replaces, language))[language]]),
  };
}

/** Lines that changed or could not be attributed; the rest is counted. */
export function movingLines(lines: readonly LineChange[]): readonly LineChange[] {
  const isNothing = (written: string | null): boolean => written === null || exact(written).n === 0n;
  return lines.filter((line) => line.performance === null || !isNothing(line.change) || !isNothing(line.performance) || !isNothing(line.rule));
}

export function linesTable(unit: UnitChange, language: Language): PlainTable {
  const heads = [
    column(words.related[language], "what"), ...[words.ownBefore, words.oldUnderNew, words.newUnderOld, words.ownAfter, words.change, words.performance, words.rule, words.unattributed].map((word) => column(word[language], "n")),
    column(words.reason[language], "why"),
  ];
  if (!unit.points.done) return { kind: "lines", heads, rows: [] };
  const { points, totals, restated, change } = unit;
  const rows = movingLines(points.lines).map((line) => [
    line.kind === "indicator" ? `${line.id} ${line.title[language]}` : line.title[language],
    plainPoints(line.before, language), plainPoints(line.oldUnderNew, language), plainPoints(line.newUnderOld, language), plainPoints(line.after, language), signedPoints(line.change),
    signedPoints(line.performance), signedPoints(line.rule), line.performance === null ? signedPoints(line.change) : "", listed(line.reasons.map((reason) => reason[language]), language),
  ]);
  const sum = [words.total[language], plainPoints(totals.before, language), plainPoints(restated.oldUnderNew, language), plainPoints(restated.newUnderOld, language), plainPoints(totals.after, language), signedPoints(change), signedPoints(points.performance), signedPoints(points.rule), signedPoints(points.unattributed), ""];
  return { kind: "lines", heads, rows: [...rows, sum] };
}

export function areaRatesTable(units: readonly ComparedUnit[], { years }: Comparison, language: Language): PlainTable {
  const areas = [...new Map(units.flatMap((unit) => unit.areas.map(({ id, title }) => [id, title] as const)))];
  return {
    kind: "rates",
    heads: [column(say("unit", language), "unit"), column(words.year[language], "year"), ...areas.map(([id, title]) => column(`${id} ${title[language]}`, "n")), column(words.coreRate[language], "n")],
    rows: units.flatMap((unit) =>
      years.map(({ label }, at) => [at === 0 ? unit.name[language] : "", label, ...areas.map(([id]) => rateOf(unit.areas.find((area) => area.id === id)?.years[at] ?? null)), rateOf(unit.core[at] ?? null)]),
    ),
  };
}

/** Mean share of a group by indicator and year: decided shares only. */
export function indicatorRatesTable(comparison: Comparison, language: Language): PlainTable {
  const { years, related, units } = comparison;
  return {
    kind: "indicator-rates",
    heads: [column(words.related[language], "what"), column(words.core[language], "c"), ...years.flatMap(({ label }) => [column(`${label} ${say("fullPoints", language)}`, "n"), column(`${label} ${words.headRates[language]}`, "n")])],
    rows: related.map((row) => [
      `${row.id} ${row.title[language]}`, row.core ? words.yes[language] : words.no[language],
      ...years.flatMap((_, at) => [row.years[at]?.full ?? DASH, shareOfAll(units, row.id, at)]),
    ]),
  };
}

/** All units' points over all their full points, where every one is decided. */
function shareOfAll(units: readonly ComparedUnit[], row: string, at: number): string {
  const rated = units.flatMap((unit) => unit.related.find(({ id }) => id === row)?.years[at] ?? []);
  const decided = rated.filter(({ points, full }) => points !== null && exact(full).n > 0n);
  if (decided.length === 0) return DASH;
  const share = divide(sum(decided.map(({ points }) => exact(points ?? "0"))), sum(decided.map(({ full }) => exact(full))));
  return `${percent(formatExact(share))}${decided.length < rated.length ? "*" : ""}`;
}

export function trendTable(units: readonly ComparedUnit[], { years }: Comparison, language: Language): PlainTable {
  return {
    kind: "trend",
    heads: [
      column(say("unit", language), "unit"), ...years.map(({ label }) => column(`${label} ${words.index[language]}`, "n")), column(words.direct[language], "n"), column(words.drift[language], "n"),
      ...years.slice(1).map(({ label }) => column(`${label} ${words.cumulated[language]}`, "n")), column(words.direct[language], "n"), column(words.drift[language], "n"),
    ],
    rows: units.map(({ name, trend }) => {
      if (trend === null || trend === undefined) return [name[language], ...years.map(() => DASH), DASH, DASH, ...years.slice(1).map(() => DASH), DASH, DASH];
      return [name[language], ...trend.index.map(rounded), rounded(trend.direct), signedRounded(trend.drift), ...trend.performance.slice(1).map(signedPoints), signedPoints(trend.directPerformance), signedPoints(trend.performanceDrift)];
    }),
  };
}

/** Why years are not linked, each reason with the units that it holds for. */
export function trendBreaks(units: readonly ComparedUnit[], language: Language): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { name, trend } of units) for (const { [language]: why } of trend?.breaks ?? []) addTo(found, why, name[language]);
  return [...found].map(([why, names]) => `${why}${colon(language)}${enumerated(names, language)}`);
}

export function recurringTable(units: readonly ComparedUnit[], language: Language): PlainTable {
  return {
    kind: "recurring",
    heads: [column(say("unit", language), "unit"), column(words.related[language], "kind"), column(words.clause[language], "why"), column(say("lost", language), "n")],
    rows: units.flatMap((unit) => unit.recurring.map((clause, index) => [index === 0 ? unit.name[language] : "", clause.related, clause.years.at(-1)?.wording ?? "", enumerated(clause.years.map(({ year, taken }) => `${year} −${taken}`), language)])),
  };
}

export function costlyTable({ years }: Comparison, language: Language): PlainTable {
  return {
    kind: "costly",
    heads: [column(words.year[language], "year"), column(say("indicator", language), "what"), column(say("wording", language), "why"), column(say("unitsHit", language), "n"), column(say("occurrences", language), "n"), column(say("pointsLostSum", language), "n")],
    rows: years.flatMap(({ label, costly }) => costly.map((one, index) => [index === 0 ? label : "", `${one.indicator} ${one.indicatorTitle[language]}`, one.wording, String(one.units), String(one.findings), plainPoints(one.taken, language)])),
  };
}

/** Units of a group in any year, in the order of the last year's ranks. */
export function unitsOfGroup({ units }: Comparison, group: string): readonly ComparedUnit[] {
  const last = (unit: ComparedUnit): number => unit.years.at(-1)?.rank ?? unit.years.at(-1)?.rankRange?.[0] ?? Number.MAX_SAFE_INTEGER;
  return units.filter((unit) => unit.group === group).toSorted((a, b) => last(a) - last(b) || (a.code < b.code ? -1 : 1));
}

/** The changes of a unit, pair by pair; a unit stands in a group by its last year. */
export function changesOfUnit(unit: ComparedUnit, { pairs, years }: Comparison): readonly { readonly pair: ComparedPair; readonly change: UnitChange }[] {
  return pairs.flatMap((pair) => {
    const code = unit.years[years.findIndex(({ label }) => label === pair.after)]?.code;
    const change = pair.units.find(({ after }) => after === code);
    return change === undefined ? [] : [{ pair, change }];
  });
}

/** `2017：96.70（第 5，共 13） → 2018：…`: what a unit is told first. */
export function lineOfYears(unit: ComparedUnit, { years }: Comparison, language: Language): string {
  const told = unit.years.flatMap((year, at) => {
    if (year === null) return [];
    const rank = year.rank === null ? "" : phrases.rankOf(year.rank, year.of)[language];
    return [`${years[at]?.label ?? ""}${colon(language)}${totalOf(year, language)}${rank}`];
  });
  return told.join(" → ");
}

/** Changes of a group in the same order. */
export function changesOfGroup(pair: ComparedPair, comparison: Comparison, group: string): readonly UnitChange[] {
  const at = comparison.years.findIndex(({ label }) => label === pair.after);
  const rank = ({ after }: UnitChange): number => {
    const year = comparison.units.map((unit) => unit.years[at]).find((one) => one?.code === after);
    return year?.rank ?? year?.rankRange?.[0] ?? Number.MAX_SAFE_INTEGER;
  };
  return pair.units.filter((unit) => unit.group === group).toSorted((a, b) => rank(a) - rank(b));
}
