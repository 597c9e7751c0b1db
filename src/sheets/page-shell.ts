import type { Language } from "../model/text.ts";
import { html, joined, type Markup, NOTHING } from "./escape.ts";
import type { PageLabel } from "./page-labels.ts";
import { pageStyle } from "./page-style.ts";

/**
 * A page that needs nothing but itself: no script, no address outside, and a policy that forbids
 * both, so that a sheet can be mailed, filed and opened years later. `ownStyle`: rules of this kind of page alone.
 */
export function page(title: string, runningHead: string, language: Language, body: Markup, ownStyle = ""): string {
  return `<!doctype html>\n${
    html`<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${{ markup: `${pageStyle(runningHead, language)}${ownStyle}` }}</style>
</head>
<body>
${body}
</body>
</html>`.markup
  }\n`;
}

/** The labels that a page carries: a word in a frame, and the sentence that explains it. */
export function labelStrip(labels: readonly PageLabel[]): Markup {
  if (labels.length === 0) return NOTHING;
  return html`<ul class="labels">${labels.map(({ kind, word, note }) => html`<li class="label-${kind}"><b>${word}</b>${note}</li>`)}</ul>`;
}

const CHINESE_NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/** A heading with the number of its section, 一、二、三 in Chinese. */
export function heading(index: number, title: string, id: string, language: Language): Markup {
  const number = language === "zh" ? `${CHINESE_NUMBERS[index - 1] ?? String(index)}、` : `${String(index)}. `;
  return html`<h2 id="${id}">${number}${title}</h2>`;
}

export interface Column {
  readonly title: string;
  /** A second line in smaller letters. */
  readonly below?: string;
  /** Class of its cells: decides width and alignment. */
  readonly kind: string;
}

/** A table whose head repeats on every printed page. */
export function table(kind: string, columns: readonly Column[], bodies: readonly Markup[], caption: string): Markup {
  return html`<table class="${kind}">
<caption><span class="unseen">${caption}</span></caption>
<colgroup>${columns.map(({ kind: name }) => html`<col class="${name}">`)}</colgroup>
<thead><tr>${columns.map(({ title, below, kind: name }) => html`<th scope="col" class="${name}">${title}${below === undefined ? NOTHING : html`<small>${below}</small>`}</th>`)}</tr></thead>
${joined(bodies)}
</table>`;
}
