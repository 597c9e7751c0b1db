#!/usr/bin/env node
/**
 * The command line: arguments in, exit status out. Each command is loaded when it is called, so
 * that `--help` costs little more than an empty process.
 */
import "./short-runs.ts";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { endWhereNobodyReads, fail, type Finish } from "./finish.ts";
import { commanderMessage } from "./usage.ts";
import { commonWidth } from "../src/sheets/common-width.ts";
import { version } from "./version.ts";

type Language = "zh" | "en";

interface Common {
  readonly lang: Language;
}

interface ScoreOptions extends Common {
  readonly output: string;
  readonly engine: "classes" | "each";
  readonly json?: true;
}

interface BatchOptions extends Common {
  readonly output: string;
  readonly editions?: string;
  readonly edition?: string;
  readonly jobs?: number;
  readonly shard?: { readonly part: number; readonly of: number };
  readonly sheets?: true;
  readonly failFast?: true;
  readonly engine: "classes" | "each";
}

interface CompareOptions extends Common {
  readonly edition?: readonly string[];
  readonly evidence?: readonly string[];
  readonly output?: string;
  readonly json?: true;
}

interface DueOptions extends Common {
  readonly channel: string;
  readonly rule: string;
  readonly law?: string;
  readonly extended?: true;
  readonly json?: true;
}

const language = (): Option =>
  new Option("--lang <语言>", "输出语言 / language of the output").choices(["zh", "en"]).default("zh");

function wholeNumber(written: string): number {
  if (!/^[1-9]\d{0,3}$/.test(written)) throw new InvalidArgumentError("应为正整数 / must be a whole number above 0");
  return Number(written);
}

function shard(written: string): { readonly part: number; readonly of: number } {
  const [, part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? []).map(Number);
  if (part < 1 || part > of) throw new InvalidArgumentError("应为 i/n，如 2/4 / must be i/n, such as 2/4");
  return { part, of };
}

function example(...lines: readonly string[]): string {
  return `\n例 / example:\n${lines.map((line) => `  npx kaoping ${line}`).join("\n")}\n`;
}

