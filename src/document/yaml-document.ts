/**
 * A YAML (or small JSON) file as plain values together with the places they were written at.
 *
 * Strict: duplicate keys, broken syntax and runaway aliases are problems, each with its line and
 * column. Dates and words such as 否 stay text.
 */
import { isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from "yaml";
import type { Position } from "../model/position.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { ownPlace, placeAt, placesOf, type DocumentPath } from "./place-tree.ts";
import { preparsed, type Parsed } from "./preparsed.ts";

export type { DocumentPath } from "./place-tree.ts";


export interface YamlDocument {
  readonly file: string;
  readonly value: unknown;
  /** Numbers of the shapes that it is known to have. */
  readonly shapes: readonly number[];
  /** Where a value (or its key) was written; the nearest enclosing place if the path does not exist. */
  positionOf(path: DocumentPath, at?: "key" | "value"): Position;
  /** A scalar exactly as written (`1.10`, not 1.1); `undefined` for anything else. */
  sourceOf(path: DocumentPath): string | undefined;
}

/** Larger files are evidence in bulk, which belongs into CSV or NDJSON. */
const MAXIMUM_CHARACTERS = 8_000_000;
const MAXIMUM_ALIASES = 50;

/** Reads one file. Problems are all that the parser finds, not only the first. */
export function parseYaml(source: SourceFile): Outcome<YamlDocument> {
  const ready = preparsed.get(source.text);
  const { value, problems }: Outcome<Parsed> = ready === undefined ? parseText(source) : { value: ready, problems: [] };
  return { value: value === undefined ? undefined : document(source, value), problems };
}

/** Parses a file's text, whether or not that was done when the program was built. */
export function parseText(source: SourceFile): Outcome<Parsed> {
  if (source.text.length > MAXIMUM_CHARACTERS) return failed(tooLarge(source.path));
  const lines = new LineCounter();
  // Not "silent": the parser would then pass over every document but the first without a word.
  const parsed = parseDocument(source.text, { lineCounter: lines, strict: true, uniqueKeys: true, prettyErrors: false, logLevel: "error" });
  const at = (offset: number): Position => ({ file: source.path, line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const fullWidth = fullWidthColon(parsed, source, at);
  if (fullWidth !== undefined) return failed(fullWidth);
  const syntax = independent(parsed.errors).map((error) => syntaxProblem(error, at(error.pos[0])));
  const problems = syntax.length > 0 ? syntax : danglingAliases(parsed, at);
  if (problems.length > 0) return { value: undefined, problems };
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: MAXIMUM_ALIASES });
  } catch {
    return failed(tooManyAliases(source.path));
  }
  return { value: { value, places: placesOf(parsed) }, problems: [] };
}

/** After the first slip of syntax the parser stumbles on; only a repeated key is a fault of its own. */
function independent(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = errors.find((error) => error.code !== "DUPLICATE_KEY");
  return errors.filter((error) => error === first || (error.code === "DUPLICATE_KEY" && (first === undefined || error.pos[0] < first.pos[0])));
}

function failed(problem: Problem): Outcome<never> {
  return { value: undefined, problems: [problem] };
}

function document(source: SourceFile, { value, places, shapes = [] }: Parsed): YamlDocument {
  let lineStarts: readonly number[] | undefined;
  const at = (offset: number): Position => {
    lineStarts ??= startsOfLines(source.text);
    const line = lastAtMost(lineStarts, offset);
    return { file: source.path, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  return {
    file: source.path,
    value,
    shapes,
    positionOf(path, what = "value") {
      const key = what === "key" ? ownPlace(places, path)?.key : undefined;
      const offset = key ?? placeAt(places, path).place.start;
      return offset === undefined ? wholeFile(source.path) : at(offset);
    },
    sourceOf(path) {
      const written = valueAt(value, path);
      return ownPlace(places, path)?.source ?? (typeof written === "string" ? written : undefined);
    },
  };
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === "object" && at !== null && Object.hasOwn(at, step) ? (at as Readonly<Record<string | number, unknown>>)[step] : undefined), value);
}

