import type { Result } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { fileNameOf } from "./escape.ts";
import { indexPage } from "./index-page.ts";
import { unitMarkdown } from "./unit-markdown.ts";
import { unitPage } from "./unit-page.ts";

/** A file for people, beside `result.json`; its path is relative to the output folder. */
export interface SheetFile {
  readonly path: string;
  readonly content: string;
}

/** Every page of a result, one after another. File names come from unit codes alone: names may hold anything. */
export function* sheetFiles(result: Result, language: Language): Generator<SheetFile> {
  yield { path: "index.html", content: indexPage(result, language) };
  for (const unit of result.units) {
    const path = `sheets/${fileNameOf(unit.code)}`;
    yield { path: `${path}.md`, content: unitMarkdown(result, unit, language) };
    yield { path: `${path}.html`, content: unitPage(result, unit, language) };
  }
}
