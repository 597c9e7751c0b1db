/** What scores that were made once look like in a result: built once for each scheme, and written once (`model/made-once.ts`). */
import { OnceOf } from "../model/made-once.ts";
import type { ResultAdjustment, ResultIndicator } from "../model/result.ts";
import type { Scheme } from "../model/scheme.ts";
import type { AdjustmentScore, IndicatorScore } from "../model/score.ts";

export interface ResultsOnce {
  readonly indicators: OnceOf<IndicatorScore, ResultIndicator>;
  readonly adjustments: OnceOf<AdjustmentScore, ResultAdjustment>;
}

const ofSchemes = new WeakMap<Scheme, ResultsOnce>();

export function resultsOnce(scheme: Scheme): ResultsOnce {
  const once = ofSchemes.get(scheme) ?? { indicators: new OnceOf(), adjustments: new OnceOf() };
  ofSchemes.set(scheme, once);
  return once;
}
