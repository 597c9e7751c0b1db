/**
 * Full points of a unit's indicators depend on which of them apply, and on nothing else: units of one profile, and the ways
 * in which their open questions turn out, come to the same few again and again.
 */
import { Recent } from "../model/recent.ts";
import type { Indicator, Scheme } from "../model/scheme.ts";
import { decimalsOf } from "./decimals.ts";
import { fullPointsOf, type FullPoints, type IndicatorPlace } from "./full-points.ts";

export type Applies = "yes" | "open" | "no";

/** As many as there are ways of a unit: ten questions at the most. */
const REMEMBERED = 1_024;

const ofSchemes = new WeakMap<Scheme, Recent<ReadonlyMap<string, FullPoints>>>();

/** `applies`: of each indicator, in the same order. */
export function knownFullPoints(scheme: Scheme, indicators: readonly Indicator[], applies: readonly Applies[]): ReadonlyMap<string, FullPoints> {
  const remembered = ofSchemes.get(scheme) ?? new Recent<ReadonlyMap<string, FullPoints>>(REMEMBERED);
  ofSchemes.set(scheme, remembered);
  let word = "";
  for (const [at, { id }] of indicators.entries()) word += `${applies[at] === "no" ? "-" : "+"}${id} `;
  const known = remembered.get(word) ?? fullPointsOf(indicators.map((one, at) => placeOf(one, applies[at] ?? "yes")), decimalsOf(indicators.map(({ points }) => points), scheme.policies.roundingPlaces));
  remembered.set(word, known);
  return known;
}

function placeOf({ id, area, points, notApplicable }: Indicator, applies: Applies): IndicatorPlace {
  const away = { full: "keeps", area: "moves-in-area", scheme: "moves-in-scheme" } as const;
  return { id, area, full: points, fate: applies === "no" ? away[notApplicable] : "applies" };
}
