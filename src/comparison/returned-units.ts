/**
 * Units that were assessed, left out, and assessed again (重新参评): not new, though the year before does not know them. They are
 * followed by what follows a unit from one year to the next: code, code before, former name.
 */
import type { UnitFate } from "../model/comparison.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { Result, ResultUnit } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";
import type { LabelledResult } from "./comparison-problems.ts";
import { matchUnits, type MatchedUnits } from "./match-units.ts";
import type { Thread } from "./through-years.ts";

/**
 * What ended for each unit that arrives in the year at `now`, by its code. `threads` end where they end; one whose unit went
 * into others has not ended but gone on as them.
 */
export function returnsTo(now: number, threads: readonly Thread[], results: readonly Result[], steps: readonly MatchedUnits[]): ReadonlyMap<string, Thread> {
  const arrived = new Set(steps[now - 1]?.fates.filter(isNew).map(({ code }) => code));
  const returns = new Map<string, Thread>();
  for (let then = now - 2; then >= 0 && arrived.size > 0; then -= 1) {
    const ended = new Map(threads.flatMap((thread) => endedAt(thread, then, now, steps)).map((one) => [one.code, one.thread]));
    if (ended.size === 0) continue;
    for (const { before, after } of matchUnits(results[then]?.units ?? [], results[now]?.units ?? []).same) {
      const thread = ended.get(before.code);
      if (thread === undefined || !arrived.delete(after.code)) continue;
      returns.set(after.code, thread);
    }
  }
  return returns;
}

/** Whether the thread's last unit before `now` stood in the year `then` and just went. */
function endedAt(thread: Thread, then: number, now: number, steps: readonly MatchedUnits[]): readonly { readonly code: string; readonly thread: Thread }[] {
  const unit = thread[then];
  if (unit === undefined || thread.slice(then + 1, now).some((one) => one !== undefined)) return [];
  return steps[then]?.fates.some((fate) => isGone(fate) && fate.code === unit.code) === true ? [{ code: unit.code, thread }] : [];
}

function isNew({ kind, others }: UnitFate): boolean {
  return kind === "new" && others.length === 0;
}

function isGone({ kind, others }: UnitFate): boolean {
  return kind === "vanished" && others.length === 0;
}

/** `at`: a year that has the unit; `undefined` where it did not return in it. */
export function returnText(thread: Thread, at: number, years: readonly LabelledResult[]): Text | undefined {
  const first = thread.findIndex((unit) => unit !== undefined);
  if (thread[at] === undefined || thread[at - 1] !== undefined || first >= at) return undefined;
  const listed = (there: boolean): readonly string[] => years.slice(first, at).filter((_, index) => (thread[first + index] !== undefined) === there).map(({ label }) => label);
  const [then, absent, now] = [listed(true), listed(false), years[at]?.label ?? ""];
  return text(`${then.join("、")} 年参评、${absent.join("、")} 年未参评，${now} 年重新参评`, `assessed in ${then.join(", ")}, not in ${absent.join(", ")}, and again in ${now}`);
}

/** A new unit with the name of one that went, of which nobody says that it is the same: a name alone is no proof. */
export function likelyReturns(threads: readonly Thread[], years: readonly LabelledResult[], steps: readonly MatchedUnits[]): readonly Problem[] {
  return threads.flatMap((thread): readonly Problem[] => {
    const at = thread.findIndex((unit) => unit !== undefined);
    const unit = thread[at];
    if (unit === undefined || at === 0 || steps[at - 1]?.fates.some((fate) => isNew(fate) && fate.code === unit.code) !== true) return [];
    const gone = threads.flatMap((other) => lastOf(other, at, steps) ?? []).filter((last) => isNamesake(unit, last.unit));
    return gone.length === 0 ? [] : [likelyReturn(unit, years[at]?.label ?? "", gone.map((one) => ({ ...one, year: years[one.year]?.label ?? "" })))];
  });
}

interface Last {
  readonly unit: ResultUnit;
  readonly year: number;
}

/** The last unit of a thread that just went before the year at `at`. */
function lastOf(thread: Thread, at: number, steps: readonly MatchedUnits[]): Last | undefined {
  const year = thread.findLastIndex((unit) => unit !== undefined);
  const unit = thread[year];
  return unit !== undefined && year < at && endedAt(thread, year, at, steps).length > 0 ? { unit, year } : undefined;
}

function isNamesake(unit: ResultUnit, gone: ResultUnit): boolean {
  const names = (one: ResultUnit): readonly string[] => [one.name.zh, ...(one.formerNames ?? [])];
  return names(unit).some((name) => names(gone).includes(name));
}

function likelyReturn({ code, name }: ResultUnit, label: string, gone: readonly { readonly unit: ResultUnit; readonly year: string }[]): Problem {
  const listed = text(gone.map(({ unit, year }) => `${year} 年的“${unit.name.zh}”（${unit.code}）`).join("、"), gone.map(({ unit, year }) => `${unit.name.en} (${unit.code}) of ${year}`).join(", "));
  const [first, ...others] = gone.map(({ unit }) => unit.code);
  const written = others.length === 0 ? `predecessors: ["${first ?? ""}"]` : "predecessors: [ … ]";
  return {
    code: "comparison-likely-return",
    severity: "warning",
    position: wholeFile(label),
    message: text(`“${name.zh}”（${code}）在 ${label} 年是新编码，名称与 ${listed.zh}相同，没有写明是不是同一个单位，按新参评处理`, `${name.en} (${code}) has a code that is new in ${label} and the name of ${listed.en}; nothing says whether they are one unit, so it is taken as new`),
    hint: text(
      `如果是同一个单位，请在 ${label} 年的 units.yaml 中给 ${code} 写 ${written}，重新计分后再对比；如果不是，不必理会`,
      `if they are, write ${written} for ${code} in units.yaml of ${label}, score again and compare; if not, nothing need be done`,
    ),
  };
}
