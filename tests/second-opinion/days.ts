/** Working days from a public package, not from the project's law files. Days are "2017-03-01"; they sort as text. */
import chineseDays from "chinese-days";

const dayLength = 86_400_000;

export function dayNumber(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw new Error(`no such day: ${day}`);
  return at / dayLength;
}

export const dayAfter = (day: string): string => new Date((dayNumber(day) + 1) * dayLength).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/**
 * The package reads a day in the zone of the machine, which west of Greenwich makes it the day before: so it is
 * asked for noon without a zone. Days when the city was closed come from the assessment.
 */
export function isWorkingDay(day: string, closed: ReadonlySet<string>): boolean {
  return !closed.has(day) && chineseDays.isWorkday(`${day} 12:00:00`);
}

/** Working days after `from` up to and with `to`; below 0 where `to` comes first. */
export function workingDays(from: string, to: string, closed: ReadonlySet<string>): number {
  if (to < from) return -workingDays(to, from, closed);
  let count = 0;
  for (let day = from; day < to; ) {
    day = dayAfter(day);
    if (isWorkingDay(day, closed)) count += 1;
  }
  return count;
}

/** Minutes from one "2017-05-17T09:39+08:00" to another. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
