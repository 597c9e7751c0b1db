/**
 * What is kept of the findings of one rule and unit. A finding is whole for a moment: it is handed to whoever takes it.
 * What outlives that is the first of them, which a reader will be shown, and of each a row of numbers to count points from.
 */
import type { FactValue } from "../model/fact.ts";
import { FactRow } from "../model/fact-row.ts";
import type { ClockExplanation, Finding, FindingOutcome, FindingRecord, PossibleOutcomes, RuleFindings } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import { placesOf } from "../model/value-row.ts";
import { effectFacts } from "../scheme/effect-facts.ts";
import { FindingColumns } from "./finding-columns.ts";
import { FindingKinds } from "./finding-kinds.ts";
import { comparePlaces, placeOf, type FindingPlace } from "./finding-place.ts";
import { ListedFindings } from "./listed-findings.ts";
import type { PlannedRule } from "./plan.ts";
import type { SharedTexts } from "./shared-texts.ts";

/** A case (情形) that rules are asked about: a record, a group or the unit. */
export interface Case {
  /** Its matter, where the rule names no field for it. */
  readonly id: string;
  readonly read: (fact: string) => FactValue;
  readonly records: readonly FindingRecord[];
  readonly clock: () => ClockExplanation | undefined;
}

/** What findings are kept with. */
export interface Keeping {
  readonly shared: SharedTexts;
  /** Takes each finding that is kept, whole, as it comes. */
  readonly takerFor?: TakerFor;
}

/** Who takes the findings of a rule and unit; `undefined` where nobody wants them. Asked when there is a first one. */
export type TakerFor = (unit: string, rule: Rule) => ((finding: Finding) => void) | undefined;

/** A record that is remembered for where it stands. */
interface Remembered {
  readonly place: FindingPlace;
  readonly records: readonly FindingRecord[];
}

/** What points are counted from. */
export type Kept = Omit<RuleFindings, "rule" | "counts">;

export const NOTHING_KEPT: Kept = { kept: 0, listed: [], kinds: [], each: () => [], counted: () => [], firstOpen: undefined };

export class KeptFindings {
  readonly #planned: PlannedRule;
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #take: ((finding: Finding) => void) | undefined;
  readonly #listed = new ListedFindings();
  readonly #kinds: FindingKinds;
  readonly #columns: FindingColumns;
  readonly #clear: Remembered[] = [];
  #firstOpen: Remembered | undefined;

  constructor(unit: string, planned: PlannedRule, { shared, takerFor }: Keeping) {
    const { rule } = planned;
    this.#planned = planned;
    this.#names = [...new Set(rule.reads)];
    this.#places = placesOf(this.#names);
    this.#take = takerFor?.(unit, rule);
    this.#kinds = new FindingKinds(effectFacts(rule.effect));
    this.#columns = new FindingColumns(shared);
  }

  add(about: Case, outcome: FindingOutcome, possible: PossibleOutcomes | undefined): void {
    const { read, records } = about;
    const { rule, combineBy, listsClear } = this.#planned;
    const place = placeOf(nameOf(rule.matter, read) ?? about.id, records);
    let whole: Finding | undefined;
    const make = (): Finding => (whole ??= this.#whole(about, place.matter, outcome, possible));
    this.#take?.(make());
    this.#listed.add(place, this.#columns.count, make);
    this.#columns.add(place, nameOf(combineBy, read), this.#kinds.numberOf(outcome, possible, read));
    if (outcome === "clear" && listsClear) this.#clear.push({ place, records });
    if (outcome === "no-evidence" && records.length > 0 && (this.#firstOpen === undefined || comparePlaces(place, this.#firstOpen.place) < 0)) this.#firstOpen = { place, records };
  }

  /** Records of clear findings, for facts that show what kept a share down. */
  clearRecords(): readonly FindingRecord[] {
    return this.#clear.toSorted((a, b) => comparePlaces(a.place, b.place)).flatMap(({ records }) => records);
  }

  result(): Kept {
    const [columns, kinds, listed] = [this.#columns, this.#kinds, this.#listed];
    return {
      kept: columns.count,
      listed: listed.findings,
      kinds: kinds.all,
      each: () => columns.each(kinds.all, listed.byNumber),
      counted: (timesOf = () => 1) => columns.inOrderOfMatters(columns.each(kinds.all, listed.byNumber), timesOf),
      firstOpen: this.#firstOpen?.records[0]?.position,
    };
  }

  #whole({ read, records, clock }: Case, matter: string, outcome: FindingOutcome, possible: PossibleOutcomes | undefined): Finding {
    return {
      rule: this.#planned.rule.id,
      matter,
      outcome,
      possible,
      facts: new FactRow(this.#places, this.#names.map(read)),
      combineBy: nameOf(this.#planned.combineBy, read),
      records,
      clock: this.#planned.readsClock ? clock() : undefined,
    };
  }
}

function nameOf(fact: string | undefined, read: Case["read"]): string | undefined {
  const value = fact === undefined ? undefined : read(fact);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object") throw new Error("a matter is text, a number or a date");
  return String(value);
}
