/** Records whose field `indicator` names no indicator of the edition: no rule will ever look at them. */
import { nearestWord } from "../document/nearest-word.ts";
import { quoted } from "../evidence/words.ts";
import type { EvidenceRecord, UnitEvidence } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";

const INDICATOR = "indicator";

export function unlistedIndicators(byUnit: ReadonlyMap<string, UnitEvidence>, scheme: Scheme): readonly Problem[] {
  const listed = scheme.indicators.map((indicator) => indicator.id);
  const known = new Set(listed);
  return [...byUnit.values()].flatMap((unit) =>
    [...unit.records.values()].flat().flatMap((record) => {
      const named = record.values.get(INDICATOR);
      return typeof named !== "string" || known.has(named) ? [] : [unlisted(record, named, listed, scheme)];
    }),
  );
}

function unlisted(record: EvidenceRecord, named: string, listed: readonly string[], scheme: Scheme): Problem {
  const field = scheme.recordTypes.get(record.type)?.fields.find((own) => own.id === INDICATOR)?.title ?? text("指标", "Indicator");
  const id = quoted(named);
  return {
    code: "indicator-unlisted",
    severity: "warning",
    position: record.position,
    message: text(`“${field.zh}”一栏：方案没有指标“${id}”，这条记录不影响任何指标的得分`, `${field.en}: the scheme has no indicator “${id}”; the record moves the points of no indicator`),
    hint: hintFor(named, listed),
  };
}

/** An id of two letters is near to every other; then those of its area are named. */
function hintFor(named: string, listed: readonly string[]): Text {
  const near = nearestWord(named, listed);
  if (near !== undefined) return text(`是否想写“${near}”？`, `did you mean “${near}”?`);
  const ofArea = listed.filter((id) => id.slice(0, 1) === named.slice(0, 1));
  const shown = ofArea.length > 0 ? ofArea : listed;
  return text(`可以写：${shown.join("、")}`, `it can be: ${shown.join(", ")}`);
}
