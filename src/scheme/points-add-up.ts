/**
 * Do the points add up: indicators to their area, areas to the total, each profile to the total.
 *
 * Where profiles do not bind the same indicators of an area, one of them has to reach its points (towns and
 * departments may weigh an area differently); what holds for all is that each profile reaches the total.
 */
import { compare, formatExact, multiply, ONE, sum, type Rational } from "../model/rational.ts";
import type { Area, Indicator } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import type { MergedScheme } from "./edition.ts";
import type { Frame } from "./frame.ts";
import { child, items, positionOf, stringOf } from "./node.ts";
import type { Report } from "./report.ts";

interface Term {
  readonly name: string;
  readonly points: Rational;
  readonly weight: Rational;
}

/** One wrong number gives one message: the outer sums are compared only where the inner ones hold. */
export function checkPointsAddUp(scheme: MergedScheme, frame: Frame, indicators: ReadonlyMap<string, Indicator>, report: Report): void {
  const bound = frame.areas.map((area) => boundIn(area, frame, indicators));
  const areaSums = frame.areas.map((area, index) => sumOfArea(area, bound[index] ?? area.indicators, indicators));
  const areasHold = frame.areas.map((area, index) => checkArea(scheme, area, index, bound[index] ?? area.indicators, areaSums[index], indicators, report));
  const asWritten = frame.areas.map((area): Term => ({ name: area.id, points: area.points, weight: area.weight }));
  const asCounted = frame.areas.map((area, index): Term => ({ name: area.id, points: areaSums[index] ?? area.points, weight: area.weight }));
  const totalHolds = equal(total(asWritten), frame.total);
  if (!totalHolds && !equal(total(asCounted), frame.total)) {
    report("points-sum", positionOf(scheme.get("total")), text(`各方面分值相加为 ${formatExact(total(asWritten))}，总分写的是 ${formatExact(frame.total)}（${arithmetic(asWritten)}）`, `the areas add up to ${formatExact(total(asWritten))}, the total says ${formatExact(frame.total)} (${arithmetic(asWritten)})`), text("请改正方面的分值或总分", "mend the points of an area or the total"));
  }
  if (totalHolds && !areasHold.includes(false)) checkProfiles(scheme, frame, indicators, report);
}

function total(terms: readonly Term[]): Rational {
  return sum(terms.map((term) => multiply(term.points, term.weight)));
}

function equal(a: Rational, b: Rational): boolean {
  return compare(a, b) === 0;
}

function arithmetic(terms: readonly Term[]): string {
  return terms.map((term) => `${term.name} ${formatExact(term.points)}${equal(term.weight, ONE) ? "" : `×${formatExact(term.weight)}`}`).join(" + ");
}

/** The indicators that make up the area's points: those of the first profile that reaches them, or else of the first. */
function boundIn(area: Area, frame: Frame, indicators: ReadonlyMap<string, Indicator>): readonly string[] {
  const choices = frame.profiles.map((profile) => area.indicators.filter((id) => profile.indicators.includes(id)));
  const reaching = choices.find((ids) => {
    const found = sumOfArea(area, ids, indicators);
    return found !== undefined && equal(found, area.points);
  });
  return reaching ?? choices[0] ?? area.indicators;
}

/** `undefined` where an indicator could not be read, or is listed twice. */
function sumOfArea(area: Area, ids: readonly string[], indicators: ReadonlyMap<string, Indicator>): Rational | undefined {
  if (new Set(area.indicators).size < area.indicators.length) return undefined;
  const points = ids.map((id) => (indicators.get(id)?.area === area.id ? indicators.get(id)?.points : undefined));
  const read = points.filter((value) => value !== undefined);
  return read.length === points.length ? sum(read) : undefined;
}

function checkArea(scheme: MergedScheme, area: Area, index: number, ids: readonly string[], found: Rational | undefined, indicators: ReadonlyMap<string, Indicator>, report: Report): boolean {
  if (found === undefined) return false;
  if (equal(found, area.points)) return true;
  const terms = ids.flatMap((id): readonly Term[] => {
    const points = indicators.get(id)?.points;
    return points === undefined ? [] : [{ name: id, points, weight: ONE }];
  });
  report("points-sum", positionOf(child(child(scheme.get("areas"), index), "points")), text(`方面“${area.id}”各指标相加为 ${formatExact(found)}，方面分值写的是 ${formatExact(area.points)}（${arithmetic(terms)}）`, `the indicators of area “${area.id}” add up to ${formatExact(found)}, the area says ${formatExact(area.points)} (${arithmetic(terms)})`), text("请改正指标的分值或方面的分值", "mend the points of an indicator or of the area"));
  return false;
}

function checkProfiles(scheme: MergedScheme, frame: Frame, indicators: ReadonlyMap<string, Indicator>, report: Report): void {
  const weights = new Map(frame.areas.flatMap((area) => area.indicators.map((id) => [id, area.weight] as const)));
  for (const [index, profile] of frame.profiles.entries()) {
    const terms = profile.indicators.flatMap((id): readonly Term[] => {
      const points = indicators.get(id)?.points;
      return points === undefined ? [] : [{ name: id, points, weight: weights.get(id) ?? ONE }];
    });
    if (terms.length < profile.indicators.length || equal(total(terms), frame.total)) continue;
    const node = items(scheme.get("profiles"))[index];
    if (node === undefined || stringOf(child(node, "indicators")) === "all") continue;
    if (items(child(node, "indicators")).length > terms.length) continue;
    report("points-sum", positionOf(child(node, "indicators")), text(`考核类别“${profile.id}”的指标相加为 ${formatExact(total(terms))}，总分是 ${formatExact(frame.total)}（${arithmetic(terms)}）`, `the indicators of profile “${profile.id}” add up to ${formatExact(total(terms))}, the total is ${formatExact(frame.total)} (${arithmetic(terms)})`), text("每个考核类别的指标相加都要等于总分", "the indicators of each profile must add up to the total"));
  }
}
