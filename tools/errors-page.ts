/** The page that lists every problem code: docs/errors.md. */
import { comparisonCodes } from "../src/model/codes/comparison-codes.ts";
import { evidenceCodes } from "../src/model/codes/evidence-codes.ts";
import { fileCodes } from "../src/model/codes/file-codes.ts";
import { lawCodes } from "../src/model/codes/law-codes.ts";
import { schemeCodes } from "../src/model/codes/scheme-codes.ts";
import { scoringCodes } from "../src/model/codes/scoring-codes.ts";
import { problemCodes } from "../src/model/problem-codes.ts";
import type { Text } from "../src/model/text.ts";

type Codes = Readonly<Record<string, Text>>;

const SECTIONS: readonly (readonly [heading: string, codes: Codes])[] = [
  ["文件与文件夹 · Files and folders", fileCodes],
  ["考核方案 · Schemes", schemeCodes],
  ["法定口径与日历 · Law and calendars", lawCodes],
  ["佐证材料 · Evidence", evidenceCodes],
  ["评分 · Scoring", scoringCodes],
  ["年度对比 · Comparing years", comparisonCodes],
];

const HEAD = `# 问题代码 · Problem codes

Every problem that \`kaoping\` reports carries one of these codes, the file, line and column, what was found, what was expected and
what to do. The message says what is wrong in the case at hand; this page says what a code means in general.

每个问题都带有代码、文件、行、列，写明查到什么、应当怎样、如何处理。本页按代码列出其一般含义。

This page is generated from \`src/model/codes/\`: \`npx vitest run tests/scheme/generated-files.test.ts -u\` writes it anew.
`;

/** The text of the page. Codes of a section are sorted, so that a new one moves no other. */
export function errorsPage(): string {
  const sections = SECTIONS.map(([heading, codes]) => {
    const rows = Object.keys(codes).sort().map((code) => `| \`${code}\` | ${cell(codes[code]?.zh)} | ${cell(codes[code]?.en)} |`);
    return `\n## ${heading}\n\n| 代码 code | 含义 | meaning |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return HEAD + sections.join("");
}

function cell(words: string | undefined): string {
  return (words ?? "").replaceAll("|", "\\|");
}

/** Codes that stand in no section, or in two: none, if the page is complete. */
export function misplacedCodes(): readonly string[] {
  const listed = SECTIONS.flatMap(([, codes]) => Object.keys(codes));
  const missing = Object.keys(problemCodes).filter((code) => !listed.includes(code));
  return [...missing, ...listed.filter((code, index) => listed.indexOf(code) !== index)];
}
