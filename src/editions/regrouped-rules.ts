/** Mergers and splits whose rules are not those that they were made of: their shares stand in the common core all the same. */
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { equals } from "../model/rational.ts";
import type { DeclaredRelation, Indicator, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { formOfRules, type Form } from "./rule-form.ts";
import { indicatorSettings } from "./settings.ts";
import { commonGroups } from "./works-alike.ts";

export function regroupedRules(older: Scheme, newer: Scheme): readonly Problem[] {
  const groups = commonGroups({ older, newer });
  return regroupingsOf(older, newer).flatMap((one) => {
    const changes = changesOf(one, groups);
    return changes.length === 0 ? [] : [moreThanRegrouped(one, changes)];
  });
}

interface Regrouping {
  readonly kind: "merged" | "split";
  readonly olders: readonly Indicator[];
  readonly newers: readonly Indicator[];
  readonly position: Position;
}

/** Each merger, and all that one indicator was split into together. */
function regroupingsOf(older: Scheme, newer: Scheme): readonly Regrouping[] {
  const named = (ids: readonly string[], { indicators }: Scheme): readonly Indicator[] => ids.flatMap((id) => indicators.find((indicator) => indicator.id === id) ?? []);
  const mergers = newer.relations.filter(({ kind }) => kind === "merged").map(({ indicator, from, position }): Regrouping => ({ kind: "merged", olders: named(from, older), newers: named([indicator], newer), position }));
  const pieces = new Map<string, DeclaredRelation[]>();
  for (const relation of newer.relations) if (relation.kind === "split") pieces.set(relation.from[0] ?? "", [...(pieces.get(relation.from[0] ?? "") ?? []), relation]);
  const splits = [...pieces].flatMap(([from, relations]): readonly Regrouping[] => {
    const [first] = relations;
    return first === undefined ? [] : [{ kind: "split", olders: named([from], older), newers: named(relations.map(({ indicator }) => indicator), newer), position: first.position }];
  });
  return [...mergers, ...splits];
}

/** A clause under the name that it keeps when it moves: its id without the indicator's. */
interface Clause {
  readonly id: string;
  readonly name: string;
  readonly form: Form;
}

function clausesOf({ id, parts, probes }: Indicator, groups: readonly string[]): readonly Clause[] {
  const nameOf = (rule: string): string => (rule.startsWith(`${id}-`) ? rule.slice(id.length + 1) : rule);
  const context = { own: id, groups, probes: new Map(probes.map((probe) => [probe.id, probe])), ruleName: nameOf };
  return parts.flatMap(({ rules, start }) => rules.map((rule) => {
    const { shape, points } = formOfRules([rule], [], context);
    return { id: rule.id, name: nameOf(rule.id), form: { shape: `${start} ${shape}`, points } };
  }));
}

function changesOf({ olders, newers }: Regrouping, groups: readonly string[]): readonly Text[] {
  const before = olders.flatMap((one) => clausesOf(one, groups));
  const after = newers.flatMap((one) => clausesOf(one, groups));
  const kept = after.filter((own) => before.some((old) => isSame(old, own)));
  const changed = after.filter((own) => !kept.includes(own)).map((own) => ({ own, old: before.find(({ name }) => name === own.name) }));
  const named = changed.flatMap(({ own, old }) => (old === undefined ? [] : [text(`${own.id} 与 ${old.id} 不同`, `${own.id} differs from ${old.id}`)]));
  const added = changed.filter(({ old }) => old === undefined).map(({ own }) => own.id);
  const gone = before.filter((old) => !after.some((own) => own.name === old.name || isSame(old, own))).map(({ id }) => id);
  return [
    ...named,
    ...(added.length === 0 ? [] : [text(`新增 ${added.join("、")}`, `new: ${added.join(", ")}`)]),
    ...(gone.length === 0 ? [] : [text(`没有沿用 ${gone.join("、")}`, `not taken over: ${gone.join(", ")}`)]),
    ...settingChanges(olders, newers),
  ];
}

function isSame(old: Clause, own: Clause): boolean {
  return old.form.shape === own.form.shape && old.form.points.length === own.form.points.length && own.form.points.every((points, index) => equals(points, old.form.points[index] ?? points));
}

/** Told where no predecessor had it so. */
function settingChanges(olders: readonly Indicator[], newers: readonly Indicator[]): readonly Text[] {
  const before = olders.flatMap(indicatorSettings);
  const found = newers.flatMap((one) => indicatorSettings(one).filter(({ key, value }) => !before.some((old) => old.key === key && old.value.zh === value.zh)).map(({ title, value }) => text(`${one.id} ${title.zh}改为“${value.zh}”`, `${one.id} ${title.en} became ${value.en}`)));
  return found;
}

function moreThanRegrouped({ kind, olders, newers, position }: Regrouping, changes: readonly Text[]): Problem {
  const [from, to] = [olders, newers].map((list) => list.map(({ id }) => id));
  const [zh, en] = [changes.map((one) => one.zh).join("；"), changes.map((one) => one.en).join("; ")];
  const message = kind === "merged"
    ? text(`“${to?.join("、") ?? ""}”写的是由 ${from?.join("、") ?? ""} 合并，但细则不只是并在一起：${zh}`, `“${to?.join(", ") ?? ""}” is said to be ${from?.join(" and ") ?? ""} merged, but its rules were not only put together: ${en}`)
    : text(`“${to?.join("、") ?? ""}”写的是由 ${from?.join("、") ?? ""} 拆分，但细则不只是分开：${zh}`, `“${to?.join(", ") ?? ""}” is said to be ${from?.join(" and ") ?? ""} split, but its rules were not only taken apart: ${en}`);
  return {
    code: "relation-regrouped",
    severity: "note",
    position,
    message,
    hint: kind === "merged"
      ? text("年度对比会把它列入可比部分。只是整理条文的，不必理会；问的、扣的变了的，请写 replaced", "a comparison takes it as comparable. Nothing need be done where clauses were only tidied; write replaced where what is asked or deducted changed")
      : text("年度对比会把它们列入可比部分。只是整理条文的，不必理会；问的、扣的变了的，请改写：接着问的一个写 rule-changed，其余写 new", "a comparison takes them as comparable. Nothing need be done where clauses were only tidied; where what is asked or deducted changed write rule-changed for the one that goes on asking and new for the rest"),
  };
}
