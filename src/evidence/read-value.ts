/** Picks the reader of a field by its type; readings of short repeated cells are kept. */
import type { Field } from "../model/record-type.ts";
import { dateReader, dateTimeReader, type YearRange } from "./read-date.ts";
import { choiceWords, codesReader, enumReader, readBoolean, readCodes, type ChoiceWords } from "./read-choice.ts";
import { valueCheck, type ValueCheck } from "./field-schema.ts";
import { readDecimal, readInteger } from "./read-number.ts";
import { faulty, known, type Reading, type ValueReader } from "./reading.ts";
import { text } from "../model/text.ts";
import { isComposed, visible } from "./words.ts";

/** Reads what stands in a field: scalars as written, lists of codes as lists. */
export interface FieldReader {
  readonly field: Field;
  readonly scalar: ValueReader;
  readonly list: ((parts: readonly string[]) => Reading) | undefined;
}

const KEPT_READINGS = 5_000;
const STATED_NONE = "无";
const NONE_WORDS: ReadonlySet<string> = new Set([STATED_NONE, "（无）", "(无)"]);
/** Longer cells are not looked through for signs. */
const LONGEST_SIGN = 40;
const DASHES: ReadonlySet<string> = new Set(["/", "-", "—", "——", "\\", "／", "－"]);
const BLANK: Reading = { kind: "blank", repairedTo: undefined };
const DASHED: Reading = { kind: "blank", repairedTo: "（空白）" };
const NONE: Reading = known(null);
const EMPTY_LIST: Reading = known([]);

export function fieldReader(field: Field, years: YearRange): FieldReader {
  const words = wordsOf(field);
  const check = valueCheck(field);
  const reader = checked(check, withStatedNone(field, words, typeReader(field, words, years)));
  const isList = field.type.kind === "codes" || (field.type.kind === "text" && field.id === "attachments");
  const list = (parts: readonly string[]): Reading => (field.type.kind === "codes" ? readCodes(parts, words) : known(parts.join("；")));
  return {
    field,
    scalar: field.type.kind === "text" ? reader : keepReadings(reader, isNumber(field)),
    list: isList ? (parts) => withErrors(check, list(parts)) : undefined,
  };
}

/** What was read, as the field's schema finds it. */
function checked(check: ValueCheck, reader: ValueReader): ValueReader {
  return (written, native) => withErrors(check, reader(written, native));
}

function withErrors(check: ValueCheck, reading: Reading): Reading {
  if (reading.kind !== "value") return reading;
  const errors = check(reading.value);
  return errors.length === 0 ? reading : { ...reading, errors };
}

/** What `null`, `无` or an empty list say: it did not happen. */
export function statedNone(field: Field): Reading {
  return field.type.kind === "codes" || field.type.kind === "list" ? EMPTY_LIST : NONE;
}

function wordsOf(field: Field): ChoiceWords | undefined {
  const { type } = field;
  if (type.kind === "enum") return choiceWords(type.values);
  return type.kind === "codes" && type.values !== undefined ? choiceWords(type.values) : undefined;
}

function typeReader(field: Field, words: ChoiceWords | undefined, years: YearRange): ValueReader {
  switch (field.type.kind) {
    case "text":
      return readText;
    case "enum":
      return enumReader(words ?? choiceWords([]));
    case "codes":
      return codesReader(words);
    case "integer":
      return readInteger;
    case "decimal":
      return readDecimal;
    case "boolean":
      return readBoolean;
    case "date":
      return dateReader(years);
    case "datetime":
      return dateTimeReader(years);
    case "list":
      return () => faulty("value-invalid", text("应为若干条记录，不能写在一个单元格里", "must be a list of records, which one cell cannot hold"), text("请另附一个表，用“所属记录编号”一列对应", "hand in a table of its own, with the column parent"));
  }
}

const readText: ValueReader = (written) => {
  const trimmed = written.trim();
  return known(isComposed(trimmed) ? trimmed : trimmed.normalize("NFC"), trimmed.length === written.length ? undefined : trimmed);
};

/** 无 is none in every field, also a yes-or-no one; only a list of choices may have 无 as one of its words. */
function withStatedNone(field: Field, words: ChoiceWords | undefined, reader: ValueReader): ValueReader {
  const readsNone = words?.exact.has(STATED_NONE) === true;
  return (written, native) => {
    if (!readsNone && saysNone(written)) return { ...statedNone(field), repairedTo: written.trim() === STATED_NONE ? undefined : STATED_NONE };
    if (isReadable(written)) return reader(written, native);
    if (isBlank(written)) return BLANK;
    if (written.length <= LONGEST_SIGN && DASHES.has(visible(written))) return DASHED;
    return reader(written, native);
  };
}

/** 无, also in brackets or among spaces and marks that nobody sees. */
function saysNone(written: string): boolean {
  return written.length <= LONGEST_SIGN && written.includes(STATED_NONE) && NONE_WORDS.has(visible(written));
}

/** Whether a letter or digit stands near the beginning: such a cell is neither blank nor a dash. */
function isReadable(written: string): boolean {
  for (let index = 0; index < written.length && index < 4; index += 1) {
    const code = written.charCodeAt(index);
    const isAscii = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (isAscii || (code >= 0x4e00 && code <= 0x9fff)) return true;
  }
  return false;
}

/** A cell in which nothing can be seen was not filled in, whatever it is made of. */
function isBlank(written: string): boolean {
  const first = written.charCodeAt(0);
  const isLetter = (first > 32 && first < 127) || (first >= 0x4e00 && first <= 0x9fff);
  return written.length === 0 || (!isLetter && visible(written) === "");
}

function isNumber(field: Field): boolean {
  return field.type.kind === "integer" || field.type.kind === "decimal";
}

/** Ledgers repeat the same days and words; asking once for each is most of the speed. */
function keepReadings(reader: ValueReader, quotesMatter: boolean): ValueReader {
  const kept = new Map<string, Reading>();
  return (written, native) => {
    if (quotesMatter && native === "string") return reader(written, native);
    const before = kept.get(written);
    if (before !== undefined) return before;
    const reading = reader(written, native);
    if (kept.size < KEPT_READINGS) kept.set(written, reading);
    return reading;
  };
}
