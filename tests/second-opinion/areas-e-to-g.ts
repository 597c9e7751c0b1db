/** Areas E, F and G of the 2017 edition, by hand from the wording of their rules. */
import { daysBetween, minutesBetween, workingDays } from "./days.ts";
import { divided, of, plus, points, sum, times, zero } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import { deducting, each, given, less, moved } from "./judged.ts";
import type { Judged } from "./judged.ts";
import { brokenRelations } from "./statistics.ts";
import { codes, get, happened, in2017, isNotYes, isYes, need, rowsIn2017, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

/** Interpretations of a document, or of all documents, that are out by the day the assessment looks from. */
const interpretations = (unit: Unit, parent?: Row): readonly Row[] =>
  rowsOf(unit, "interpretation").filter((row) => happened(unit, row, "publishedOn") !== null && (parent === undefined || row.get("parent") === parent.get("id")));

const documents = (unit: Unit): readonly Row[] => rowsIn2017(unit, "policy_document", "publishedOn");

/** The rule of three working days came on 2017-05-08; before it there was none. */
export function e1(unit: Unit): Judged {
  const costs = documents(unit).map((row) => {
    const published = need(row, "publishedOn");
    const first = interpretations(unit, row).map((one) => need(one, "publishedOn")).sort()[0];
    if (first === undefined) return points("1");
    return published >= "2017-05-08" && workingDays(published, first, unit.closed) > 3 ? points("0.5") : zero;
  });
  return deducting("5", costs.length > 0, ...costs);
}

export function e2(unit: Unit): Judged {
  if (documents(unit).length === 0) return moved;
  const forms = new Set(interpretations(unit).filter((row) => in2017(get(row, "publishedOn"))).map((row) => need(row, "form"))).size;
  return given(points(forms >= 3 ? "2" : forms === 2 ? "1.5" : forms === 1 ? "1" : "0"));
}

function concernCost(unit: Unit, row: Row): Fraction {
  const within = (field: string, hours: number): boolean => {
    const at = happened(unit, row, field);
    return at !== null && minutesBetween(need(row, "detectedAt"), at) <= hours * 60;
  };
  const steps = ["firstReleaseAt", "pressConferenceAt", "respondedAt"];
  if (steps.every((field) => happened(unit, row, field) === null)) return points("3");
  if (get(row, "severity") === "general") return points(steps.some((field) => within(field, 48)) ? "0" : "1");
  return sum([points(within("firstReleaseAt", 5) ? "0" : "2"), points(within("pressConferenceAt", 24) ? "0" : "2")]);
}

export function e3(unit: Unit): Judged {
  const concerns = rowsIn2017(unit, "public_concern", "detectedAt");
  return deducting("5", concerns.length > 0, ...concerns.map((row) => concernCost(unit, row)));
}

export function f1(unit: Unit): Judged {
  const checks = rowsOf(unit, "column_check").filter((row) => get(row, "kind") !== "social_media");
  const down = checks.filter((row) => isNotYes(row, "reachable")).length;
  const links = checks.reduce((total, row) => total + Number(get(row, "deadLinks") ?? 0), 0);
  return deducting("4", checks.length > 0, each(down, "0.5"), each(links, "0.2"));
}

/** The mean of the valid ballots, of more than five without one highest and one lowest; below three it is open. */
function panelMean(unit: Unit, indicator: string): Fraction | "open" {
  const worth = new Map([["excellent", 10], ["good", 8], ["fair", 6], ["poor", 0]]);
  const ballots = rowsOf(unit, "panel_rating")
    .filter((row) => get(row, "indicator") === indicator && isNotYes(row, "recused") && isNotYes(row, "void"))
    .map((row) => worth.get(need(row, "level")) ?? 0)
    .sort((one, other) => one - other);
  if (ballots.length < 3) return "open";
  const counted = ballots.length > 5 ? ballots.slice(1, -1) : ballots;
  return divided(of(counted.reduce((total, one) => total + one, 0), 1), of(counted.length, 1));
}

function panelPoints(unit: Unit, indicator: string, perMark: string): Fraction {
  const mean = panelMean(unit, indicator);
  if (mean !== "open") return times(mean, points(perMark));
  return unit.openPanel === "nothing" ? zero : times(of(10, 1), points(perMark));
}

export function f2(unit: Unit): Judged {
  const noPlace = rowsOf(unit, "site_visit").some((row) => isNotYes(row, "readingPlace"));
  return given(noPlace ? zero : panelPoints(unit, "F2", "0.4"));
}

export function f3(unit: Unit): Judged {
  const checks = rowsOf(unit, "column_check").filter((row) => get(row, "kind") === "social_media");
  if (checks.length === 0) return moved;
  const worst = Math.max(
    ...checks.map((row) => {
      const updated = happened(unit, row, "lastUpdatedOn");
      return updated === null ? Infinity : daysBetween(updated, need(row, "checkedOn"));
    }),
  );
  return given(points(worst > 31 ? "0" : worst > 14 ? "1" : "2"));
}

export function g1(unit: Unit): Judged {
  const reports = rowsOf(unit, "annual_report").filter((row) => get(row, "reportYear") === "2016" && happened(unit, row, "publishedOn") !== null);
  if (reports.length === 0) return given(zero);
  const late = reports.filter((row) => need(row, "publishedOn") > "2017-03-31").length;
  const sections = reports.reduce((total, row) => total + codes(row, "missingSections").length, 0);
  const copied = reports.filter((row) => isYes(row, "copied")).length;
  const tabled = reports.some((row) => !codes(row, "missingSections").includes("tables"));
  const figures = rowsOf(unit, "statistic").filter((row) => ["2016", null].includes(get(row, "reportYear")) && /^\d/.test(get(row, "value") ?? ""));
  const untold = tabled && figures.length === 0 ? 1 : 0;
  return deducting("4", true, each(late, "2"), each(sections, "0.5"), each(untold, "0.5"), each(copied, "2"), each(brokenRelations(unit), "0.5"));
}

/** Two parts: what the inspectors think, and tasks done in time. Without tasks nobody was late. */
export function g2(unit: Unit): Judged {
  const tasks = rowsIn2017(unit, "task_report", "dueOn");
  const panel = panelPoints(unit, "G2", "0.25");
  const late = tasks.filter((row) => {
    const submitted = happened(unit, row, "submittedOn");
    return submitted === null || submitted > need(row, "dueOn");
  }).length;
  return given(plus(panel, less("1.5", each(late, "0.3"))));
}
