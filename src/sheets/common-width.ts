/**
 * Cells of texts that hold nothing but what our own texts are made of. Each letter of those stands for itself, so that
 * widths add up; measuring any text at all takes tables that are slow to come up.
 */
import { eastAsianWidth } from "get-east-asian-width";
import type { Terminal } from "./palette.ts";

const PLAIN = /^[\x20-\x7e]*$/;
/** Letters, Chinese letters and Chinese punctuation: widths that need no table. */
const COMMON = /^[\x20-\x7e\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/u;
const WIDE = /[\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]/gu;
/** With quotation marks, dashes, arrows, circled numbers, lines and blocks: none of them joins its neighbours. */
const SEPARATE = /^[\x20-\x7e\u00b7\u00d7\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2212\u2248\u2264\u2265\u2460-\u2473\u2500-\u259f\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/u;

/** `undefined` where the text holds anything else. */
export function commonWidth(text: string, { ambiguousWide }: Pick<Terminal, "ambiguousWide">): number | undefined {
  if (PLAIN.test(text)) return text.length;
  if (COMMON.test(text)) return text.length + (text.match(WIDE)?.length ?? 0);
  if (!SEPARATE.test(text)) return undefined;
  return Array.from(text).reduce((sum, letter) => sum + eastAsianWidth(letter.codePointAt(0) ?? 0, { ambiguousAsWide: ambiguousWide }), 0);
}
