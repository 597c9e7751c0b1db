/** Why each line of running arithmetic stands there: sentences as an official sheet prints them. */
import type { ScoreStep } from "../model/score.ts";
import { text, type Text } from "../model/text.ts";
import { ruleStepText } from "./rule-step-text.ts";
import type { SchemeTitles } from "./scheme-titles.ts";

/** `indicator`: the indicator that the line belongs to; "" for lines of areas and of the total. */
export function stepText(step: ScoreStep, titles: SchemeTitles, indicator: string): Text {
  const { id, details } = step;
  const of = (name: string): string => details[name] ?? "";
  switch (step.what) {
    case "start":
      return startText(titles.part(indicator, id), id === "", of("start"), of("full"));
    case "rule":
      return ruleStepText(step);
    case "part":
      return named(titles.part(indicator, id), (zh) => `计入分项“${zh}”得分`, (en) => `part “${en}” added`);
    case "part-not-applicable":
      return id === ""
        ? text("不涉及的分项，其分值按比例计入其余分项", "points of parts that do not apply go to the others in proportion")
        : named(titles.part(indicator, id), (zh) => `分项“${zh}”（${of("full")}分）不涉及`, (en) => `part “${en}” (${of("full")} points) does not apply`);
    case "clamp":
      return text(`得分不低于0分、不高于满分${of("full")}分`, `no less than 0 and no more than the full ${of("full")} points`);
    case "missing-evidence":
      return text("缺佐证材料，按方案规定计0分", "no evidence: 0 points, as the scheme provides");
    case "not-applicable":
      return notApplicableText(of("open") === "yes", step);
    case "redistribute":
      return redistributeText(step);
    case "rounding":
      return text(`四舍五入，保留${of("places")}位小数`, `rounded half up to ${of("places")} decimals`);
    case "remainder":
      return text(`尾差：满分折算为${of("full")}分，得分随之调整`, `remainder: full points are printed as ${of("full")}, and the points follow`);
    case "indicator":
      return named(titles.indicator(id), (zh) => `计入指标${zh}`, (en) => `indicator ${en} added`);
    case "area":
      return named(titles.area(id), (zh) => `计入“${zh}”`, (en) => `area “${en}” added`);
    case "weight":
      return named(titles.area(id), (zh) => `“${zh}”按权重${of("weight")}折算，保留${of("places")}位小数`, (en) => `area “${en}” weighted ${of("weight")}, rounded to ${of("places")} decimals`);
    case "spill":
      return text("减分突破指标分值的，以本方面0分为限", "deductions beyond the indicators stop at 0 for the area");
    case "veto":
      return vetoText(step, titles.ownerOf(id));
    case "bonus":
      return named(titles.adjustment(id), (zh) => `加分${zh}`, (en) => `bonus ${en}`);
    case "bonus-gate":
      return gateText(of("gate"), of("passed"));
    case "bonus-cap":
      return text(`加分合计以${of("cap")}分为限`, `bonuses add ${of("cap")} points at most`);
    case "penalty":
      return named(titles.adjustment(id), (zh) => `倒扣${zh}`, (en) => `penalty ${en}`);
    case "floor":
      return text("总分扣至0分为止", "the total does not fall below 0");
    case "ceiling":
      return text(`加减分后总分不高于${of("atMost")}分`, `the total is at most ${of("atMost")} points, bonus and penalties in`);
    case "conversion":
      return text(`按${of("total")}分折算为${of("to")}分，保留${of("places")}位小数`, `converted from ${of("total")} to ${of("to")} points, rounded to ${of("places")} decimals`);
    case "grade":
      return gradesText(of("grades"), titles);
    case "grade-minimum":
    case "grade-veto":
      return loweredText(step, titles);
  }
}

function startText(title: Text, whole: boolean, start: string, full: string): Text {
  const zh = whole ? "" : `分项“${title.zh}”`;
  const en = whole ? "" : `Part “${title.en}”: `;
  return start === "zero" ? text(`${zh}从0分起计，满分${full}分`, `${en}from 0, ${full} points in full`) : text(`${zh}自满分${full}分起扣`, `${en}from the full ${full} points`);
}

function notApplicableText(open: boolean, step: ScoreStep): Text {
  const full = step.details["full"] ?? "";
  if (open) return text(`是否涉及待定；不涉及的，计满分${full}分`, `whether it applies is open; if not, the full ${full} points are given`);
  if (step.to.high.n === 0n) return text(`本年度不涉及，${full}分调整到其他指标`, `does not apply this year; its ${full} points go to other indicators`);
  return text("本年度不涉及，计满分", "does not apply this year: full points");
}

function redistributeText(step: ScoreStep): Text {
  const { schemeFull, full, ways } = step.details;
  if (ways === "open") return text("有指标是否涉及待定，分值可能调整", "whether some indicators apply is open, so full points may move");
  return text(`因有指标不涉及，满分由${schemeFull ?? ""}分调整为${full ?? ""}分，得分同比例折算`, `full points rise from ${schemeFull ?? ""} to ${full ?? ""} because others do not apply; points in proportion`);
}

function vetoText(step: ScoreStep, owner: Text): Text {
  const open = step.details["sure"] === "no";
  return text(`一票否决${owner.zh}${open ? "（待定）" : ""}`, `veto ${owner.en}${open ? " (undecided)" : ""}`);
}

function gateText(gate: string, passed: string): Text {
  if (passed === "no") return text(`基础得分不足${gate}分，不计加分`, `the base total is below ${gate}: no bonus`);
  return text(`基础得分是否达到${gate}分待定，加分随之待定`, `whether the base total reaches ${gate} is open, and so is the bonus`);
}

function gradesText(ids: string, titles: SchemeTitles): Text {
  const grades = ids.split("、").filter((id) => id !== "").map(titles.grade);
  const zh = grades.map((grade) => grade.zh).join("、");
  const en = grades.map((grade) => grade.en).join(", ");
  return grades.length > 1 ? text(`等次待定：${zh}`, `grade open: ${en}`) : text(`按总分评为${zh}`, `grade by the total: ${en}`);
}

function loweredText(step: ScoreStep, titles: SchemeTitles): Text {
  const { details } = step;
  const ceiling = titles.grade(details["atMost"] ?? "");
  const open = details["sure"] === "no";
  const reason = loweredReason(step, titles);
  const then = open ? text(`等次可能不高于${ceiling.zh}（待定）`, `the grade may be at most ${ceiling.en} (undecided)`) : text(`等次不高于${ceiling.zh}`, `the grade is at most ${ceiling.en}`);
  return text(`${reason.zh}，${then.zh}`, `${reason.en}: ${then.en}`);
}

function loweredReason(step: ScoreStep, titles: SchemeTitles): Text {
  if (step.what === "grade-veto") return named(titles.ownerOf(step.id), (zh) => `一票否决${zh}`, (en) => `veto ${en}`);
  if (step.details["quota"] !== undefined) return text("等次名额已满", "the quota of the grade is full");
  const area = titles.area(step.id);
  const minimum = step.details["minimum"] ?? "";
  return text(`“${area.zh}”低于${minimum}分`, `area “${area.en}” is below ${minimum} points`);
}

function named(title: Text, zh: (title: string) => string, en: (title: string) => string): Text {
  return text(zh(title.zh), en(title.en));
}
