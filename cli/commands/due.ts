import { fileURLToPath } from "node:url";
import { dueDate, type DueQuestion, type DueRule } from "../../src/law/due-date.ts";
import { loadLaw } from "../../src/law/load-law.ts";
import { channels, type Channel } from "../../src/law/reply-request.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import type { ClockExplanation } from "../../src/model/finding.ts";
import { formatPlainDate, parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Outcome, Problem } from "../../src/model/problem.ts";
import type { SourceFile } from "../../src/model/source-file.ts";
import { text, type Language } from "../../src/model/text.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { packageRoot } from "../package-root.ts";
import { terminalOf } from "../terminal.ts";

export interface DueOptions {
  readonly lang: Language;
  readonly channel: string;
  readonly rule: string;
  /** Law folder; the one that comes with the program where it is left out. */
  readonly law?: string;
  readonly extended?: true;
  readonly json?: true;
}

/** Prints a statutory due date and how it was counted. */
export async function due(date: string, options: DueOptions): Promise<Finish> {
  const question = questionOf(date, options);
  if (question.value === undefined) return refuse(question.problems, options, 2);
  const folder = options.law ?? fileURLToPath(new URL("indicators/law/", packageRoot()));
  const files = await lawFiles(folder);
  const law = files.value === undefined ? { value: undefined, problems: files.problems } : loadLaw(files.value);
  if (law.value === undefined) return refuse(law.problems, options, 1);
  const answer = dueDate(question.value, law.value);
  if (answer.value === undefined) return refuse(answer.problems, options, 1);
  await print(options.json === true ? json(question.value, answer.value, options.lang) : page(answer.value, options.lang));
  return { exitCode: 0 };
}

function refuse(problems: readonly Problem[], options: DueOptions, exitCode: 1 | 2): Finish {
  process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
  return { exitCode };
}

async function lawFiles(folder: string): Promise<Outcome<readonly SourceFile[]>> {
  const read = await readFolder(folder);
  if (read.value === undefined) {
    return { value: undefined, problems: read.problems.map((problem) => (problem.position.file === "" ? { ...problem, position: wholeFile(folder) } : problem)) };
  }
  const decoder = new TextDecoder("utf-8");
  const texts = read.value.filter(({ path }) => /\.ya?ml$/u.test(path)).map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) }));
  return { value: texts, problems: read.problems };
}

function questionOf(written: string, { channel, rule, extended }: DueOptions): Outcome<DueQuestion> {
  const date: PlainDate | undefined = parsePlainDate(written);
  const known = { channel: channels.find((id) => id === channel), rule: ruleOf(rule) };
  if (date === undefined) return { value: undefined, problems: [notADate(written)] };
  if (known.channel === undefined) return { value: undefined, problems: [unknownValue("--channel", channel, channels)] };
  if (known.rule === undefined) return { value: undefined, problems: [unknownValue("--rule", rule, ["reply", "publish", "interpret"])] };
  const asked: { readonly channel: Channel; readonly rule: DueRule } = { channel: known.channel, rule: known.rule };
  return { value: { ...asked, date, extended: extended === true }, problems: [] };
}

function ruleOf(rule: string): DueRule | undefined {
  return rule === "reply" || rule === "publish" || rule === "interpret" ? rule : undefined;
}

function notADate(written: string): Problem {
  return {
    code: "not-a-date",
    severity: "error",
    position: wholeFile("due"),
    message: text(`“${written}”不是有效的日期`, `“${written}” is not a date`),
    hint: text("请写成 2017-01-18 这样的日期", "write a date such as 2017-01-18"),
  };
}

function unknownValue(option: string, written: string, allowed: readonly string[]): Problem {
  return {
    code: "unknown-option-value",
    severity: "error",
    position: wholeFile("due"),
    message: text(`${option} 不能是“${written}”`, `${option} cannot be “${written}”`),
    hint: text(`可用的值：${allowed.join("、")}`, `use one of ${allowed.join(", ")}`),
  };
}

function json(question: DueQuestion, { dueOn, steps }: ClockExplanation, language: Language): string {
  const said = steps.map(({ what, date, text: words }) => ({ what, date: date === undefined ? null : formatPlainDate(date), text: words[language] }));
  const asked = { rule: question.rule, from: formatPlainDate(question.date), ...(question.rule === "reply" ? { channel: question.channel, extended: question.extended } : {}) };
  return `${JSON.stringify({ due: dueOn === undefined ? null : formatPlainDate(dueOn), ...asked, steps: said }, null, 2)}\n`;
}

/** The due date first, then the count. */
function page({ dueOn, steps }: ClockExplanation, language: Language): string {
  const head = dueOn === undefined ? (language === "zh" ? "没有到期日" : "no due date") : `${language === "zh" ? "到期日" : "due"} ${formatPlainDate(dueOn)}`;
  return `${[head, ...steps.map(({ text: words }, index) => `${String(index + 1).padStart(2)}. ${words[language]}`)].join("\n")}\n`;
}
