import type { ComparedPair } from "../../model/comparison.ts";
import { grouped } from "../../model/grouped.ts";
import type { Language, Text } from "../../model/text.ts";
import { bracketed, colon, enumerated } from "../strings.ts";
import { phrases } from "./words.ts";

interface LooseLine {
  readonly id: string;
  readonly title: Text;
  units: number;
  readonly reason: Text;
}

/** Lines that could not be attributed, each with the first reason and how many units it concerns; those of one reason and as many units together. */
export function looseLines(pair: ComparedPair, language: Language): readonly string[] {
  const found = new Map<string, LooseLine>();
  for (const { points } of pair.units) {
    for (const { id, title, performance, reasons } of points.done ? points.lines : []) {
      const [reason] = reasons;
      if (performance !== null || reason === undefined) continue;
      const known = found.get(id);
      if (known === undefined) found.set(id, { id, title, units: 1, reason });
      else known.units += 1;
    }
  }
  const together = grouped(found.values(), ({ units, reason }) => `${String(units)} ${reason.zh}`);
  return [...together.values()].map((lines) => {
    const [first] = lines;
    return `${enumerated(lines.map((line) => titleOf(line, language)), language)}${bracketed(phrases.howMany(first?.units ?? 0)[language], language)}${colon(language)}${first?.reason[language] ?? ""}`;
  });
}

/** An indicator with its id; steps between the indicators and the total have ids that only the program knows. */
function titleOf({ id, title }: LooseLine, language: Language): string {
  return id.startsWith("step:") ? title[language] : `${id} ${title[language]}`;
}
