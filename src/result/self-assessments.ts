import type { UnitEvidence } from "../model/evidence.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { formatExact } from "../model/rational.ts";

/** Record type in which units say what they give themselves (自评分). */
const SELF_ASSESSMENT = "self_assessment";

/** What a unit claims, by indicator; the last record of an indicator counts. */
export function selfAssessments(byUnit: ReadonlyMap<string, UnitEvidence>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map([...byUnit].map(([code, unit]) => [code, claims(unit)]));
}

function claims(unit: UnitEvidence): ReadonlyMap<string, string> {
  return new Map(
    (unit.records.get(SELF_ASSESSMENT) ?? []).flatMap(({ values }) => {
      const [indicator, points] = [values.get("indicator"), values.get("points")];
      return typeof indicator === "string" && isQuantity(points) ? [[indicator, formatExact(toRational(points))] as const] : [];
    }),
  );
}
