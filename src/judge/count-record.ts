/** Judges a record where it is read by others: only to count it, if nothing else comes of it. */
import { entriesIn } from "../evidence/entry-lists.ts";
import type { Unit } from "../model/assessment.ts";
import type { EvidenceRecord } from "../model/evidence.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { isPastCutoff } from "./cutoff.ts";
import type { TypeInProgress } from "./type-in-progress.ts";
import { isLookedAt, learn, type VerdictClass } from "./verdict-classes.ts";
import { verdictOn, type Verdict } from "./verdict.ts";

/** Says no, and has done nothing, where the record does more: one with entries does, or one outside the period or the cut-off. */
export function countRecord(record: EvidenceRecord, own: TypeInProgress, unit: Unit, cutoff: PlainDate | undefined): boolean | Promise<boolean> {
  if (own.lists.some(({ field }) => entriesIn(record.values.get(field)).length > 0)) return false;
  const facts = own.facts(record, unit, undefined);
  if (!facts.happened || isPastCutoff(facts, cutoff)) return false;
  const found = own.findClass?.(facts);
  if (found === undefined) return false;
  if (found.verdict !== undefined && !isLookedAt(found)) return countClass(found, found.verdict, own);
  const verdict = verdictOn(facts, own);
  const conclusion = (decided: Verdict): boolean => {
    learn(found, decided, own.rules);
    return countClass(found, decided, own);
  };
  return verdict instanceof Promise ? verdict.then(conclusion) : conclusion(verdict);
}

function countClass(found: VerdictClass, { counted, carried, unscored, repliedAgain }: Verdict, own: TypeInProgress): boolean {
  found.seen += 1;
  if (found.effects.length > 0 || counted !== undefined || carried.length > 0 || unscored || repliedAgain) return false;
  own.times[found.id] = (own.times[found.id] ?? 0) + 1;
  return true;
}
