import { stringify } from "csv-stringify/sync";
import type { Result, ResultAdjustment, ResultUnit } from "../model/result.ts";
import { compare, formatExact, type Rational } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";
import { visible } from "./escape.ts";
import { resultLabels } from "./page-labels.ts";
import { addRanges, boundsOf, isOpen, rangeOf } from "./points.ts";
import { enumerated, say } from "./strings.ts";
import { gradeText, groupsOf, bonusesOf, penaltiesOf, rankText, remarksOf } from "./unit-terms.ts";

/**
 * `ranking.csv`: opens in Excel with Chinese intact (UTF-8 with BOM, CRLF). Numbers are numbers; a
 * range stands as text in its column and as two numbers in the columns behind; text that a
 * spreadsheet would take for a formula is escaped.
 */
export function rankingCsv(result: Result, language: Language): string {
  const areas = areaHeads(result, language);
  const rows = groupsOf(result).flatMap((group) => group.units.map((unit) => rowOf(unit, group.title[language], [...areas.keys()], result, language)));
  const labels = enumerated(resultLabels(result, language).map(({ word }) => word), language);
  return stringify([headOf([...areas.values()], language), ...rows.map((row) => [...row, labels])], { bom: true, record_delimiter: "windows", escape_formulas: true });
}

type Cell = string | number;

function headOf(areas: readonly string[], language: Language): readonly string[] {
  const before = (["group", "rank", "unitCode", "unit"] as const).map((key) => say(key, language));
  const after = (["bonus", "penalty", "total", "totalLow", "totalHigh", "grade", "rankBest", "rankWorst", "ranked", "remarks", "pageLabel"] as const).map((key) => say(key, language));
  return [...before, ...areas, ...after];
}

function rowOf(unit: ResultUnit, group: string, areas: readonly string[], result: Result, language: Language): readonly Cell[] {
  const total = boundsOf({ points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) });
  const [best, worst] = unit.rankRange ?? [unit.rank ?? "", unit.rank ?? ""];
  return [
    visible(group),
    unit.ranked && unit.rank !== null ? unit.rank : rankText(unit, language),
    visible(unit.code),
    visible(unit.name[language]),
    ...areas.map((id) => areaCell(unit, id, language)),
    pointsCell(adjustmentSum(bonusesOf(unit)), language),
    pointsCell(adjustmentSum(penaltiesOf(unit)), language),
    pointsCell(total, language),
    numberCell(total.low),
    numberCell(total.high),
    gradeText(unit, result, language),
    unit.ranked ? best : "",
    unit.ranked ? worst : "",
    unit.of,
    enumerated(remarksOf(unit, language), language),
  ];
}

function areaHeads(result: Result, language: Language): ReadonlyMap<string, string> {
  return new Map(result.units.flatMap(({ areas }) => areas.map(({ id, title }) => [id, visible(`${id} ${title[language]}`)])));
}

function areaCell(unit: ResultUnit, id: string, language: Language): Cell {
  const area = unit.areas.find((one) => one.id === id);
  return area === undefined ? "" : pointsCell(boundsOf(area), language);
}

function adjustmentSum(adjustments: readonly ResultAdjustment[]): PointsRange {
  return adjustments.filter(({ state }) => state !== "none").map(boundsOf).reduce(addRanges, rangeOf("0"));
}

function pointsCell(points: PointsRange, language: Language): Cell {
  if (!isOpen(points)) return numberCell(points.low);
  const [low, high] = compare(points.low, points.high) <= 0 ? [points.low, points.high] : [points.high, points.low];
  return `${formatExact(low)}${language === "zh" ? "～" : " to "}${formatExact(high)}`;
}

/** A number that a spreadsheet reads as one; a fraction without finite decimals stays text. */
function numberCell(value: Rational): Cell {
  const written = formatExact(value);
  return written.includes("/") ? written : Number(written);
}
