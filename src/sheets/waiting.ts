/** What awaits a person, by unit, with what to do about it. */
import type { Result, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { visible } from "./escape.ts";
import { hanging } from "./display-width.ts";
import { findingsThatWait, setAsideText } from "./finding-text.ts";
import type { Terminal } from "./palette.ts";
import { printedPoints } from "./points.ts";
import { sentences } from "./sentences.ts";
import { bracketed, colon, listed, say } from "./strings.ts";
import { openIndicators } from "./unit-terms.ts";

export function waitingUnits(result: Result): readonly ResultUnit[] {
  return result.units.filter((unit) => unit.setAside.length > 0 || openIndicators(unit).length > 0 || openAdjustments(unit).length > 0);
}

/** For the terminal; nothing at all where nothing awaits anybody. */
export function waitingLines(result: Result, language: Language, terminal: Terminal): readonly string[] {
  const units = waitingUnits(result);
  const counts = problemCounts(result, language);
  if (units.length === 0 && counts === undefined) return [];
  const { palette } = terminal;
  const head = units.length === 0 ? say("headPerson", language) : sentences.waitingHead(units.length)[language];
  return [
    palette.heading(hanging("", `${head}${counts === undefined ? "" : bracketed(counts, language)}`, 0, terminal)),
    ...units.flatMap((unit) => [
      palette.strong(visible(sentences.unitPlace(unit.name[language], unit.code)[language])),
      ...waitingTexts(unit, result, language).map((line) => hanging("- ", visible(line), 2, terminal)),
    ]),
    ...withoutUnit(result, language),
  ];
}

/** What one unit's open points and set-aside records need, a sentence each. */
export function waitingTexts(unit: ResultUnit, result: Result, language: Language): readonly string[] {
  return [...openTexts(unit, language), ...setAsideTexts(unit, result, language)];
}

function openTexts(unit: ResultUnit, language: Language): readonly string[] {
  const open = [...openIndicators(unit), ...openAdjustments(unit)].map((item) => {
    const missing = [...new Set(findingsThatWait(item, language))];
    const points = item.points === null && item.range === undefined ? "" : sentences.waitingOpen(printedPoints(item, language))[language];
    return `${item.id} ${item.title[language]}${colon(language)}${listed([points, ...missing].filter((part) => part !== ""), language)}`;
  });
  return open.length === 0 ? [] : [...open, `${say("whatToDo", language)}${colon(language)}${say("doOpen", language)}`];
}

function setAsideTexts(unit: ResultUnit, result: Result, language: Language): readonly string[] {
  if (unit.setAside.length === 0) return [];
  const records = unit.setAside.map((record) => `${say("setAside", language)}${colon(language)}${setAsideText(record, result, language)}`);
  return [...records, `${say("whatToDo", language)}${colon(language)}${say("doSetAside", language)}`];
}

function openAdjustments(unit: ResultUnit): ResultUnit["bonus"] {
  return [...unit.bonus, ...unit.penalties, ...unit.vetoes].filter(({ state }) => state === "undecided");
}

function withoutUnit(result: Result, language: Language): readonly string[] {
  const all = result.problems.filter(({ severity }) => severity === "set-aside").length;
  const named = result.units.reduce((sum, unit) => sum + unit.setAside.length, 0);
  return all > named ? [sentences.waitingNoUnit(all - named)[language]] : [];
}

function problemCounts(result: Result, language: Language): string | undefined {
  const count = (severity: string): number => result.problems.filter((problem) => problem.severity === severity).length;
  const named = result.units.reduce((sum, unit) => sum + unit.setAside.length, 0);
  const setAside = Math.max(count("set-aside"), named);
  const warnings = count("warning");
  return setAside + warnings === 0 ? undefined : sentences.problemCounts(setAside, warnings, count("note"))[language];
}
