/** Relations that say that nothing changed, or only the full points, of an indicator whose rules did change. */
import type { DeclaredRelation, Indicator, Scheme } from "../model/scheme.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { worksAlike } from "./works-alike.ts";

/** `older` is the edition that `newer` extends. */
export function unchangedClaims(older: Scheme, newer: Scheme): readonly Problem[] {
  return newer.relations.flatMap((relation) => {
    if (relation.kind !== "same" && relation.kind !== "reweighted") return [];
    const [before, after] = [indicatorOf(relation.from[0], older), indicatorOf(relation.indicator, newer)];
    return before === undefined || after === undefined || worksAlike(before, after) ? [] : [falseClaim(relation, older.id)];
  });
}

function indicatorOf(id: string | undefined, { indicators }: Scheme): Indicator | undefined {
  return indicators.find((indicator) => indicator.id === id);
}

function falseClaim({ indicator, kind, position }: DeclaredRelation, older: string): Problem {
  const said = kind === "same" ? text("没有变", "the same") : text("只改了分值", "only reweighted");
  return {
    code: "relation-content",
    severity: "error",
    position,
    message: text(`“${indicator}”写的是${said.zh}，但细则、数字或者计分办法与 ${older} 年度版不同`, `“${indicator}” is said to be ${said.en}, but its rules, numbers or way of counting differ from edition ${older}`),
    hint: text("请写 rule-changed（用 npx kaoping diff 看哪里不同），或者改回去；扣分的数字可以与分值同比例变动", "write rule-changed (npx kaoping diff shows what differs) or take the change back; points in the rules may move in proportion with the full points"),
  };
}
