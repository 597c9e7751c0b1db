/**
 * Where all indicators of a unit came to what they came to for another one (`known-points.ts`), its areas did as well. With
 * papers of many kinds not handed in yet that saves the thousand ways in which their indicators may or may not apply.
 */
import { isMadeOnce, madeOnce } from "../model/made-once.ts";
import { isLookedAtAgain } from "../model/looked-at.ts";
import { numberOf } from "../model/numbered.ts";
import { Recent } from "../model/recent.ts";
import type { Scheme } from "../model/scheme.ts";
import { assertSame } from "./assert-same.ts";
import { scoreAreas, type AreasInput, type AreasResult } from "./score-areas.ts";
import { wordOfHits } from "./veto-hits.ts";

/** Of a scheme; units of a profile that handed in nothing are alike, and those that handed in the same papers. */
const REMEMBERED = 16;

interface KnownAreas {
  readonly result: AreasResult;
  met: number;
}

const ofSchemes = new WeakMap<Scheme, Recent<KnownAreas>>();

export function knownAreas(input: AreasInput): AreasResult {
  const { scheme, indicators, hits } = input;
  if (!indicators.every(isMadeOnce)) return scoreAreas(input);
  const remembered = ofSchemes.get(scheme) ?? new Recent<KnownAreas>(REMEMBERED);
  ofSchemes.set(scheme, remembered);
  const word = `${indicators.map(numberOf).join(" ")} ${wordOfHits(hits)}`;
  const known = remembered.get(word);
  if (known === undefined) {
    const result = scoreAreas(input);
    for (const area of result.areas) area.indicators.forEach(madeOnce);
    remembered.set(word, { result, met: 0 });
    return result;
  }
  known.met += 1;
  if (isLookedAtAgain(known.met)) assertSame(known.result, scoreAreas(input));
  return known.result;
}
