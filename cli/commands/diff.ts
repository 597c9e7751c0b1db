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
  const kinship = kinshipOf(older, newer);
  if (kinship === "older-extends-newer") return refuse(turnedRound(olderFolder, newerFolder));
  if (kinship === "the-same") return refuse(namedTwice(olderFolder));
  const { value, problems } = diffOfEditions(older, newer);
  if (value === undefined) {
    process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  await print(options.json === true ? `${JSON.stringify(value, null, 2)}\n` : editionDiffPage(value, options.lang, terminalOf(process.stdout)));
  return { exitCode: 0 };
}

function refuse(why: string): Finish {
  process.stderr.write(why);
  return { exitCode: 2 };
}

/** Relations lead from the newer edition back to the older, so there is one right order. */
function turnedRound(olderFolder: string, newerFolder: string): string {
  return `用法有误：${olderFolder} 沿用 ${newerFolder}，先写较早的年度版。请改为：npx kaoping diff ${newerFolder} ${olderFolder}\nWrong usage: ${olderFolder} extends ${newerFolder}; name the older edition first.\n`;
}

function namedTwice(folder: string): string {
  return `用法有误：${folder} 写了两次，自己与自己没有不同。请写两个年度版，较早的在前。\nWrong usage: ${folder} is named twice; name two editions, the older first.\n`;
}
