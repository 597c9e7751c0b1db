/**
 * Escaping (转义): what people wrote never becomes markup, control codes or links on a page.
 *
 * Characters that cannot be seen, or that turn the direction of the text, are made visible first:
 * a sheet that is signed must show what is there.
 */

/** Text that is already HTML; made only by `html` and `joined`, so that nothing is escaped twice or never. */
export interface Markup {
  readonly markup: string;
}

export type HtmlValue = string | number | Markup | readonly Markup[];

const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/gu;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff9-\uffff]|[\u{e0100}-\u{e01ef}]/gu;

/** Letters, digits, CJK and punctuation that can be seen and mean nothing in HTML: most of what is printed. */
const HARMLESS = /^[ !#%()*+,./0-9:;=?@A-Z[\]_a-z|~·—“”…、。〇《》「」【】〔〕一-鿿！（），：；？～−×→≈-]*$/;

/** What of it means nothing in Markdown either, wherever it stands: no point or bracket, which after a number begin a list. */
const PLAIN = /^[ %(,0-9:;?A-Za-z·—“”…、。〇《》「」【】〔〕一-鿿！（），：；？～−×→≈]*$/;

/** Shows a hidden character by its number, a line break as ↵; everything else stays as it is. */
export function visible(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(LINE_BREAKS, " ↵ ")
    .replace(/\t/gu, " ")
    .replace(HIDDEN, (character) => `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}〕`);
}

const HTML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);

/** Text for HTML, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  if (HARMLESS.test(text)) return text;
  return visible(text).replace(/[&<>"'`]/gu, (character) => HTML_ENTITIES.get(character) ?? character);
}

/**
 * Text for one line of Markdown, also inside a table cell. Punctuation that could begin markup is
 * written as a character reference: renderers disagree about backslashes inside tables.
 */
export function escapeMarkdown(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text)
    .replace(/[&<>`*[\]\\|~#${}@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, reference)
    .replace(/^\s*[-+=]|^\s*\d+[.)](?=\s|$)/u, (start) => start.replace(/[-+=.)]/u, reference))
    .replace(/:\/\//gu, "&#58;//")
    .replace(/www\./giu, (start) => start.replace(".", "&#46;"));
}

function reference(character: string): string {
  return `&#${String(character.codePointAt(0) ?? 0)};`;
}

/** Text inside a CSS string: everything but plain letters, digits and CJK is written by number. */
export function escapeCss(text: string): string {
  return visible(text).replace(/[^A-Za-z0-9\u3007\u4e00-\u9fff]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
}

/**
 * A template that escapes every string put into it; only `Markup` goes in as it is. Text is added on and not joined:
 * joining copies what is inside once for every element around it, and a page has ten of them.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  let markup = "";
  for (const [index, part] of parts.entries()) {
    const value = values[index];
    markup += part;
    if (value !== undefined) markup += markupOf(value);
  }
  return { markup };
}

export const NOTHING: Markup = { markup: "" };

/** Pieces of HTML one after another, with a separator between them. */
export function joined(pieces: readonly Markup[], separator: Markup = NOTHING): Markup {
  let markup = "";
  for (const [index, piece] of pieces.entries()) markup += index === 0 ? piece.markup : separator.markup + piece.markup;
  return { markup };
}

const ISO_DATE = /(\d{4}-\d{2}-\d{2})/u;

/** A sentence whose dates stay on one line. */
export function dated(text: string): Markup {
  return joined(text.split(ISO_DATE).map((piece, index) => (index % 2 === 1 ? html`<time>${piece}</time>` : html`${piece}`)));
}

function markupOf(value: HtmlValue): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : joined(value).markup;
}

/** A file name made of a unit's code: letters, digits and hyphens stay, anything else is written by number. */
export function fileNameOf(code: string): string {
  const safe = code.replace(/[^A-Za-z0-9-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
  return safe === "" ? "_" : safe;
}
