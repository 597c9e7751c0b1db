/** A section as Markdown. */
import type { Goal, Section, Table } from "../bench.ts";

export function sectionMarkdown({ tables, goals, checks, notes, charts }: Section, chartPath: (name: string) => string): string {
  const parts = [
    ...charts.map(({ name, title }) => `![${title}](${chartPath(name)})`),
    ...tables.map(tableMarkdown),
    ...(goals.length === 0 ? [] : [goalsMarkdown(goals)]),
    [...checks.map(({ what, differences }) => `- ${what}: ${differences.length === 0 ? "**equal**" : `**NOT EQUAL**: ${differences.join("; ")}`}`), ...notes.map((note) => `- ${note}`)].join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function tableMarkdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|---|${"---:|".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}

export function goalsMarkdown(goals: readonly Goal[]): string {
  return tableMarkdown({ head: ["goal", "measured", "goal", ""], rows: goals.map(({ what, measured, goal, met }) => [what, measured, goal, met ? "met" : "**missed**"]) }).replace("|---|---:|---:|---:|", "|---|---:|---:|---|");
}
