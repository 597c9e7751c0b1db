import type { Comparison } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import type { PageLabel } from "../page-labels.ts";
import { sentences } from "../sentences.ts";
import { say } from "../strings.ts";
import { words } from "./words.ts";

/** The labels that every page of a comparison carries: what the years carry, and that points were restated. */
export function comparisonLabels(comparison: Comparison, language: Language): readonly PageLabel[] {
  const { synthetic, reconstruction, provisional, pairs, years } = comparison;
  const labels: PageLabel[] = [];
  if (synthetic) labels.push({ kind: "synthetic", word: say("synthetic", language), note: sentences.syntheticNote[language] });
  if (reconstruction) labels.push({ kind: "reconstruction", word: say("reconstruction", language), note: sentences.reconstructionNote[language] });
  const restated = pairs.some(({ sameEdition, restated: { oldUnderNew, newUnderOld } }) => !sameEdition && (oldUnderNew.done || newUnderOld.done));
  if (restated || years.some(({ restatement }) => restatement)) labels.push({ kind: "restatement", word: words.restated[language], note: words.restatedNote[language] });
  if (provisional) labels.push({ kind: "provisional", word: say("provisional", language), note: sentences.provisionalNote[language] });
  return labels;
}
