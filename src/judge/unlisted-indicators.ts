/** Records whose field `indicator` names no indicator of the edition: no rule will ever look at them. */
import { nearestWord } from "../document/nearest-word.ts";
import { quoted } from "../evidence/words.ts";
import type { EvidenceRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";

const INDICATOR = "indicator";

/** Looks at records as they come. */
export function unlistedIndicators(scheme: Scheme): (records: Iterable<EvidenceRecord>) => readonly Problem[] {
  const listed = scheme.indicators.map((indicator) => indicator.id);
  const known = new Set(listed);
  const types = new Set([...scheme.recordTypes.values()].filter((type) => type.fields.some((field) => field.id === INDICATOR)).map(({ id }) => id));
  return (records) => {
    const problems: Problem[] = [];
    for (const record of records) {
      const named = types.has(record.type) ? record.values.get(INDICATOR) : undefined;
      if (typeof named === "string" && !known.has(named)) problems.push(unlisted(record, named, listed, scheme));
    }
    return problems;
  };
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
