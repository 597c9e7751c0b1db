import type { ResultProblem } from "../model/result.ts";
import type { Problem, Severity } from "../model/problem.ts";
import type { Language, Text } from "../model/text.ts";
import { visible } from "./escape.ts";
import { hanging } from "./display-width.ts";
import type { Terminal } from "./palette.ts";
import { sentences } from "./sentences.ts";
import { enumerated, say, type StringKey } from "./strings.ts";

/** A problem as the checks hand it over, or as a result keeps it. */
export type AnyProblem = Problem | ResultProblem;

const severities = ["error", "set-aside", "warning", "note"] as const satisfies readonly Severity[];
const severityWords = { error: "error", "set-aside": "setAside", warning: "warning", note: "note" } as const satisfies Readonly<Record<Severity, StringKey>>;

/** Problems for people, worst first, each `file:line:column [code] message。建议：hint`, counted at the end. */
export function problemList(problems: readonly AnyProblem[], language: Language, terminal: Terminal): string {
  if (problems.length === 0) return `${say("noProblems", language)}\n`;
  const { palette } = terminal;
  const groups = severities.map((severity) => ({ severity, found: problems.filter((problem) => problem.severity === severity) })).filter(({ found }) => found.length > 0);
  const style = (severity: Severity): ((text: string) => string) => (severity === "error" ? palette.bad : severity === "note" ? palette.quiet : palette.warn);
  const lines = groups.flatMap(({ severity, found }) => [
    style(severity)(`${severityWord(severity, language)} (${String(found.length)})`),
    ...found.map((problem) => hanging("", problemLine(problem, language), 2, { ...terminal, columns: Number.MAX_SAFE_INTEGER })),
    "",
  ]);
  const counts = groups.map(({ severity, found }) => sentences.countedOf(found.length, wordOf(severity))[language]);
  return `${[...lines, sentences.problemTotal(enumerated(counts, language))[language]].join("\n")}\n`;
}

/** The same as JSON lines, for programs. */
export function problemLines(problems: readonly AnyProblem[]): string {
  return problems.map((problem) => `${JSON.stringify(flat(problem))}\n`).join("");
}

/** `records.csv:12:4 [code] message。建议：hint` */
export function problemLine(problem: AnyProblem, language: Language): string {
  const { file, line, column, cell, code, message, hint } = flat(problem);
  const place = line === 0 ? file : [file, line, column].join(":");
  const named = cell === undefined || message[language].includes(`“${cell}”`);
  const at = named ? "" : language === "zh" ? `“${cell}”列：` : `column “${cell}”: `;
  const end = language === "zh" ? "。" : ". ";
  const advice = hint[language] === "" ? "" : `${end}${sentences.hint(hint[language])[language]}`;
  return visible(`${place} [${code}] ${at}${message[language].replace(/[。.]$/u, "")}${advice}`);
}

interface FlatProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly cell?: string;
  readonly message: Text;
  readonly hint: Text;
}

function flat(problem: AnyProblem): FlatProblem {
  if (!("position" in problem)) return problem;
  const { code, severity, position, message, hint } = problem;
  const { file, line, column, cell } = position;
  return { code, severity, file, line, column, ...(cell === undefined ? {} : { cell }), message, hint };
}

function wordOf(severity: Severity): Text {
  return { zh: severityWord(severity, "zh"), en: severityWord(severity, "en") };
}

/** 错误, 搁置, 待处理 or 提示: the same words wherever problems are listed or counted. */
export function severityWord(severity: Severity, language: Language): string {
  return say(severityWords[severity], language);
}
