/** Where findings of one rule and unit stand in what is written: by file, line and matter. */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { FindingRecord } from "../model/finding.ts";

export interface FindingPlace {
  /** Of its first record; "" where it has none. */
  readonly file: string;
  readonly line: number;
  readonly matter: string;
}

export function placeOf(matter: string, records: readonly FindingRecord[]): FindingPlace {
  const position = records[0]?.position;
  return { file: position?.file ?? "", line: position?.line ?? 0, matter };
}

export function comparePlaces(a: FindingPlace, b: FindingPlace): number {
  return byCodeUnit(a.file, b.file) || a.line - b.line || byCodeUnit(a.matter, b.matter);
}
