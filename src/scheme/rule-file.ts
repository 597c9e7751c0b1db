/** A file that holds rules: an indicator, bonus, penalty or veto. Its rules are read in three rounds. */
import { compare, formatExact, ZERO, type Rational } from "../model/rational.ts";
import type { AggregateFact, Rule } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { readAggregate } from "./aggregate.ts";
import type { ListedFile } from "./edition.ts";
import type { Frame } from "./frame.ts";
import { child, entries, has, items, keyPositionOf, positionOf, stringOf, stringsOf, type Node } from "./node.ts";
import { checkNumberUse, readDecimal, readNumbers } from "./numbers.ts";
import type { Notebook, Report } from "./report.ts";
import { readRule } from "./rule.ts";
import { adjustmentSchema, indicatorSchema } from "./schemas/indicator-schema.ts";
import { roundOf } from "./scope.ts";
import { readShaped } from "./shapes.ts";
import type { Home, Round, RuleHeader, World } from "./world.ts";

export interface RuleFile {
  readonly listed: ListedFile;
  readonly node: Node;
  readonly home: Home;
  readonly probes: Rule[];
  readonly facts: Map<string, AggregateFact | undefined>;
}

/** `undefined` where the file's shape is at fault. */
export function openRuleFile(listed: ListedFile, frame: Frame, notes: Notebook): RuleFile | undefined {
  if (listed.kind === "consistency") return undefined;
  const node = readShaped(listed.file, listed.kind === "indicator" ? indicatorSchema : adjustmentSchema, notes);
  if (node === undefined) return undefined;
  const { report } = notes;
  const id = stringOf(child(node, "id")) ?? "";
  if (id !== listed.id) {
    report("file-id-mismatch", positionOf(child(node, "id")), text(`编号“${id}”与文件名不一致：文件名“-”之前是“${listed.id}”`, `the id “${id}” differs from the file name, which says “${listed.id}”`), text("请把两者改成一样", "make them the same"));
  }
  if (listed.kind === "indicator" && !checkParts(node, report)) return undefined;
  const numbers = readNumbers(child(node, "numbers"), frame.groups, report);
  checkNumberUse(node, numbers, report);
  const home: Home = {
    kind: listed.kind,
    id: listed.id,
    basis: stringsOf(child(node, "basis")),
    numbers,
    unitFacts: child(node, "facts"),
    partIds: items(child(node, "parts")).map((part) => stringOf(child(part, "id")) ?? ""),
  };
  return { listed, node, home, probes: [], facts: new Map() };
}

function checkParts(node: Node, report: Report): boolean {
  if (has(node, "parts")) {
    const beside = ["rules", "start", "combine"].filter((key) => has(node, key));
    for (const key of beside) report("parts-and-rules", keyPositionOf(child(node, key)), text(`已经分了分项，${key} 要写在分项里`, `with parts, ${key} belongs into a part`), text("请移到相应的分项", "move it into its part"));
    return beside.length === 0;
  }
  if (has(node, "rules")) return true;
  report("missing-key", positionOf(node), text("文件缺少“rules”一项", "the file lacks the key “rules”"), text("请补写 rules: [ … ] 或 parts: [ … ]", "add rules: [ … ] or parts: [ … ]"));
  return false;
}

/** The node of the file, or those of its parts, that hold `rules`, `start` and `combine`. */
export function ruleOwners(file: RuleFile): readonly Node[] {
  return has(file.node, "parts") ? items(child(file.node, "parts")) : [file.node];
}

export function ruleNodes(file: RuleFile): readonly Node[] {
  return ruleOwners(file).flatMap((owner) => items(child(owner, "rules")));
}

/** Headers of all rules; ids used twice, or not beginning with the file's id, are noted. */
export function readHeaders(files: readonly RuleFile[], report: Report): ReadonlyMap<string, RuleHeader> {
  const headers = new Map<string, RuleHeader>();
  for (const file of files) {
    for (const node of ruleNodes(file)) {
      const at = child(node, "id");
      const id = stringOf(at) ?? "";
      if (headers.has(id)) report("id-duplicate", positionOf(at), text(`另有一条细则也叫“${id}”`, `another rule is called “${id}” too`), text("细则编号在一个年度版内不能重复", "ids of rules are unique in an edition"));
      else if (!id.startsWith(`${file.home.id}-`)) report("rule-id", positionOf(at), text(`细则编号“${id}”应以“${file.home.id}-”开头`, `the id “${id}” must begin with “${file.home.id}-”`), text(`例如 ${file.home.id}-late`, `such as ${file.home.id}-late`));
      const round = roundOf(node);
      headers.set(id, { id, round, type: round === "record" ? stringOf(child(node, "for_each")) : undefined });
    }
  }
  return headers;
}

/** Reads the rules of one round of all files into `world.rules`; earlier rounds must be done. */
export function readRound(round: Round, files: readonly RuleFile[], world: World): void {
  for (const file of files) {
    if (round === "unit") readFileFacts(file, world);
    for (const node of ruleNodes(file)) {
      if (roundOf(node) !== round) continue;
      const rule = readRule(node, file.home, world, file.facts, file.probes);
      if (rule !== undefined && !world.rules.has(rule.id)) world.rules.set(rule.id, rule);
    }
  }
}

function readFileFacts(file: RuleFile, world: World): void {
  for (const [id, node] of entries(child(file.node, "facts"))) {
    file.facts.set(id, readAggregate(id, node, file.home.id, { world, home: file.home, round: "unit", probes: file.probes }));
  }
}

/** The rules of an owner that could be read, in the order written. */
export function rulesOf(owner: Node, world: World): readonly Rule[] {
  return items(child(owner, "rules")).flatMap((node) => world.rules.get(stringOf(child(node, "id")) ?? "") ?? []);
}

/** Points of a part or indicator, more than 0. */
export function readPoints(node: Node, report: Report): Rational | undefined {
  const at = child(node, "points");
  const points = readDecimal(at, report);
  if (points === undefined || compare(points, ZERO) > 0) return points;
  report("wrong-value", positionOf(at), text(`分值应当大于 0，实际为“${formatExact(points)}”`, `points must be more than 0, but it says “${formatExact(points)}”`), text("请改正分值", "mend the points"));
  return undefined;
}

