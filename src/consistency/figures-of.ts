/** Which figures a relation reads: what decides whether it speaks to a report at all. */
import type { ConsistencyRelation, FigureRef, Plausibility, RowRef } from "../model/consistency.ts";
import { hasPlace, hasRow, type Report } from "./report.ts";

/**
 * A relation speaks to a report that has at least one of its rows, and something from every place it
 * names: a town that hands in only the annex is not asked about the text. A row that is missing from
 * a place that is there makes the relation not assessable instead.
 */
export function speaksTo(relation: ConsistencyRelation, report: Report): boolean {
  const rows = rowsOf(relation);
  return rows.some((row) => hasRow(report, row)) && rows.every((row) => hasPlace(report, row.place));
}

function rowsOf(relation: ConsistencyRelation): readonly RowRef[] {
  switch (relation.kind) {
    case "sum_equals":
      return "constant" in relation.whole ? relation.parts : [relation.whole, ...relation.parts];
    case "part_le_whole":
    case "percent_recompute":
    case "cumulative_minus_year_consistent":
      return [relation.whole, ...relation.parts];
    case "same_fact_equal":
    case "cumulative_ge_year":
    case "unit_equal":
    case "period_equal":
      return relation.of;
    case "carried_over_balance":
      return [relation.carriedIn, relation.received, ...relation.handled, relation.carriedOut];
    case "duplicate_pair":
      return relation.among;
    case "units_add_up":
      return [relation.figure];
    case "plausibility":
      return rowsLookedAt(relation.look);
  }
}

function rowsLookedAt(look: Plausibility): readonly (RowRef | FigureRef)[] {
  switch (look.check) {
    case "share_at_most":
      return [look.part, look.whole];
    case "year_against_history":
      return [look.row];
    case "history_in_one_part":
      return [look.whole, ...look.parts];
  }
}
