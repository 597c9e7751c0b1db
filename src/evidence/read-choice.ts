/** Values that are chosen from a list: yes or no, one of several words, several codes. */
import { nearestWord } from "../document/nearest-word.ts";
import type { EnumValue } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { faulty, known, type Reading, type ValueReader } from "./reading.ts";
import { comparable, quoted } from "./words.ts";

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["否", false],
  ["true", true],
  ["false", false],
  ["有", true],
  ["yes", true],
  ["no", false],
  ["√", true],
  ["×", false],
]);
const PLAIN_TRUTH: ReadonlySet<string> = new Set(["是", "否", "true", "false"]);
const SEPARATORS = /[;；、\n]/;

export const readBoolean: ValueReader = (written) => {
  const truth = TRUTH.get(comparable(written));
  if (truth === undefined) {
    return faulty("boolean-invalid", text(`“${quoted(written)}”既不是“是”也不是“否”`, `“${quoted(written)}” is neither 是 (yes) nor 否 (no)`), text("请写“是”或“否”", "write 是 or 否"));
  }
  return known(truth, PLAIN_TRUTH.has(written) ? undefined : truth ? "是" : "否");
};

/** The words of each value: id, titles, aliases. */
export interface ChoiceWords {
  readonly exact: ReadonlyMap<string, string>;
  readonly loose: ReadonlyMap<string, string>;
  readonly shown: readonly string[];
}

export function choiceWords(values: readonly EnumValue[]): ChoiceWords {
  const exact = new Map<string, string>();
  const loose = new Map<string, string>();
  for (const value of values) {
    for (const word of [value.id, value.title.zh, value.title.en, ...value.aliases]) {
      if (!exact.has(word)) exact.set(word, value.id);
      if (!loose.has(comparable(word))) loose.set(comparable(word), value.id);
    }
  }
  return { exact, loose, shown: values.map((value) => value.title.zh) };
}

export function enumReader(words: ChoiceWords): ValueReader {
  return (written) => {
    const exact = words.exact.get(written);
    if (exact !== undefined) return known(exact);
    const loose = words.loose.get(comparable(written));
    return loose === undefined ? unknownChoice(written, words) : known(loose, loose);
  };
}

/** Codes in one cell, separated by `；`, `;` or `、`; each counts once. */
export function codesReader(words: ChoiceWords | undefined): ValueReader {
  return (written) => readCodes(written.split(SEPARATORS), words);
}

/** A list of codes as YAML and JSON write it. */
export function readCodes(parts: readonly string[], words: ChoiceWords | undefined): Reading {
  const codes = new Set<string>();
  for (const part of parts.map((code) => code.normalize("NFC").trim())) {
    if (part === "") continue;
    const code = words === undefined ? part : (words.exact.get(part) ?? words.loose.get(comparable(part)));
    if (code === undefined) return unknownChoice(part, words);
    codes.add(code);
  }
  return known([...codes]);
}

function unknownChoice(written: string, words: ChoiceWords | undefined): Reading {
  const shown = words?.shown ?? [];
  const near = nearestWord(written, shown);
  return faulty(
    "choice-unknown",
    text(`“${quoted(written)}”不是可选的值`, `“${quoted(written)}” is not one of the values to choose from`),
    near === undefined ? text(`请从下列选一个：${shown.join("、")}`, `choose one of: ${shown.join(", ")}`) : text(`是否想写“${near}”？可选：${shown.join("、")}`, `did you mean “${near}”? Choose one of: ${shown.join(", ")}`),
  );
}
