import { describe, expect, it } from "vitest";
import { lawOnDate, LawRangeError } from "../../src/law/law-on-date.ts";
import { loadLaw } from "../../src/law/load-law.ts";
import type { LawParameter } from "../../src/model/law.ts";
import type { Problem } from "../../src/model/problem.ts";
import { day, lawFiles, theLaw } from "./the-law.ts";

const law = theLaw();
function parameter(id: string): LawParameter {
  const found = law.parameters.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe("the law of the project", () => {
  it.each([
    ["reply_limit", "2019-05-14", 15],
    ["reply_limit", "2019-05-15", 20],
    ["extension_limit", "2017-01-01", 15],
    ["supplement_limit", "2017-01-01", "none"],
    ["supplement_limit", "2019-05-15", 7],
    ["consultation_stop", "2019-05-14", "none"],
    ["consultation_stop", "2019-05-15", 15],
    ["disclosure_limit", "2017-01-01", 20],
    ["interpretation_limit", "2017-05-07", "none"],
    ["interpretation_limit", "2017-05-08", 3],
    ["fiscal_disclosure_limit", "2014-12-31", "none"],
    ["fiscal_disclosure_limit", "2015-01-01", 20],
    ["online_start", "2019-05-14", "system_receipt"],
    ["online_start", "2019-05-15", "confirmed"],
    ["concern_response_limit", "2017-01-01", 48],
    ["concern_release_limit", "2017-01-01", 5],
    ["concern_conference_limit", "2017-01-01", 24],
    ["reconsideration_days", "2017-01-01", 60],
    ["litigation_months", "2015-04-30", 3],
    ["litigation_months", "2015-05-01", 6],
    ["annual_report_due", "2017-01-01", "03-31"],
  ])("%s on %s is %s", (id, date, value) => {
    expect(lawOnDate(parameter(id), day(date)).value).toBe(value);
  });

  it("throws before the first row, naming parameter and date", () => {
    const ask = (): unknown => lawOnDate(parameter("reply_limit"), day("2008-04-30"));
    expect(ask).toThrow(LawRangeError);
    expect(ask).toThrow("reply_limit has no row for 2008-04-30");
  });

  it("has a year file for 2014 to 2026, each with its notice", () => {
    expect(law.years.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, index) => 2014 + index));
    expect(law.years.every(({ notices }) => notices.length > 0)).toBe(true);
  });
});

const CALENDAR = "calendar/2017.yaml";
const PARAMETERS = "on-request.yaml";

/** The project's law with one file mended by replacing a text. */
function faulty(path: string, from: string, to: string): readonly Problem[] {
  const files = lawFiles().map((file) => {
    if (file.path !== path) return file;
    expect(file.text).toContain(from);
    return { path, text: file.text.replace(from, to) };
  });
  const { value, problems } = loadLaw(files);
  expect(value).toBeUndefined();
  return problems;
}

describe("faults", () => {
  it.each([
    ["a key misspelt", PARAMETERS, "title_en: Limit for replying to a request", "titel_en: x", ["unknown-key"]],
    ["no source", PARAMETERS, "value: 15, source: 《中华人民共和国政府信息公开条例》（国务院令第492号）第二十四条,", "value: 15,", ["missing-key"]],
    ["an impossible date", PARAMETERS, "from: 2019-05-15", "from: 2019-02-30", ["law-date-impossible"]],
    ["rows out of order", PARAMETERS, "from: 2008-05-01", "from: 2020-05-01", ["law-row-order"]],
    ["a value with its unit", PARAMETERS, "value: 15", "value: 15天", ["law-value-unit"]],
    ["a number where a word belongs", PARAMETERS, "value: third_party,", "value: 3,", ["law-value-unit"]],
    ["a limit of nothing", PARAMETERS, "value: 15", "value: 0", ["law-value-unit"]],
    ["the same parameter twice", PARAMETERS, "id: extension_limit", "id: reply_limit", ["law-parameter-twice"]],
    ["a parameter too few", PARAMETERS, "id: extension_limit", "id: something_else", ["law-parameter-missing"]],
    ["an unknown unit", PARAMETERS, "unit: working_days", "unit: weeks", ["wrong-value"]],
    ["a day off and worked", CALENDAR, "days: [2017-09-30]", "days: [2017-10-01]", ["calendar-day-twice"]],
    ["a make-up day in the week", CALENDAR, "days: [2017-09-30]", "days: [2017-09-29]", ["calendar-makeup-on-weekday"]],
    ["a day of another year", CALENDAR, "2017-01-01..2017-01-02", "2016-12-31..2017-01-02", ["calendar-day-outside-year"]],
    ["a range the wrong way round", CALENDAR, "2017-01-27..2017-02-02", "2017-02-02..2017-01-27", ["calendar-range-reversed"]],
    ["a range not written as one", CALENDAR, "2017-01-27..2017-02-02", "2017-01-27~2017-02-02", ["wrong-value"]],
    ["another year than the file's", CALENDAR, "year: 2017", "year: 2016", ["calendar-year-mismatch"]],
    ["a change of a day that is not so", "calendar/2019.yaml", "was: weekend, now: makeup", "was: weekend, now: workday", ["calendar-change-unknown"]],
    ["a change by an unknown notice", "calendar/2019.yaml", "notice: 国办发明电〔2019〕3号, days: [2019-05-02", "notice: 国办发明电〔2019〕4号, days: [2019-05-02", ["calendar-change-unknown"]],
    ["broken YAML", CALENDAR, "notices:", "notices", ["yaml-syntax"]],
  ] as const)("%s", (_, path, from, to, codes) => {
    const problems = faulty(path, from, to);
    const found = problems.map(({ code }) => code);
    for (const code of codes) expect(found).toContain(code);
    for (const { position, severity, message, hint } of problems) {
      if (found[0] !== "law-parameter-missing") expect([position.file, position.line > 0]).toEqual([path, true]);
      expect([severity, message.zh === "", hint.zh === ""]).toEqual(["error", false, false]);
    }
  });

  it("says which day, at its line", () => {
    const [problem] = faulty(CALENDAR, "days: [2017-09-30]", "days: [2017-10-01]");
    expect(problem?.message.zh).toContain("2017-10-01");
    expect(problem?.position.line).toBe(16);
  });

  it("reports the faults of all files at once", () => {
    const files = lawFiles().map((file) => ({ path: file.path, text: file.text.replaceAll("confirmed: true", "confirmed: 是") }));
    expect(new Set(loadLaw(files).problems.map(({ position }) => position.file)).size).toBe(files.length);
  });

  it("a year is missing, is there twice, or none is there at all", () => {
    const codes = (files: ReturnType<typeof lawFiles>): readonly string[] => loadLaw(files).problems.map(({ code }) => code);
    const files = lawFiles();
    const year2017 = files.find(({ path }) => path === CALENDAR);
    if (year2017 === undefined) throw new Error("no 2017");
    expect(codes(files.filter(({ path }) => path !== CALENDAR))).toEqual(["calendar-year-gap"]);
    expect(codes([...files, { path: "more/calendar/2017.yaml", text: year2017.text }])).toEqual(["calendar-year-twice"]);
    expect(codes(files.filter(({ path }) => !path.startsWith("calendar/")))).toEqual(["calendar-missing"]);
    expect(codes([])).toContain("calendar-missing");
  });

  it("a range of many years does not take long", () => {
    expect(faulty(CALENDAR, "2017-01-27..2017-02-02", "1900-01-01..2199-12-31").map(({ code }) => code)).toEqual(["calendar-day-outside-year"]);
  });
});
