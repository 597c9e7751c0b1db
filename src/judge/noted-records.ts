/** Records that are told of by number, with the first few ids: how many of each file, and which come first. */
import type { Position } from "../model/position.ts";

export interface Noted {
  readonly id: string;
  readonly type: string;
  readonly position: Position;
}

export interface NotedOfFile {
  readonly file: string;
  readonly count: number;
  /** Ids of the first, in the order of types and places. */
  readonly first: readonly string[];
}

/** As many ids as a reader takes in. */
export const NAMED_RECORDS = 8;

interface OfFile {
  count: number;
  readonly first: Noted[];
}

export class NotedRecords {
  readonly #order: ReadonlyMap<string, number>;
  readonly #byFile = new Map<string, OfFile>();

  /** `types`: in their order. */
  constructor(types: Iterable<string>) {
    this.#order = new Map([...types].map((type, index) => [type, index]));
  }

  add(record: Noted): void {
    const { file } = record.position;
    const ofFile = this.#byFile.get(file) ?? { count: 0, first: [] };
    this.#byFile.set(file, ofFile);
    ofFile.count += 1;
    const { first } = ofFile;
    let at = first.length;
    while (at > 0 && this.#compare(first[at - 1] as Noted, record) > 0) at -= 1;
    if (at === NAMED_RECORDS) return;
    // nothing of the record but where it stands: it may be millions
    first.splice(at, 0, { id: record.id, type: record.type, position: record.position });
    if (first.length > NAMED_RECORDS) first.pop();
  }

  files(): readonly NotedOfFile[] {
    return [...this.#byFile].map(([file, { count, first }]) => ({ file, count, first: first.map(({ id }) => id) }));
  }

  #compare(a: Noted, b: Noted): number {
    return (this.#order.get(a.type) ?? 0) - (this.#order.get(b.type) ?? 0) || a.position.line - b.position.line || a.position.column - b.position.column;
  }
}
