/** Between what a number of the scheme must lie to mean anything: a cap of −5 points is a slip, not a policy. */
import { compare, formatExact, rational, ZERO, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import { positionOf, type Node } from "./node.ts";
import type { Report } from "./report.ts";

export interface Bounds {
  /** What the number is, for the message. */
  readonly name: Text;
  readonly atLeast?: Rational;
  readonly moreThan?: Rational;
  readonly atMost?: Rational;
  /** What to do, where that is more than to mend the number. */
  readonly hint?: Text;
}

export const notNegative = (name: Text, hint?: Text): Bounds => ({ name, atLeast: ZERO, ...(hint === undefined ? {} : { hint }) });
export const positive = (name: Text, hint?: Text): Bounds => ({ name, moreThan: ZERO, ...(hint === undefined ? {} : { hint }) });

/** Ballots without which there is no mark. */
export const quorumBounds: Bounds = { name: text("最少有效票数（quorum）", "the quorum"), atLeast: rational(1n) };
/** Of three ballots less the highest and the lowest one is left; of two, none. */
export const trimBounds: Bounds = { name: text("去掉最高最低的票数界限（trim_above）", "trim_above"), atLeast: rational(2n), hint: text("例如 5：超过5票时去掉一个最高、一个最低；至少要剩下一票", "such as 5: above five ballots the highest and the lowest are dropped; one at least must be left") };

/** The number if it lies within its bounds; otherwise that is noted. Nothing, where it could not be read. */
export function within(node: Node, value: Rational | undefined, bounds: Bounds, report: Report): Rational | undefined {
  if (value === undefined || lies(value, bounds)) return value;
  const found = formatExact(value);
  const wanted = wantedOf(bounds);
  report("number-out-of-bounds", positionOf(node), text(`${bounds.name.zh}写的是 ${found}，应当${wanted.zh}`, `${bounds.name.en} says ${found} and must be ${wanted.en}`), bounds.hint ?? text("请改正数字", "mend the number"));
  return undefined;
}

function lies(value: Rational, { atLeast, moreThan, atMost }: Bounds): boolean {
  return (
    (atLeast === undefined || compare(value, atLeast) >= 0) &&
    (moreThan === undefined || compare(value, moreThan) > 0) &&
    (atMost === undefined || compare(value, atMost) <= 0)
  );
}

function wantedOf({ atLeast, moreThan, atMost }: Bounds): Text {
  const parts = [
    ...(atLeast === undefined ? [] : [text(`不小于 ${formatExact(atLeast)}`, `at least ${formatExact(atLeast)}`)]),
    ...(moreThan === undefined ? [] : [text(`大于 ${formatExact(moreThan)}`, `more than ${formatExact(moreThan)}`)]),
    ...(atMost === undefined ? [] : [text(`不大于 ${formatExact(atMost)}`, `at most ${formatExact(atMost)}`)]),
  ];
  return text(parts.map((part) => part.zh).join("、"), parts.map((part) => part.en).join(" and "));
}
