/** Why a finding costs less than its clause says. */
import { formatExact } from "../model/rational.ts";
import type { ResultFinding } from "../model/result.ts";
import type { WaiveReason } from "../model/score.ts";
import { text } from "../model/text.ts";

export function waivedFor(reason: WaiveReason): NonNullable<ResultFinding["waivedFor"]> {
  switch (reason.kind) {
    case "double-penalty": {
      const why = text(
        `同一事项（${reason.matter}）的同一过错已按细则 ${reason.rule} 扣分，就高不就低，不重复扣分`,
        `the same fault in the same matter (${reason.matter}) is deducted under rule ${reason.rule}; only the larger counts`,
      );
      return { kind: reason.kind, rule: reason.rule, why };
    }
    case "earlier-rule":
      return { kind: reason.kind, rule: reason.rule, why: text(`已按在前的细则 ${reason.rule} 计分`, `counted under the earlier rule ${reason.rule}`) };
    case "higher":
      return { kind: reason.kind, rule: reason.rule, why: text(`同一事项只计最高的一项，已按细则 ${reason.rule} 计分`, `only the highest of one matter counts, under rule ${reason.rule}`) };
    case "cap":
      return { kind: reason.kind, why: text(`合计以${formatExact(reason.atMost)}分为限`, `capped at ${formatExact(reason.atMost)} points together`) };
  }
}
