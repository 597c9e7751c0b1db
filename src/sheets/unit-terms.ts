/** Words about a unit that every page needs: its rank, grade and remarks. */
import type { Result, ResultIndicator, ResultUnit } from "../model/result.ts";
import { equals, ZERO } from "../model/rational.ts";
import type { Language } from "../model/text.ts";
import { wasRedistributed } from "./finding-text.ts";
import { exact, printed, printedPoints, rangeMark } from "./points.ts";
import { sentences } from "./sentences.ts";
import { say } from "./strings.ts";

export function rankText(unit: ResultUnit, language: Language): string {
  if (!unit.ranked) return say("notRanked", language);
  if (unit.rank !== null) return String(unit.rank);
  return unit.rankRange === undefined ? say("undecided", language) : unit.rankRange.map(String).join(rangeMark(language));
}

export function gradeTitle(id: string, result: Result, language: Language): string {
  return result.edition.grades.find((grade) => grade.id === id)?.title[language] ?? id;
}

export function gradeText(unit: ResultUnit, result: Result, language: Language): string {
  const possible = unit.grade === null ? (unit.grades ?? []) : [unit.grade];
  if (possible.length === 0) return say("undecided", language);
  return possible.map((id) => gradeTitle(id, result, language)).join(language === "zh" ? "或" : " or ");
}

export function totalText(unit: ResultUnit, language: Language): string {
  return printedPoints({ points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) }, language);
}

export function indicatorsOf(unit: ResultUnit): readonly ResultIndicator[] {
  return unit.areas.flatMap((area) => area.indicators);
}

export function isVetoed(unit: ResultUnit): boolean {
  return unit.state === "vetoed" || unit.vetoes.some(({ state }) => state === "applied");
}

/** Whatever is taken off the total: penalties, and what vetoes take as one. Areas, bonus and these make the total before caps. */
export function penaltiesOf(unit: ResultUnit): ResultUnit["penalties"] {
  return [...unit.penalties, ...unit.vetoes.filter((veto) => veto.points !== null || veto.range !== undefined)];
}

/** Whether the unit earned a bonus and stayed below the gate that lets it count. */
export function isBelowGate({ steps }: ResultUnit): boolean {
  return steps.some(({ what }) => what === "bonus-gate") && !steps.some(({ what }) => what === "bonus");
}

/** What is added to the total: nothing of a bonus that the gate keeps out. */
export function bonusesOf(unit: ResultUnit): ResultUnit["bonus"] {
  return isBelowGate(unit) ? [] : unit.bonus;
}

/** Indicators that await a person. */
export function openIndicators(unit: ResultUnit): readonly ResultIndicator[] {
  return indicatorsOf(unit).filter((indicator) => indicator.points === null);
}

/** Behind a unit in the ranking: what a reader must know before comparing it. */
export function remarksOf(unit: ResultUnit, language: Language): readonly string[] {
  const open = openIndicators(unit).length + [...unit.bonus, ...unit.penalties, ...unit.vetoes].filter(({ state }) => state === "undecided").length;
  const away = indicatorsOf(unit).filter(({ state }) => state === "not-applicable").length;
  return [
    ...(isVetoed(unit) ? [say("veto", language)] : []),
    ...(isBelowGate(unit) ? [say("belowGate", language)] : []),
    ...(open === 0 ? [] : [sentences.openIndicators(open)[language]]),
    ...(unit.setAside.length === 0 ? [] : [sentences.setAsideRecords(unit.setAside.length)[language]]),
    ...(away === 0 ? [] : [sentences.notApplicableIndicators(away)[language]]),
  ];
}

/** Why an indicator that does not apply has the points it has; `undefined` for all others. */
export function notApplicableText(indicator: ResultIndicator, language: Language): string | undefined {
  if (indicator.state !== "not-applicable") return undefined;
  const moved = equals(exact(indicator.full), ZERO);
  const sentence = moved ? sentences.pointsMoved(printed(exact(indicator.schemeFull))) : sentences.occasionNone(printed(exact(indicator.full)));
  return sentence[language];
}

/** Both full points where points moved: what the scheme says and what counts for this unit. */
export function fullPointsNote(indicator: ResultIndicator, language: Language): string | undefined {
  if (!wasRedistributed(indicator)) return undefined;
  return sentences.pointsReceived(printed(exact(indicator.schemeFull)))[language];
}

/** The group's units in printing order: by rank, open ones by their best rank, unranked ones last. */
export function inRankOrder(units: readonly ResultUnit[]): readonly ResultUnit[] {
  const place = (unit: ResultUnit): readonly [number, number] => [
    unit.ranked ? (unit.rank ?? unit.rankRange?.[0] ?? unit.of) : Number.MAX_SAFE_INTEGER,
    unit.rank ?? unit.rankRange?.[1] ?? Number.MAX_SAFE_INTEGER,
  ];
  return [...units].sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The groups that have units, each with its units in printing order. */
export function groupsOf(result: Result): readonly { readonly id: string; readonly title: Result["groups"][number]["title"]; readonly units: readonly ResultUnit[] }[] {
  return result.groups
    .map((group) => ({ ...group, units: inRankOrder(result.units.filter((unit) => unit.group === group.id)) }))
    .filter(({ units }) => units.length > 0);
}
