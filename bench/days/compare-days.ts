/** Working days: the table of our calendar against the loop of the package chinese-days. `compare-days ROOT` */
import { join } from "node:path";
import chineseDays from "chinese-days";
import { editionAt } from "../../cli/inputs.ts";
import { loadLaw } from "../../src/law/load-law.ts";
import { addDays, formatPlainDate, plainDate, type PlainDate } from "../../src/model/plain-date.ts";

export interface DaysCompared {
  readonly days: number;
  readonly dayDifferences: readonly string[];
  readonly spans: number;
  readonly spanDifferences: readonly string[];
  readonly deadlines: number;
  readonly deadlineDifferences: readonly string[];
  /** Nanoseconds a span of up to 60 days. */
  readonly ours: number;
  readonly theirs: number;
}

const LONGEST = 60;
const [root = "."] = process.argv.slice(2);
const { calendar } = loadLaw((await editionAt(join(root, "indicators/2017"))).law).value ?? {};
if (calendar === undefined) throw new Error("the law has faults");
const day = (year: number, month: number, of: number): PlainDate => {
  const date = plainDate(year, month, of);
  if (date === undefined) throw new Error("no such day");
  return date;
};
const span = (from: PlainDate, to: PlainDate): readonly PlainDate[] => Array.from({ length: to - from + 1 }, (_, at) => addDays(from, at));

const dayDifferences = span(calendar.from, calendar.to)
  .filter((date) => calendar.isWorkday(date) !== chineseDays.isWorkday(formatPlainDate(date)))
  .map(formatPlainDate);

/** Every day of three years as a beginning, each with every length up to sixty days. */
const beginnings = span(day(2016, 1, 1), day(2018, 12, 31));
const pairs = beginnings.flatMap((from) => Array.from({ length: LONGEST }, (_, at) => ({ from, to: addDays(from, at + 1) })));
const dates = pairs.map(({ from, to }) => ({ from: formatPlainDate(addDays(from, 1)), to: formatPlainDate(to) }));

const timed = <T>(work: () => T): { readonly value: T; readonly nanoseconds: number } => {
  const begun = performance.now();
  const value = work();
  return { value, nanoseconds: (performance.now() - begun) * 1e6 };
};
const ourCount = (): readonly number[] => pairs.map(({ from, to }) => calendar.workdaysBetween(from, to));
ourCount();
const ours = timed(ourCount);
const theirs = timed(() => dates.map(({ from, to }) => chineseDays.getWorkdaysInRange(from, to).length));
const spanDifferences = ours.value.flatMap((count, at) => (count === theirs.value[at] ? [] : [`${dates[at]?.from ?? ""} to ${dates[at]?.to ?? ""}: ${String(count)} and ${String(theirs.value[at])}`]));

const deadlineDifferences = beginnings.flatMap((from) => {
  const [own, other] = [formatPlainDate(calendar.addWorkdays(from, 20)), walked(from, 20)];
  return own === other ? [] : [`${formatPlainDate(from)}: ${own} and ${other}`];
});

/** Day by day, asking the package each time. */
function walked(from: PlainDate, workdays: number): string {
  let date = from;
  for (let left = workdays; left > 0; left -= chineseDays.isWorkday(formatPlainDate(date)) ? 1 : 0) date = addDays(date, 1);
  return formatPlainDate(date);
}

const compared: DaysCompared = {
  days: calendar.to - calendar.from + 1,
  dayDifferences,
  spans: pairs.length,
  spanDifferences,
  deadlines: beginnings.length,
  deadlineDifferences,
  ours: ours.nanoseconds / pairs.length,
  theirs: theirs.nanoseconds / pairs.length,
};
process.stdout.write(JSON.stringify(compared));
