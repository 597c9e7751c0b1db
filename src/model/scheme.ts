import type { Period } from "./assessment.ts";
import type { Consistency } from "./consistency.ts";
import type { LawParameter } from "./law.ts";
import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";
import type { RecordType } from "./record-type.ts";
import type { Rule } from "./rule.ts";
import type { Text } from "./text.ts";

/** A scheme (考核方案) as issued for one year, with everything that it extends put in. */
export interface Scheme {
  readonly id: string;
  readonly year: number;
  readonly title: Text;
  readonly authority: Text;
  readonly provenance: Provenance;
  readonly period: Period;
  readonly total: Rational;
  /** In printing order. */
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  readonly profiles: readonly Profile[];
  /** In printing order. */
  readonly indicators: readonly Indicator[];
  readonly bonuses: readonly Adjustment[];
  readonly penalties: readonly Adjustment[];
  readonly vetoes: readonly Adjustment[];
  readonly grades: readonly GradeBand[];
  readonly policies: Policies;
  readonly consistency: Consistency;
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  readonly lawParameters: ReadonlyMap<string, LawParameter>;
  /** How the indicators relate to those of the edition it extends; empty for a first edition. */
  readonly relations: readonly DeclaredRelation[];
  /** The whole way from the first edition of the chain, oldest step first; empty for a first edition. */
  readonly crosswalk: readonly EditionStep[];
  /** The edition and what it extends, oldest first; the last is the edition itself. */
  readonly lineage: readonly Ancestor[];
}

/** One edition of a chain of `extends`. */
export interface Ancestor {
  readonly id: string;
  readonly year: number;
  readonly title: Text;
  /** The examples in its files are about this period. */
  readonly period: Period;
}

export interface Provenance {
  readonly kind: "official" | "reconstruction";
  /** What is known from published sources. */
  readonly known: readonly Text[];
  /** What is our own design. */
  readonly ours: readonly Text[];
}

export interface Area {
  readonly id: string;
  readonly title: Text;
  readonly points: Rational;
  /** Ids of its indicators, in order. */
  readonly indicators: readonly string[];
  /** Below this many points the grade is capped (单项不合格); absent: no such gate. */
  readonly minimum: { readonly points: Rational; readonly gradeAtMost: string } | undefined;
  /** Its share in the base total, where areas are scored apart and weighted (网上80%+现场20%); 1 otherwise. */
  readonly weight: Rational;
}

/** Who is ranked together. */
export interface Group {
  readonly id: string;
  readonly title: Text;
}

/** Which indicators bind which unit types; each profile adds up to the total. */
export interface Profile {
  readonly id: string;
  readonly title: Text;
  readonly unitTypes: readonly string[];
  readonly indicators: readonly string[];
}

/** An indicator (指标): the smallest thing with full points. One file. */
export interface Indicator {
  readonly id: string;
  readonly area: string;
  readonly title: Text;
  readonly points: Rational;
  readonly question: string;
  readonly why: string;
  readonly basis: readonly string[];
  readonly numbers: readonly SchemeNumber[];
  readonly evidence: readonly EvidenceDemand[];
  /** What it means that nothing was handed in. */
  readonly missingEvidence: "undecided" | "zero";
  /** What happens to its points where it does not apply. */
  readonly notApplicable: "full" | "area" | "scheme";
  readonly floor: "indicator" | "spill";
  /** At least one; the only one has the id "" where the file names no parts. */
  readonly parts: readonly Part[];
  /** Hidden rules without effect, made from every `where`: judged like others, printed nowhere. */
  readonly probes: readonly Rule[];
  readonly examples: readonly WorkedExample[];
  /** Id of the edition in whose folder the file lies: its own, or the one it is inherited from. */
  readonly origin: string;
  readonly position: Position;
}

/** A number that may change, with its unit and source. */
export interface SchemeNumber {
  readonly key: string;
  readonly value: Rational | ReadonlyMap<string, Rational>;
  readonly unit: string;
  readonly source: string;
  readonly position: Position;
}

export interface EvidenceDemand {
  readonly type: string;
  /** The paper that shows it (佐证材料名称). */
  readonly document: string;
}

