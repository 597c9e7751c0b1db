/**
 * Checking an assessment under an edition: all that scoring would meet, without ranking or printing points. What stops
 * `score`, or makes it end with something open, is found here first.
 */
import { judgingNotes } from "./judge/judging-notes.ts";
import { createJudges } from "./judge/plan.ts";
import type { LoadedAssessment } from "./load-assessment.ts";
import type { Edition } from "./load-edition.ts";
import type { Assessment, Unit } from "./model/assessment.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Scheme } from "./model/scheme.ts";
import type { UnitScore } from "./model/score.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";
import { scoreAssessment } from "./score-assessment.ts";

export async function checkAssessment(files: readonly RawFile[], edition: Edition): Promise<Outcome<LoadedAssessment>> {
  const { loaded, scored, problems: found } = await scoreAssessment({ files, edition, judges: createJudges(edition.scheme, "classes") });
  if (loaded === undefined) return { value: undefined, problems: found };
  const { assessment, units } = loaded.evidence;
  const problems = [...found, ...restated(assessment, edition.scheme)];
  if (scored === undefined) return { value: assessment.purpose === "statistics" ? loaded : undefined, problems };
  const { judged, scores } = scored;
  return { value: loaded, problems: [...problems, ...judgingNotes(judged), ...units.flatMap((unit) => openPoints(unit, scores.get(unit.code)))] };
}

/** A score under another edition than the assessment was made for is a restatement, and no fault. */
function restated(assessment: Assessment, scheme: Scheme): readonly Problem[] {
  if (assessment.edition === scheme.id) return [];
  return [
    {
      code: "edition-differs",
      severity: "note",
      position: wholeFile("assessment.yaml"),
      message: text(`本考核任务按 ${assessment.edition} 年度版制定，现用 ${scheme.id} 年度版核对`, `this assessment was made for edition ${assessment.edition} and is checked under edition ${scheme.id}`),
      hint: text("这样计分是换版重算，每页都会写明；如非本意，请核对命令中的年度版文件夹", "a score is then a restatement, and every page says so; if that is not meant, look at the edition's folder in the command"),
    },
  ];
}

function openPoints(unit: Unit, score: UnitScore | undefined): readonly Problem[] {
  if (score === undefined) return [];
  const indicators = score.areas.flatMap((area) => area.indicators).filter(({ state }) => state === "undecided");
  const adjustments = [...score.bonuses, ...score.penalties, ...score.vetoes].filter(({ state }) => state === "undecided");
  const open = [...indicators, ...adjustments].map(({ id }) => id);
  if (open.length === 0) return [];
  return [
    {
      code: "points-open",
      severity: "warning",
      position: unit.position,
      message: text(`“${unit.name.zh}”有 ${String(open.length)} 项因缺佐证或者有效评分不足而不能定分：${open.join("、")}`, `${String(open.length)} of ${unit.name.en} cannot be decided, for want of evidence or of valid ballots: ${open.join(", ")}`),
      hint: text(
        "请补报材料，或者在 submitted 中写明已经报齐（complete）、没有发生（none-occurred）：单位的写在 units.yaml，考评组的写在 assessment.yaml；缺哪一格，计分后用 explain 查看",
        "hand in what is missing, or state complete or none-occurred under submitted: a unit's in units.yaml, the office's in assessment.yaml; after scoring, explain names every blank",
      ),
    },
  ];
}