function build(finish: (code: number) => void): Command {
  const program = new Command("kaoping")
    .description("考评：绩效考核计分引擎。方案写成 YAML，佐证材料进，名次与考核评分表出。\nA performance-assessment scoring engine.")
    .version(version(), "-V, --version", "版本号 / version")
    .helpOption("-h, --help", "显示帮助 / help")
    .helpCommand("help [命令]", "显示某个命令的帮助 / help for a command")
    .configureHelp({ styleTitle: (title) => titles.get(title) ?? title, displayWidth: (text) => commonWidth(text, { ambiguousWide: false }) ?? text.length })
    .configureOutput({ outputError: (message, write) => { write(commanderMessage(message)); } })
    .exitOverride();

  const run = <Arguments extends readonly unknown[]>(work: (...args: Arguments) => Promise<Finish>) =>
    async (...args: Arguments): Promise<void> => {
      finish((await work(...args)).exitCode);
    };

  program
    .command("check")
    .argument("<方案目录>", "edition folder, e.g. indicators/2017")
    .argument("[考核任务目录]", "assessment folder, e.g. samples/2017")
    .description("检查方案、法定口径、日历、佐证材料与勾稽关系，逐条指出文件、行、列 / check everything")
    .option("--json", "以 JSON 行输出 / print JSON lines")
    .addOption(language())
    .addHelpText("after", example("check indicators/2017", "check indicators/2017 samples/jinjiang"))
    .action(run(async (edition: string, assessment: string | undefined, options: Common & { readonly json?: true }) => {
      const { check } = await import("./commands/check.ts");
      return check(edition, assessment, options);
    }));

  program
    .command("test")
    .argument("<方案目录>", "edition folder")
    .description("验算方案中的全部算例 / run the worked examples")
    .addOption(language())
    .addHelpText("after", example("test indicators/2017"))
    .action(run(async (edition: string, options: Common) => {
      const { test } = await import("./commands/test.ts");
      return test(edition, options);
    }));

  program
    .command("show")
    .argument("<方案目录>", "edition folder, e.g. indicators/2018")
    .description("把整个年度版印出来：沿用的一并列入，注明出自哪个年度版 / print a whole edition, what it inherits put in")
    .option("--json", "以 JSON 输出 / print JSON")
    .addOption(language())
    .addHelpText("after", example("show indicators/2018", "show indicators/2018 --json"))
    .action(run(async (edition: string, options: Common & { readonly json?: true }) => {
      const { show } = await import("./commands/show.ts");
      return show(edition, options);
    }));

  program
    .command("diff")
    .argument("<旧方案目录>", "older edition folder, e.g. indicators/2017")
    .argument("<新方案目录>", "newer edition folder, e.g. indicators/2018")
    .description("两个年度版有什么不同：逐指标、逐数字、逐条细则 / what changed between two editions")
    .option("--json", "以 JSON 输出 / print JSON")
    .addOption(language())
    .addHelpText("after", example("diff indicators/2017 indicators/2018"))
    .action(run(async (older: string, newer: string, options: Common & { readonly json?: true }) => {
      const { diff } = await import("./commands/diff.ts");
      return diff(older, newer, options);
    }));

  program
    .command("score")
    .argument("<方案目录>", "edition folder")
    .argument("<考核任务目录>", "assessment folder")
    .requiredOption("-o, --output <输出目录>", "结果写到这里 / where the result goes")
    .option("--json", "在标准输出打印 result.json / print result.json on stdout")
    .addOption(new Option("--engine <方式>", "classes：每类情形问一次引擎；each：每条记录都问 / how often the engine is asked").choices(["classes", "each"]).default("classes"))
    .addOption(new Option("--jobs <数>", "几个处理器一起读 64 MB 以上的台账 / processors that read registers from 64 MB on").argParser(wholeNumber))
    .addOption(language())
    .description("计分、排名、写出考核评分表 / score, rank, write the sheets")
    .addHelpText("after", example("score indicators/2017 samples/2017 -o out"))
    .action(run(async (edition: string, assessment: string, options: ScoreOptions) => {
      const { score } = await import("./commands/score.ts");
      return score(edition, assessment, options);
    }));

  program
    .command("explain")
    .argument("<result.json>", "a result")
    .argument("<单位>", "unit: name or code")
    .argument("[指标]", "indicator, e.g. D2")
    .description("说明得分：条款 → 记录 → 算式 → 得分 / explain points from the result alone")
    .addOption(language())
    .addHelpText("after", example("explain out/result.json 临川镇 D2"))
    .action(run(async (result: string, unit: string, indicator: string | undefined, options: Common) => {
      const { explain } = await import("./commands/explain.ts");
      return explain(result, unit, indicator, options);
    }));

  program
    .command("batch")
    .argument("<目录或名单...>", "folders that hold assessment folders, or a list of them")
    .requiredOption("-o, --output <输出目录>", "结果写到这里，可接着上次继续 / where the results go; a run goes on where the last one ended")
    .option("--editions <目录>", "各年度版所在目录，按 assessment.yaml 的 edition 选用 / folder of the editions")
    .option("--edition <方案目录>", "全部改用这一年度版（换版重算）/ one edition for all")
    .addOption(new Option("--jobs <数>", "同时进行的个数 / how many at a time").argParser(wholeNumber))
    .addOption(new Option("--shard <i/n>", "只做第 i 份，共 n 份 / the i-th of n parts").argParser(shard))
    .option("--sheets", "也写出考核评分表和网页 / write sheets and pages too")
    .option("--fail-fast", "有文件夹不能计分就停下 / stop at the first folder that cannot be scored")
    .addOption(new Option("--engine <方式>", "同 score / as in score").choices(["classes", "each"]).default("classes"))
    .addOption(language())
    .description("批量计分：许多考核任务，并行，可中断后继续 / score many assessment folders")
    .addHelpText("after", example("batch 全省 -o out/全省", "batch 全省 -o out/1 --shard 1/4"))
    .action(run(async (roots: readonly string[], options: BatchOptions) => {
      const { batch } = await import("./commands/batch.ts");
      return batch(roots, options);
    }));

  program
    .command("merge")
    .argument("<输出目录...>", "outputs of the shards of a batch")
    .requiredOption("-o, --output <输出目录>", "合并后的结果写到这里 / where the merged result goes")
    .addOption(language())
    .description("合并各分片的批量计分结果 / merge the outputs of the shards of a batch")
    .addHelpText("after", example("merge out/1 out/2 out/3 out/4 -o out/全省"))
    .action(run(async (shards: readonly string[], options: Common & { readonly output: string }) => {
      const { merge } = await import("./commands/merge.ts");
      return merge(shards, options);
    }));

  program
    .command("compare")
    .argument("<result.json...>", "两个或更多年份的结果 / results of two or more years")
    .option("--edition <edition-dir...>", "计分所用的年度版（方案目录），按哈希对应 / editions they were scored with, matched by hash")
    .option("--evidence <assessment-dir...>", "计分所用的佐证材料（考核任务目录），按哈希对应 / the evidence, matched by hash")
    .option("-o, --output <输出目录>", "对比写到这里 / where the comparison goes")
    .option("--json", "在标准输出打印 comparison.json / print comparison.json on stdout")
    .addOption(language())
    .description("年度对比：变动中多少是工作、多少是方案、多少不可归因 / compare years fairly")
    .addHelpText("after", example("compare out/2017/result.json out/2018/result.json --edition indicators/2017 indicators/2018 --evidence samples/2017 samples/2018 -o out/compare"))
    .action(run(async (results: readonly string[], options: CompareOptions) => {
      const { compare } = await import("./commands/compare.ts");
      return compare(results, options);
    }));

  program
    .command("due")
    .argument("<日期>", "date, e.g. 2017-01-18")
    .description("推算法定到期日并逐步说明 / a statutory due date with its count")
    .addOption(new Option("--rule <规则>", "reply 答复 · publish 主动公开 · interpret 政策解读").choices(["reply", "publish", "interpret"]).default("reply"))
    .addOption(new Option("--channel <渠道>", "申请渠道 / channel of the request").choices(["in_person", "post_signed", "post_ordinary", "online", "email", "fax", "other"]).default("in_person"))
    .option("--extended", "已依法延期 / lawfully extended")
    .option("--law <目录>", "法定口径目录 / law folder（默认随程序附带的 indicators/law）")
    .option("--json", "以 JSON 输出 / print JSON")
    .addOption(language())
    .addHelpText("after", example("due 2017-01-18", "due 2017-09-28 --rule interpret --json"))
    .action(run(async (date: string, options: DueOptions) => {
      const { due } = await import("./commands/due.ts");
      return due(date, options);
    }));
  return program;
}

const titles: ReadonlyMap<string, string> = new Map([
  ["Usage:", "用法 / usage:"],
  ["Options:", "选项 / options:"],
  ["Commands:", "命令 / commands:"],
  ["Arguments:", "参数 / arguments:"],
]);

/** 0 done · 1 faults, nothing scored · 2 wrong usage · 3 done, but something awaits a person. */
async function main(): Promise<void> {
  const program = build((code) => {
    process.exitCode = code;
  });
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.exitCode = fail(error);
  }
}

endWhereNobodyReads();
await main();
