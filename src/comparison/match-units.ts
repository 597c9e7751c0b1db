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

/** The units of the year before that a unit comes from. */
function originsOf(unit: ResultUnit, old: ReadonlyMap<string, ResultUnit>, after: readonly ResultUnit[]): readonly ResultUnit[] {
  const stated = (unit.predecessors ?? []).flatMap((code) => old.get(code) ?? []);
  const own = old.get(unit.code);
  const known = [...new Set([...(own === undefined ? [] : [own]), ...stated])];
  if (known.length > 0) return known;
  const codes = new Set(after.map(({ code }) => code));
  const renamed = [...old.values()].filter(({ code, name }) => !codes.has(code) && (unit.formerNames ?? []).includes(name.zh));
  return renamed.length === 1 ? renamed : [];
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
