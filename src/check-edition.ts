/** Checking an edition: all that loading finds, and whether what it says about the edition it extends is true. */
import { regroupedRules } from "./editions/regrouped-rules.ts";
import { unchangedClaims } from "./editions/unchanged-claims.ts";
import { loadEdition, type Edition } from "./load-edition.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome } from "./model/problem.ts";
import { inFolder } from "./scheme/edition.ts";

/** The earlier edition is loaded for it, which scoring does not wait for. */
export function checkEdition(sources: EditionSources): Outcome<Edition> {
  const own = loadEdition(sources);
  if (own.value === undefined || sources.chain.length < 2) return own;
  const older = loadEdition({ ...sources, chain: sources.chain.slice(0, -1) });
  // what is wrong with the earlier edition is told where that one is checked
  if (older.value === undefined) return own;
  const place = wholeFile(inFolder(sources.chain.at(-1)?.dir ?? "", "scheme.yaml"));
  const claims = [...unchangedClaims(older.value.scheme, own.value.scheme, place), ...regroupedRules(older.value.scheme, own.value.scheme)];
  return { value: claims.some(({ severity }) => severity === "error") ? undefined : own.value, problems: [...own.problems, ...claims] };
}
