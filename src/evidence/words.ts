/** Words that people type into headers and cells, made comparable. */

const SPACES = /[\s\u00a0\u3000\u200b\ufeff]+/g;
const UNSEEN = /[\s\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]+/gu;
const BRACKETED_UNIT = /\([^()]*\)$/;

/** Half-width, lower case, without spaces and byte-order marks: how headers and choices are matched. */
export function comparable(word: string): string {
  return word.normalize("NFKC").replaceAll(SPACES, "").toLowerCase();
}

/** What can be seen of a cell: without spaces, zero-width and direction marks, control characters. */
export function visible(written: string): string {
  return written.replaceAll(UNSEEN, "");
}

/** A header without a trailing remark such as `（必填）` or `（天）`. */
export function withoutRemark(header: string): string {
  return header.replace(BRACKETED_UNIT, "");
}

/** Half-width and without surrounding spaces: how dates and numbers are read. */
export function halfWidth(written: string): string {
  return written.normalize("NFKC").replaceAll("\ufeff", "").trim();
}

/**
 * Whether a text is certainly in normal form NFC: it holds only letters that no other letter changes and
 * that change none (Latin, Chinese, common Chinese and full-width marks).
 */
export function isComposed(written: string): boolean {
  for (let index = 0; index < written.length; index += 1) {
    const code = written.charCodeAt(index);
    if (code < 0x300 || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3001 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff5e)) continue;
    return false;
  }
  return true;
}

/** At most so much of a cell goes into a message; line breaks become spaces. */
export function quoted(written: string): string {
  const line = written.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  const letters = Array.from(line);
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : line;
}

/** A value as a message can show it; a list or map from evidence may hold anything, so it is only named. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === null || value === undefined ? "" : "（列表或分层内容）";
}
