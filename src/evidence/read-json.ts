/** JSON and NDJSON: parsed by the machine, places looked up only when they are wanted. */
import type { Buffer } from "node:buffer";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { namedType, setAsideUnread, type FileContext } from "./file-records.ts";
import type { ChunkedText } from "./decode.ts";
import { entrySpans, hasKeyTwice, placeFinder, skipSpace, spanOf, type JsonSpan, type KnownMembers } from "./json-text.ts";
import { jsonFaultOffset } from "./json-fault.ts";
import { cellName, entriesOf, type RawPath, type RawRecord } from "./raw-record.ts";
import { wrappedRecords, type Wrapper } from "./wrapped-records.ts";

type PlaceFinder = (offset: number) => Position;

/** A list of records, `{ type, records: […] }`, or one record. A broken file is a structure fault. */
export function* readJson(source: SourceFile, context: FileContext): Generator<RawRecord> {
  const place = placeFinder(source.path, source.text);
  const value = parse(source.text);
  if (value === undefined) {
    context.problem(syntaxFault(place(jsonFaultOffset(source.text)), "error"));
    return;
  }
  const root = skipSpace(source.text, 0);
  const wrapper = wrappedRecords(value.value, context, (path) => place(spanOf(source.text, root, path).start));
  if (wrapper === undefined) return;
  let index = 0;
  for (const span of recordSpans(source.text, root, wrapper)) {
    const record = wrapper.records[index];
    index += 1;
    const raw = rawRecord(source.text, span, record, wrapper.context, place);
    if (raw !== undefined) yield raw;
  }
}

/**
 * One record a line; a broken line is set aside, the others count. `undefined` stands for many lines that
 * went into the lane: time to hand them on.
 */
export function* readNdjson(source: ChunkedText, context: FileContext, lane: LineLane): Generator<RawRecord | undefined> {
  if (source.utf8 !== undefined) {
    yield* byteLines(source, source.utf8(), context, lane);
    return;
  }
  let number = 0;
  let open = "";
  for (const chunk of source.chunks()) {
    const written = open + chunk;
    let start = 0;
    for (let feed = written.indexOf("\n"); feed >= 0; feed = written.indexOf("\n", start)) {
      number += 1;
      const raw = lineRecord(written.slice(start, feed), { file: source.path, line: number }, context);
      if (raw !== undefined) yield raw;
      start = feed + 1;
    }
    open = written.slice(start);
  }
  const last = lineRecord(open, { file: source.path, line: number + 1 }, context);
  if (last !== undefined) yield last;
}

/** Where lines go that are written like the others of their file. */
export interface LineLane {
  /** The offset behind the line; −1 where the lane does not take it. */
  readonly take: (bytes: Buffer, start: number, line: number) => number;
  readonly learn: (raw: RawRecord) => void;
}

const LINE_FEED = 10;
/** So many lines are taken by the lane before the reader gets a word in. */
const AT_ONCE = 128;

function* byteLines({ path: file, firstLine = 1 }: ChunkedText, pieces: Iterable<Buffer>, context: FileContext, lane: LineLane): Generator<RawRecord | undefined> {
  let line = firstLine - 1;
  let taken = 0;
  for (const bytes of pieces) {
    for (let start = 0; start < bytes.length; ) {
      line += 1;
      const behind = lane.take(bytes, start, line);
      if (behind >= 0) {
        start = behind;
        taken += 1;
        if (taken % AT_ONCE === 0) yield undefined;
        continue;
      }
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      const raw = lineRecord(bytes.toString("utf8", start, end), { file, line }, context);
      start = end + 1;
      if (raw === undefined) continue;
      yield raw;
      lane.learn(raw);
    }
  }
}

function lineRecord(written: string, { file, line }: { readonly file: string; readonly line: number }, context: FileContext): RawRecord | undefined {
  const first = skipSpace(written, 0);
  if (first >= written.length) return undefined;
  const place: PlaceFinder = (offset) => ({ file, line, column: offset + 1 });
  const value = parse(written);
  if (value === undefined) {
    const offset = jsonFaultOffset(written);
    setAsideUnread(context, lineFault(place(offset), written, offset));
    return undefined;
  }
  return rawRecord(written, { start: first, end: written.length }, value.value, context, place);
}

function parse(written: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(written) as unknown };
  } catch {
    return undefined;
  }
}

function* recordSpans(written: string, root: number, wrapper: Wrapper): Generator<JsonSpan> {
  if (wrapper.at === "root") yield { start: root, end: written.length };
  else yield* entrySpans(written, wrapper.at === "records" ? spanOf(written, root, ["records"]).start : root);
}

