import type { ComparedPair } from "../../model/comparison.ts";
import { type Text, text } from "../../model/text.ts";

/** A line that could not be attributed, with how many units it concerns and the first reason. */
export interface LooseLine {
  /** An indicator with its id; a step of the total in words alone. */
  readonly title: Text;
  readonly units: number;
  readonly reason: Text | undefined;
}

export function looseLines(pair: ComparedPair): readonly LooseLine[] {
  const found = new Map<string, LooseLine>();
  for (const { points } of pair.units) {
    for (const { id, title, performance, reasons } of points.done ? points.lines : []) {
      if (performance !== null) continue;
      const known = found.get(id);
      found.set(id, { title: titleOf(id, title), units: (known?.units ?? 0) + 1, reason: known?.reason ?? reasons[0] });
    }
  }
  return [...found.values()];
}

/** Steps between the indicators and the total have ids that only the program knows. */
function titleOf(id: string, title: Text): Text {
  return id.startsWith("step:") ? title : text(`${id} ${title.zh}`, `${id} ${title.en}`);
}
