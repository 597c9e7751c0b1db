/** A result as it was written, read back with nothing taken on trust: it may be cut short, or edited by hand. */
import { wholeFile } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { parseExact } from "../model/rational.ts";
import type { Result } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";
import { addsUp } from "./lines.ts";

const FORMAT = "kaoping/result@1";

export function readResult(path: string, source: string): Outcome<Result> {
  const value = parse(source);
  if (value === undefined) return refused("json-syntax", path, text("不是完整的 JSON，文件可能被截断", "is not complete JSON; the file may be cut short"), text("请重新复制，或用 npx kaoping score 重新计分", "copy it again, or score again"));
  if (!isObject(value) || value["format"] !== FORMAT) {
    const found = isObject(value) && typeof value["format"] === "string" ? value["format"] : undefined;
    const message = found === undefined ? text("不是本程序写出的结果", "is not a result of this program") : text(`格式是“${found}”，不是 ${FORMAT}`, `has the format “${found}”, not ${FORMAT}`);
    return refused("result-format", path, message, text("请给出 npx kaoping score 写出的 result.json", "name a result.json that npx kaoping score wrote"));
  }
  const fault = firstFault(value, SHAPE, "");
  if (fault !== undefined) return refused("result-damaged", path, text(`缺少“${fault}”或其内容不对`, `“${fault}” is missing or cannot be`), SCORE_AGAIN);
  const result = value as unknown as Result;
  const broken = result.units.find((unit) => !addsUp(unit));
  if (broken !== undefined) return refused("result-damaged", path, text(`“${broken.name.zh}”的各项得分加起来不等于总分，结果可能被改动过`, `the points of ${broken.name.en} do not add up to its total; somebody may have changed it`), SCORE_AGAIN);
  return { value: result, problems: [] };
}

const SCORE_AGAIN = text("请用 npx kaoping score 重新计分", "score again with npx kaoping score");

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;
/** What a value must be: a test, an object of shapes, or a list of one shape. A key that ends with `?` may be missing. */
type Shape = ((value: unknown) => boolean) | { readonly [key: string]: Shape } | readonly [Shape];

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isString = (value: unknown): boolean => typeof value === "string";
const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isCount = (value: unknown): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isPoints = (value: unknown): boolean => typeof value === "string" && parseExact(value) !== undefined;
const isRange = (value: unknown): boolean => isObject(value) && isPoints(value["low"]) && isPoints(value["high"]);
const isAmount = (value: unknown): boolean => isPoints(value) || isRange(value);
const isDay = (value: unknown): boolean => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const orNull = (test: (value: unknown) => boolean) => (value: unknown): boolean => value === null || test(value);
/** Points with a range where they are open. */
const isOpenOr = (key: string) => (value: unknown): boolean => isObject(value) && (isPoints(value[key]) || (value[key] === null && isRange(value["range"])));

const TEXT: Shape = { zh: isString, en: isString };
const STEP: Shape = { what: isString, id: isString, from: isAmount, to: isAmount, why: TEXT };
const FINDING: Shape = { outcome: isString, change: isAmount, facts: isObject };
const RULE: Shape = { id: isString, wording: isString, counts: { noEvidence: isCount }, change: isAmount, findingsTotal: isCount, findings: [FINDING] };
const ADJUSTMENT: Shape = { id: isString, title: TEXT, rules: [RULE], "": isOpenOr("points") };
const INDICATOR: Shape = { id: isString, title: TEXT, schemeFull: isPoints, full: isPoints, steps: [STEP], rules: [RULE], "": isOpenOr("points") };
const AREA: Shape = { id: isString, title: TEXT, full: isPoints, steps: [STEP], indicators: [INDICATOR], "": isOpenOr("points") };
const UNIT: Shape = {
  code: isString, name: TEXT, type: isString, group: isString, grade: orNull(isString), rank: orNull(isCount), of: isCount, ranked: isBoolean,
  steps: [STEP], areas: [AREA], bonus: [ADJUSTMENT], penalties: [ADJUSTMENT], vetoes: [ADJUSTMENT], "formerNames?": [isString], "predecessors?": [isString], "": isOpenOr("total"),
};
const RELATION: Shape = { indicator: isString, kind: isString, from: [isString] };
const SHAPE: Shape = {
  generator: { version: isString },
  edition: {
    id: isString, year: isCount, title: TEXT, provenance: { kind: isString }, sha256: isString, total: isPoints, grades: [{ id: isString, title: TEXT }], relations: [RELATION],
    "crosswalk?": [{ edition: isString, extends: isString, relations: [RELATION] }],
  },
  law: { sha256: isString },
  calendar: { sha256: isString },
  assessment: { place: TEXT, edition: isString, period: { from: isDay, to: isDay }, asOf: isDay, synthetic: isBoolean, restatement: isBoolean },
  inputs: [{ path: isString, sha256: isString }],
  groups: [{ id: isString, title: TEXT }],
  units: [UNIT],
  provisional: isBoolean,
};

/** Where the first fault is, as a path such as `units[3].areas[0].points`. The key "" tests the object itself. */
function firstFault(value: unknown, shape: Shape, place: string): string | undefined {
  if (typeof shape === "function") return shape(value) ? undefined : place;
  if (isList(shape)) return listFault(value, shape[0], place);
  if (!isObject(value)) return place;
  for (const [written, inner] of Object.entries(shape)) {
    const key = written.replace(/\?$/u, "");
    const at = `${place}${place === "" || key === "" ? "" : "."}${key}`;
    if (key !== written && value[key] === undefined) continue;
    const fault = firstFault(key === "" ? value : value[key], inner, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function listFault(value: unknown, inner: Shape, place: string): string | undefined {
  if (!Array.isArray(value)) return place;
  for (const [index, one] of value.entries()) {
    const fault = firstFault(one, inner, `${place}[${String(index)}]`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function refused(code: ProblemCode, path: string, message: Text, hint: Text): { readonly value: undefined; readonly problems: readonly Problem[] } {
  return { value: undefined, problems: [{ code, severity: "error", position: wholeFile(path), message, hint }] };
}
