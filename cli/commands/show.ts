import { viewEdition } from "../../src/editions/view-edition.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { Language } from "../../src/model/text.ts";
import { editionPage } from "../../src/sheets/edition-page.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { editionAt } from "../inputs.ts";
import { terminalOf } from "../terminal.ts";

export interface ShowOptions {
  readonly lang: Language;
  readonly json?: true;
}

/** Prints a whole edition, what it inherits put in. */
export async function show(editionFolder: string, options: ShowOptions): Promise<Finish> {
  const { value, problems } = loadEdition(await editionAt(editionFolder));
  if (value === undefined) {
    process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  const view = viewEdition(value.scheme);
  await print(options.json === true ? `${JSON.stringify(view, null, 2)}\n` : editionPage(view, options.lang, terminalOf(process.stdout)));
  return { exitCode: 0 };
}
