/**
 * `npm run demo:years`: scores every sample year that there is and compares them. It ends like
 * `npm start`: 0 where scoring and comparing end with 0 or 3, and says which it was.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compare } from "./commands/compare.ts";
import { score } from "./commands/score.ts";
import { endWhereNobodyReads, fail } from "./finish.ts";
import { packageRoot } from "./package-root.ts";

const YEARS = [2017, 2018, 2019];
const OUTPUT = "out/years";

function inPackage(path: string): string {
  return relative(process.cwd(), fileURLToPath(new URL(path, packageRoot())));
}

async function demo(): Promise<void> {
  const years = YEARS.map(String).filter((year) => existsSync(new URL(`indicators/${year}/scheme.yaml`, packageRoot())) && existsSync(new URL(`samples/${year}/assessment.yaml`, packageRoot())));
  const [editions, evidence] = [years.map((year) => inPackage(`indicators/${year}`)), years.map((year) => inPackage(`samples/${year}`))];
  for (const [index, year] of years.entries()) {
    const { exitCode } = await score(editions[index] ?? "", evidence[index] ?? "", { output: `${OUTPUT}/${year}`, engine: "classes", lang: "zh" });
    if (exitCode !== 0 && exitCode !== 3) {
      end(exitCode);
      return;
    }
  }
  const { exitCode } = await compare(years.map((year) => `${OUTPUT}/${year}/result.json`), { lang: "zh", edition: editions, evidence, output: `${OUTPUT}/comparison` });
  end(exitCode);
}

function end(exitCode: number): void {
  const said = exitCode === 0 ? "对比完成，没有待定事项 / done and complete" : exitCode === 3 ? "对比完成，但有事项待人工处理 / done, but something awaits a person" : "没有完成 / not done";
  process.stderr.write(`${said}（退出码 / exit status: ${String(exitCode)}）\n`);
  process.exitCode = exitCode === 3 ? 0 : exitCode;
}

endWhereNobodyReads();
try {
  await demo();
} catch (error) {
  process.exitCode = fail(error);
}
