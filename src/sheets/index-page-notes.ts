import type { Result } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { html, type Markup, NOTHING } from "./escape.ts";
import { sentences } from "./sentences.ts";
import { colon, enumerated, listed, say } from "./strings.ts";

type Section = readonly [title: string, id: string, body: Markup];

/** The last sections of the index page: where the scheme comes from, how to read, what was put in. */
export function provenanceSections(result: Result, language: Language): readonly Section[] {
  return [
    [say("headProvenance", language), "provenance", provenance(result, language)],
    [say("headReading", language), "reading", reading(result, language)],
    [say("headInputs", language), "inputs", inputs(result, language)],
  ];
}

function provenance(result: Result, language: Language): Markup {
  const { kind, known, ours } = result.edition.provenance;
  if (kind === "official") return html`<p>${say("official", language)}${colon(language)}${result.edition.title[language]}，${result.edition.authority[language]}</p>`;
  const column = (key: "known" | "ours", texts: typeof known): Markup => html`<div><h3>${say(key, language)}</h3><ul class="waiting">${texts.map((one) => html`<li>${one[language]}</li>`)}</ul></div>`;
  return html`<p>${sentences.reconstructionNote[language]}</p><div class="two">${column("known", known)}${column("ours", ours)}</div>`;
}

function reading(result: Result, language: Language): Markup {
  const { edition } = result;
  const grades = edition.grades.map(({ title, from, below }) => (below === null ? sentences.gradeFrom(title, from) : sentences.gradeBetween(title, from, below))[language]);
  const lines = [
    sentences.sheetNote,
    edition.tieBreak.length === 0 ? sentences.sharedRankNote : sentences.tieNote(enumerated(edition.tieBreak, language)),
    sentences.gradeNote(listed(grades, language)),
    ...(result.provisional ? [sentences.rangeNote, sentences.rankRangeNote] : []),
  ];
  return html`<ul class="waiting">${lines.map((line) => html`<li>${line[language]}</li>`)}</ul>`;
}

function inputs(result: Result, language: Language): Markup {
  const hashes = [
    ["editionHash", result.edition.sha256],
    ["lawHash", result.law.sha256],
    ["calendarHash", result.calendar.sha256],
    ["recordTypesHash", result.recordTypes.sha256],
    ["findingsHash", result.findings.sha256],
  ] as const;
  const rows = hashes.map(([key, hash]) => html`<dt>${say(key, language)}</dt><dd><code>${hash}</code></dd>`);
  const files = result.inputs.map(({ path, sha256 }) => html`<li>${path}　<code>${sha256}</code></li>`);
  const list = files.length === 0 ? NOTHING : html`<details><summary>${say("inputFiles", language)}${colon(language)}${sentences.fileCount(files.length)[language]}</summary><ul>${files}</ul></details>`;
  return html`<div class="colophon"><dl>${rows}</dl>${list}<p>${sentences.generatedBy(result.generator.name, result.generator.version)[language]}</p></div>`;
}
