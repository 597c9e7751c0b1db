import { formatExact } from "../model/rational.ts";
import type { Combination } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";

/** How rules that meet add up, in words. `nameOf`: what a rule is called. */
export function combinationWords({ how, per, atMost, rules }: Combination, nameOf: (rule: string) => string): Text {
  const names = rules.map(nameOf);
  const each = per.kind === "matter" ? text("同一事项", "of one matter") : per.kind === "unit" ? text("全年", "of the unit") : text(`“${per.field}”相同的`, `of one ${per.field}`);
  const does = { sum: text("相加", "added up"), first: text("只取先成立的一条", "only the first"), highest: text("只取最高的一条", "only the highest") }[how];
  const cap = atMost === undefined ? text("", "") : text(`，不超过 ${formatExact(atMost)} 分`, `, at most ${formatExact(atMost)}`);
  return text(`${each.zh} ${names.join("、")} ${does.zh}${cap.zh}`, `${names.join(", ")} ${each.en}: ${does.en}${cap.en}`);
}
