/**
 * Records whose every cell is written as it should be, made without strings, drafts or positions of
 * cells. One maker serves one file; the scanners fill in cell by cell and ask for the record at the end.
 * Whatever is not plain is told to them, and the careful lane reads that row from its beginning.
 */
import type { EvidenceRecord, FieldValue } from "../../model/evidence.ts";
import { MINUTES_PER_DAY } from "../../model/plain-date.ts";
import type { Field } from "../../model/record-type.ts";
import { ValueRow } from "../../model/value-row.ts";
import { blankValue } from "../blank-values.ts";
import { isRemark } from "../common-fields.ts";
import type { CompiledType } from "../compiled-type.ts";
import type { UnitDirectory } from "../unit-directory.ts";
import { UNUSUAL, type CellValue } from "./cell-values.ts";

export interface PlainSource {
  readonly file: string;
  readonly compiled: CompiledType;
  readonly units: UnitDirectory;
  /** Code of the unit whose folder the file lies in. */
  readonly folderUnit: string | undefined;
  /** Takes a record that is whole and without fault. */
  readonly take: (record: EvidenceRecord) => void;
}

const ID = 0;
const UNIT = 1;

/** Entries of lists in files of their own are joined to other records: always the careful lane. */
export function canBePlain({ type }: CompiledType): boolean {
  return type.within === undefined;
}

export class PlainRecords {
  /** Values of the record that is being read, by the index of their field. */
  values: FieldValue[] = [];
  readonly #source: PlainSource;
  readonly #blank: readonly FieldValue[];
  readonly #order: readonly OrderedDates[];
  readonly #units = new Map<string, string | undefined>();

  constructor(source: PlainSource) {
    this.#source = source;
    this.#blank = source.compiled.lexicon.fields.map(valueWithoutColumn);
    this.#order = orderedDates(source.compiled);
  }

  /** Begins a record with the values of another; each field as if it had no column where there is none. */
  begin(values: readonly FieldValue[] = this.#blank): void {
    this.values = values.slice();
  }

  /** Hands the record on; says no where it is for the careful lane after all. */
  end(line: number): boolean {
    const { values } = this;
    const { file, compiled, take } = this.#source;
    const id = values[ID];
    const unit = this.#unitOf(values[UNIT]);
    if (typeof id !== "string" || id === "" || unit === undefined) return false;
    values[UNIT] = unit;
    for (const index of compiled.required) if (values[index] === undefined) return false;
    for (const dates of this.#order) if (!isInOrder(values, dates)) return false;
    take({ id, type: compiled.type.id, unit, position: { file, line, column: 1 }, values: new ValueRow<FieldValue>(compiled.indexOf, values) });
    return true;
  }

  /** The one unit that row and folder name; `undefined` where they name none, or two. */
  #unitOf(word: FieldValue): string | undefined {
    const outer = this.#source.folderUnit;
    if (word === null || word === undefined || word === "") return outer;
    if (typeof word !== "string") return undefined;
    const known = this.#units.get(word);
    if (known !== undefined || this.#units.has(word)) return known;
    const found = this.#source.units.find(word);
    const unit = outer === undefined || outer === found ? found : undefined;
    this.#units.set(word, unit);
    return unit;
  }
}

/** Whether a value was read that the careful lane has to look at. */
export function isPlain(value: CellValue): value is FieldValue {
  return value !== UNUSUAL;
}

function valueWithoutColumn(field: Field): FieldValue {
  const value = blankValue(field);
  return value === null && isRemark(field) ? undefined : value;
}

/** Two dates, the first of which must not come after the second. */
interface OrderedDates {
  readonly first: number;
  readonly second: number;
  /** What makes a day of each, where one of them is a date-time and the other a date. */
  readonly firstPerDay: number;
  readonly secondPerDay: number;
}

function orderedDates({ type, indexOf, readers }: CompiledType): readonly OrderedDates[] {
  return type.order.flatMap(([firstId, secondId]) => {
    const first = indexOf.get(firstId) ?? -1;
    const second = indexOf.get(secondId) ?? -1;
    const kinds = [readers[first]?.field.type.kind, readers[second]?.field.type.kind];
    if (kinds.includes(undefined)) return [];
    const perDay = (kind: string | undefined): number => (kinds[0] !== kinds[1] && kind === "datetime" ? MINUTES_PER_DAY : 1);
    return [{ first, second, firstPerDay: perDay(kinds[0]), secondPerDay: perDay(kinds[1]) }];
  });
}

function isInOrder(values: readonly FieldValue[], { first, second, firstPerDay, secondPerDay }: OrderedDates): boolean {
  const a = values[first];
  const b = values[second];
  if (typeof a !== "number" || typeof b !== "number") return true;
  return firstPerDay === 1 && secondPerDay === 1 ? a <= b : Math.floor(a / firstPerDay) <= Math.floor(b / secondPerDay);
}
