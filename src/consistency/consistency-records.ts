/**
 * Results of consistency checks as evidence records (佐证材料), so that an indicator can judge them
 * like anything else that was handed in: one record for each relation and report of a unit.
 */
import type { ConsistencyResult } from "../model/consistency.ts";
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { wholeFile, type Position } from "../model/position.ts";

/** Record type that holds results. */
export const CONSISTENCY_TYPE = "consistency_check";

/**
 * The record stands where the first figure that the relation read stands. Its matter is the
 * relation (`matter: relation`), its id is unit, year of the report and relation.
 */
export function consistencyRecords(results: readonly ConsistencyResult[]): readonly EvidenceRecord[] {
  return results.map((result) => ({
    id: [result.unit, ...(result.reportYear === undefined ? [] : [String(result.reportYear)]), result.relation].join("/"),
    type: CONSISTENCY_TYPE,
    unit: result.unit,
    position: firstPosition(result),
    values: new Map<string, FieldValue>([
      ["relation", result.relation],
      ["relationTitle", result.title.zh],
      ["reportYear", result.reportYear ?? null],
      ["kind", result.kind],
      ["state", result.state],
      ["arithmetic", result.arithmetic],
      ["causes", result.causes.length === 0 ? null : result.causes.map((cause) => cause.zh).join("；")],
    ]),
  }));
}

function firstPosition(result: ConsistencyResult): Position {
  return result.figures.find((figure) => figure.position !== undefined)?.position ?? wholeFile("");
}
