import type { Evidence, UnitEvidence } from "../model/evidence.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { formatFixed, roundHalfUp } from "../model/rational.ts";

/** Record type in which units say what they give themselves (自评分). */
export const SELF_ASSESSMENT = "self_assessment";

/** What each unit claims, by indicator, printed like points; the last record of an indicator counts. */
export function selfAssessments(evidence: Pick<Evidence, "byUnit">, places: number): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map([...evidence.byUnit].map(([code, unit]) => [code, claims(unit, places)]));
}

function claims(unit: UnitEvidence, places: number): ReadonlyMap<string, string> {
  return new Map(
    (unit.records.get(SELF_ASSESSMENT) ?? []).flatMap(({ values }) => {
      const [indicator, points] = [values.get("indicator"), values.get("points")];
      return typeof indicator === "string" && isQuantity(points)
        ? [[indicator, formatFixed(roundHalfUp(toRational(points), places), places)] as const]
        : [];
    }),
  );
}
