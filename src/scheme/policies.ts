/** Policies (口径设置) of scheme.yaml with their defaults. */
import { ONE, rational, ZERO, type Rational } from "../model/rational.ts";
import type { Policies } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { notNegative, positive, quorumBounds, trimBounds, within, type Bounds } from "./bounds.ts";
import { child, has, items, positionOf, stringOf, stringsOf, titleOf, type Node } from "./node.ts";
import { readDecimal } from "./numbers.ts";
import { didYouMean, type Report } from "./report.ts";

export type NotApplicablePolicy = "full" | "area" | "scheme";

/** Defaults for what an indicator or rule leaves out. */
export interface Defaults {
  readonly floor: "indicator" | "spill";
  readonly deductOnly: NotApplicablePolicy;
  readonly other: NotApplicablePolicy;
  readonly missingEvidence: "undecided" | "zero";
  readonly quorum: number;
  readonly trimAbove: number;
}

export function readDefaults(node: Node, report: Report): Defaults {
  const notApplicable = child(node, "not_applicable");
  const panel = child(node, "panel");
  return {
    floor: stringOf(child(node, "floor")) === "spill" ? "spill" : "indicator",
    deductOnly: policyOf(child(notApplicable, "deduct_only")) ?? "full",
    other: policyOf(child(notApplicable, "other")) ?? "area",
    missingEvidence: stringOf(child(node, "missing_evidence")) === "zero" ? "zero" : "undecided",
    quorum: ballotsOf(child(panel, "quorum"), 3, quorumBounds, report),
    trimAbove: ballotsOf(child(panel, "trim_above"), 5, trimBounds, report),
  };
}

export function policyOf(node: Node): NotApplicablePolicy | undefined {
  const word = stringOf(node);
  return word === "full" || word === "area" || word === "scheme" ? word : undefined;
}

function wholeOf(node: Node, otherwise: number): number {
  return typeof node.value === "number" ? node.value : otherwise;
}

function ballotsOf(node: Node, otherwise: number, bounds: Bounds, report: Report): number {
  const ballots = wholeOf(node, otherwise);
  within(node, rational(BigInt(ballots)), bounds, report);
  return ballots;
}

export function readPolicies(node: Node, areas: readonly string[], grades: readonly string[], report: Report): Policies {
  const bonus = child(node, "bonus");
  return {
    roundingPlaces: wholeOf(child(node, "rounding"), 2),
    tieBreak: readTieBreak(child(node, "tie_break"), areas, report),
    bonusGate: optional(bonus, "gate", notNegative(text("加分门槛（gate）", "the bonus gate")), report),
    bonusCap: optional(bonus, "cap", notNegative(text("加分上限（cap）", "the bonus cap"), text("不设上限的，请删去这一项", "delete the key if there is no cap")), report),
    totalAtMost: optional(node, "total_at_most", positive(text("总分上限（total_at_most）", "total_at_most"), text("不设上限的，请删去这一项", "delete the key if there is no cap")), report),
    conversion: readConversion(child(node, "conversion"), report),
    gradeQuota: readQuota(child(node, "grade_quota"), grades, report),
    lateConfirmation: stringOf(child(node, "late_confirmation")) === "reached" ? "reached" : "confirmed",
  };
}

function optional(node: Node, key: string, bounds: Bounds, report: Report): Rational | undefined {
  const at = child(node, key);
  return !has(node, key) || at.value === "none" ? undefined : within(at, readDecimal(at, report), bounds, report);
}

/** Areas D and B where the edition has them: the usual tie rule. */
function readTieBreak(node: Node, areas: readonly string[], report: Report): readonly string[] {
  if (node.value === undefined) return ["D", "B"].filter((area) => areas.includes(area));
  for (const entry of items(node)) {
    const id = stringOf(entry) ?? "";
    if (!areas.includes(id)) report("area-unknown", positionOf(entry), text(`没有方面“${id}”`, `there is no area “${id}”`), didYouMean(id, areas));
  }
  return stringsOf(node);
}

function readConversion(node: Node, report: Report): Policies["conversion"] {
  if (!has(node, "to")) return undefined;
  const to = within(child(node, "to"), readDecimal(child(node, "to"), report), positive(text("折算后的满分（to）", "the full points after conversion")), report);
  return to === undefined ? undefined : { to, title: titleOf(node) };
}

function readQuota(node: Node, grades: readonly string[], report: Report): Policies["gradeQuota"] {
  if (!has(node, "grade")) return undefined;
  const grade = stringOf(child(node, "grade")) ?? "";
  if (!grades.includes(grade)) reportGrade(child(node, "grade"), grade, grades, report);
  const share = within(child(node, "share"), readDecimal(child(node, "share"), report), { name: text("等次比例（share）", "the share of a grade"), moreThan: ZERO, atMost: ONE, hint: text("比例写成小数，如 0.3", "write the share as a decimal, such as 0.3") }, report);
  return share === undefined ? undefined : { grade, share };
}

export function reportGrade(at: Node, grade: string, grades: readonly string[], report: Report): void {
  report("grade-unknown", positionOf(at), text(`没有等次“${grade}”`, `there is no grade “${grade}”`), didYouMean(grade, grades));
}
