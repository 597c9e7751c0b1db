/**
 * What an assessment was asked for by its own edition, where it is scored under one that came out of it (换版重算): a draft
 * tried on last year's evidence must not take for “nothing happened” what nobody was asked to hand in.
 */
import { editionNamed } from "./evidence/edition-named.ts";
import { loadEdition, type Edition } from "./load-edition.ts";
import { madeFor, type MadeFor } from "./made-for.ts";
import { wholeFile } from "./model/position.ts";
import type { Problem } from "./model/problem.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";

export interface OwnDemands {
  readonly madeFor: MadeFor;
  readonly problems: readonly Problem[];
}

/** `undefined` for the edition's own assessments, and for those of editions that it does not extend. */
export function ownDemands(files: readonly RawFile[], edition: Edition): OwnDemands | undefined {
  const { lineage, id } = edition.scheme;
  const named = editionNamed(files);
  const place = named === undefined || named === id ? -1 : lineage.findIndex((ancestor) => ancestor.id === named);
  if (place < 0) return undefined;
  const known = demands.get(edition) ?? new Map<number, OwnDemands | undefined>();
  demands.set(edition, known);
  if (!known.has(place)) known.set(place, demandsOf(edition, place));
  return known.get(place);
}

/** A batch scores thousands of assessments under one draft. */
const demands = new WeakMap<Edition, Map<number, OwnDemands | undefined>>();

function demandsOf({ scheme, sources }: Edition, place: number): OwnDemands | undefined {
  const { value: own } = loadEdition({ ...sources, chain: sources.chain.slice(0, place + 1) });
  if (own === undefined) return undefined;
  const never = scheme.crosswalk.slice(place).flatMap(({ relations }) => relations.filter(({ neverRestated }) => neverRestated === true).map(({ indicator }) => indicator));
  const ids = [...new Set(never)].filter((id) => scheme.indicators.some((indicator) => indicator.id === id));
  return { madeFor: madeFor(own.scheme, own.scheme.period, "faults"), problems: ids.length === 0 ? [] : [scoredAllTheSame(ids, own.scheme.id)] };
}

function scoredAllTheSame(ids: readonly string[], own: string): Problem {
  return {
    code: "restated-never",
    severity: "note",
    position: wholeFile("assessment.yaml"),
    message: text(`${ids.join("、")} 在关系中写明别的年度的佐证不能按它计分（restate: never），${own} 年度没有这样要求报送：这几项的得分不作数`, `relations say of ${ids.join(", ")} that other years' evidence cannot be scored by it (restate: never): in edition ${own} it was not asked for, and its points here mean nothing`),
    hint: text("比较年度请用 compare，那里这几项列为不可归因", "use compare to compare years: there they stand as unattributed"),
  };
}
