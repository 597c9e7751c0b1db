/**
 * Years compared fairly: results, and the folders they came from, in; a comparison out. The one place
 * that scores one year's evidence under another year's rules.
 */
import { assessUnder } from "./assess.ts";
import { inYearOrder, readResults, type GivenResult, type ResultSchema } from "./compare/given-results.ts";
import { keptFolder, type KeptFolder } from "./compare/kept-folder.ts";
import { matchEditions, matchEvidence, type GivenEdition, type GivenEvidence, type YearSources } from "./compare/match-sources.ts";
import { sameScores } from "./compare/same-scores.ts";
import type { Restated } from "./comparison/compare-pair.ts";
import { compareResults, labelled, pairsOf, type RestatedPair } from "./comparison/compare-results.ts";
import { madeFor } from "./made-for.ts";
import type { Comparison } from "./model/comparison.ts";
import { whileSteady } from "./model/file-changed.ts";
import { parsePlainDate } from "./model/plain-date.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Result } from "./model/result.ts";
import { text, type Text } from "./model/text.ts";
import type { Hash } from "./result/source-hashes.ts";

export interface CompareInput {
  readonly results: readonly GivenResult[];
  readonly editions: readonly GivenEdition[];
  readonly evidence: readonly GivenEvidence[];
  /** The published JSON Schema of results. */
  readonly schema: ResultSchema;
  readonly version: string;
  readonly sha256: Hash;
}

export async function compare(input: CompareInput): Promise<Outcome<Comparison>> {
  return whileSteady(() => compareYears(input), (problem) => ({ value: undefined, problems: [problem] }));
}

async function compareYears(input: CompareInput): Promise<Outcome<Comparison>> {
  const read = readResults(input.results, input.schema);
  if (read.value === undefined) return { value: undefined, problems: read.problems };
  const { results, problems: ordering } = inYearOrder(read.value);
  const editions = matchEditions(input.editions, results, input.sha256);
  const evidence = matchEvidence(input.evidence, results, input.sha256);
  const faults = [...editions.problems, ...evidence.problems];
  if (faults.some(({ severity }) => severity === "error")) return { value: undefined, problems: faults };
  const sources = results.map((result, index): YearSources => ({ result, edition: editions.found[index], files: evidence.found[index] }));
  const labels = labelled(results).map(({ label }) => label);
  const years: Year[] = [];
  for (const [index, one] of sources.entries()) years.push(await checkedYear(one, labels[index] ?? "", input));
  const restated: RestatedPair[] = [];
  for (const [from, to] of pairsOf(results.length)) restated.push(await restatePair(years[from], years[to], input));
  const problems = [...ordering, ...faults, ...years.flatMap((year) => year.problems)];
  return { value: compareResults({ version: input.version, results, restated, problems }), problems };
}

/** A year with what it can be scored from again. */
interface Year extends YearSources {
  /** Its evidence, read once. */
  readonly folder: KeptFolder | undefined;
  readonly label: string;
  /** Why it must not be scored again. */
  readonly unfit: readonly Text[];
  readonly problems: readonly Problem[];
}

/** Scored again, a result must come out as it is; otherwise a restatement would mix two things. */
async function checkedYear(sources: YearSources, label: string, input: CompareInput): Promise<Year> {
  const { edition, files, result } = sources;
  if (edition === undefined || files === undefined) return { ...sources, label, folder: undefined, unfit: [], problems: [] };
  const folder = keptFolder(files, edition, input.sha256);
  const again = await assessUnder(edition, { files, opened: folder.under(edition), version: input.version, sha256: input.sha256 });
  // an assessment made for another edition is one of ours restated: silence about what was not asked for stays blank as it was
  if (again.value !== undefined && sameScores(again.value.result, result)) return { ...sources, label, folder, unfit: [], problems: [] };
  const why = again.value === undefined ? reasonsOf(again.problems) : [text("重新计分的得分与结果不同（程序、法定口径或日历可能变了）", "scored again it gives other points (the program, the law or the calendar may have changed)")];
  return { ...sources, label, folder, unfit: why.map((one) => text(`${label} 年：${one.zh}`, `${label}: ${one.en}`)), problems: [notReproduced(label, why)] };
}

async function restatePair(before: Year | undefined, after: Year | undefined, input: CompareInput): Promise<RestatedPair> {
  if (before === undefined || after === undefined) throw new Error("a pair has two years");
  if (before.result.edition.sha256 === after.result.edition.sha256) return { oldUnderNew: { done: true, result: before.result }, newUnderOld: { done: true, result: after.result } };
  return { oldUnderNew: await restate(before, after, input), newUnderOld: await restate(after, before, input) };
}

/** The evidence of one year under the rules of the other; period and day come from the evidence, numbers from the rules. */
async function restate(evidence: Year, rules: Year, input: CompareInput): Promise<Restated> {
  const missing = [
    ...(evidence.files === undefined ? [text(`没有给出与 ${evidence.label} 年结果相符的佐证材料（--evidence）`, `no evidence that fits the result of ${evidence.label} (--evidence)`)] : []),
    ...[evidence, rules].flatMap(({ edition, label }) => (edition === undefined ? [text(`没有给出与 ${label} 年结果相符的年度版（--edition）`, `no edition that fits the result of ${label} (--edition)`)] : [])),
    ...evidence.unfit,
    ...rules.unfit,
  ];
  if (missing.length > 0 || evidence.files === undefined || evidence.folder === undefined || evidence.edition === undefined || rules.edition === undefined) return { done: false, reasons: missing };
  const made = madeFor(evidence.edition.edition.scheme, periodOf(evidence.result));
  const scored = await assessUnder(rules.edition, { files: evidence.files, opened: evidence.folder.under(rules.edition), version: input.version, sha256: input.sha256, madeFor: made });
  return scored.value === undefined ? { done: false, reasons: reasonsOf(scored.problems) } : { done: true, result: scored.value.result };
}

function periodOf({ assessment }: Result): Parameters<typeof madeFor>[1] {
  const [from, to] = [parsePlainDate(assessment.period.from), parsePlainDate(assessment.period.to)];
  if (from === undefined || to === undefined) throw new Error("a result has a period");
  return { from, to };
}

const MOST_REASONS = 3;

function reasonsOf(problems: readonly Problem[]): readonly Text[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .slice(0, MOST_REASONS)
    .map(({ position, message }) => text(`${position.file}：${message.zh}`, `${position.file}: ${message.en}`));
}

function notReproduced(label: string, why: readonly Text[]): Problem {
  return {
    code: "result-not-reproduced",
    severity: "warning",
    position: wholeFile(label),
    message: text(`${label} 年的结果不能由所给的年度版与佐证材料重现：${why.map(({ zh }) => zh).join("；")}`, `the result of ${label} does not come out of the edition and evidence given: ${why.map(({ en }) => en).join("; ")}`),
    hint: text("请重新计分后再对比；本次不作换版重算", "score again and compare; nothing is restated this time"),
  };
}
