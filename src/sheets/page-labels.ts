import type { Result, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { sentences } from "./sentences.ts";
import { say } from "./strings.ts";

/** A label that a page must carry, with the sentence that explains it. */
export interface PageLabel {
  readonly kind: "synthetic" | "reconstruction" | "provisional" | "restatement";
  readonly word: string;
  readonly note: string;
}

/** The labels of the whole result: ranking, index page. */
export function resultLabels(result: Result, language: Language): readonly PageLabel[] {
  return [...standing(result, language), ...(result.provisional ? [provisional(sentences.provisionalNote[language], language)] : [])];
}

/** The labels of one unit's sheet: its own points may be decided while its rank still hangs on others. */
export function unitLabels(result: Result, unit: ResultUnit, language: Language): readonly PageLabel[] {
  if (!result.provisional) return standing(result, language);
  const own = unit.state === "undecided" || unit.total === null || unit.setAside.length > 0;
  const note = own ? sentences.provisionalNote : sentences.provisionalByOthers;
  return [...standing(result, language), provisional(note[language], language)];
}

function standing(result: Result, language: Language): readonly PageLabel[] {
  const { assessment, edition } = result;
  const labels: PageLabel[] = [];
  if (assessment.synthetic) labels.push({ kind: "synthetic", word: say("synthetic", language), note: sentences.syntheticNote[language] });
  if (edition.provenance.kind === "reconstruction") {
    labels.push({ kind: "reconstruction", word: say("reconstruction", language), note: sentences.reconstructionNote[language] });
  }
  if (assessment.restatement) {
    labels.push({ kind: "restatement", word: say("restatement", language), note: sentences.restatementNote(assessment.edition, edition.id)[language] });
  }
  return labels;
}

function provisional(note: string, language: Language): PageLabel {
  return { kind: "provisional", word: say("provisional", language), note };
}
