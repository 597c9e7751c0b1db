/** Indicators, bonuses, penalties and vetoes put together from their files, once all rules are read. */
import { compare, formatExact, sum, type Rational } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import { wholeFile } from "../model/position.ts";
import type { Adjustment, EvidenceDemand, Indicator, Part } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { readCombinations } from "./combination.ts";
import { readExamples } from "./examples.ts";
import { child, has, items, positionOf, stringOf, titleOf, type Node } from "./node.ts";
import { policyOf, type Defaults } from "./policies.ts";
import { readPoints, ruleNodes, ruleOwners, rulesOf, type RuleFile } from "./rule-file.ts";
import { effectKeys } from "./schemas/rule-schema.ts";
import { typeNamed, type World } from "./world.ts";

export function readIndicator(file: RuleFile, world: World): Indicator | undefined {
  const { node, home, listed } = file;
  const points = readPoints(node, world.report);
  const parts = ruleOwners(file).map((owner) => readPart(owner, file, points, world));
  const read = parts.filter((part) => part !== undefined);
  if (points !== undefined && read.length === parts.length) checkParts(node, read, points, world);
  const { defaults } = world.frame;
  const floor = stringOf(child(node, "floor"));
  const examples = readExamples(node, home, points, ruleIds(file), world);
  const evidence = readEvidence(node, world);
  if (points === undefined || read.length < parts.length) return undefined;
  return {
    id: home.id,
    area: listed.area,
    title: titleOf(node),
    points,
    question: stringOf(child(node, "question")) ?? "",
    why: stringOf(child(node, "why")) ?? "",
    basis: home.basis,
    numbers: home.numbers.all,
    evidence,
    missingEvidence: missingEvidence(node, defaults),
    notApplicable: policyOf(child(node, "not_applicable")) ?? (isDeductOnly(read) ? defaults.deductOnly : defaults.other),
    floor: floor === "spill" || floor === "indicator" ? floor : defaults.floor,
    parts: read,
    probes: file.probes,
    examples,
    origin: listed.origin,
    position: wholeFile(node.document.file),
  };
}

export function readAdjustment(file: RuleFile, world: World): Adjustment {
  const { node, home } = file;
  return {
    id: home.id,
    title: titleOf(node),
    basis: home.basis,
    numbers: home.numbers.all,
    evidence: readEvidence(node, world),
    missingEvidence: missingEvidence(node, world.frame.defaults),
    rules: rulesOf(node, world),
    combinations: readCombinations(node, home, world),
    probes: file.probes,
    examples: readExamples(node, home, undefined, ruleIds(file), world),
    origin: file.listed.origin,
    position: wholeFile(node.document.file),
  };
}

function ruleIds(file: RuleFile): readonly string[] {
  return ruleNodes(file).map((node) => stringOf(child(node, "id")) ?? "");
}

function missingEvidence(node: Node, defaults: Defaults): "undecided" | "zero" {
  const own = stringOf(child(node, "missing_evidence"));
  return own === "undecided" || own === "zero" ? own : defaults.missingEvidence;
}

function readEvidence(node: Node, world: World): readonly EvidenceDemand[] {
  return items(child(node, "evidence")).map((entry) => {
    const type = stringOf(child(entry, "type")) ?? "";
    typeNamed(world, type, child(entry, "type"));
    return { type, document: stringOf(child(entry, "document")) ?? "" };
  });
}

/** The only part of an indicator without parts has the id "" and the indicator's points. */
function readPart(owner: Node, file: RuleFile, points: Rational | undefined, world: World): Part | undefined {
  const isWhole = owner === file.node;
  const own = isWhole ? points : readPoints(owner, world.report);
  const start = stringOf(child(owner, "start")) === "zero" ? "zero" : "full";
  checkStart(owner, start, world);
  const combinations = readCombinations(owner, file.home, world);
  if (own === undefined) return undefined;
  return { id: isWhole ? "" : (stringOf(child(owner, "id")) ?? ""), title: titleOf(owner), points: own, start, rules: rulesOf(owner, world), combinations };
}

/** Deductions from nothing, or awards on top of everything, can never move a point. */
function checkStart(owner: Node, start: "full" | "zero", world: World): void {
  const effects = items(child(owner, "rules")).flatMap((rule) => effectKeys.filter((key) => has(rule, key)));
  const only = (...kinds: readonly string[]): boolean => effects.some((effect) => kinds.includes(effect)) && effects.every((effect) => [...kinds, "limit", "not_applicable"].includes(effect));
  const at = positionOf(child(owner, "start"));
  if (start === "zero" && only("deduct", "scale")) {
    world.report("effect-useless", at, text("从零分起算又只扣分，永远是零分", "starting at nothing and only deducting, the points are always 0"), text("扣分的用 start: full（可不写）", "use start: full for deductions"));
  }
  if (start === "full" && only("award", "proportion", "mark")) {
    world.report("effect-useless", at, text("从满分起算又只加分，永远是满分", "starting at full points and only awarding, the points are always full"), text("得分累加的要写 start: zero", "write start: zero where awards add up"));
  }
}

function checkParts(node: Node, parts: readonly Part[], points: Rational, world: World): void {
  const list = items(child(node, "parts"));
  const seen = new Set<string>();
  for (const part of list) {
    const id = stringOf(child(part, "id")) ?? "";
    if (seen.has(id)) world.report("id-duplicate", positionOf(child(part, "id")), text(`分项“${id}”出现了两次`, `the part “${id}” stands twice`), text("请改用别的编号", "use another id"));
    seen.add(id);
  }
  const found = sum(parts.map((part) => part.points));
  if (list.length === 0 || compare(found, points) === 0) return;
  const arithmetic = parts.map((part) => `${part.id} ${formatExact(part.points)}`).join(" + ");
  world.report("points-sum", positionOf(child(node, "points")), text(`各分项相加为 ${formatExact(found)}，指标分值写的是 ${formatExact(points)}（${arithmetic}）`, `the parts add up to ${formatExact(found)}, the indicator says ${formatExact(points)} (${arithmetic})`), text("请改正分项的分值或指标的分值", "mend the points of a part or of the indicator"));
}

const TAKING: ReadonlySet<NonNullable<Rule["effect"]>["kind"]> = new Set(["deduct", "scale", "limit", "not-applicable"] as const);

function isDeductOnly(parts: readonly Part[]): boolean {
  return parts.every((part) => part.start === "full" && part.rules.every((rule) => rule.effect === undefined || TAKING.has(rule.effect.kind)));
}
