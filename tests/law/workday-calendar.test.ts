import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { LegalHoliday } from "tyme4ts";
import { describe, expect, it } from "vitest";
import { CalendarRangeError } from "../../src/law/workday-calendar.ts";
import { addDays, dateParts, formatPlainDate, weekday, type PlainDate } from "../../src/model/plain-date.ts";
import { day, theLaw } from "./the-law.ts";

const { calendar } = theLaw();
const [first, last] = [day("2014-01-01"), day("2026-12-31")];
const everyDay: readonly PlainDate[] = Array.from({ length: last - first + 1 }, (_, index) => addDays(first, index));

/** In a process of its own: west of Greenwich the package shifts its own table by a day. */
function chineseDaysWorkdays(): readonly string[] {
  const program = `
    import days from "chinese-days";
    const found = [];
    for (let at = Date.UTC(2014, 0, 1); at <= Date.UTC(2026, 11, 31); at += 86400000) {
      const iso = new Date(at).toISOString().slice(0, 10);
      if (days.isWorkday(iso)) found.push(iso);
    }
    process.stdout.write(JSON.stringify(found));`;
  const out = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { ...process.env, TZ: "UTC" },
    encoding: "utf8",
  });
  return JSON.parse(out) as readonly string[];
}

describe("the calendar agrees day by day, 2014 to 2026,", () => {
  it("with chinese-days", () => {
    const theirs = chineseDaysWorkdays();
    const ours = everyDay.filter((date) => calendar.isWorkday(date)).map(formatPlainDate);
    expect(ours).toEqual(theirs);
  });

  it("with tyme4ts", () => {
    const differing = everyDay.filter((date) => {
      const { year, month, day: dayOfMonth } = dateParts(date);
      const special = LegalHoliday.fromYmd(year, month, dayOfMonth);
      const works = special === null || special === undefined ? weekday(date) <= 5 : special.isWork();
      return calendar.isWorkday(date) !== works;
    });
    expect(differing.map(formatPlainDate)).toEqual([]);
  });
});

describe("working days of a year", () => {
  it.each([
    [2017, 249],
    [2018, 250],
    [2019, 250],
  ])("%d has %d", (year, expected) => {
    const from = calendar.covers(day(`${String(year - 1)}-12-31`)) ? day(`${String(year - 1)}-12-31`) : first;
    expect(calendar.workdaysBetween(from, day(`${String(year)}-12-31`))).toBe(expected);
  });
});

describe("dayKind", () => {
  it("names what kind of day it is", () => {
    expect(calendar.dayKind(day("2017-03-01"))).toEqual({ kind: "workday" });
    expect(calendar.dayKind(day("2017-03-04"))).toEqual({ kind: "weekend" });
    expect(calendar.dayKind(day("2017-01-27"))).toMatchObject({ kind: "holiday", name: { zh: "春节" } });
    expect(calendar.dayKind(day("2017-02-04"))).toMatchObject({ kind: "makeup", name: { zh: "春节" } });
  });

  it("names the notice that changed a day within the year", () => {
    expect(calendar.dayKind(day("2019-05-02"))).toMatchObject({ kind: "holiday", notice: "国办发明电〔2019〕3号" });
    expect(calendar.dayKind(day("2019-05-01"))).toMatchObject({ kind: "holiday", notice: undefined });
    expect(calendar.dayKind(day("2018-12-29"))).toMatchObject({ kind: "makeup", notice: "国办发明电〔2018〕15号" });
  });
});

describe("counting", () => {
  const date = fc.integer({ min: first + 60, max: last - 120 }).map((number) => number as PlainDate);
  const steps = fc.integer({ min: 1, max: 60 });

  it("addWorkdays and workdaysBetween undo each other", () => {
    fc.assert(
      fc.property(date, steps, (from, n) => {
        const to = calendar.addWorkdays(from, n);
        expect(calendar.isWorkday(to)).toBe(true);
        expect(calendar.workdaysBetween(from, to)).toBe(n);
        expect(calendar.workdaysBetween(to, from)).toBe(-n);
      }),
    );
  });

  it("the due date never comes earlier for a later start or a longer limit", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 40 }), steps, (from, later, n) => {
        expect(calendar.addWorkdays(addDays(from, later), n)).toBeGreaterThanOrEqual(calendar.addWorkdays(from, n));
        expect(calendar.addWorkdays(from, n + 1)).toBeGreaterThan(calendar.addWorkdays(from, n));
      }),
    );
  });

  it("adds up over any day between", () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c)).toBe(calendar.workdaysBetween(a, c));
      }),
    );
  });

  it("counts no day from a day to itself", () => {
    expect(calendar.workdaysBetween(day("2017-03-01"), day("2017-03-01"))).toBe(0);
    expect(calendar.addWorkdays(day("2017-03-04"), 0)).toBe(day("2017-03-04"));
    expect(() => calendar.addWorkdays(day("2017-03-01"), -1)).toThrow(RangeError);
  });
});

describe("a date outside the calendar", () => {
  it.each([
    () => calendar.isWorkday(day("2013-12-31")),
    () => calendar.dayKind(day("2027-01-01")),
    () => calendar.workdaysBetween(day("2026-12-01"), day("2027-01-04")),
    () => calendar.addWorkdays(day("2026-12-25"), 15),
    () => calendar.withLocalClosures([{ date: day("2027-09-04"), reason: "台风", source: "" }]),
  ])("is an error that carries the date", (ask) => {
    expect(ask).toThrow(CalendarRangeError);
    let thrown: unknown;
    try {
      ask();
    } catch (error) {
      thrown = error;
    }
    expect(calendar.covers((thrown as CalendarRangeError).date)).toBe(false);
  });
});

describe("withLocalClosures", () => {
  const closed = calendar.withLocalClosures([
    { date: day("2017-09-04"), reason: "台风停工", source: "市防指通知" },
    { date: day("2017-09-03"), reason: "台风停工", source: "市防指通知" },
  ]);

  it("takes the working days out and leaves days off as they are", () => {
    expect(closed.dayKind(day("2017-09-04"))).toEqual({ kind: "closure", reason: "台风停工" });
    expect(closed.dayKind(day("2017-09-03"))).toEqual({ kind: "weekend" });
    expect(formatPlainDate(closed.addWorkdays(day("2017-09-01"), 1))).toBe("2017-09-05");
    expect(calendar.isWorkday(day("2017-09-04"))).toBe(true);
  });
});
