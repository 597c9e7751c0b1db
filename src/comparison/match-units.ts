/**
 * Which units of two years are the same (单位对应): by code, by the code it had before, by a former name.
 * A unit made from several, or one of several made from one, is no longer the same unit, also where it kept its code.
 */
import type { UnitFate } from "../model/comparison.ts";
import type { ResultUnit } from "../model/result.ts";

export interface MatchedUnits {
  readonly same: readonly { readonly before: ResultUnit; readonly after: ResultUnit }[];
  readonly fates: readonly UnitFate[];
}

export function matchUnits(before: readonly ResultUnit[], after: readonly ResultUnit[]): MatchedUnits {
  const old = new Map(before.map((unit) => [unit.code, unit]));
  const origins = new Map(after.map((unit) => [unit.code, originsOf(unit, old, after)]));
  const heirs = (code: string): readonly ResultUnit[] => after.filter((unit) => origins.get(unit.code)?.some((one) => one.code === code) === true);
  const same = after.flatMap((unit) => {
    const own = origins.get(unit.code) ?? [];
    const [only] = own;
    return only !== undefined && own.length === 1 && heirs(only.code).length === 1 ? [{ before: only, after: unit }] : [];
  });
  const matched = { before: new Set(same.map((one) => one.before.code)), after: new Set(same.map((one) => one.after.code)) };
  const arrived = after.filter(({ code }) => !matched.after.has(code)).map((unit) => arrival(unit, origins.get(unit.code) ?? []));
  // a unit that took others in, or gave others away, and kept its code is told once, where it arrives
  const gone = before.filter(({ code }) => !matched.before.has(code) && !heirs(code).some((heir) => heir.code === code));
  const left = gone.map((unit) => departure(unit, heirs(unit.code)));
  return { same, fates: [...arrived, ...left] };
}

/**
 * The units of the year before that a unit comes from. A code alone goes on; where codes were handed on and somebody said so,
 * the former bearer of a code goes to the unit that names it, not to the one that has the code now.
 */
function originsOf(unit: ResultUnit, old: ReadonlyMap<string, ResultUnit>, after: readonly ResultUnit[]): readonly ResultUnit[] {
  const bearer = old.get(unit.code);
  const stated = statedBy(unit, bearer).flatMap((code) => old.get(code) ?? []);
  const own = bearer === undefined || handedOn(unit, bearer, old, after) ? [] : [bearer];
  const known = [...new Set([...own, ...stated])];
  if (known.length > 0) return known;
  // a name alone is no proof, except where the code is known to be another unit's now
  const renamed = [...old.values()].filter((one) => isCalled(unit, one) && (isReleased(one, old, after) || ((unit.formerNames ?? []).includes(one.name.zh) && after.every(({ code }) => code !== one.code))));
  return renamed.length === 1 ? renamed : [];
}

/** What was stated the year before already was told then. */
function statedBy(unit: ResultUnit, bearer: ResultUnit | undefined): readonly string[] {
  const settled = bearer !== undefined && isCalled(unit, bearer) ? (bearer.predecessors ?? []) : [];
  return (unit.predecessors ?? []).filter((code) => !settled.includes(code));
}

/** Whether the former bearer of the unit's code is another unit now. */
function handedOn(unit: ResultUnit, bearer: ResultUnit, old: ReadonlyMap<string, ResultUnit>, after: readonly ResultUnit[]): boolean {
  const stated = statedBy(unit, bearer);
  if (stated.includes(bearer.code) || isCalled(unit, bearer)) return false;
  const heirs = after.filter((one) => one !== unit && (statedBy(one, old.get(one.code)).includes(bearer.code) || isCalled(one, bearer)));
  if (stated.some((code) => old.has(code))) return heirs.length > 0;
  // nothing is said of the unit itself: only where the bearer was claimed by name and the unit has another's name is it clear
  return heirs.some((one) => isCalled(one, bearer) && statedBy(one, old.get(one.code)).includes(bearer.code)) && [...old.values()].some((one) => one !== bearer && hasName(unit, one));
}

/** Whether its code is another unit's now, and known to be. */
function isReleased(one: ResultUnit, old: ReadonlyMap<string, ResultUnit>, after: readonly ResultUnit[]): boolean {
  const holder = after.find(({ code }) => code === one.code);
  return holder !== undefined && handedOn(holder, one, old, after);
}

function isCalled(unit: ResultUnit, before: ResultUnit): boolean {
  return hasName(unit, before) || (unit.formerNames ?? []).includes(before.name.zh);
}

function hasName(unit: ResultUnit, before: ResultUnit): boolean {
  return unit.name.zh === before.name.zh;
}

function arrival(unit: ResultUnit, origins: readonly ResultUnit[]): UnitFate {
  const kind = origins.length === 0 ? "new" : origins.length === 1 ? "split" : "merged";
  return { kind, ...named(unit), others: origins.map(named) };
}

function departure(unit: ResultUnit, heirs: readonly ResultUnit[]): UnitFate {
  return { kind: "vanished", ...named(unit), others: heirs.map(named) };
}

function named({ code, name, total }: ResultUnit): Pick<UnitFate, "code" | "name" | "total"> {
  return { code, name, total };
}
