/** Indicators and units followed through all years, by what connects each year with the next. */
import type { RelatedIndicators, RelatedThroughYears } from "../model/comparison.ts";
import { sum } from "../model/rational.ts";
import type { Result, ResultUnit } from "../model/result.ts";
import { text } from "../model/text.ts";
import { membersOf } from "./crosswalk.ts";
import type { MatchedUnits } from "./match-units.ts";
import { returnsTo } from "./returned-units.ts";
import { exactly, written } from "./written.ts";

interface Strand {
  /** Ids of its indicators, by year. */
  readonly ids: Set<string>[];
  core: boolean;
}

/** `steps[i]` relates the indicators of year i with those of year i + 1. */
export function relatedThroughYears(results: readonly Result[], steps: readonly (readonly RelatedIndicators[])[]): readonly RelatedThroughYears[] {
  const members = results.map(membersOf);
  let strands: readonly Strand[] = [...(members[0]?.keys() ?? [])].map((id) => strand(results.length, 0, [id]));
  for (const [year, related] of steps.entries()) for (const one of related) strands = join(strands, one, year, results.length);
  const areas = [...new Set(members.toReversed().flatMap((all) => [...all.values()].map(({ area }) => area)))];
  const rows = strands.map((one) => row(one, members)).toSorted((a, b) => areas.indexOf(a.row.area) - areas.indexOf(b.row.area) || b.newest - a.newest || a.place - b.place);
  return distinct(rows.map(({ row: made }) => made));
}

function strand(years: number, year: number, ids: readonly string[]): Strand {
  return { ids: Array.from({ length: years }, (_, index) => new Set(index === year ? ids : [])), core: true };
}

function join(strands: readonly Strand[], { before, after, core }: RelatedIndicators, year: number, years: number): readonly Strand[] {
  const drawn = strands.filter(({ ids }) => before.some(({ id }) => ids[year]?.has(id) === true));
  const base = strand(years, year + 1, after.map(({ id }) => id));
  for (const one of drawn) for (const [index, ids] of one.ids.entries()) for (const id of ids) base.ids[index]?.add(id);
  base.core = core && drawn.every((one) => one.core);
  return [...strands.filter((one) => !drawn.includes(one)), base];
}

type Members = ReturnType<typeof membersOf>;

function row({ ids, core }: Strand, members: readonly Members[]): { readonly row: RelatedThroughYears; readonly newest: number; readonly place: number } {
  const years = ids.map((own, year) => [...(members[year]?.values() ?? [])].filter(({ id }) => own.has(id)));
  const newest = years.findLastIndex((own) => own.length > 0);
  const last = years[newest] ?? [];
  const names = years.filter((own) => own.length > 0).map((own) => own.map(({ id }) => id).join("+"));
  const [first] = last;
  return {
    newest,
    place: first === undefined ? 0 : [...(members[newest]?.keys() ?? [])].indexOf(first.id),
    row: {
      id: names.filter((name, index) => name !== names[index - 1]).join("→"),
      title: text(last.map(({ title }) => title.zh).join("＋"), last.map(({ title }) => title.en).join(" + ")),
      area: first?.area ?? "",
      core: core && years.every((own) => own.length > 0),
      years: years.map((own) => (own.length === 0 ? null : { indicators: own.map(({ id }) => id), full: written(sum(own.map(({ full }) => exactly(full)))) })),
    },
  };
}

/** Unrelated indicators of two editions may have one id. */
function distinct(rows: readonly RelatedThroughYears[]): readonly RelatedThroughYears[] {
  const seen = new Map<string, number>();
  return rows.map((one) => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}#${String(count)}` };
  });
}

/** One unit through the years; `undefined` where it was not assessed, or was not yet the same unit. */
export type Thread = readonly (ResultUnit | undefined)[];

/** `steps[i]` tells which units of year i are the same in year i + 1. One that was left out and came back has one thread. Threads in the order of the newest year. */
export function threadsOf(results: readonly Result[], steps: readonly MatchedUnits[]): readonly Thread[] {
  let threads: readonly Thread[] = (results[0]?.units ?? []).map((unit) => results.map((_, index) => (index === 0 ? unit : undefined)));
  for (const [year, { same }] of steps.entries()) {
    const units = results[year + 1]?.units ?? [];
    const origins = new Map(same.map(({ before, after }) => [after.code, before]));
    const continued = new Map(same.map(({ before, after }) => [before.code, after]));
    const returns = returnsTo(year + 1, threads, results, steps);
    const returned = new Map([...returns].flatMap(([code, thread]) => units.filter((unit) => unit.code === code).map((unit) => [thread, unit] as const)));
    const grown = threads.map((thread) => {
      const next = continued.get(thread[year]?.code ?? "") ?? returned.get(thread);
      return next === undefined ? thread : thread.map((unit, index) => (index === year + 1 ? next : unit));
    });
    const arrived = units.filter(({ code }) => !origins.has(code) && !returns.has(code)).map((unit): Thread => results.map((_, index) => (index === year + 1 ? unit : undefined)));
    threads = [...grown, ...arrived];
  }
  return threads;
}
