/** Which key of a record fills which field: worked out once for a table, or for records with the same keys. */
import type { HeaderTarget, TypeLexicon } from "./type-lexicon.ts";

export interface ColumnPlan {
  readonly keys: readonly string[];
  /** By the index of a field: the place of its key, −1 where there is none. Personal fields have none. */
  readonly places: readonly number[];
  /** By the index of a field: whether any key means it, of personal fields too. */
  readonly isThere: readonly boolean[];
  /** Fields that a second key fills too. */
  readonly twice: readonly { readonly index: number; readonly place: number }[];
  /** Cells of numbered columns of a list. */
  readonly entries: readonly { readonly target: EntryTarget; readonly place: number }[];
  /** Keys that mean no field. */
  readonly unread: readonly string[];
}

export type EntryTarget = Extract<HeaderTarget, { readonly kind: "entry" }>;

/** Plans for the keys of one type; the last plan is kept, because records of one file have the same keys. */
export function columnPlans(lexicon: TypeLexicon): (keys: readonly string[]) => ColumnPlan {
  let last: ColumnPlan | undefined;
  return (keys) => {
    if (last === undefined || !sameKeys(last.keys, keys)) last = planColumns(keys, lexicon);
    return last;
  };
}

function sameKeys(some: readonly string[], others: readonly string[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) if (some[index] !== others[index]) return false;
  return true;
}

function planColumns(keys: readonly string[], lexicon: TypeLexicon): ColumnPlan {
  const places = new Array<number>(lexicon.fields.length).fill(-1);
  const isThere = new Array<boolean>(lexicon.fields.length).fill(false);
  const twice: { index: number; place: number }[] = [];
  const entries: { target: EntryTarget; place: number }[] = [];
  const unread: string[] = [];
  for (const [place, key] of keys.entries()) {
    const target = lexicon.target(key);
    if (target.kind === "field") isThere[target.index] = true;
    if (target.kind === "unread") unread.push(key);
    else if (target.kind === "entry") entries.push({ target, place });
    else if (target.kind === "field" && !target.field.personal) {
      if (places[target.index] !== -1) twice.push({ index: target.index, place });
      places[target.index] = place;
    }
  }
  return { keys, places, isThere, twice, entries, unread };
}
