/**
 * result.json → a `Result`, or the problem that keeps it from being one: cut off, edited by hand, of another program.
 * Looked at in that order, format first, so that nobody is told of a missing key in a file that never was a result.
 */
import { compileShape, faultsOfShape, type ShapeFault } from "./document/shape.ts";
import { jsonFaultOffset } from "./evidence/json-fault.ts";
import { placeFinder, skipSpace, spanOf } from "./evidence/json-text.ts";
import type { Position } from "./model/position.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { ProblemCode } from "./model/problem-codes.ts";
import type { Result } from "./model/result.ts";
import type { SourceFile } from "./model/source-file.ts";
import { text, type Text } from "./model/text.ts";

const FORMAT = "kaoping/result@1";
const AGAIN = text("请用 score 重新计分，用它写出的 result.json", "score again and use the result.json that it writes");

/** `schema` is the published one, docs/result.schema.json. Keys that it does not know are left alone: a later version may write more. */
export function readResult({ path, text: written }: SourceFile, schema: Readonly<Record<string, unknown>>): Outcome<Result> {
  const json = written.startsWith("\uFEFF") ? written.slice(1) : written;
  if (json.trim() === "") return refuse("file-empty", wholeFile(path), text("文件是空的", "the file is empty"), AGAIN);
  const value = parsed(json);
  if (value === undefined) return { value: undefined, problems: [syntaxFault(path, json)] };
  const format = formatOf(value);
  if (format !== FORMAT) return { value: undefined, problems: [foreign(path, json, format)] };
  const faults = faultsOfShape(compileShape(schema), value);
  return faults.length === 0 ? { value: value as Result, problems: [] } : { value: undefined, problems: [damaged(path, json, faults)] };
}

function refuse(code: ProblemCode, position: Position, message: Text, hint: Text): Outcome<Result> {
  return { value: undefined, problems: [{ code, severity: "error", position, message, hint }] };
}

/** `undefined` where it is no JSON: JSON itself has no such value. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function syntaxFault(file: string, json: string): Problem {
  const end = json.trimEnd();
  // cut off within a string, the fault is where the string begins, which helps nobody
  const cutOff = end.startsWith("{") && !end.endsWith("}");
  const offset = cutOff ? end.length : jsonFaultOffset(json);
  return {
    code: "json-syntax",
    severity: "error",
    position: placeFinder(file, json)(offset),
    message: cutOff ? text("JSON 到这里就断了，文件不完整", "the JSON is cut off here: the file is not complete") : text("从这里起不是 JSON", "from here on this is no JSON"),
    hint: text("请给出 score 写出的 result.json；如果它写坏了或者被改过，请重新计分", "give the result.json that score writes; if it was damaged or edited, score again"),
  };
}

function formatOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
}

function foreign(file: string, json: string, format: unknown): Problem {
  const said = typeof format === "string" ? format.slice(0, 60) : undefined;
  const later = said?.startsWith("kaoping/result@") === true;
  const start = skipSpace(json, 0);
  return {
    code: "result-foreign",
    severity: "error",
    position: said === undefined ? wholeFile(file) : placeFinder(file, json)(spanOf(json, start, ["format"]).start),
    message: text(
      `这不是本程序能读的结果：format 应为 ${FORMAT}，${said === undefined ? "文件里没有" : `实际为“${said}”`}`,
      `this is no result that the program can read: format must be ${FORMAT}, ${said === undefined ? "and there is none" : `but it says “${said}”`}`,
    ),
    hint: later ? text("这是另一版本的程序写的，请用那个版本，或者重新计分", "another version of the program wrote it: use that one, or score again") : text("请给出 score 写出的 result.json", "give the result.json that score writes"),
  };
}

/** The deepest fault is the nearest to what was done to the file; the first of those is named. */
function damaged(file: string, json: string, faults: readonly ShapeFault[]): Problem {
  const { path, keyword, missing } = faults.reduce((deepest, other) => (other.path.length > deepest.path.length ? other : deepest));
  const where = path.length === 0 ? text("文件", "the file") : text(`“${path.join(".")}”`, `“${path.join(".")}”`);
  return {
    code: "result-damaged",
    severity: "error",
    position: placeFinder(file, json)(spanOf(json, skipSpace(json, 0), path).start),
    message:
      missing !== undefined
        ? text(`结果的结构不完整：${where.zh}缺少“${missing}”`, `the result is not whole: ${where.en} lacks “${missing}”`)
        : text(`结果的结构有误：${where.zh}的值不合要求（${keyword}）`, `the result is at fault: the value of ${where.en} does not fit (${keyword})`),
    hint: text("文件可能被改动过；结果不能用手改，请重新计分", "the file may have been edited; a result is not edited by hand: score again"),
  };
}
