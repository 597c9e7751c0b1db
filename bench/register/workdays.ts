/** The working days of the shipped calendar from 2017 on, as whoever writes a loop or a query would lay them out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const DAY = 86_400_000;

export interface Workdays {
  /** The first day, in days since 1970. */
  readonly first: number;
  /** Working days up to and with each day. */
  readonly upTo: readonly number[];
  /** The working days, in days since 1970. */
  readonly workdays: readonly number[];
}

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

export function workdaysOf(root: string): Workdays {
  const off = new Set<number>();
  const worked = new Set<number>();
  for (const name of readdirSync(join(root, "indicators/law/calendar"))) {
    const year = parse(readFileSync(join(root, "indicators/law/calendar", name), "utf8")) as { holidays: { days: string | string[] }[]; makeup_workdays: { days: string[] }[] };
    for (const days of year.holidays.flatMap((holiday) => holiday.days)) {
      const [from = "", to = from] = days.split("..");
      for (let day = dayOf(from); day <= dayOf(to); day += 1) off.add(day);
    }
    for (const { days } of year.makeup_workdays) for (const day of days) worked.add(dayOf(day));
  }
  const isWorkday = (day: number): boolean => worked.has(day) || (!off.has(day) && (day + 3) % 7 < 5);
  const first = dayOf("2017-01-01");
  const upTo: number[] = [];
  for (let day = first, count = 0; day < dayOf("2018-12-31"); day += 1) upTo.push((count += isWorkday(day) ? 1 : 0));
  return { first, upTo, workdays: [...upTo.keys()].filter((index) => isWorkday(first + index)).map((index) => first + index) };
}
