/** How the indicators of an edition relate to those of the one it extends: the crosswalk of the comparison. */
import type { EditionFolder } from "../model/edition-sources.ts";
import type { DeclaredRelation, RelationKind } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { checkCrosswalk } from "./crosswalk.ts";
import { indicatorIds, type ListedFile, type MergedScheme } from "./edition.ts";
import { child, has, items, keyPositionOf, positionOf, stringOf, stringsOf, type Node } from "./node.ts";
import { didYouMean, type Report } from "./report.ts";

/** How many predecessors each kind has: [least, most]. */
const PREDECESSORS: Readonly<Record<RelationKind, readonly [number, number]>> = {
  same: [1, 1],
  reweighted: [1, 1],
  "rule-changed": [1, 1],
  split: [1, 1],
  merged: [2, 99],
  replaced: [1, 99],
  new: [0, 0],
  retired: [0, 1],
};

export function readRelations(merged: readonly MergedScheme[], chain: readonly EditionFolder[], listed: readonly ListedFile[], tell: Report): readonly DeclaredRelation[] {
  let faults = 0;
  const report: Report = (...fault) => {
    faults += 1;
    tell(...fault);
  };
  const newest = merged.at(-1);
  const older = merged.at(-2);
  if (newest === undefined) return [];
  const list = child(newest.root, "relations");
  if (older === undefined) {
    if (has(newest.root, "relations") && items(list).length > 0) report("relation-invalid", keyPositionOf(list), text("没有写 extends，却写了 relations", "there are relations but no extends"), text("请补写 extends，或删去 relations", "add extends or delete relations"));
    return [];
  }
  const before = indicatorIds(older);
  const now = indicatorIds(newest);
  const relations = items(list).flatMap((node) => readRelation(node, now, before, report) ?? []);
  checkTwice(list, report);
  checkReuse(list, merged, report);
  checkComplete(newest, relations, now, before, chain, listed, report);
  // what follows from a relation that is wrong by itself is not told twice
  if (faults === 0) checkCrosswalk({ merged, chain, listed, relations }, report);
  return relations;
}

function readRelation(node: Node, now: readonly string[], before: readonly string[], report: Report): DeclaredRelation | undefined {
  const indicator = stringOf(child(node, "indicator")) ?? "";
  const kind = stringOf(child(node, "kind")) as RelationKind;
  const known = kind === "retired" ? before : now;
  if (!known.includes(indicator)) {
    report("relation-invalid", positionOf(child(node, "indicator")), kind === "retired" ? text(`上一年度版没有指标“${indicator}”`, `the earlier edition has no indicator “${indicator}”`) : text(`本年度版没有指标“${indicator}”`, `this edition has no indicator “${indicator}”`), didYouMean(indicator, known));
    return undefined;
  }
  if (kind === "retired" && now.includes(indicator)) {
    report("relation-invalid", positionOf(child(node, "kind")), text(`“${indicator}”仍在本年度版中，不能写 retired`, `“${indicator}” still stands in this edition, so it is not retired`), text("请改写变化种类", "write another kind"));
    return undefined;
  }
  const from = stringsOf(child(node, "from"));
  for (const entry of items(child(node, "from"))) {
    const id = stringOf(entry) ?? "";
    if (!before.includes(id)) report("relation-invalid", positionOf(entry), text(`上一年度版没有指标“${id}”`, `the earlier edition has no indicator “${id}”`), didYouMean(id, before));
  }
  const implied = from.length === 0 && before.includes(indicator) && kind !== "new" && kind !== "retired" ? [indicator] : from;
  const [least, most] = PREDECESSORS[kind];
  if (implied.length < least || implied.length > most) {
    const expected = least === most ? String(least) : `${String(least)}–${String(most)}`;
    report("relation-invalid", positionOf(has(node, "from") ? child(node, "from") : node), text(`${kind} 应有 ${expected} 个原指标，这里是 ${String(implied.length)} 个`, `${kind} has ${expected} predecessors, here are ${String(implied.length)}`), text("请改正 from 或 kind", "mend from or kind"));
    return undefined;
  }
  return { indicator, kind, from: implied, why: stringOf(child(node, "why")) ?? "", position: positionOf(child(node, "indicator")), ...(stringOf(child(node, "restate")) === "never" ? { neverRestated: true as const } : {}) };
}

function checkTwice(list: Node, report: Report): void {
  const seen = new Set<string>();
  for (const node of items(list)) {
    const id = stringOf(child(node, "indicator")) ?? "";
    if (seen.has(id)) report("relation-invalid", positionOf(child(node, "indicator")), text(`指标“${id}”写了两次关系`, `the indicator “${id}” has two relations`), text("请合并成一条", "make one of them"));
    seen.add(id);
  }
}

/** An id names a question: once retired, it never names another. */
function checkReuse(list: Node, merged: readonly MergedScheme[], report: Report): void {
  const ever = new Set(merged.slice(0, -1).flatMap(indicatorIds));
  for (const node of items(list)) {
    const id = stringOf(child(node, "indicator")) ?? "";
    const kind = stringOf(child(node, "kind"));
    if (kind === "new" && ever.has(id)) report("id-reused", positionOf(child(node, "indicator")), text(`“${id}”是以前年度版用过的编号，不能给新的指标用`, `“${id}” was the id of an earlier indicator and cannot name a new one`), text("请换一个编号", "use another id"));
  }
}

/** Whatever changed says how. */
function checkComplete(newest: MergedScheme, relations: readonly DeclaredRelation[], now: readonly string[], before: readonly string[], chain: readonly EditionFolder[], listed: readonly ListedFile[], report: Report): void {
  const declared = new Set(items(child(newest.root, "relations")).map((node) => stringOf(child(node, "indicator"))));
  const from = new Set(relations.flatMap((relation) => relation.from));
  const own = new Set((chain.at(-1)?.files ?? []).map((file) => file.path));
  const at = positionOf(has(newest.root, "relations") ? child(newest.root, "relations") : newest.root);
  const missing = (id: string, zh: string, en: string): void => {
    report("relation-missing", at, text(`指标“${id}”${zh}，没有写明关系`, `the indicator “${id}” ${en}, but no relation says how`), text(`请在 relations 中补写 { indicator: ${id}, kind: … }`, `add { indicator: ${id}, kind: … } to relations`));
  };
  for (const entry of listed) {
    if (entry.kind !== "indicator" || declared.has(entry.id)) continue;
    if (!before.includes(entry.id)) missing(entry.id, "是本年度版才有的", "is not in the earlier edition");
    else if (own.has(entry.file.path)) missing(entry.id, "的文件换过了", "has a new file");
  }
  for (const id of before) {
    if (!now.includes(id) && !declared.has(id) && !from.has(id)) missing(id, "在本年度版中没有了", "is gone from this edition");
  }
}
