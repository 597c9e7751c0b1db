/**
 * Checks the figures of reports against the relations of an edition (勾稽关系校验).
 *
 * Pure and exact. It finds and explains; it never corrects: what a figure should have been is named
 * as a candidate cause and left to the office that printed it.
 */
import type { ConsistencyRelation, ConsistencyResult, ConsistencyState, Statistic } from "../model/consistency.ts";
import { candidateCauses, type Checked } from "./candidate-causes.ts";
import { checkCumulative, checkDuplicates, checkEarlierYears } from "./check-histories.ts";
import { checkPercentages } from "./check-percentages.ts";
import { checkPlausibility } from "./check-plausibility.ts";
import { checkMeasure, checkPeriod, checkSameFact } from "./check-sameness.ts";
import { checkBalance, checkParts, checkSum, checkUnits } from "./check-sums.ts";
import { speaksTo } from "./figures-of.ts";
import { readFigure, reportsOf, type Report } from "./report.ts";
import type { Verdict } from "./verdict.ts";

/**
 * One result for each report and each relation that speaks to it, reports in the order in which
 * their figures came, relations in the order of the edition. Figures of several units
 * are compared (`units_add_up`) only if they are handed in together.
 */
export function checkConsistency(relations: readonly ConsistencyRelation[], statistics: readonly Statistic[]): readonly ConsistencyResult[] {
  const reports = reportsOf(statistics);
  return reports.flatMap((report) => {
    const checked = relations.flatMap((relation): readonly Checked[] => {
      const verdict = speaksTo(relation, report) ? verdictOn(relation, report, reports) : undefined;
      return verdict === undefined ? [] : [{ relation, verdict, report }];
    });
    return checked.map((one) => resultOf(one, checked));
  });
}

function verdictOn(relation: ConsistencyRelation, report: Report, reports: readonly Report[]): Verdict | undefined {
  switch (relation.kind) {
    case "sum_equals":
      return checkSum(relation, report);
    case "part_le_whole":
      return checkParts(relation, report);
    case "same_fact_equal":
      return checkSameFact(relation, report);
    case "percent_recompute":
      return checkPercentages(relation, report);
    case "cumulative_ge_year":
      return checkCumulative(relation, report);
    case "cumulative_minus_year_consistent":
      return checkEarlierYears(relation, report);
    case "carried_over_balance":
      return checkBalance(relation, report);
    case "duplicate_pair":
      return checkDuplicates(relation, report);
    case "unit_equal":
      return checkMeasure(relation, report);
    case "period_equal":
      return checkPeriod(relation, report);
    case "units_add_up":
      return relation.total === report.unit ? checkUnits(relation, report, othersOfTheYear(report, reports)) : undefined;
    case "plausibility":
      return checkPlausibility(relation, report);
  }
}

function othersOfTheYear(total: Report, reports: readonly Report[]): readonly Report[] {
  return reports.filter((report) => report.unit !== total.unit && report.reportYear === total.reportYear);
}

function resultOf(one: Checked, all: readonly Checked[]): ConsistencyResult {
  const { relation, verdict, report } = one;
  return {
    relation: relation.id,
    title: relation.title,
    kind: relation.kind,
    unit: report.unit,
    reportYear: report.reportYear,
    state: stateOf(relation, verdict),
    arithmetic: verdict.arithmetic,
    difference: verdict.difference,
    causes: verdict.outcome === "fails" ? [...verdict.causes, ...candidateCauses(one, all), ...relation.causes] : verdict.causes,
    figures: verdict.readings.map(readFigure),
  };
}

function stateOf(relation: ConsistencyRelation, verdict: Verdict): ConsistencyState {
  if (verdict.outcome !== "fails") return verdict.outcome;
  return relation.weight === "fault" ? "broken" : "remark";
}
