import { diffOfEditions, kinshipOf } from "../../src/diff-editions.ts";
import type { Language } from "../../src/model/text.ts";
import { editionDiffPage } from "../../src/sheets/edition-diff-page.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { editionAt } from "../inputs.ts";
import { terminalOf } from "../terminal.ts";

export interface DiffOptions {
  readonly lang: Language;
  readonly json?: true;
}

/** Prints what changed from an older edition to a newer one. */
export async function diff(olderFolder: string, newerFolder: string, options: DiffOptions): Promise<Finish> {
  const [older, newer] = [await editionAt(olderFolder), await editionAt(newerFolder)];
  if (kinshipOf(older, newer) === "older-extends-newer") return refuse(olderFolder, newerFolder);
  const { value, problems } = diffOfEditions(older, newer);
  if (value === undefined) {
    process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  await print(options.json === true ? `${JSON.stringify(value, null, 2)}\n` : editionDiffPage(value, options.lang, terminalOf(process.stdout)));
  return { exitCode: 0 };
}

/** Relations lead from the newer edition back to the older, so there is one right order. */
function refuse(olderFolder: string, newerFolder: string): Finish {
  process.stderr.write(`用法有误：${olderFolder} 沿用 ${newerFolder}，先写较早的年度版。请改为：npx kaoping diff ${newerFolder} ${olderFolder}\nWrong usage: ${olderFolder} extends ${newerFolder}; name the older edition first.\n`);
  return { exitCode: 2 };
}
