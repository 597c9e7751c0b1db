/**
 * `npm start`: scores the sample year as a new user's first look. It ends 0 when scoring ends with
 * 0 or 3, because provisional results are results too; it says which it was.
 */
import "./short-runs.ts";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { score } from "./commands/score.ts";
import { endWhereNobodyReads, fail } from "./finish.ts";
import { packageRoot } from "./package-root.ts";

const OUTPUT = "out";

function inPackage(path: string): string {
  return relative(process.cwd(), fileURLToPath(new URL(path, packageRoot())));
}

async function start(): Promise<void> {
  const { exitCode } = await score(inPackage("indicators/2017"), inPackage("samples/2017"), { output: OUTPUT, engine: "classes", lang: "zh" });
  const said = exitCode === 0 ? "计分完成，没有待定事项 / done and complete" : exitCode === 3 ? "计分完成，但有事项待人工处理 / done, but something awaits a person" : "没有计分 / nothing was scored";
  process.stderr.write(`${said}（score 的退出码 / exit status of score: ${String(exitCode)}）\n`);
  process.exitCode = exitCode === 3 ? 0 : exitCode;
}

endWhereNobodyReads();
try {
  await start();
} catch (error) {
  process.exitCode = fail(error);
}
