/** What awaits a person because points are open: one problem for each indicator or adjustment of a unit. */
import type { Unit } from "../model/assessment.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { formatExact } from "../model/rational.ts";
import type { Scheme } from "../model/scheme.ts";
import type { PointsRange, RuleScore, UnitScore } from "../model/score.ts";
import { text, type Text } from "../model/text.ts";
import { schemeTitles } from "./scheme-titles.ts";

export function openPoints(unit: Unit, score: UnitScore, scheme: Scheme): readonly Problem[] {
  const titles = schemeTitles(scheme);
  const indicators = score.areas.flatMap((area) => area.indicators).filter((one) => one.state === "undecided");
  const adjustments = [...score.bonuses, ...score.penalties, ...score.vetoes].filter((one) => one.state === "undecided");
  return [
    ...indicators.map((one) => openProblem(unit, titles.indicator(one.id), one.points, one.rules)),
    ...adjustments.map((one) => openProblem(unit, titles.adjustment(one.id), one.points, one.rules)),
  ];
}

function openProblem(unit: Unit, title: Text, points: PointsRange, rules: readonly RuleScore[]): Problem {
  const open = rules.reduce((sum, rule) => sum + rule.findings.counts.noEvidence, 0);
  const range = `${formatExact(points.low)}～${formatExact(points.high)}`;
  return {
    code: "points-open",
    severity: "warning",
    position: firstOpen(rules) ?? wholeFile("units.yaml"),
    message: text(
      `${unit.name.zh}的${title.zh}得分待定，在${range}分之间${open === 0 ? "" : `，缺佐证${String(open)}项`}`,
      `${unit.name.en}: ${title.en} is open, between ${formatExact(points.low)} and ${formatExact(points.high)} points${open === 0 ? "" : `, ${String(open)} findings without evidence`}`,
    ),
    hint: text(
      "请补交佐证材料或填写空缺的内容；确未发生的，请写“无”，或在 units.yaml 中声明“none-occurred”",
      "hand in the evidence or fill in what is blank; where nothing happened, write 无 or declare none-occurred in units.yaml",
    ),
  };
}

/** The record that opens the points; absence has none. */
function firstOpen(rules: readonly RuleScore[]): Position | undefined {
  return rules.find((rule) => rule.findings.firstOpen !== undefined)?.findings.firstOpen;
}
