/** Two editions side by side: loads what lies between them, and says what changed. */
import { diffEditions } from "./editions/diff-editions.ts";
import { loadEdition } from "./load-edition.ts";
import type { EditionDiff } from "./model/edition-view.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Scheme } from "./model/scheme.ts";

/** Which of two editions extends the other, through however many in between. */
export type Kinship = "newer-extends-older" | "older-extends-newer" | "unrelated" | "the-same";

export function kinshipOf(older: EditionSources, newer: EditionSources): Kinship {
  const [old, own] = [older.chain.at(-1)?.dir, newer.chain.at(-1)?.dir];
  if (old === own) return "the-same";
  if (newer.chain.some(({ dir }) => dir === old)) return "newer-extends-older";
  return older.chain.some(({ dir }) => dir === own) ? "older-extends-newer" : "unrelated";
}

/** Every edition between the two is loaded, because each says only how it relates to the one before. */
export function diffOfEditions(older: EditionSources, newer: EditionSources): Outcome<EditionDiff> {
  const related = kinshipOf(older, newer) === "newer-extends-older";
  const sources = related ? between(older, newer) : [older, newer];
  const loaded = sources.map((one) => loadEdition(one));
  const problems = unique(loaded.flatMap((one) => one.problems));
  const [first, ...others] = loaded.flatMap(({ value }): readonly Scheme[] => (value === undefined ? [] : [value.scheme]));
  if (first === undefined || others.length + 1 < loaded.length) return { value: undefined, problems };
  return { value: diffEditions([first, ...others], related), problems };
}

function between(older: EditionSources, newer: EditionSources): readonly EditionSources[] {
  const start = newer.chain.findIndex(({ dir }) => dir === older.chain.at(-1)?.dir);
  return newer.chain.flatMap((_, index) => (index < start ? [] : [{ ...newer, chain: newer.chain.slice(0, index + 1) }]));
}

/** Law and record types are the same for all: what is wrong with them is told once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, position, message }) => {
    const key = JSON.stringify([code, position, message.zh]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
