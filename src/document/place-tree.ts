/**
 * Where each value of a YAML file was written, as plain data: a tree of the same shape as the values.
 */
import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from "yaml";

export type DocumentPath = readonly (string | number)[];

/** The place of one value; offsets count characters from the beginning of the file. */
export interface Place {
  readonly start?: number;
  /** Where the key in front of it stands. */
  readonly key?: number;
  /** A scalar exactly as written (`1.10`, not 1.1), where its value does not say so itself. */
  readonly source?: string;
  readonly entries?: Readonly<Record<string, Place>>;
  readonly items?: readonly Place[];
}

/** The places of a document whose aliases are known to be few. */
export function placesOf(parsed: Document): Place {
  const made = new Map<unknown, Place>();
  const place = (written: unknown, key: number | undefined): Place => {
    const node = isAlias(written) ? written.resolve(parsed) : written;
    const inner = made.get(node) ?? contents(node);
    made.set(node, inner);
    const start = startOf(written);
    return { ...inner, ...(start === undefined ? {} : { start }), ...(key === undefined ? {} : { key }) };
  };
  const contents = (node: unknown): Place => {
    if (isScalar(node)) return node.source === node.value ? {} : { source: node.source ?? String(node.value) };
    if (isSeq(node)) return { items: node.items.map((item) => place(item, undefined)) };
    if (!isMap(node)) return {};
    const entries = Object.create(null) as Record<string, Place>;
    for (const pair of node.items) if (isScalar(pair.key)) entries[String(pair.key.value)] = place(pair.value, startOf(pair.key));
    return { entries };
  };
  return place(parsed.contents, undefined);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** The place under a path, or the nearest enclosing one that there is. */
export function placeAt(root: Place, path: DocumentPath): { readonly place: Place; readonly exact: boolean } {
  let place = root;
  let known = root;
  for (const step of path) {
    const next = inside(place, step);
    if (next === undefined) return { place: known, exact: false };
    place = next;
    if (next.start !== undefined) known = next;
  }
  return { place: place.start === undefined ? known : place, exact: place.start !== undefined };
}

/** The place itself, also of a value that takes no room (`key:` with nothing behind it). */
export function ownPlace(root: Place, path: DocumentPath): Place | undefined {
  return path.reduce<Place | undefined>((place, step) => (place === undefined ? undefined : inside(place, step)), root);
}

function inside(place: Place, step: string | number): Place | undefined {
  if (typeof step === "number" && place.items !== undefined) return place.items[step];
  const { entries } = place;
  return entries !== undefined && Object.hasOwn(entries, step) ? entries[step] : undefined;
}
