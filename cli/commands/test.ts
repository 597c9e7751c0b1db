import { loadEdition } from "../../src/load-edition.ts";
import type { Language } from "../../src/model/text.ts";
import { runExamples } from "../../src/run-examples.ts";
import { exampleReport } from "../../src/sheets/example-report.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { editionAt } from "../inputs.ts";
import { terminalOf } from "../terminal.ts";

/** Runs the worked examples of an edition. Exit 1 where one fails: the scheme does not say what its author means. */
export async function test(editionFolder: string, options: { readonly lang: Language }): Promise<Finish> {
  const terminal = terminalOf(process.stdout);
  const { value, problems } = loadEdition(await editionAt(editionFolder));
  if (value === undefined) {
    process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  const results = await runExamples(value);
  await print(exampleReport(results, options.lang, terminal));
  return { exitCode: results.every((result) => result.passed) ? 0 : 1 };
}
