/** Grade bands (等次): half-open, from the best down, covering 0 and everything above without gap or overlap. */
import { compare, equals, formatExact, ZERO, type Rational } from "../model/rational.ts";
import type { GradeBand } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { notNegative, within } from "./bounds.ts";
import { child, items, positionOf, stringOf, titleOf, type Node } from "./node.ts";
import { readDecimal } from "./numbers.ts";
import type { Report } from "./report.ts";

export function readGrades(node: Node, report: Report): readonly GradeBand[] {
  const bands = items(node).map((entry) => readBand(entry, report));
  const read = bands.filter((band) => band !== undefined);
  if (read.length === bands.length) checkBands(node, read, report);
  return read;
}

function readBand(node: Node, report: Report): GradeBand | undefined {
  const bounds = notNegative(text("等次分数线", "the bound of a grade"));
  // one that is out of bounds is noted, and the bands are looked at as if it were 0: one fault, one message
  const number = (at: Node): Rational | undefined => {
    const value = readDecimal(at, report);
    return value === undefined ? undefined : (within(at, value, bounds, report) ?? ZERO);
  };
  const from = number(child(node, "from"));
  const below = stringOf(child(node, "below")) === "none" ? "none" : number(child(node, "below"));
  if (from === undefined || below === undefined) return undefined;
  return { id: stringOf(child(node, "id")) ?? "", title: titleOf(node), from, below: below === "none" ? undefined : below };
}

function checkBands(node: Node, bands: readonly GradeBand[], report: Report): void {
  const rising = bands.findIndex((band, index) => index > 0 && compare(band.from, bands[index - 1]?.from ?? band.from) >= 0);
  if (rising >= 0) {
    report("grade-bands", positionOf(child(child(node, rising), "from")), text("等次没有从高到低排列", "the bands are not in descending order"), text("请从最高一档写起，from 逐档变小", "begin with the best band and let from fall"));
    return;
  }
  for (const [index, band] of bands.entries()) {
    const at = child(child(node, index), "below");
    const better = bands[index - 1];
    if (better === undefined) checkBest(at, band, report);
    else checkNeighbours(at, better, band, report);
  }
  const last = bands.at(-1);
  if (last !== undefined && !equals(last.from, ZERO)) {
    report("grade-bands", positionOf(child(child(node, bands.length - 1), "from")), text(`最低一档从 ${formatExact(last.from)} 起，0 分到 ${formatExact(last.from)} 分没有等次`, `the lowest band begins at ${formatExact(last.from)}, so lower totals have no grade`), text("最低一档的 from 应为 0", "let the lowest band begin at 0"));
  }
}

function checkBest(at: Node, band: GradeBand, report: Report): void {
  if (band.below === undefined) return;
  report("grade-bands", positionOf(at), text(`最高一档到 ${formatExact(band.below)} 为止，更高的分没有等次`, `the best band ends at ${formatExact(band.below)}, so higher totals have no grade`), text("等次从高到低排列，第一档写 below: none", "list bands from the best down; the first has below: none"));
}

function checkNeighbours(at: Node, better: GradeBand, band: GradeBand, report: Report): void {
  const edge = better.from;
  if (band.below !== undefined && equals(band.below, edge)) return;
  const [zh, en] = describe(better, band, edge, band.below);
  report("grade-bands", positionOf(at), text(zh, en), text(`这里应为 below: ${formatExact(edge)}`, `write below: ${formatExact(edge)}`));
}

function describe(better: GradeBand, band: GradeBand, edge: Rational, below: Rational | undefined): readonly [string, string] {
  const gap = below !== undefined && compare(below, edge) < 0;
  const end = below === undefined ? "none" : formatExact(below);
  return gap
    ? [`“${band.title.zh}”到 ${end} 为止，“${better.title.zh}”从 ${formatExact(edge)} 起，中间有空档`, `“${band.id}” ends at ${end} but “${better.id}” begins at ${formatExact(edge)}: there is a gap`]
    : [`“${band.title.zh}”到 ${end} 为止，“${better.title.zh}”从 ${formatExact(edge)} 起，两档重叠`, `“${band.id}” ends at ${end} but “${better.id}” begins at ${formatExact(edge)}: they overlap`];
}
