/** Units that were assessed, left out, and assessed again: not new, though the year before does not know them. */
import type { Comparison, ComparedUnit } from "../model/comparison.ts";
import { text, type Text } from "../model/text.ts";
import { fateText } from "./comparison-problems.ts";

/** The same with what such a unit's notes say put right. */
export function withReturns(comparison: Comparison): Comparison {
  return { ...comparison, units: comparison.units.map((unit) => returned(unit, comparison)) };
}

function returned(unit: ComparedUnit, comparison: Comparison): ComparedUnit {
  const first = unit.years.findIndex((year) => year !== null);
  const began = unit.years[first];
  if (first < 2 || began === undefined || began === null) return unit;
  const pair = comparison.pairs.find(({ overall, after }) => !overall && after === comparison.years[first]?.label);
  const fate = pair?.fates.find(({ kind, code, others }) => kind === "new" && code === began.code && others.length === 0);
  const there = comparison.years.map((_, year) => year < first - 1 && comparison.units.some(({ years }) => years[year]?.code === began.code));
  if (pair === undefined || fate === undefined || !there.includes(true)) return unit;
  const wrong = fateText(fate, pair);
  return { ...unit, notes: unit.notes.map((note) => (note.zh === wrong.zh ? againText(comparison.years.slice(0, first + 1).map(({ label }) => label), there) : note)) };
}

/** `labels`: up to the year of the return. */
function againText(labels: readonly string[], there: readonly boolean[]): Text {
  const then = labels.filter((_, year) => there[year] === true);
  const absent = labels.slice(0, -1).filter((_, year) => year > there.indexOf(true) && there[year] !== true);
  const now = labels.at(-1) ?? "";
  return text(`${then.join("、")} 年参评、${absent.join("、")} 年未参评，${now} 年重新参评`, `assessed in ${then.join(", ")}, not in ${absent.join(", ")}, and again in ${now}`);
}
