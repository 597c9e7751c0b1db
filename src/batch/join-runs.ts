/** Runs of the shards of a batch → the run that would have done all of it, or why they do not belong together. */
import type { BatchRun } from "../model/batch.ts";
import { clashesOf } from "../model/folder-paths.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import { text, type Text } from "../model/text.ts";
import type { Hash } from "../result/source-hashes.ts";
import { foundOf, type RunPlan } from "./run-record.ts";

export interface ShardRun {
  /** Folder of the shard's output. */
  readonly from: string;
  readonly run: BatchRun;
}

/** Outputs that are no shards are joined too, if they hold different folders. */
export function joinRuns(shards: readonly ShardRun[], version: string, sha256: Hash): Outcome<RunPlan> {
  const [first] = shards;
  if (first === undefined) return { value: undefined, problems: [] };
  const problems = [...shards.flatMap((shard) => [...unfinished(shard), ...ofAnotherKind(shard, first, version)]), ...partsAmiss(shards)];
  const paths = [...new Set(shards.flatMap(({ run }) => [...run.folders, ...run.notWritten].map(({ path }) => path)))];
  const found = foundOf(paths, sha256);
  if (problems.length === 0 && first.run.shard !== null && found.sha256 !== first.run.found.sha256) problems.push(differs(first.from, text(`各分片合起来有 ${String(found.count)} 个文件夹，应有 ${String(first.run.found.count)} 个`, `the shards together have ${String(found.count)} folders, not ${String(first.run.found.count)}`)));
  problems.push(...clashesOf(paths).map(({ outer, inner }) => fault("assessment-nested", inner, text(`这个考核任务在“${outer}”里面`, `this assessment lies inside “${outer}”`), text("请改名或移开后重新计分", "rename or move one of them and score again"))));
  const { language, sheets } = first.run;
  return { value: problems.length === 0 ? { version, language, sheets, shard: null, found } : undefined, problems };
}

function unfinished({ from, run }: ShardRun): readonly Problem[] {
  if (run.finished) return [];
  const part = run.shard === null ? text("这次批量计分", "this batch") : text(`第 ${String(run.shard.part)}/${String(run.shard.of)} 份`, `shard ${String(run.shard.part)}/${String(run.shard.of)}`);
  return [fault("shard-unfinished", from, text(`${part.zh}没有做完，或者正在做`, `${part.en} is not finished, or still running`), text("请把同样的命令再运行一次，做完后再合并", "run the same command again, then merge"))];
}

function ofAnotherKind({ from, run }: ShardRun, { from: other, run: first }: ShardRun, version: string): readonly Problem[] {
  const { generator, language, sheets, shard, found } = run;
  if (generator.version !== version) return [differs(from, text(`由 ${generator.version} 版程序写出，本程序是 ${version} 版`, `was written by version ${generator.version} of the program, this is ${version}`))];
  const unlike = (zh: string, en: string): readonly Problem[] => [differs(from, text(`与 ${other} ${zh}`, `and ${other} ${en}`))];
  if ((shard === null) !== (first.shard === null) || shard?.of !== first.shard?.of) return unlike("的分片办法不同", "are not shards of one division");
  if (shard !== null && found.sha256 !== first.found.sha256) return unlike("找到的文件夹不同，计分之间有增减", "found different folders: some came or went between them");
  if (language !== first.language) return unlike("的语言（--lang）不同", "differ in language (--lang)");
  return sheets === first.sheets ? [] : unlike("一个有评分表（--sheets）、一个没有", "differ in sheets (--sheets)");
}

function partsAmiss(shards: readonly ShardRun[]): readonly Problem[] {
  const parts = new Map<number, string>();
  const problems: Problem[] = [];
  for (const { from, run } of shards) {
    if (run.shard === null) continue;
    const { part, of } = run.shard;
    const before = parts.get(part);
    if (before !== undefined) problems.push(differs(from, text(`与 ${before} 都是第 ${String(part)}/${String(of)} 份`, `and ${before} are both shard ${String(part)}/${String(of)}`)));
    parts.set(part, from);
  }
  const of = shards[0]?.run.shard?.of ?? 0;
  const absent = Array.from({ length: of }, (_, index) => index + 1).filter((part) => !parts.has(part));
  const said = absent.slice(0, LISTED).map((part) => `${String(part)}/${String(of)}`);
  if (absent.length > LISTED) said.push("…");
  if (absent.length > 0) problems.push(fault("shard-missing", shards[0]?.from ?? "", text(`缺第 ${said.join("、")} 份，共缺 ${String(absent.length)} 份`, `${String(absent.length)} shards are missing: ${said.join(", ")}`), text("请把全部分片的输出都写上；没有做的先做", "name the outputs of all shards; run those that were not run")));
  return problems;
}

/** As many missing shards as are named. */
const LISTED = 20;

function differs(file: string, message: Text): Problem {
  return fault("merge-differs", file, message, text("请用同一版程序和同一份材料把各分片重新计分后再合并；没有变动的会沿用", "score the shards again with the same program and evidence, then merge; what did not change is kept"));
}

function fault(code: ProblemCode, file: string, message: Text, hint: Text): Problem {
  return { code, severity: "error", position: wholeFile(file), message, hint };
}
