/** What an edition holds, and how two editions differ, as data: what `show` and `diff` print. */
import type { RelationKind } from "./scheme.ts";
import type { Text } from "./text.ts";

/** A whole edition with everything that it inherits put in. Numbers are decimal strings. */
export interface EditionView {
  readonly format: "kaoping/edition@1";
  readonly id: string;
  readonly year: number;
  readonly title: Text;
  readonly authority: Text;
  readonly provenance: { readonly kind: "official" | "reconstruction"; readonly known: readonly Text[]; readonly ours: readonly Text[] };
  readonly period: { readonly from: string; readonly to: string };
  readonly total: string;
  /** Oldest first; the last is the edition itself. */
  readonly lineage: readonly EditionName[];
  readonly areas: readonly AreaView[];
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly profiles: readonly ProfileView[];
  readonly indicators: readonly IndicatorView[];
  readonly bonuses: readonly AdjustmentView[];
  readonly penalties: readonly AdjustmentView[];
  readonly vetoes: readonly AdjustmentView[];
  readonly grades: readonly GradeView[];
  readonly settings: readonly SettingView[];
  readonly consistency: readonly { readonly id: string; readonly title: Text }[];
  readonly retired: readonly { readonly id: string; readonly why: string }[];
}

export interface EditionName {
  readonly id: string;
  readonly year: number;
  readonly title: Text;
}

export interface AreaView {
  readonly id: string;
  readonly title: Text;
  readonly points: string;
  /** "1" where areas are not weighted. */
  readonly weight: string;
  readonly minimum: { readonly points: string; readonly gradeAtMost: string } | null;
  readonly indicators: readonly string[];
}

export interface ProfileView {
  readonly id: string;
  readonly title: Text;
  readonly unitTypes: readonly string[];
  readonly indicators: readonly string[];
  readonly points: string;
}

/** `from` to below `below`; `null`: no upper end. */
export interface GradeView {
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly below: string | null;
}

/** One policy of the edition, or of an indicator, in words. */
export interface SettingView {
  readonly key: string;
  readonly title: Text;
  readonly value: Text;
}

export interface NumberView {
  readonly key: string;
  /** One number, or one for each group: 镇组 48、街道组 36. */
  readonly value: Text;
  readonly unit: string;
  readonly source: string;
}

export interface RuleView {
  readonly id: string;
  /** Its numbers put in. */
  readonly wording: string;
  /** Moves points; others only sort records for facts to count. */
  readonly scored: boolean;
}

export interface PartView {
  /** "" where the indicator has no parts. */
  readonly id: string;
  readonly title: Text;
  readonly points: string;
  readonly start: "full" | "zero";
  readonly rules: readonly RuleView[];
}

interface RuleFileView {
  readonly id: string;
  readonly title: Text;
  /** Id of the edition whose folder holds the file. */
  readonly origin: string;
  readonly file: string;
  readonly basis: readonly string[];
  readonly numbers: readonly NumberView[];
  readonly evidence: readonly { readonly type: string; readonly title: Text; readonly document: string }[];
  readonly examples: number;
}

export interface IndicatorView extends RuleFileView {
  readonly area: string;
  readonly points: string;
  readonly question: string;
  readonly why: string;
  readonly parts: readonly PartView[];
  readonly settings: readonly SettingView[];
  /** How it relates to the edition before; `null` in a first edition, `same` where nothing is said. */
  readonly relation: { readonly kind: RelationKind; readonly from: readonly string[]; readonly why: string } | null;
}

export interface AdjustmentView extends RuleFileView {
  readonly rules: readonly RuleView[];
}

export interface EditionDiff {
  readonly format: "kaoping/edition-diff@1";
  readonly older: EditionName;
  readonly newer: EditionName;
  /** Ids from the older to the newer edition; empty where neither extends the other and ids alone are compared. */
  readonly path: readonly string[];
  readonly scheme: readonly SchemeChange[];
  /** In the order of the newer edition, those retired at the end; unchanged ones stand here too, with nothing under them. */
  readonly indicators: readonly IndicatorDiff[];
  readonly adjustments: readonly AdjustmentDiff[];
  readonly law: readonly LawChange[];
}

/** One thing of scheme.yaml; `null` on the side where it is not. */
export interface SchemeChange {
  readonly what: Text;
  readonly older: Text | null;
  readonly newer: Text | null;
}

export interface IndicatorDiff {
  readonly kind: RelationKind;
  /** `null` where it is retired. */
  readonly newer: IndicatorName | null;
  /** Predecessors, as they stood in the older edition. */
  readonly older: readonly IndicatorName[];
  /** What the authors said, edition by edition. */
  readonly why: readonly string[];
  readonly changes: FileChanges;
}

export interface IndicatorName {
  readonly id: string;
  readonly title: Text;
  readonly points: string;
}

export interface AdjustmentDiff {
  readonly what: "bonus" | "penalty" | "veto";
  readonly id: string;
  readonly title: Text;
  readonly kind: "new" | "retired" | "changed";
  readonly changes: FileChanges;
}

export interface FileChanges {
  readonly numbers: readonly NumberChange[];
  readonly rules: readonly RuleChange[];
  readonly basis: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly evidence: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Question, settings, parts: whatever else reads differently. */
  readonly others: readonly SchemeChange[];
}

export interface NumberChange {
  readonly key: string;
  readonly unit: string;
  readonly older: Text | null;
  readonly newer: Text | null;
}

export type RuleChange =
  | { readonly kind: "added"; readonly id: string; readonly wording: string }
  | { readonly kind: "removed"; readonly id: string; readonly wording: string }
  /** `mechanics`: the condition, the effect or the way it adds up differs too, or alone. */
  | { readonly kind: "changed"; readonly id: string; readonly from: string; readonly older: string; readonly newer: string; readonly words: readonly WordChange[]; readonly mechanics: boolean };

/** A wording piece by piece: kept, or old words in whose place new ones stand (either may be empty). */
export type WordChange = { readonly kept: string } | { readonly old: string; readonly new: string };

export interface LawChange {
  readonly parameter: string;
  readonly title: Text;
  readonly unit: string;
  readonly selectedBy: Text;
  readonly from: string;
  readonly older: string;
  readonly newer: string;
  readonly source: string;
  /** It comes into force inside the newer edition's period: matters before that day still go by the old value. */
  readonly withinPeriod: boolean;
}