function startsOfLines(written: string): readonly number[] {
  const starts = [0];
  for (let end = written.indexOf("\n"); end >= 0; end = written.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** Index of the last entry that is at most the number; the entries ascend from 0. */
function lastAtMost(ascending: readonly number[], most: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function syntaxProblem(error: YAMLError, position: Position): Problem {
  if (error.code === "DUPLICATE_KEY") {
    return {
      code: "yaml-duplicate-key",
      severity: "error",
      position,
      message: text("同一层中出现了重复的键", "the same key stands twice in one map"),
      hint: text("请删去其中一个，或改成不同的键", "delete one of them or give it another name"),
    };
  }
  return {
    code: "yaml-syntax",
    severity: "error",
    position,
    message: text(`YAML 写法有误（${error.code}）`, `the YAML cannot be read (${error.code}): ${firstLine(error.message)}`),
    hint: text(syntaxHint(error.code), "check indentation, quotes and brackets on this line and the line before"),
  };
}

function syntaxHint(code: YAMLError["code"]): string {
  switch (code) {
    case "MULTIPLE_DOCS":
      return "一个文件只能有一份内容：请删去单独成行的“---”，或拆成几个文件";
    case "TAB_AS_INDENT":
      return "缩进只能用空格，不能用制表符（Tab）";
    case "BAD_INDENT":
      return "请检查缩进：同一层的键要左对齐";
    case "MULTILINE_IMPLICIT_KEY":
      return "请检查这一行或上一行的冒号：须用半角冒号并在其后空一格（如 points: 4）";
    case "MISSING_CHAR":
      return "请检查引号、括号或冒号是否成对、是否漏写；冒号须用半角并在其后空一格";
    default:
      return "请检查本行及上一行的缩进、引号和括号";
  }
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

const FULL_WIDTH_KEY = /^[ \t]*(?:- +)*[^\s#'"{}[\]：:,，。；]+[ \t]*：/;

/**
 * `编号：1` with a full-width colon is text to YAML: the whole file where every colon is one, else a
 * key that goes on over lines, which the parser names as something else.
 */
function fullWidthColon(parsed: Document, source: SourceFile, at: (offset: number) => Position): Problem | undefined {
  const offset = isScalar(parsed.contents) && parsed.errors.length === 0 ? source.text.indexOf("：") : blamedColon(parsed, source.text);
  if (offset < 0) return undefined;
  const whole = parsed.errors.length === 0;
  return {
    code: "yaml-full-width-colon",
    severity: "error",
    position: at(offset),
    message: whole
      ? text("用了全角冒号“：”，整个文件被当成了一句话", "a full-width colon “：” makes the whole file one sentence")
      : text("键后用了全角冒号“：”", "a full-width colon “：” stands after a key"),
    hint: text("请把键后面的“：”改成半角冒号加一个空格“: ”", "write a plain colon and a space “: ” after each key"),
  };
}

/** The full-width colon after a key on the line of the first error; -1 where there is none. */
function blamedColon(parsed: Document, written: string): number {
  const [first] = parsed.errors;
  if (first === undefined) return -1;
  const start = written.lastIndexOf("\n", first.pos[0] - 1) + 1;
  const match = FULL_WIDTH_KEY.exec(written.slice(start).split("\n", 1)[0] ?? "");
  return match === null ? -1 : start + match[0].length - 1;
}

function danglingAliases(parsed: Document, at: (offset: number) => Position): readonly Problem[] {
  const problems: Problem[] = [];
  visit(parsed, {
    Alias(_key, alias) {
      if (alias.resolve(parsed) !== undefined) return;
      problems.push({
        code: "yaml-syntax",
        severity: "error",
        position: at(alias.range?.[0] ?? 0),
        message: text("以 * 开头的内容是 YAML 的别名，它所指的内容不存在", "what begins with * is an alias of YAML, and nothing bears its name"),
        hint: text("如果是普通文字，请用引号括起", "put it into quotes if it is plain text"),
      });
    },
  });
  return problems;
}

function tooManyAliases(file: string): Problem {
  return {
    code: "yaml-aliases",
    severity: "error",
    position: wholeFile(file),
    message: text("别名（*）引用过多，疑似恶意展开", "too many aliases (*): this would grow without bound"),
    hint: text("请不要使用锚点和别名，直接写出内容", "write the content out instead of using anchors and aliases"),
  };
}

function tooLarge(file: string): Problem {
  return {
    code: "yaml-too-large",
    severity: "error",
    position: wholeFile(file),
    message: text("YAML 文件过大", "the YAML file is too large"),
    hint: text("大批量记录请用 CSV 或 NDJSON 报送", "hand in records in bulk as CSV or NDJSON"),
  };
}
