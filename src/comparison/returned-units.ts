/** Units that were assessed, left out, and assessed again: not new, though the year before does not know them. */
import type { UnitFate } from "../model/comparison.ts";
import { text, type Text } from "../model/text.ts";
import type { LabelledResult } from "./comparison-problems.ts";

/** `years`: up to the one in which the unit arrives; `undefined` where it is new indeed. */
export function returnText({ kind, code, others }: UnitFate, years: readonly LabelledResult[]): Text | undefined {
  const now = years.at(-1);
  const earlier = years.slice(0, -1);
  const first = earlier.findIndex(({ result }) => hasUnit(result, code));
  if (kind !== "new" || others.length > 0 || now === undefined || first < 0) return undefined;
  const listed = (there: boolean): readonly string[] => earlier.slice(first).filter(({ result }) => hasUnit(result, code) === there).map(({ label }) => label);
  const [then, absent] = [listed(true), listed(false)];
  return text(`${then.join("、")} 年参评、${absent.join("、")} 年未参评，${now.label} 年重新参评`, `assessed in ${then.join(", ")}, not in ${absent.join(", ")}, and again in ${now.label}`);
}

function hasUnit({ units }: LabelledResult["result"], code: string): boolean {
  return units.some((unit) => unit.code === code);
}
