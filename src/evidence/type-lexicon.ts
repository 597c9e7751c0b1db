/**
 * Which field a header or key means: its id, Chinese or English title or an alias, in half or full
 * width. Lists inside a record may be written as numbered columns (补正1通知日期).
 */
import { nearestWord } from "../document/nearest-word.ts";
import { Recent } from "../model/recent.ts";
import type { Field, RecordType } from "../model/record-type.ts";
import { allFields } from "./common-fields.ts";
import { comparable, withoutRemark } from "./words.ts";

export type HeaderTarget =
  | { readonly kind: "field"; readonly index: number; readonly field: Field }
  /** Column of the n-th entry of a list; `header` is what is left for the entry's own type. */
  | { readonly kind: "entry"; readonly index: number; readonly number: number; readonly header: string }
  | { readonly kind: "type" }
  | { readonly kind: "unread" };

/** A known word, and the index of its field. */
export interface NearWord {
  readonly word: string;
  readonly index: number;
}

export interface TypeLexicon {
  readonly fields: readonly Field[];
  target(header: string): HeaderTarget;
  /** The known word that a header was probably meant to be. */
  near(header: string): NearWord | undefined;
}

/** Of the headers that were met: they are anybody's words, and a lexicon serves all folders of a batch. */
const REMEMBERED = 10_000;

const MAXIMUM_ENTRIES = 99;
const SHORTEST_GUESS = 3;
/** Columns that many ledgers have and nobody scores. */
const NEVER_MISSPELT: ReadonlySet<string> = new Set(["序号", "no", "no.", "年度", "年份", "year"]);

export function typeLexicon(type: RecordType, types: ReadonlyMap<string, RecordType>): TypeLexicon {
  const fields = allFields(type);
  const byWord = new Map<string, number>();
  const shown = new Map<string, string>();
  const remember = (word: string, index: number): void => {
    const key = comparable(word);
    if (byWord.has(key)) return;
    byWord.set(key, index);
    shown.set(key, word);
  };
  for (const words of [idWords, titleWords, aliasWords]) {
    for (const [index, field] of ownFirst(fields, type)) for (const word of words(field)) remember(word, index);
  }
  const lists = entryPatterns(fields, types);
  const known = new Recent<HeaderTarget>(REMEMBERED);
  const words = [...byWord.keys()];
  /** The columns of a table are guessed at for several messages. */
  const guessed = new Recent<{ readonly near: NearWord | undefined }>(REMEMBERED);
  const guess = (header: string): NearWord | undefined => {
    const clean = withoutRemark(comparable(header));
    if (NEVER_MISSPELT.has(clean) || Array.from(clean).length < SHORTEST_GUESS) return undefined;
    const key = nearestWord(clean, words);
    const index = key === undefined ? undefined : byWord.get(key);
    return key === undefined || index === undefined ? undefined : { word: shown.get(key) ?? key, index };
  };
  return {
    fields,
    target(header) {
      const before = known.get(header);
      if (before !== undefined) return before;
      const target = findTarget(header, fields, byWord, lists);
      known.set(header, target);
      return target;
    },
    near(header) {
      const before = guessed.get(header);
      if (before !== undefined) return before.near;
      const near = guess(header);
      guessed.set(header, { near });
      return near;
    },
  };
}

const idWords = (field: Field): readonly string[] => [field.id];
const titleWords = (field: Field): readonly string[] => [field.title.zh, field.title.en];
const aliasWords = (field: Field): readonly string[] => field.aliases;

/** What a type declares itself goes before the common fields. */
function ownFirst(fields: readonly Field[], type: RecordType): readonly (readonly [number, Field])[] {
  const own = new Set<Field>(type.fields);
  const numbered = [...fields.entries()];
  return [...numbered.filter(([, field]) => own.has(field)), ...numbered.filter(([, field]) => !own.has(field))];
}

function findTarget(header: string, fields: readonly Field[], byWord: ReadonlyMap<string, number>, lists: readonly EntryPattern[]): HeaderTarget {
  const clean = comparable(header);
  const index = byWord.get(clean) ?? byWord.get(withoutRemark(clean));
  const field = index === undefined ? undefined : fields[index];
  if (index !== undefined && field !== undefined) return { kind: "field", index, field };
  if (clean === "type" || clean === "材料类型") return { kind: "type" };
  for (const list of lists) {
    const entry = entryTarget(clean, list);
    if (entry !== undefined) return entry;
  }
  return { kind: "unread" };
}

interface EntryPattern {
  readonly index: number;
  readonly stems: readonly string[];
  /** Whether the entry's own type knows the rest of the header. */
  readonly knows: (rest: string) => boolean;
}

function entryPatterns(fields: readonly Field[], types: ReadonlyMap<string, RecordType>): readonly EntryPattern[] {
  return [...fields.entries()].flatMap(([index, field]) => {
    const entry = field.type.kind === "list" ? types.get(field.type.of) : undefined;
    if (entry === undefined) return [];
    const words = [field.id, field.title.zh, ...field.aliases, entry.id, entry.title.zh].map(comparable);
    const stems = new Set([...words, ...words.map((word) => word.replace(/(情况|记录|列表|信息)$/, ""))]);
    const known = new Set(allFields(entry).flatMap((one) => [one.id, one.title.zh, one.title.en, ...one.aliases].map(comparable)));
    const strip = (rest: string): string => withoutRemark(rest);
    return [{ index, stems: [...stems].filter((stem) => stem !== "").toSorted((a, b) => b.length - a.length), knows: (rest: string) => known.has(rest) || known.has(strip(rest)) }];
  });
}

/** `补正1通知日期`, `第1次补正通知日期`, `supplements[0].noticedOn` (from 0), `supplements1_noticedOn`. */
function entryTarget(clean: string, list: EntryPattern): HeaderTarget | undefined {
  const ordinal = /^第(\d{1,2})[次个件轮项](.*)$/.exec(clean);
  const body = ordinal?.[2] ?? clean;
  for (const stem of list.stems) {
    if (!body.startsWith(stem)) continue;
    const rest = body.slice(stem.length);
    const bracketed = /^\[(\d{1,2})\]\.?(.*)$/.exec(rest);
    const numbered = /^(\d{1,2})[._\-:]?(.*)$/.exec(rest);
    const number = ordinal !== null ? Number(ordinal[1]) : bracketed !== null ? Number(bracketed[1]) + 1 : Number(numbered?.[1] ?? "0");
    const header = ordinal !== null ? rest : (bracketed?.[2] ?? numbered?.[2] ?? "");
    if (number >= 1 && number <= MAXIMUM_ENTRIES && list.knows(header)) return { kind: "entry", index: list.index, number, header };
  }
  return undefined;
}
