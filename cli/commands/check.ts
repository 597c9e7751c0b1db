import { checkAssessment } from "../../src/check.ts";
import { checkEdition } from "../../src/check-edition.ts";
import type { ConsistencyResult } from "../../src/model/consistency.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Language } from "../../src/model/text.ts";
import { consistencyList } from "../../src/sheets/consistency-list.ts";
import { checkSummary } from "../../src/sheets/check-summary.ts";
import { problemLines, problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { assessmentAt, editionAt } from "../inputs.ts";
import { terminalOf } from "../terminal.ts";

export interface CheckOptions {
  readonly lang: Language;
  readonly json?: true;
}

/** Checks an edition, its law and calendar, and an assessment folder under it. */
export async function check(editionFolder: string, assessmentFolder: string | undefined, options: CheckOptions): Promise<Finish> {
  const edition = checkEdition(await editionAt(editionFolder));
  const problems: Problem[] = [...edition.problems];
  let consistency: readonly ConsistencyResult[] = [];
  let statistics = false;
  if (edition.value !== undefined && assessmentFolder !== undefined) {
    const files = await assessmentAt(assessmentFolder);
    problems.push(...files.problems);
    const loaded = files.value === undefined ? undefined : await checkAssessment(files.value, edition.value);
    problems.push(...(loaded?.problems ?? []));
    consistency = loaded?.value?.consistency ?? [];
    statistics = loaded?.value?.evidence.assessment.purpose === "statistics";
  }
  if (options.json === true) {
    await print(problemLines(problems));
  } else {
    const terminal = terminalOf(process.stdout);
    // a broken relation of a statistics folder is its result: it is shown with its arithmetic, not twice
    const listed = statistics ? problems.filter((problem) => !problem.code.startsWith("consistency-")) : problems;
    // nor does "nothing found" stand above what was found
    if (!statistics || listed.length > 0) await print(problemList(listed, options.lang, terminal));
    if (statistics) await print(consistencyList(consistency, options.lang, terminal));
    await print(checkSummary(edition.value?.scheme, problems, options.lang));
  }
  return { exitCode: exitCode(problems) };
}

function exitCode(problems: readonly Problem[]): 0 | 1 | 3 {
  if (problems.some((problem) => problem.severity === "error")) return 1;
  return problems.some((problem) => problem.severity !== "note") ? 3 : 0;
}
