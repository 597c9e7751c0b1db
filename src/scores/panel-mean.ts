/**
 * The mark of a panel (评议组评分): the mean of its valid ballots.
 *
 * With more than `trimAbove` valid ballots one highest and one lowest are dropped. With fewer than
 * `quorum` nobody knows the mark. An open ballot may turn out void, or be anything up to `full`.
 */
import type { FactValue, MarkList } from "../model/fact.ts";
import { compare, divide, maximum, rational, sum, ZERO, type Rational } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import { hull } from "./points-range.ts";

export interface PanelRule {
  readonly quorum: number;
  readonly trimAbove: number;
}

export function panelMean(fact: FactValue, rule: PanelRule, full: Rational): PointsRange {
  const unknown = { low: ZERO, high: full };
  if (!isMarkList(fact)) return unknown;
  if (fact.marks.length < Math.max(1, rule.quorum)) return unknown;
  const best = fact.marks.reduce(maximum, full);
  let range = boundsWith(0);
  for (let valid = 1; valid <= fact.open; valid += 1) range = hull(range, boundsWith(valid));
  return range;

  function boundsWith(valid: number): PointsRange {
    const marks = (fact as MarkList).marks;
    const filled = (mark: Rational): readonly Rational[] => [...marks, ...Array.from({ length: valid }, () => mark)];
    return { low: trimmedMean(filled(ZERO), rule.trimAbove), high: trimmedMean(filled(best), rule.trimAbove) };
  }
}

export function isMarkList(fact: FactValue): fact is MarkList {
  return typeof fact === "object" && fact !== null && "kind" in fact && fact.kind === "marks";
}

/** Whether one highest and one lowest ballot are dropped. */
export function isTrimmed(count: number, trimAbove: number): boolean {
  return count > trimAbove && count > 2;
}

function trimmedMean(marks: readonly Rational[], trimAbove: number): Rational {
  const ascending = [...marks].sort(compare);
  const counted = isTrimmed(marks.length, trimAbove) ? ascending.slice(1, -1) : ascending;
  return divide(sum(counted), rational(counted.length));
}
