/** Where vetoes struck: the line of arithmetic, the clause, the records. */
import type { Result, ResultAdjustment, ResultArea, ResultIndicator, ResultStep, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { recordText, stepArithmetic } from "./finding-text.ts";
import { stepLoss } from "./loss-reason.ts";
import { enumerated } from "./strings.ts";

/** One strike in words: `8.80 − 8.80 = 0.00`, why, the clause, the records. */
export interface Strike {
  readonly sums: string;
  readonly why: string;
  readonly wording: string;
  readonly records: string;
}

/** Vetoes of an indicator or of an area. */
export function strikesOn(item: ResultIndicator | ResultArea, unit: ResultUnit, result: Result, language: Language): readonly Strike[] {
  const about = "indicators" in item ? undefined : item.id;
  return item.steps.filter(({ what }) => what === "veto").map((step) => strike(step, unit, result, language, about));
}

function strike(step: ResultStep, unit: ResultUnit, result: Result, language: Language, about: string | undefined): Strike {
  const { wording, records } = stepLoss(step, unit, language, about);
  return { sums: stepArithmetic(step, language), why: step.why[language], wording, records: enumerated(records.map((record) => recordText(record, result, language)), language) };
}

/** What one adjustment did, place by place: `F 平台载体 8.80 − 8.80 = 0.00`. */
export function strikesBy(adjustment: ResultAdjustment, unit: ResultUnit, language: Language): readonly string[] {
  const ids = new Set([adjustment.id, ...adjustment.rules.map(({ id }) => id)]);
  const own = (steps: readonly ResultStep[]): readonly ResultStep[] => steps.filter(({ what, id }) => (what === "veto" || what === "penalty" || what === "bonus" || what === "grade-veto") && ids.has(id));
  const places = unit.areas.flatMap((area) => [...area.indicators, area]);
  return [
    ...places.flatMap((place) => own(place.steps).map((step) => `${place.id} ${place.title[language]} ${stepArithmetic(step, language)}`)),
    ...own(unit.steps).map((step) => `${step.why[language]} ${stepArithmetic(step, language)}`),
  ];
}