/** A part of an indicator (分项): its own points, rules and combination. */
export interface Part {
  readonly id: string;
  readonly title: Text;
  readonly points: Rational;
  /** `full`: deductions come off; `zero`: awards add up. */
  readonly start: "full" | "zero";
  readonly rules: readonly Rule[];
  readonly combinations: readonly Combination[];
}

/** How findings that meet add up. */
export interface Combination {
  readonly how: "sum" | "first" | "highest";
  readonly per: { readonly kind: "matter" } | { readonly kind: "field"; readonly field: string } | { readonly kind: "unit" };
  readonly atMost: Rational | undefined;
  /** Ids of the rules that take part. */
  readonly rules: readonly string[];
}

/** A bonus, penalty or veto outside the indicators: a rule file of the same form. */
export interface Adjustment {
  readonly id: string;
  readonly title: Text;
  readonly basis: readonly string[];
  readonly numbers: readonly SchemeNumber[];
  readonly evidence: readonly EvidenceDemand[];
  readonly missingEvidence: "undecided" | "zero";
  readonly rules: readonly Rule[];
  readonly combinations: readonly Combination[];
  /** Hidden rules without effect, made from every `where`. */
  readonly probes: readonly Rule[];
  readonly examples: readonly WorkedExample[];
  /** Id of the edition in whose folder the file lies: its own, or the one it is inherited from. */
  readonly origin: string;
  readonly position: Position;
}

/** Half-open [from, below); in descending order, together covering 0 and everything above. */
export interface GradeBand {
  readonly id: string;
  readonly title: Text;
  readonly from: Rational;
  readonly below: Rational | undefined;
}

export interface Policies {
  readonly roundingPlaces: number;
  /** Ids of areas compared in turn when totals are equal. */
  readonly tieBreak: readonly string[];
  readonly bonusGate: Rational | undefined;
  readonly bonusCap: Rational | undefined;
  /** A ceiling on the total with bonus and penalties in (加减分在总分内); absent: none. */
  readonly totalAtMost: Rational | undefined;
  /** Conversion to an outer weight (折算), on a line of its own. */
  readonly conversion: { readonly to: Rational; readonly title: Text } | undefined;
  /** Most units of a group that may hold a grade, as a share of the group; absent: no quota. */
  readonly gradeQuota: { readonly grade: string; readonly share: Rational } | undefined;
  readonly lateConfirmation: "confirmed" | "reached";
}

/** A worked example (算例): records over a base record, and what must come out. */
export interface WorkedExample {
  readonly name: string;
  readonly asOf: string | undefined;
  readonly unit: { readonly type: string; readonly group: string } | undefined;
  /** Records by type, as the author wrote them over the type's example record. */
  readonly records: readonly ExampleRecord[];
  readonly submitted: Readonly<Record<string, string>>;
  /** Points of the indicator; for bonuses and penalties, the points added (negative: taken); absent for vetoes. */
  readonly points: Rational | { readonly low: Rational; readonly high: Rational } | undefined;
  /** Expected findings: rule id → how many triggered. */
  readonly triggered: ReadonlyMap<string, number>;
  readonly state: "scored" | "not-applicable" | "undecided" | "vetoed" | undefined;
  readonly position: Position;
}

export interface ExampleRecord {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

export type RelationKind = "same" | "reweighted" | "rule-changed" | "split" | "merged" | "replaced" | "new" | "retired";

export interface Relation {
  readonly indicator: string;
  readonly kind: RelationKind;
  readonly from: readonly string[];
  /** What the author says about the change; "" where nothing is said. */
  readonly why: string;
  /** Its records were not asked for before, or name a year, so that another year's evidence says nothing about it. */
  readonly neverRestated?: true;
}

/** A relation that stands in scheme.yaml. */
export interface DeclaredRelation extends Relation {
  readonly position: Position;
}

/** How one edition came out of the one it extends: every indicator of it, the unchanged ones too, and those retired. */
export interface EditionStep {
  readonly edition: string;
  readonly extends: string;
  readonly relations: readonly Relation[];
}
