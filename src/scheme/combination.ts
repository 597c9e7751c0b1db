/** How findings that meet add up (合计办法). */
import type { Combination, Part } from "../model/scheme.ts";
import { compare, ZERO, type Rational } from "../model/rational.ts";
import { text } from "../model/text.ts";
import { child, has, isList, isMap, items, keyPositionOf, positionOf, stringOf, type Node } from "./node.ts";
import { readSameNumber } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import { effectKeys } from "./schemas/rule-schema.ts";
import { roundOf } from "./scope.ts";
import { recordTable, type Home, type World } from "./world.ts";

/** Effects that add to or take from the points so far. */
const ADDING: readonly string[] = ["deduct", "award", "bonus", "penalty"];

interface Member {
  readonly id: string;
  readonly node: Node;
  readonly effect: string | undefined;
}

/** `owner` is the file or part that holds `rules` and `combine`. */
export function readCombinations(owner: Node, home: Home, world: World): Part["combinations"] {
  const members = items(child(owner, "rules")).map((node): Member => ({ id: stringOf(child(node, "id")) ?? "", node, effect: effectKeys.find((key) => has(node, key)) }));
  const combine = child(owner, "combine");
  const list = isList(combine) ? items(combine) : isMap(combine) ? [combine] : [];
  return list.flatMap((node) => readCombination(node, members, home, world) ?? []);
}

function readCombination(node: Node, members: readonly Member[], home: Home, world: World): Combination | undefined {
  const how = stringOf(child(node, "how")) as Combination["how"];
  const chosen = chooseMembers(node, how, members, world);
  if (chosen === undefined) return undefined;
  const atMost = readAtMost(node, how, home, world);
  const per = readPer(node, chosen, world);
  if (atMost === "faulty" || per === undefined) return undefined;
  return { how, per, atMost, rules: chosen.map((member) => member.id) };
}

function chooseMembers(node: Node, how: Combination["how"], members: readonly Member[], world: World): readonly Member[] | undefined {
  const list = child(node, "rules");
  if (list.value === undefined) return members.filter((member) => how === "first" ? member.effect !== undefined : ADDING.includes(member.effect ?? ""));
  const chosen: Member[] = [];
  let faulty = false;
  for (const entry of items(list)) {
    const id = stringOf(entry) ?? "";
    const member = members.find((candidate) => candidate.id === id);
    if (member === undefined) {
      world.report("combination-rule", positionOf(entry), text(`此处没有细则“${id}”`, `there is no rule “${id}” here`), didYouMean(id, members.map((candidate) => candidate.id)));
      faulty = true;
    } else if (how !== "first" && !ADDING.includes(member.effect ?? "")) {
      world.report("combination-rule", positionOf(entry), text(`细则“${id}”${member.effect === undefined ? "没有效果" : `的效果是 ${member.effect}`}，不能参加 ${how}`, `the rule “${id}” ${member.effect === undefined ? "has no effect" : `has the effect ${member.effect}`} and cannot take part in ${how}`), text("参加合计的细则要扣分或者加分", "rules that add up must deduct or award"));
      faulty = true;
    } else chosen.push(member);
  }
  if (!faulty && how === "highest") faulty = isMixed(node, chosen, world);
  return faulty ? undefined : chosen;
}

function isMixed(node: Node, chosen: readonly Member[], world: World): boolean {
  const kinds = new Set(chosen.map((member) => member.effect));
  if (kinds.size <= 1) return false;
  world.report("combination-rule", positionOf(child(node, "how")), text("就高不就低的各条细则要么都扣分，要么都加分", "rules of which the highest counts must all deduct or all award"), text("请分成两个合计办法", "make two combinations"));
  return true;
}

function readAtMost(node: Node, how: Combination["how"], home: Home, world: World): Rational | undefined | "faulty" {
  if (!has(node, "at_most")) return undefined;
  if (how !== "sum") {
    world.report("combination-form", keyPositionOf(child(node, "at_most")), text(`at_most 只用于 sum，这里是 ${how}`, `at_most is for sum, not for ${how}`), text("请删去 at_most，或改成 how: sum", "delete at_most, or write how: sum"));
    return "faulty";
  }
  const value = readSameNumber(child(node, "at_most"), home.numbers, world.report);
  if (value === undefined || compare(value, ZERO) >= 0) return value ?? "faulty";
  world.report("combination-form", positionOf(child(node, "at_most")), text("at_most 不能是负数", "at_most cannot be negative"), text("例如 at_most: 2", "such as at_most: 2"));
  return "faulty";
}

function readPer(node: Node, chosen: readonly Member[], world: World): Combination["per"] | undefined {
  const at = child(node, "per");
  const field = stringOf(at) ?? "";
  if (field === "matter" || field === "unit") return { kind: field };
  const unfit = chosen.find((member) => !hasField(member, field, world));
  if (unfit === undefined) return { kind: "field", field };
  world.report("combination-form", positionOf(at), text(`细则“${unfit.id}”没有字段“${field}”，不能按它合计`, `the rule “${unfit.id}” has no field “${field}” to add up by`), text("per 写 matter（每一事项）、unit（整个单位）或者各条细则都有的字段", "per is matter, unit or a field that all the rules have"));
  return undefined;
}

/** A rule over a type that is missing or faulty has its message already. */
function hasField(member: Member, field: string, world: World): boolean {
  const forEach = child(member.node, "for_each");
  if (roundOf(member.node) === "group") return stringOf(child(forEach, "by")) === field;
  if (roundOf(member.node) === "unit") return false;
  const type = world.recordTypes.types.get(stringOf(forEach) ?? "");
  return type === undefined || recordTable(world, type).has(field);
}
