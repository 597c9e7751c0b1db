/**
 * Relations that say that nothing changed, or only the full points, of an indicator whose rules did change; and
 * indicators of which nothing is said, which means the same, where scheme.yaml changed how they count.
 */
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { DeclaredRelation, Indicator, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { feltPolicies } from "./felt-policies.ts";
import { indicatorSettings } from "./settings.ts";
import { worksAlike, type Editions } from "./works-alike.ts";

/** `older` is the edition that `newer` extends; `place` is where a relation that is missing would stand. */
export function unchangedClaims(older: Scheme, newer: Scheme, place: Position): readonly Problem[] {
  const editions: Editions = { older, newer };
  const declared = newer.relations.flatMap((relation) => {
    if (relation.kind !== "same" && relation.kind !== "reweighted") return [];
    const [before, after] = [indicatorOf(relation.from[0], older), indicatorOf(relation.indicator, newer)];
    return before === undefined || after === undefined || worksAlike(before, after, editions) ? [] : [falseClaim(relation, older.id)];
  });
  const said = new Set(newer.relations.map(({ indicator }) => indicator));
  const unsaid = newer.indicators.flatMap((after): readonly Inherited[] => {
    const before = said.has(after.id) ? undefined : indicatorOf(after.id, older);
    return before === undefined || worksAlike(before, after, editions) ? [] : [{ before, after }];
  });
  return unsaid.length === 0 ? declared : [...declared, changedInSilence(unsaid, editions, place)];
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

interface Inherited {
  readonly before: Indicator;
  readonly after: Indicator;
}

/** One change of scheme.yaml reaches many indicators and is told once. */
function changedInSilence(changed: readonly Inherited[], editions: Editions, position: Position): Problem {
  const ids = changed.map(({ after }) => after.id);
  const causes = [...new Map(changed.flatMap((one) => causesOf(one, editions)).map((cause) => [cause.zh, cause])).values()];
  const because = text(causes.map(({ zh }) => zh).join("；"), causes.map(({ en }) => en).join("; "));
  return {
    code: "relation-content",
    severity: "error",
    position,
    message: text(
      `沿用的指标 ${ids.join("、")} 没有写关系，就是没有变，但 scheme.yaml 改了它们的计分办法，与 ${editions.older.id} 年度版不同：${because.zh}`,
      `nothing is said of the inherited indicators ${ids.join(", ")}, which means the same, but scheme.yaml changed how they count since edition ${editions.older.id}: ${because.en}`,
    ),
    hint: text("请在 relations 中给每一个补写 rule-changed，或者改回去；也可以在指标文件里写明原来的办法", "write rule-changed for each of them in relations or take the change back; or state the old way in the indicators' files"),
  };
}

function causesOf({ before, after }: Inherited, editions: Editions): readonly Text[] {
  const old = new Map(indicatorSettings(before).map((setting) => [setting.key, setting.value]));
  const own = indicatorSettings(after).flatMap(({ key, title, value }) => {
    const was = old.get(key);
    return was === undefined || was.zh === value.zh ? [] : [{ what: title, older: was, newer: value }];
  });
  const causes = [...own, ...feltPolicies(after, editions)].map(({ what, older, newer }) => text(`${what.zh}由“${older?.zh ?? ""}”改为“${newer?.zh ?? ""}”`, `${what.en}: ${older?.en ?? ""} became ${newer?.en ?? ""}`));
  // the file is the older edition's own, so that what remains is what scheme.yaml puts into its rules
  return causes.length > 0 ? causes : [text("评议组的人数或者去掉高低分的办法", "the size of the panel or how its marks are trimmed")];
}
