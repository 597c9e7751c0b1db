/**
 * Index numbers (索引号): organ code, category, year, serial, as in QZ06917-2510-2019-00001. Letters
 * may be written small. Source: 晋政办〔2017〕147号 and published index numbers.
 */
const INDEX_CODE = /^([A-Z]{2}\d{5})-(\d{4})-(\d{4})-(\d{5})$/;

export interface IndexCode {
  readonly organ: string;
  readonly category: string;
  readonly year: number;
  readonly serial: string;
}

/** The parts of an index number, or `undefined` where it does not follow the pattern. */
export function parseIndexCode(written: string): IndexCode | undefined {
  const match = INDEX_CODE.exec(written.trim().toUpperCase());
  if (match === null) return undefined;
  const [, organ = "", category = "", year = "", serial = ""] = match;
  return { organ, category, year: Number(year), serial };
}
