/** What changed between the file of an indicator (or bonus, penalty, veto) and its predecessors. */
import type { FileChanges, NumberChange, RuleChange, SchemeChange } from "../model/edition-view.ts";
import { formatExact } from "../model/rational.ts";
import type { Adjustment, Indicator, Part, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { changedNumbers, type ChangedNumbers } from "./changed-numbers.ts";
import { combinationWords } from "./combination-words.ts";
import { feltPolicies } from "./felt-policies.ts";
import { combinationsOf, matchRules, type MatchedRules, type RuleHome } from "./match-rules.ts";
import { indicatorSettings } from "./settings.ts";
import { numberView } from "./view-edition.ts";
import { wordChanges } from "./word-changes.ts";
import { commonGroups } from "./works-alike.ts";

export type RuleFile = RuleHome & Pick<Indicator, "basis" | "numbers" | "evidence">;

export function fileOfIndicator({ id, basis, numbers, evidence, probes, parts }: Indicator): RuleFile {
  return { id, basis, numbers, evidence, probes, parts };
}

export function fileOfAdjustment({ id, basis, numbers, evidence, probes, rules, combinations }: Adjustment): RuleFile {
  return { id, basis, numbers, evidence, probes, parts: [{ rules, combinations }] };
}

export interface Sides {
  readonly older: Scheme;
  readonly newer: Scheme;
}

/** `others`: what the caller found besides. */
export function diffFiles(olders: readonly RuleFile[], newer: RuleFile, others: readonly SchemeChange[], sides: Sides): FileChanges {
  const groups = commonGroups(sides);
  const matched = matchRules(olders, newer, groups);
  return {
    numbers: numberChanges(olders, newer, sides),
    rules: ruleChanges(matched, changedNumbers(olders.flatMap(({ numbers }) => numbers), newer.numbers, groups)),
    basis: listChanges(olders.flatMap(({ basis }) => basis), newer.basis),
    evidence: listChanges(olders.flatMap((older) => evidenceNames(older, sides.older)), evidenceNames(newer, sides.newer)),
    others: [...others, ...orderChange(olders, newer, matched), ...combinationChange(olders, newer, matched)],
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

/** In the order of the newer file; what is gone stands behind. */
function ruleChanges(matched: MatchedRules, numbers: ChangedNumbers): readonly RuleChange[] {
  const { living, removed } = matched;
  return [
    ...living.flatMap(({ old: before, own: { rule: own } }): readonly RuleChange[] => {
      if (before === undefined) return [{ kind: "added", id: own.id, wording: own.wording }];
      const mechanics = matched.isOther(before, own, numbers);
      const old = before.rule;
      if (own.wording === old.wording && !mechanics) return [];
      return [{ kind: "changed", id: own.id, from: old.id, older: old.wording, newer: own.wording, words: wordChanges(old.wording, own.wording), mechanics }];
    }),
    ...removed.map(({ rule: { id, wording } }): RuleChange => ({ kind: "removed", id, wording })),
  ];
}

/** Effects apply in the order written, and to their part. Rules that came or went are told as such; of several predecessors no order is known. */
function orderChange(olders: readonly RuleFile[], newer: RuleFile, { newerId, living }: MatchedRules): readonly SchemeChange[] {
  const [only, ...more] = olders;
  if (only === undefined || more.length > 0) return [];
  const fresh = new Set(living.filter(({ old }) => old === undefined).map(({ own }) => own.rule.id));
  const before = only.parts.map(({ rules }) => rules.flatMap(({ id }) => newerId(id) ?? []).join("、"));
  const after = newer.parts.map(({ rules }) => rules.map(({ id }) => id).filter((id) => !fresh.has(id)).join("、"));
  // a part more or less is told as such; only a rule that moved between them is told here
  const written = (parts: readonly string[]): string => (before.length === after.length ? parts : parts.filter((rules) => rules !== "")).join("；");
  const [old, own] = [written(before), written(after)];
  return old === own ? [] : [{ what: text("细则的先后、所属分项", "Order of rules, and their parts"), older: text(old, old), newer: text(own, own) }];
}

function combinationChange(olders: readonly RuleFile[], newer: RuleFile, { isSameCombination, newerId }: MatchedRules): readonly SchemeChange[] {
  const [before, after] = [olders.flatMap(combinationsOf), combinationsOf(newer)];
  if (isSameCombination(before, after)) return [];
  const joined = (all: readonly Text[]): Text | null => (all.length === 0 ? null : text(all.map(({ zh }) => zh).join("；"), all.map(({ en }) => en).join("; ")));
  return [{
    what: text("几条细则碰在一起时", "Where rules meet"),
    older: joined(before.map(({ combination }) => combinationWords(combination, (id) => newerId(id) ?? id))),
    newer: joined(after.map(({ combination }) => combinationWords(combination, (id) => id))),
  }];
}

function evidenceNames({ evidence }: RuleFile, { recordTypes }: Scheme): readonly string[] {
  return evidence.map(({ type, document }) => `${recordTypes.get(type)?.title.zh ?? type}：${document}`);
}

function listChanges(before: readonly string[], after: readonly string[]): FileChanges["basis"] {
  return { added: after.filter((one) => !before.includes(one)), removed: [...new Set(before)].filter((one) => !after.includes(one)) };
}

/** What an indicator says besides numbers and rules. */
export function otherChanges(olders: readonly Indicator[], newer: Indicator, sides: Sides): readonly SchemeChange[] {
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
    ...feltPolicies(newer, sides),
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
