/** An edition with the law it stands on: texts in, a checked scheme out. */
import { loadLaw, type Law } from "./law/load-law.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Outcome } from "./model/problem.ts";
import type { Scheme } from "./model/scheme.ts";
import { loadScheme } from "./scheme/load-scheme.ts";

export interface Edition {
  readonly scheme: Scheme;
  readonly law: Law;
  /** The texts that both were read from. */
  readonly sources: EditionSources;
}

/** Loads law first, because the scheme's facts are checked against it. All problems of both. */
export function loadEdition(sources: EditionSources): Outcome<Edition> {
  // of a folder that is missing everything else is missing too: one fault, one message
  if (sources.problems.some((problem) => problem.code === "file-missing")) return { value: undefined, problems: sources.problems };
  const law = loadLaw(sources.law);
  if (law.value === undefined) return { value: undefined, problems: [...sources.problems, ...law.problems] };
  const scheme = loadScheme(sources, law.value);
  const problems = [...sources.problems, ...law.problems, ...scheme.problems];
  const faulty = problems.some((problem) => problem.severity === "error");
  return { value: scheme.value === undefined || faulty ? undefined : { scheme: scheme.value, law: law.value, sources }, problems };
}

/** First and last year that the working-day calendar covers. */
export function calendarRange({ years }: Law): readonly [first: number, last: number] {
  const numbers = years.map(({ year }) => year);
  return [Math.min(...numbers), Math.max(...numbers)];
}
