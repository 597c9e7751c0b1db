/** Lays what was measured between the markers of docs/performance.md; the words around them are people's. */
import type { Chart } from "../bench.ts";
import { barsSvg } from "../charts/bars.ts";
import { linesSvg } from "../charts/lines.ts";
import { goalsMarkdown, sectionMarkdown } from "./markdown.ts";
import type { Kept } from "./results.ts";

export const PAGE = "docs/performance.md";

/** Charts lie beside the other pictures of the documents. */
const chartFile = (name: string): string => `images/bench-${name}.svg`;

/** The page with each block filled anew: `<!-- bench:begin NAME -->` to `<!-- bench:end -->`. */
export function fillPage(page: string, kept: (name: string) => Kept | undefined, names: readonly string[]): string {
  return page.replace(/(<!-- bench:begin (\S+) -->\n)[\s\S]*?(<!-- bench:end -->)/g, (_block, begin: string, name: string, end: string) => {
    const content = name === "goals" ? allGoals(names.flatMap((bench) => kept(bench) ?? [])) : block(kept(name));
    return `${begin}${content}\n${end}`;
  });
}

function block(kept: Kept | undefined): string {
  if (kept === undefined) return "Not measured yet.";
  return `${sectionMarkdown({ ...kept.section, goals: [] }, chartFile)}\n- ${kept.measured} \`npm run bench -- ${kept.bench}\``;
}

function allGoals(all: readonly Kept[]): string {
  return goalsMarkdown(all.flatMap(({ section }) => section.goals));
}

export function charts(all: readonly Kept[]): ReadonlyMap<string, string> {
  return new Map(all.flatMap(({ section }) => section.charts.map((chart) => [`docs/${chartFile(chart.name)}`, svg(chart)] as const)));
}

function svg(chart: Chart): string {
  return chart.kind === "bars" ? barsSvg(chart) : linesSvg(chart);
}
