/** What changed between the file of an indicator (or bonus, penalty, veto) and its predecessors. */
import type { FileChanges, NumberChange, RuleChange, SchemeChange } from "../model/edition-view.ts";
import { formatExact } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import type { Adjustment, Combination, Indicator, Part, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { mechanicsOf } from "./rule-mechanics.ts";
import { indicatorSettings } from "./settings.ts";
import { numberView } from "./view-edition.ts";
import { wordChanges } from "./word-changes.ts";

export type RuleFile = Pick<Indicator, "id" | "basis" | "numbers" | "evidence" | "probes"> & { readonly rules: readonly Rule[]; readonly combinations: readonly Combination[] };

export function fileOfIndicator(indicator: Indicator): RuleFile {
  const { id, basis, numbers, evidence, probes, parts } = indicator;
  return { id, basis, numbers, evidence, probes, rules: parts.flatMap((part) => part.rules), combinations: parts.flatMap((part) => part.combinations) };
}

export function fileOfAdjustment({ id, basis, numbers, evidence, probes, rules, combinations }: Adjustment): RuleFile {
  return { id, basis, numbers, evidence, probes, rules, combinations };
}

export interface Sides {
  readonly older: Scheme;
  readonly newer: Scheme;
}

/** `others`: what the caller found besides. */
export function diffFiles(olders: readonly RuleFile[], newer: RuleFile, others: readonly SchemeChange[], sides: Sides): FileChanges {
  const numbers = numberChanges(olders, newer, sides);
  return {
    numbers,
    rules: ruleChanges(olders, newer, numbers.length > 0),
    basis: listChanges(olders.flatMap(({ basis }) => basis), newer.basis),
    evidence: listChanges(olders.flatMap((older) => evidenceNames(older, sides.older)), evidenceNames(newer, sides.newer)),
    others: [...others, ...combinationChange(olders, newer)],
  };
}

export const nothingChanged: FileChanges = { numbers: [], rules: [], basis: { added: [], removed: [] }, evidence: { added: [], removed: [] }, others: [] };

export function isUnchanged({ numbers, rules, basis, evidence, others }: FileChanges): boolean {
  return [numbers, rules, basis.added, basis.removed, evidence.added, evidence.removed, others].every((list) => list.length === 0);
}

function numberChanges(olders: readonly RuleFile[], newer: RuleFile, sides: Sides): readonly NumberChange[] {
  const before = new Map(olders.flatMap(({ numbers }) => numbers.map((number) => [number.key, numberView(number, sides.older.groups)] as const)));
  const after = new Map(newer.numbers.map((number) => [number.key, numberView(number, sides.newer.groups)] as const));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key): readonly NumberChange[] => {
    const [old, own] = [before.get(key), after.get(key)];
    if (old?.value.zh === own?.value.zh && old?.unit === own?.unit) return [];
    const withUnit = old !== undefined && own !== undefined && old.unit !== own.unit;
    const written = (side: typeof old): Text | null => (side === undefined ? null : withUnit ? text(`${side.value.zh} ${side.unit}`, `${side.value.en} ${side.unit}`) : side.value);
    return [{ key, unit: withUnit ? "" : (own?.unit ?? old?.unit ?? ""), older: written(old), newer: written(own) }];
  });
}

/** Rules are matched by what follows the indicator's id, so that a rule taken over under a new id is one changed rule. */
function ruleChanges(olders: readonly RuleFile[], newer: RuleFile, numbersMoved: boolean): readonly RuleChange[] {
  const before = olders.flatMap((file) => file.rules.map((rule) => ({ file, rule })));
  const matched = new Set<string>();
  const changes = newer.rules.flatMap((rule): readonly RuleChange[] => {
    const name = rule.id.slice(newer.id.length);
    const old = before.find((one) => one.rule.id.slice(one.file.id.length) === name && !matched.has(one.rule.id));
    if (old === undefined) return [{ kind: "added", id: rule.id, wording: rule.wording }];
    matched.add(old.rule.id);
    const differ = (numbers: "numbers" | "no-numbers"): boolean => mechanicsOf(old.rule, old.file, newer.id, numbers) !== mechanicsOf(rule, newer, newer.id, numbers);
    // a changed number is told as such; one that is written into the rule itself is told nowhere else
    const mechanics = differ("no-numbers") || (!numbersMoved && rule.wording === old.rule.wording && differ("numbers"));
    if (rule.wording === old.rule.wording && !mechanics) return [];
    return [{ kind: "changed", id: rule.id, from: old.rule.id, older: old.rule.wording, newer: rule.wording, words: wordChanges(old.rule.wording, rule.wording), mechanics }];
  });
  const removed = before.filter(({ rule }) => !matched.has(rule.id)).map(({ rule }): RuleChange => ({ kind: "removed", id: rule.id, wording: rule.wording }));
  return [...changes, ...removed];
}

