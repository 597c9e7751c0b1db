/** A word or sentence in both languages; Chinese is what an official paper prints. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The two languages that output can be asked for. */
export type Language = "zh" | "en";

/** Pairs a Chinese text with its English one. */
export function text(zh: string, en: string): Text {
  return { zh, en };
}