function rawRecord(written: string, { start, end }: JsonSpan, record: unknown, context: FileContext, place: PlaceFinder): RawRecord | undefined {
  const entries = entriesOf(record);
  const position = place(start);
  const isTwofold = entries !== undefined && hasKeyTwice(written, { start, end }, record);
  if (entries === undefined || isTwofold) {
    setAsideUnread(context, isTwofold ? duplicateKey(position) : noRecord(position));
    return undefined;
  }
  const named = entries.keys.indexOf("type");
  const type = namedType(context, named < 0 ? undefined : entries.values[named], () => position);
  if (type === undefined) return undefined;
  return new JsonRecord({ written, start, record, place }, entries, { type, position, folderUnit: context.folderUnit });
}

interface JsonText {
  readonly written: string;
  readonly start: number;
  readonly record: unknown;
  readonly place: PlaceFinder;
}

class JsonRecord implements RawRecord {
  readonly isTable = false;
  readonly type: string;
  readonly position: Position;
  readonly folderUnit: string | undefined;
  readonly keys: readonly string[];
  readonly values: readonly unknown[];
  readonly #text: JsonText;
  /** Most records are never asked for a place. */
  #known: KnownMembers | undefined;

  constructor(text: JsonText, entries: Pick<RawRecord, "keys" | "values">, about: Pick<RawRecord, "type" | "position" | "folderUnit">) {
    this.#text = text;
    this.keys = entries.keys;
    this.values = entries.values;
    this.type = about.type;
    this.position = about.position;
    this.folderUnit = about.folderUnit;
  }

  at(path: RawPath): Position {
    return { ...this.#text.place(this.#spanOf(path).start), cell: cellName(path) };
  }

  /** Whole numbers survive `JSON.parse`; of the others the text is taken. */
  written(path: RawPath): string | undefined {
    if (!isUnsafeNumber(this.#text.record, path)) return undefined;
    const { start, end } = this.#spanOf(path);
    return this.#text.written.slice(start, end);
  }

  #spanOf(path: RawPath): JsonSpan {
    this.#known ??= new Map();
    return spanOf(this.#text.written, this.#text.start, path, this.#known);
  }
}

function isUnsafeNumber(record: unknown, path: RawPath): boolean {
  let here: unknown = record;
  for (const step of path) here = typeof here === "object" && here !== null ? (here as Readonly<Record<string | number, unknown>>)[step] : undefined;
  return typeof here === "number" && !Number.isSafeInteger(here);
}

function syntaxFault(position: Position, severity: Problem["severity"]): Problem {
  return {
    code: "json-syntax",
    severity,
    position,
    message: text("JSON 从这里开始写法有误", "the JSON goes wrong here"),
    hint: text("请检查此处的逗号、引号和括号；最后一项之后不能有逗号", "check commas, quotes and brackets here; no comma after the last item"),
  };
}

/** Nothing more, or a string without its end. */
const CUT_OFF = /^(?:"(?:[^"\\]|\\.)*\\?)?$/;

/** Of a line it can be told how it broke: cut off, as by a full disk, or run together, as by two that wrote at once. */
function lineFault(position: Position, written: string, offset: number): Problem {
  const fault = syntaxFault(position, "set-aside");
  if (CUT_OFF.test(written.slice(offset).trimEnd())) return { ...fault, message: text("这一行不完整，从这里起断了", "this line is cut off from here on"), hint: text("请重新导出，或补全这条记录", "export it again, or complete the record") };
  const before = parse(written.slice(0, offset))?.value;
  const isWhole = typeof before === "object" && before !== null;
  return isWhole ? { ...fault, message: text("一条记录到这里已经结束，后面连着别的内容", "a record ends here and something else follows on the same line"), hint: text("请每行只放一条记录；几个程序同时写过这个文件的，请重新导出", "write one record a line; if several programs wrote the file at once, export it again") } : fault;
}

function noRecord(position: Position): Problem {
  return {
    code: "json-syntax",
    severity: "set-aside",
    position,
    message: text("这里应为一条记录（花括号括起的若干“键: 值”）", "a record ({ key: value, … }) should stand here"),
    hint: text("请改成一条完整的记录，或删去", "write a whole record, or delete this"),
  };
}

function duplicateKey(position: Position): Problem {
  return {
    code: "json-duplicate-key",
    severity: "set-aside",
    position,
    message: text("同一条记录中有一个键写了两次，不知以哪个为准", "a key stands twice in this record, and nothing says which of them counts"),
    hint: text("请删去其中一个", "delete one of them"),
  };
}
