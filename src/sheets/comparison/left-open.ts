import type { ComparedPair, UnitChange } from "../../model/comparison.ts";
import { addTo } from "../../model/grouped.ts";
import { type Text, text } from "../../model/text.ts";
import { colon, enumerated } from "../strings.ts";
import type { Language } from "../../model/text.ts";
import { phrases, words } from "./words.ts";

/** Why something of a unit's change could not be told; points first. */
export function whyOpen({ points, rank }: Pick<UnitChange, "points" | "rank">): Text | undefined {
  if (!points.done) return points.reason;
  if (!rank.done) return ofRank(rank.reason);
  return rank.openRivals === undefined ? undefined : ofRank(phrases.openRivals(rank.openRivals));
}

function ofRank(reason: Text): Text {
  return text(`${words.rankChange.zh}${colon("zh")}${reason.zh}`, `${words.rankChange.en}${colon("en")}${reason.en}`);
}

/** Each reason once, with the units that it holds for. */
export function leftOpen({ units }: ComparedPair, language: Language): readonly string[] {
  const found = new Map<string, string[]>();
  for (const unit of units) {
    const reason = whyOpen(unit)?.[language];
    if (reason !== undefined) addTo(found, reason, unit.name[language]);
  }
  return [...found].map(([reason, names]) => `${reason}${colon(language)}${enumerated(names, language)}`);
}
