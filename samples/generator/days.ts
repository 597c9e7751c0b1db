const MS_PER_DAY = 86_400_000;

/** The day so many calendar days after an ISO date. */
export function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** A date of 2017 from month and day. */
export function day(month: number, dayOfMonth: number): string {
  return `2017-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}
