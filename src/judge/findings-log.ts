/** The findings of a unit as they are made: counted all, kept where they can move points, and handed on. */
import type { FindingOutcome, FindingRecord, PossibleOutcomes, RuleFindings } from "../model/finding.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import { KeptFindings, NOTHING_KEPT, type Case, type Keeping } from "./kept-findings.ts";
import type { PlannedRule } from "./plan.ts";

export interface FindingsLog {
  readonly of: (rule: string) => RuleLog;
  readonly result: () => ReadonlyMap<string, RuleFindings>;
}

/** An empty log for a unit, with an entry for each rule that binds it. */
export function emptyLog(unit: string, rules: readonly PlannedRule[], keeping: Keeping): FindingsLog {
  const logs = new Map(rules.map((planned) => [planned.rule.id, new RuleLog(unit, planned, keeping)]));
  return {
    of(rule) {
      const log = logs.get(rule);
      if (log === undefined) throw new Error(`rule ${rule} does not bind unit ${unit}`);
      return log;
    },
    result: () => new Map([...logs].map(([rule, log]) => [rule, log.result()])),
  };
}

/** The findings of one rule. Most rules of most units have none that is kept. */
export class RuleLog {
  readonly #unit: string;
  readonly #planned: PlannedRule;
  readonly #keeping: Keeping;
  readonly #counts = { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0 };
  #kept: KeptFindings | undefined;

  constructor(unit: string, planned: PlannedRule, keeping: Keeping) {
    this.#unit = unit;
    this.#planned = planned;
    this.#keeping = keeping;
  }

  add(about: Case, outcome: FindingOutcome, possible?: PossibleOutcomes): void {
    this.count(outcome, 1);
    if (isKept(this.#planned, outcome)) (this.#kept ??= new KeptFindings(this.#unit, this.#planned, this.#keeping)).add(about, outcome, possible);
  }

  /** So many findings of an outcome that is not kept. */
  count(outcome: FindingOutcome, times: number): void {
    this.#counts[counterOf(outcome)] += times;
  }

  /** Records of clear findings, for facts that show what kept a share down. */
  clearRecords(): readonly FindingRecord[] {
    return this.#kept?.clearRecords() ?? [];
  }

  result(): RuleFindings {
    return { rule: this.#planned.rule.id, counts: this.#counts, ...(this.#kept?.result() ?? NOTHING_KEPT) };
  }
}

/** Whether findings of that outcome are kept, or only counted. */
export function isKept(planned: Pick<PlannedRule, "keepsTriggered" | "keepsClear">, outcome: FindingOutcome): boolean {
  switch (outcome) {
    case "triggered":
      return planned.keepsTriggered;
    case "clear":
      return planned.keepsClear;
    case "not-applicable":
      return false;
    case "no-evidence":
      return true;
  }
}

function counterOf(outcome: FindingOutcome): "triggered" | "clear" | "notApplicable" | "noEvidence" {
  switch (outcome) {
    case "triggered":
    case "clear":
      return outcome;
    case "not-applicable":
      return "notApplicable";
    case "no-evidence":
      return "noEvidence";
  }
}

/** One answer is an outcome; several leave the finding without evidence. */
export function outcomeOf(judgement: Judgement): { readonly outcome: FindingOutcome; readonly possible: PossibleOutcomes | undefined } {
  if (typeof judgement === "string") return { outcome: judgement, possible: undefined };
  return { outcome: "no-evidence", possible: possibleOf(judgement, false) };
}

/** The same with further answers possible, for a subject that may not exist or not count. */
export function possibleOf(answers: ReadonlySet<Answer>, many: boolean): PossibleOutcomes {
  return {
    triggered: answers.has("triggered"),
    clear: answers.has("clear"),
    notApplicable: answers.has("not-applicable"),
    many,
  };
}
