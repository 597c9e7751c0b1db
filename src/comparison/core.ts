/**
 * What of the common core (可比部分) there is for a unit: an indicator that binds it in one year only, or whose points
 * moved away in one of them, compares nothing.
 */
import type { RelatedIndicators } from "../model/comparison.ts";
import { maximum, minimum, equals, sum, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import { indicatorsOf } from "./lines.ts";
import { countsFor } from "./rated.ts";
import { exactly, written } from "./written.ts";

export interface Core {
  /** Ids of its indicators in the earlier year, and in the later. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

export function coreOf(related: readonly RelatedIndicators[], before: ResultUnit, after: ResultUnit): Core {
  const shared = related.filter((one) => one.core && countsFor(before, idsOf(one.before)) && countsFor(after, idsOf(one.after)));
  return { before: new Set(shared.flatMap((one) => idsOf(one.before))), after: new Set(shared.flatMap((one) => idsOf(one.after))) };
}

function idsOf(members: RelatedIndicators["before"]): readonly string[] {
  return members.map(({ id }) => id);
}

/** Full points of the core in either year, as the scheme has them; two numbers where they differ from unit to unit. */
export function coreFull(related: readonly RelatedIndicators[], units: readonly { readonly before: ResultUnit; readonly after: ResultUnit }[]): { readonly before: string; readonly after: string } {
  const cores = units.map(({ before, after }) => ({ before, after, core: coreOf(related, before, after) }));
  return {
    before: spread(cores.map(({ before, core }) => fullOf(before, core.before))),
    after: spread(cores.map(({ after, core }) => fullOf(after, core.after))),
  };
}

function fullOf(unit: ResultUnit, ids: ReadonlySet<string>): ReturnType<typeof exactly> {
  return sum(indicatorsOf(unit).filter(({ id }) => ids.has(id)).map(({ schemeFull }) => exactly(schemeFull)));
}

function spread(fulls: readonly ReturnType<typeof exactly>[]): string {
  const [low, high] = [fulls.reduce(minimum, fulls[0] ?? ZERO), fulls.reduce(maximum, ZERO)];
  return equals(low, high) ? written(low) : `${written(low)}~${written(high)}`;
}