function combinationChange(olders: readonly RuleFile[], newer: RuleFile): readonly SchemeChange[] {
  const before = olders.flatMap((file) => file.combinations.map((one) => combinationWords(one, file.id, newer.id)));
  const after = newer.combinations.map((one) => combinationWords(one, newer.id, newer.id));
  if (before.map(({ zh }) => zh).join("；") === after.map(({ zh }) => zh).join("；")) return [];
  const joined = (all: readonly Text[]): Text | null => (all.length === 0 ? null : text(all.map(({ zh }) => zh).join("；"), all.map(({ en }) => en).join("; ")));
  return [{ what: text("几条细则碰在一起时", "Where rules meet"), older: joined(before), newer: joined(after) }];
}

function combinationWords({ how, per, atMost, rules }: Combination, ownId: string, asId: string): Text {
  const names = rules.map((rule) => (rule.startsWith(`${ownId}-`) ? `${asId}${rule.slice(ownId.length)}` : rule));
  const each = per.kind === "matter" ? text("同一事项", "of one matter") : per.kind === "unit" ? text("全年", "of the unit") : text(`“${per.field}”相同的`, `of one ${per.field}`);
  const does = { sum: text("相加", "added up"), first: text("只取先成立的一条", "only the first"), highest: text("只取最高的一条", "only the highest") }[how];
  const cap = atMost === undefined ? text("", "") : text(`，不超过 ${formatExact(atMost)} 分`, `, at most ${formatExact(atMost)}`);
  return text(`${each.zh} ${names.join("、")} ${does.zh}${cap.zh}`, `${names.join(", ")} ${each.en}: ${does.en}${cap.en}`);
}

function evidenceNames({ evidence }: RuleFile, { recordTypes }: Scheme): readonly string[] {
  return evidence.map(({ type, document }) => `${recordTypes.get(type)?.title.zh ?? type}：${document}`);
}

function listChanges(before: readonly string[], after: readonly string[]): FileChanges["basis"] {
  return { added: after.filter((one) => !before.includes(one)), removed: [...new Set(before)].filter((one) => !after.includes(one)) };
}

/** What an indicator says besides numbers and rules. */
export function otherChanges(olders: readonly Indicator[], newer: Indicator): readonly SchemeChange[] {
  const [only, ...more] = olders;
  if (only === undefined || more.length > 0) return [];
  const pair = (what: Text, old: Text, own: Text): readonly SchemeChange[] => (old.zh === own.zh ? [] : [{ what, older: old, newer: own }]);
  const settings = indicatorSettings(newer).flatMap(({ key, title, value }) => {
    const old = indicatorSettings(only).find((setting) => setting.key === key);
    return old === undefined ? [] : pair(title, old.value, value);
  });
  return [
    // under another id the title is another one anyway
    ...(only.id === newer.id ? pair(text("名称", "Title"), only.title, newer.title) : []),
    ...pair(text("考核内容", "Question"), text(only.question, only.question), text(newer.question, newer.question)),
    ...pair(text("计分办法", "How it is counted"), partsWords(only.parts), partsWords(newer.parts)),
    ...settings,
  ];
}

function partsWords(parts: readonly Part[]): Text {
  const start = (part: Part): Text => (part.start === "full" ? text("自满分起扣", "deducted from full points") : text("自零分起计", "counted up from nothing"));
  const [only] = parts;
  if (parts.length === 1 && only?.id === "") return start(only);
  return text(
    parts.map((part) => `${part.title.zh} ${formatExact(part.points)} 分，${start(part).zh}`).join("；"),
    parts.map((part) => `${part.title.en} ${formatExact(part.points)}, ${start(part).en}`).join("; "),
  );
}
