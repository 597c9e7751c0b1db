/** What moved a unit, in sentences that can be said to it: its points, beside those of its group, and who stands before it now. */
import type { ComparedPair, ComparedUnit, Comparison, LineChange, UnitChange, UnitYear } from "../../model/comparison.ts";
import { compare, formatExact, subtract, ZERO } from "../../model/rational.ts";
import type { Language } from "../../model/text.ts";
import { exact } from "../points.ts";
import { bracketed, colon, enumerated } from "../strings.ts";
import { mediansOf } from "./group-medians.ts";
import { places, plainPoints, signedPoints, signOf } from "./numbers.ts";
import { phrases, words } from "./words.ts";

/** Each sentence for itself, with its end; the first two tell what changed, the others what of. */
export function storyOf(unit: UnitChange, pair: ComparedPair, comparison: Comparison, language: Language): readonly string[] {
  const { points } = unit;
  if (!points.done) return [ended(phrases.notDecomposed(points.reason)[language], language)];
  const said = [pointsStory(unit, language), rankStory(unit, language), ...besideGroup(unit, pair, language), ...passed(unit, pair, comparison, language), ...dearest(points.lines, language), ...unattributedBeside(points.lines, unit, pair, language)];
  return said.map((sentence) => ended(sentence, language));
}

function ended(sentence: string, language: Language): string {
  return `${sentence}${language === "zh" ? "。" : "."}`;
}

function comma(language: Language): string {
  return language === "zh" ? "，" : ", ";
}

function pointsStory({ totals, change, points }: UnitChange, language: Language): string {
  const first = phrases.pointsStory(plainPoints(totals.before, language), plainPoints(totals.after, language), signedPoints(change))[language];
  return points.done ? `${first}${comma(language)}${phrases.pointsParts(signedPoints(points.performance), signedPoints(points.rule), signedPoints(points.unattributed))[language]}` : first;
}

function rankStory({ rank }: UnitChange, language: Language): string {
  if (!rank.done) return `${words.rankChange[language]}${colon(language)}${phrases.notDecomposed(rank.reason)[language]}`;
  const parts = phrases.rankParts(places(rank.performance), places(rank.rule), places(rank.pool), places(rank.unattributed))[language];
  const open = rank.openRivals === undefined ? "" : bracketed(phrases.openRivals(rank.openRivals)[language], language);
  return `${phrases.rankStory(rank.before, rank.after, places(rank.change))[language]}${comma(language)}${parts}${open}`;
}

/** A part says little alone: where all gain by new indicators, who gains least falls behind. */
function besideGroup({ group }: UnitChange, pair: ComparedPair, language: Language): readonly string[] {
  const medians = mediansOf(pair, group);
  if (medians === undefined) return [];
  const [performance = "", rule = "", unattributed = ""] = medians.parts.map((one) => signedPoints(formatExact(one)));
  return [phrases.besideGroup(performance, rule, unattributed)[language]];
}

/** Of what cannot be attributed only the distance from the others says anything about a rank. */
function unattributedBeside(lines: readonly LineChange[], { group }: UnitChange, pair: ComparedPair, language: Language): readonly string[] {
  const medians = mediansOf(pair, group);
  if (medians === undefined) return [];
  const apart = lines.filter(({ performance }) => performance === null).map((line) => ({ line, off: subtract(exact(line.change), medians.lines.get(line.id) ?? ZERO) }));
  const told = (sign: 1 | -1): string => {
    const moved = apart.filter(({ off }) => compare(off, ZERO) === sign).toSorted((a, b) => sign * compare(b.off, a.off));
    return enumerated(moved.slice(0, SHOWN).map(({ line, off }) => `${titleOf(line, language)} ${signedPoints(formatExact(off))}`), language);
  };
  const [less, more] = [told(-1), told(1)];
  return [...(less === "" ? [] : [phrases.unattributedLess(less)[language]]), ...(more === "" ? [] : [phrases.unattributedMore(more)[language]])];
}

function titleOf({ id, kind, title }: LineChange, language: Language): string {
  return `${kind === "indicator" ? `${id} ` : ""}${title[language]}`;
}

/** Whoever stands before it in one year alone; their numbers differ by the places that it gained or lost. */
function passed({ before, after, group, rank }: UnitChange, pair: ComparedPair, { units, years }: Comparison, language: Language): readonly string[] {
  if (!rank.done) return [];
  const at = (label: string): number => years.findIndex((year) => year.label === label);
  const [then, now] = [at(pair.before), at(pair.after)];
  const ahead = (year: number, code: string): readonly ComparedUnit[] => {
    const own = units.map((unit) => unit.years[year]).find((one) => one?.code === code)?.rank ?? null;
    return own === null ? [] : units.filter((unit) => isRanked(unit.years[year], group) && (unit.years[year]?.rank ?? own) < own);
  };
  const [old, own] = [ahead(then, before), ahead(now, after)];
  const said = (list: readonly ComparedUnit[]): string => enumerated(list.map((unit) => `${(unit.years[now] ?? unit.years[then] ?? unit).name[language]}${bracketed(`${placeOf(unit.years[then], group)}→${placeOf(unit.years[now], group)}`, language)}`), language);
  const [came, went] = [own.filter((unit) => !old.includes(unit)), old.filter((unit) => !own.includes(unit))];
  return [...(came.length === 0 ? [] : [phrases.nowAhead(came.length, said(came))[language]]), ...(went.length === 0 ? [] : [phrases.noLongerAhead(went.length, said(went))[language]])];
}

function isRanked(year: UnitYear | null | undefined, group: string): boolean {
  return year?.ranked === true && year.group === group && year.rank !== null;
}

function placeOf(year: UnitYear | null | undefined, group: string): string {
  return isRanked(year, group) ? String(year?.rank) : "—";
}

const SHOWN = 3;

/** The lines in which its own work cost or brought most. */
function dearest(lines: readonly LineChange[], language: Language): readonly string[] {
  const told = (sign: 1 | -1): string => {
    const moved = lines.filter(({ performance }) => signOf(performance) === sign).toSorted((a, b) => sign * compare(exact(b.performance ?? "0"), exact(a.performance ?? "0")));
    return enumerated(moved.slice(0, SHOWN).map((line) => `${titleOf(line, language)} ${signedPoints(line.performance)}`), language);
  };
  const [lost, gained] = [told(-1), told(1)];
  return [...(lost === "" ? [] : [phrases.workLost(lost)[language]]), ...(gained === "" ? [] : [phrases.workGained(gained)[language]])];
}
