import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { Language, Text } from "../model/text.ts";
import type { Terminal } from "./palette.ts";
import { problemList } from "./problem-list.ts";

/** What a worked example came to. */
export interface ReportedExample {
  readonly owner: string;
  readonly title: Text;
  readonly example: string;
  readonly position: Position;
  readonly passed: boolean;
  readonly differences: readonly { readonly what: string; readonly expected: string; readonly actual: string }[];
  readonly problems: readonly Problem[];
}

/** One line an indicator; under it every example that failed, with expected and actual. */
export function exampleReport(examples: readonly ReportedExample[], language: Language, terminal: Terminal): string {
  const owners = [...new Set(examples.map((example) => example.owner))];
  const lines = owners.map((owner) => ownerLines(owner, examples.filter((example) => example.owner === owner), language, terminal));
  const failed = examples.filter((example) => !example.passed).length;
  const passed = examples.length - failed;
  const total = language === "zh" ? `算例 ${String(passed)} 个通过，${String(failed)} 个不符` : `${String(passed)} worked examples passed, ${String(failed)} failed`;
  return `${lines.join("")}\n${failed === 0 ? terminal.palette.good(total) : terminal.palette.bad(total)}\n`;
}

function ownerLines(owner: string, examples: readonly ReportedExample[], language: Language, terminal: Terminal): string {
  const failed = examples.filter((example) => !example.passed);
  const mark = failed.length === 0 ? terminal.palette.good("✓") : terminal.palette.bad("✗");
  const title = examples[0]?.title[language] ?? "";
  return [`${mark} ${owner} ${title}  ${String(examples.length - failed.length)}/${String(examples.length)}\n`, ...failed.map((example) => failure(example, language, terminal))].join("");
}

function failure(example: ReportedExample, language: Language, terminal: Terminal): string {
  const place = `${example.position.file}:${String(example.position.line)}:${String(example.position.column)}`;
  const head = `    ${terminal.palette.quiet(place)} ${example.example}\n`;
  const differences = example.differences.map(({ what, expected, actual }) =>
    language === "zh" ? `      ${subject(what, language)}：应为 ${expected}，算出 ${actual}\n` : `      ${subject(what, language)}: expected ${expected}, came to ${actual}\n`,
  );
  const problems = example.problems.length === 0 ? "" : problemList(example.problems, language, terminal);
  return `${head}${differences.join("")}${problems}`;
}

function subject(what: string, language: Language): string {
  switch (what) {
    case "points":
      return language === "zh" ? "得分" : "points";
    case "state":
      return language === "zh" ? "状态" : "state";
    default:
      return language === "zh" ? `${what} 成立件数` : `${what} triggered`;
  }
}
