/** Everything that scoring writes: the result, the findings, what was set aside, mended and carried over, the sheets. */
import type { Assessed } from "./assess.ts";
import { REJECTED_HEADERS, rejectedRows, REPAIR_HEADERS, repairRows } from "./evidence/rejected.ts";
import type { CarriedOver } from "./judge/carry-over.ts";
import { encoded } from "./model/encoded.ts";
import { dateParts, formatPlainDate, type PlainDate } from "./model/plain-date.ts";
import type { Scheme } from "./model/scheme.ts";
import type { Language } from "./model/text.ts";
import { jsonPieces } from "./sheets/json-document.ts";
import { rankingCsv } from "./sheets/ranking-csv.ts";
import { sheetFiles } from "./sheets/sheet-files.ts";
import { tableCsv, tableCsvPieces } from "./sheets/table-csv.ts";

export interface OutputText {
  readonly path: string;
  /** A text, or one that is too long for that, as bytes in pieces, which may be gone through again. */
  readonly content: string | Iterable<Uint8Array>;
}

/** Down to where each indicator of each unit has a line of its own. */
const INDICATORS = 6;

/** `result.json` as it is written: stable key order, one line an indicator, a newline at the end; in pieces. */
export function resultJson({ result }: Pick<Assessed, "result">): Iterable<string> {
  return jsonPieces(result, INDICATORS);
}

/** Every path that `outputFiles` may write; sheets by one of each kind. */
export const OUTPUT_PATHS: readonly string[] = ["result.json", "findings.ndjson", "rejected.csv", "repairs.csv", "carry-over.csv", "ranking.csv", "index.html", "sheets/_.md", "sheets/_.html"];

/** `tables`: without pages for people. One after another, so that no more than one of them stands in memory. */
export function* outputFiles(assessed: Assessed, language: Language, pages: "sheets" | "tables" = "sheets"): Generator<OutputText> {
  const { evidence, result } = assessed;
  const types = assessed.edition.scheme.recordTypes;
  yield { path: "result.json", content: asBytes(() => resultJson(assessed)) };
  yield { path: "findings.ndjson", content: assessed.findings };
  yield { path: "rejected.csv", content: tableCsv(REJECTED_HEADERS, rejectedRows(evidence.setAside, types)) };
  yield { path: "repairs.csv", content: tableCsv(REPAIR_HEADERS, repairRows(evidence.repairs, types)) };
  yield { path: "carry-over.csv", content: asBytes(() => tableCsvPieces(CARRY_OVER_HEADERS, carryOverRows(assessed))) };
  yield { path: "ranking.csv", content: rankingCsv(result, language) };
  if (pages === "sheets") yield* sheetFiles(result, language);
}

/** Encoded as they are made, each time anew. */
function asBytes(pieces: () => Iterable<string>): Iterable<Uint8Array> {
  return { [Symbol.iterator]: () => encoded(pieces()) };
}

/** The first columns are read back by next year's assessment; those behind them are for people. */
const CARRY_OVER_HEADERS = ["id", "unit", "type", "due", "still_to_judge", "单位名称", "材料类型", "到期日", "尚待认定的指标"];

function* carryOverRows({ edition, evidence, carriedOver }: Assessed): Generator<readonly string[]> {
  const names = new Map(evidence.units.map(({ code, name }) => [code, name.zh]));
  for (const ofUnit of carriedOver) for (const matter of ofUnit) yield carryOverRow(matter, edition.scheme, names);
}

function carryOverRow({ id, unit, type, dueOn, rules }: CarriedOver, scheme: Scheme, unitNames: ReadonlyMap<string, string>): readonly string[] {
  const words = [
    unitNames.get(unit) ?? unit,
    scheme.recordTypes.get(type)?.title.zh ?? type,
    dueOn === undefined ? "" : chineseDate(dueOn),
    ownersOf(rules, scheme).join("、"),
  ];
  return [id, unit, type, dueOn === undefined ? "" : formatPlainDate(dueOn), rules.join(" "), ...words];
}

function chineseDate(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** The indicators, bonuses, penalties and vetoes that the rules belong to, each once. */
function ownersOf(rules: readonly string[], scheme: Scheme): readonly string[] {
  const wanted = new Set(rules);
  const owners = [
    ...scheme.indicators.map(({ id, title, parts }) => ({ id, title, rules: parts.flatMap((part) => part.rules) })),
    ...scheme.bonuses,
    ...scheme.penalties,
    ...scheme.vetoes,
  ];
  return owners.filter((owner) => owner.rules.some((rule) => wanted.has(rule.id))).map(({ id, title }) => `${id} ${title.zh}`);
}
