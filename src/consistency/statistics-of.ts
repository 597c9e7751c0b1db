/** Statistics (统计数据) from evidence records: cells stay as printed, and only numbers become numbers. */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import type { Cell, Statistic } from "../model/consistency.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { formatExact, parseDecimal } from "../model/rational.ts";

/** Record type that holds statistics. */
export const STATISTIC_TYPE = "statistic";

/** All statistics among the records, in their order. A record without place or label is none. */
export function statisticsOf(records: readonly EvidenceRecord[]): readonly Statistic[] {
  return records.filter((record) => record.type === STATISTIC_TYPE).flatMap(statisticOf);
}

function statisticOf(record: EvidenceRecord): readonly Statistic[] {
  const [place, label] = [words(record.values.get("place")), words(record.values.get("label"))];
  if (place === undefined || label === undefined) return [];
  return [
    {
      id: record.id,
      unit: record.unit,
      reportYear: wholeNumber(record.values.get("reportYear")),
      place,
      label,
      from: date(record.values.get("periodFrom")),
      to: date(record.values.get("periodTo")),
      measure: words(record.values.get("measure")),
      value: cellOf(record.values.get("value")),
      percent: cellOf(record.values.get("percent")),
      cumulative: cellOf(record.values.get("cumulative")),
      position: record.position,
    },
  ];
}

/** A cell as printed. Blank, “/”, “-” and 无 are no numbers, and in particular not zero. */
export function cellOf(value: FieldValue): Cell {
  if (isQuantity(value)) return number(formatExact(toRational(value)), "");
  if (typeof value !== "string") return { kind: "none", printed: value === null ? "无" : "" };
  const printed = value.trim();
  const sign = /[%％]$/u.exec(printed)?.[0] ?? "";
  return number(printed.slice(0, printed.length - sign.length), sign);
}

function number(digits: string, sign: string): Cell {
  const value = parseDecimal(digits);
  const printed = `${digits}${sign}`;
  return value === undefined ? { kind: "none", printed } : { kind: "number", value, places: digits.split(".")[1]?.length ?? 0, printed };
}

function words(value: FieldValue): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function wholeNumber(value: FieldValue): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

/** The record type says that this field is a date, and dates are the only bare numbers such a field holds. */
function date(value: FieldValue): PlainDate | undefined {
  return typeof value === "number" ? (value as PlainDate) : undefined;
}
