/**
 * Matters on which the same was found come to the same points. Of those that nobody is shown, one is scored and stands
 * for all: a register of millions of records has hundreds of thousands of matters, and a few dozen that differ.
 *
 * That holds where findings meet on their matter alone. Where a combination counts by unit or by a field, and for
 * effects that set, limit, scale or veto, each matter is scored for itself.
 */
import type { CountedFinding, FindingKind, RuleFindings } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import type { Combination, Scheme } from "../model/scheme.ts";
import { directionOf } from "./contribution.ts";

/** The same findings, of matters that are alike only one, with how many it stands for. */
export function mergeAlike(scheme: Scheme, findings: ReadonlyMap<string, RuleFindings>): ReadonlyMap<string, RuleFindings> {
  const rules = scoredRules(scheme).filter(({ rule }) => findings.has(rule.id));
  // where every finding is listed there is nothing to merge
  if (rules.every(({ rule }) => isListedWhole(findings.get(rule.id)))) return findings;
  const matters = alikeMatters(rules, findings);
  const timesOf = ({ matter }: CountedFinding): number => {
    const alike = matters.get(matter);
    if (alike === undefined || alike.isAlone) return 1;
    return alike.first === matter ? alike.count : 0;
  };
  return new Map([...findings].map(([id, found]) => [id, { ...found, counted: (times = timesOf) => found.counted(times) }]));
}

interface ScoredRule {
  readonly rule: Rule;
  /** Whether its findings meet others on their matter alone. */
  readonly byMatter: boolean;
}

function scoredRules(scheme: Scheme): readonly ScoredRule[] {
  const owners: readonly { readonly rules: readonly Rule[]; readonly combinations: readonly Combination[] }[] = [
    ...scheme.indicators.flatMap((indicator) => indicator.parts),
    ...scheme.bonuses,
    ...scheme.penalties,
    ...scheme.vetoes,
  ];
  return owners.flatMap(({ rules, combinations }) => {
    const otherwise = new Set(combinations.filter(({ per }) => per.kind !== "matter").flatMap((one) => one.rules));
    return rules.flatMap((rule) => (rule.effect === undefined ? [] : [{ rule, byMatter: directionOf(rule.effect) !== "other" && !otherwise.has(rule.id) }]));
  });
}

function isListedWhole(found: RuleFindings | undefined): boolean {
  return found === undefined || found.kept === found.listed.length;
}

/** Matters on which so far the same was found, kind by kind in the order of rules. */
interface Alike {
  readonly next: Map<FindingKind, Alike>;
  /** The last of the rules. */
  readonly rule: string | undefined;
  /** Scored each for itself. */
  readonly isAlone: boolean;
  first: string | undefined;
  count: number;
}

function alikeMatters(rules: readonly ScoredRule[], findings: ReadonlyMap<string, RuleFindings>): ReadonlyMap<string, Alike> {
  const nothing = noneYet(undefined);
  const alone = noneYet(undefined, true);
  const matters = new Map<string, Alike>();
  for (const { rule, byMatter } of rules) {
    for (const { matter, kind, listed } of findings.get(rule.id)?.each() ?? []) {
      const before = matters.get(matter) ?? nothing;
      // two findings of one rule on a matter stand in the order of their places, which may be another than that of their coming
      const isAlone = before.isAlone || !byMatter || listed !== undefined || kind.possible?.many === true || before.rule === rule.id;
      matters.set(matter, isAlone ? alone : after(before, kind, rule.id));
    }
  }
  for (const [matter, alike] of matters) {
    alike.first ??= matter;
    alike.count += 1;
  }
  return matters;
}

function noneYet(rule: string | undefined, isAlone = false): Alike {
  return { next: new Map(), rule, isAlone, first: undefined, count: 0 };
}

function after(before: Alike, kind: FindingKind, rule: string): Alike {
  const known = before.next.get(kind) ?? noneYet(rule);
  before.next.set(kind, known);
  return known;
}
