/** Mergers and splits whose rules are not those that they were made of: their shares stand in the common core all the same. */
import { grouped } from "../model/grouped.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { formatExact } from "../model/rational.ts";
import type { Indicator, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { combinationWords } from "./combination-words.ts";
import { formOfRules, isSameForm, type Form } from "./rule-form.ts";
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
  const pieces = grouped(newer.relations.filter(({ kind }) => kind === "split"), ({ from }) => from[0] ?? "");
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
    const form = formOfRules([rule], [], context);
    return { id: rule.id, name: nameOf(rule.id), form: { ...form, shape: `${start} ${form.shape}` } };
  }));
}

function changesOf({ olders, newers }: Pick<Regrouping, "olders" | "newers">, groups: readonly string[]): readonly Text[] {
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
    ...combinationChanges({ olders, newers }, before, after),
    ...settingChanges(olders, newers),
  ];
}

function isSame(old: Clause, own: Clause): boolean {
  return isSameForm(old.form, own.form);
}

/**
 * How clauses that meet add up (combine), wherever the indicators end now: what was joined before and is not, or is joined otherwise.
 * Clauses that came or went are told as such, and are left out.
 */
function combinationChanges({ olders, newers }: Pick<Regrouping, "olders" | "newers">, before: readonly Clause[], after: readonly Clause[]): readonly Text[] {
  const oldKey = (old: Clause): string => before.find((one) => isSame(one, old))?.id ?? old.id;
  const origin = (own: Clause): Clause | undefined => before.find((old) => isSame(old, own)) ?? before.find(({ name }) => name === own.name);
  const origins = after.flatMap((own) => {
    const old = origin(own);
    return old === undefined ? [] : [[own.id, oldKey(old)] as const];
  });
  const [nowCalled, kept] = [new Map(origins), new Set(origins.map(([, key]) => key))];
  const thenCalled = new Map(before.map((old) => [old.id, oldKey(old)]));
  const [then, now] = [joinsOf(olders, (id) => thenCalled.get(id), kept), joinsOf(newers, (id) => nowCalled.get(id), kept)];
  const only = (one: readonly Join[], other: readonly Join[]): readonly Join[] => one.filter(({ key }) => !other.some((join) => join.key === key));
  const [lost, found] = [only(then, now), only(now, then)];
  if (lost.length + found.length === 0) return [];
  const told = (joins: readonly Join[], language: "zh" | "en"): string => (joins.length === 0 ? { zh: "没有写", en: "nothing" }[language] : joins.map(({ words }) => words[language]).join({ zh: "、", en: ", " }[language]));
  return [text(`碰在一起时的计分（combine）不同：原来${told(lost, "zh")}，现在${told(found, "zh")}`, `combine differs: ${told(lost, "en")} before, ${told(found, "en")} now`)];
}

interface Join {
  readonly key: string;
  readonly words: Text;
}

function joinsOf(indicators: readonly Indicator[], keyOf: (rule: string) => string | undefined, kept: ReadonlySet<string>): readonly Join[] {
  return indicators.flatMap(({ parts }) => parts.flatMap(({ combinations }) => combinations)).flatMap((one): readonly Join[] => {
    const rules = one.rules.flatMap((rule) => keyOf(rule) ?? []).filter((key) => kept.has(key));
    const { how, per, atMost } = one;
    if (rules.length === 0) return [];
    // only what comes first asks which stands before
    const key = JSON.stringify([how, per, atMost === undefined ? null : formatExact(atMost), how === "first" ? rules : rules.toSorted()]);
    return [{ key, words: combinationWords(one, (rule) => rule) }];
  });
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
