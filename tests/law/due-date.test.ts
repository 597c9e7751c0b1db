import { describe, expect, it } from "vitest";
import { dueDate, type DueQuestion } from "../../src/law/due-date.ts";
import { formatPlainDate } from "../../src/model/plain-date.ts";
import { day, theLaw } from "./the-law.ts";

const law = theLaw();
const ask = (over: Partial<DueQuestion> & { readonly date: DueQuestion["date"] }): DueQuestion => ({ rule: "reply", channel: "in_person", extended: false, ...over });
const due = (question: DueQuestion): string | undefined => {
  const { value } = dueDate(question, law);
  return value?.dueOn === undefined ? undefined : formatPlainDate(value.dueOn);
};

describe("a due date asked for by one date", () => {
  it.each([
    [ask({ date: day("2017-01-18") }), "2017-02-13"],
    [ask({ date: day("2017-09-20"), extended: true }), "2017-11-07"],
    [ask({ date: day("2017-10-01"), channel: "online" }), "2017-10-27"],
    [ask({ date: day("2017-05-26"), rule: "interpret" }), "2017-06-01"],
    [ask({ date: day("2017-09-28"), rule: "interpret" }), "2017-10-09"],
    [ask({ date: day("2017-03-01"), rule: "interpret" }), undefined],
    [ask({ date: day("2017-03-01"), rule: "publish" }), "2017-03-29"],
  ] as const)("%j: %s", (question, expected) => {
    expect(due(question)).toBe(expected);
  });

  it("says what it takes for granted, and nothing about a reply", () => {
    const { value } = dueDate(ask({ date: day("2017-09-20"), channel: "fax", extended: true }), law);
    const said = value?.steps.map(({ text }) => text.zh).join("\n") ?? "";
    expect(said).toContain("确认均在当日为前提");
    expect(said).toContain("以期满前已经批准并告知申请人为前提");
    expect(value?.steps.some(({ what }) => what === "result")).toBe(false);
  });

  it.each([
    [ask({ date: day("2026-12-25") }), "date-outside-calendar"],
    [ask({ date: day("2013-12-25") }), "date-outside-calendar"],
    [ask({ date: day("2007-01-05") }), "law-before-first-row"],
  ] as const)("beyond the calendar or the law it is a problem: %j", (question, code) => {
    const { value, problems } = dueDate(question, law);
    expect([value, problems.map((problem) => problem.code)]).toEqual([undefined, [code]]);
  });
});
