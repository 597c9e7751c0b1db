import type { Comparison } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import { jsonDocument } from "../json-document.ts";
import type { SheetFile } from "../sheet-files.ts";
import { changesCsv, linesCsv, ratesCsv } from "./comparison-csv.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonPage } from "./comparison-page.ts";

/** Down to where each line of each unit's change has a line of its own. */
const LINES = 7;

/** `comparison.json` as it is written: stable key order, a newline at the end. */
export function comparisonJson(comparison: Comparison): string {
  return jsonDocument(comparison, LINES);
}

/** Everything that comparing writes. */
export function comparisonFiles(comparison: Comparison, language: Language): readonly SheetFile[] {
  return [
    { path: "comparison.json", content: comparisonJson(comparison) },
    { path: "index.html", content: comparisonPage(comparison, language) },
    { path: "comparison.md", content: comparisonMarkdown(comparison, language) },
    { path: "changes.csv", content: changesCsv(comparison, language) },
    { path: "lines.csv", content: linesCsv(comparison, language) },
    { path: "rates.csv", content: ratesCsv(comparison, language) },
  ];
}
