/** The derived facts of a register, a line a request: what all engines of this bench are given, so that judging alone is measured. */
import { readFileSync } from "node:fs";
import type { UnitTally } from "../register/tally.ts";
import { RULES, type RuleId } from "../register/tally.ts";

export interface RequestFacts {
  readonly unit: string;
  readonly answered: boolean;
  readonly answeredBy: string;
  readonly late: boolean;
  /** None where nothing is over. */
  readonly daysOver: number | null;
  readonly urgedFirst: boolean;
  readonly docNoGiven: boolean;
  readonly datedReply: boolean | null;
  readonly sealed: boolean | null;
  readonly deliveredByCourier: boolean;
  readonly remediesState: string;
  /** Empty where nothing was archived. */
  readonly archived: readonly string[];
}

/** The facts that the eight rules read. */
export const FACTS = ["answered", "answeredBy", "late", "daysOver", "urgedFirst", "docNoGiven", "datedReply", "sealed", "deliveredByCourier", "remediesState", "archived"] as const;

export function readFacts(path: string): readonly RequestFacts[] {
  return readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as RequestFacts);
}

/** Counts by unit and rule. */
export interface Tally {
  readonly add: (unit: string, rule: RuleId) => void;
  readonly units: () => readonly UnitTally[];
}

/** Every unit of the facts, each rule at nothing. */
export function startTally(facts: readonly RequestFacts[]): Tally {
  const counts = new Map<string, Record<string, number>>();
  for (const { unit } of facts) if (!counts.has(unit)) counts.set(unit, Object.fromEntries(RULES.map((rule) => [rule, 0])));
  return {
    add(unit, rule) {
      const own = counts.get(unit);
      if (own !== undefined) own[rule] = (own[rule] ?? 0) + 1;
    },
    units: () => [...counts].map(([unit, tally]): UnitTally => ({ unit, tally })),
  };
}
