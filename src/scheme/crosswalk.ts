/**
 * Whether the relations of an edition account for every indicator of the one it extends, each once: a crosswalk that
 * loses points, or counts them twice, would make two years look comparable that are not.
 */
import type { EditionFolder } from "../model/edition-sources.ts";
import type { Position } from "../model/position.ts";
import { equals, formatExact, type Rational } from "../model/rational.ts";
import type { Relation } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { indicatorIds, listedFiles, type ListedFile, type MergedScheme } from "./edition.ts";
import { child, items, positionOf, stringOf } from "./node.ts";
import { readDecimal } from "./numbers.ts";
import { notebook, type Report } from "./report.ts";
import { indicatorSchema } from "./schemas/indicator-schema.ts";
import { readShaped } from "./shapes.ts";

export interface CrosswalkInput {
  readonly merged: readonly MergedScheme[];
  readonly chain: readonly EditionFolder[];
  readonly listed: readonly ListedFile[];
  /** Those that were written and hold by themselves. */
  readonly relations: readonly Relation[];
}

export function checkCrosswalk(input: CrosswalkInput, report: Report): void {
  const newest = input.merged.at(-1);
  const older = input.merged.at(-2);
  if (newest === undefined || older === undefined) return;
  const places = new Map(items(child(newest.root, "relations")).map((node) => [stringOf(child(node, "indicator")) ?? "", positionOf(child(node, "indicator"))]));
  const now = new Set(indicatorIds(newest));
  for (const id of indicatorIds(older)) checkPredecessor(id, input.relations, now, places, report);
  checkPoints(input, places, report);
}

type Places = ReadonlyMap<string, Position>;

function checkPredecessor(id: string, relations: readonly Relation[], now: ReadonlySet<string>, places: Places, report: Report): void {
  const takers = relations.filter((relation) => relation.kind !== "retired" && relation.from.includes(id));
  const own = relations.find((relation) => relation.indicator === id);
  const at = (relation: Relation | undefined): Position | undefined => (relation === undefined ? undefined : places.get(relation.indicator));
  const last = at(takers.at(-1));
  if (own?.kind === "retired" && last !== undefined) {
    report("relation-points", last, text(`“${id}”写了退出，又是“${takers.map((one) => one.indicator).join("、")}”的原指标`, `“${id}” is said to be retired and is a predecessor of “${takers.map((one) => one.indicator).join(", ")}” too`), text("请去掉其中一处", "take one of them away"));
    return;
  }
  const mine = at(own);
  if (own !== undefined && own.kind !== "retired" && now.has(id) && takers.length === 0 && mine !== undefined) {
    report("relation-points", mine, text(`上一年度版“${id}”的分值没有着落：它不是任何指标的原指标，也没有写退出`, `the points of “${id}” of the earlier edition are lost: it is no indicator's predecessor and not retired`), text(`请在 from 中写上 ${id}`, `put ${id} into from`));
    return;
  }
  if (last === undefined) return;
  const split = takers.filter((relation) => relation.kind === "split");
  const implied = now.has(id) && own === undefined;
  if (split.length === 1 && takers.length === 1 && !implied) {
    report("relation-points", last, text(`“${id}”写的是一拆为几，却只拆出“${takers[0]?.indicator ?? ""}”一个`, `“${id}” is said to be split, but only “${takers[0]?.indicator ?? ""}” came of it`), text("请补写另外几个，或改写变化种类", "add the others, or write another kind"));
  }
  if (implied || (takers.length > 1 && split.length < takers.length)) {
    const names = [...(implied ? [id] : []), ...takers.map((relation) => relation.indicator)];
    report("relation-points", last, text(`上一年度版“${id}”的分值算了几次：它同时是“${names.join("、")}”的原指标`, `the points of “${id}” of the earlier edition are counted more than once: it is a predecessor of “${names.join(", ")}”`), text("一拆为几的都写 split；否则只留一个", "write split for each of them, or keep one"));
  }
}

/** “Same” keeps its points and “reweighted” does not: a wrong word would compare what is not comparable. */
function checkPoints({ merged, chain, listed, relations }: CrosswalkInput, places: Places, report: Report): void {
  const silent = notebook();
  const before = new Map(listedFiles(chain.slice(0, -1), merged.slice(0, -1), silent.report).map((entry) => [entry.id, entry]));
  const after = new Map(listed.map((entry) => [entry.id, entry]));
  for (const { indicator, kind, from } of relations) {
    if (kind !== "same" && kind !== "reweighted") continue;
    const [old, own] = [pointsOf(before.get(from[0] ?? "")), pointsOf(after.get(indicator))];
    const at = places.get(indicator);
    if (old === undefined || own === undefined || at === undefined || equals(old, own) === (kind === "same")) continue;
    const [zh, en] = kind === "same" ? ["没有变", "the same"] : ["改了分值", "reweighted"];
    report("relation-points", at, text(`“${indicator}”写的是${zh}，原分值是 ${formatExact(old)}，现分值是 ${formatExact(own)}`, `“${indicator}” is said to be ${en}, but it had ${formatExact(old)} points and has ${formatExact(own)}`), text("请改写变化种类，或改正分值", "write another kind or mend the points"));
  }
}

function pointsOf(entry: ListedFile | undefined): Rational | undefined {
  if (entry?.kind !== "indicator") return undefined;
  const silent = notebook();
  const node = readShaped(entry.file, indicatorSchema, silent);
  return node === undefined ? undefined : readDecimal(child(node, "points"), silent.report);
}
