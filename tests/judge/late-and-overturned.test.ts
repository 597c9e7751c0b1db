import { describe, expect, it } from "vitest";
import { assessSmall, request, reviewCase } from "./small-assessment.ts";

const late = { ...request, id: "7", reachedOn: "2017-03-01", postedOn: "2017-03-23" };
const seriouslyLate = { ...late, postedOn: "2017-04-10" };
const lateness = { ...reviewCase, requestId: "7", outcome: "confirmed_illegal", grounds: ["lateness"] };
const content = { ...reviewCase, kind: "suit", requestId: "7", closedOn: "2017-11-01", outcome: "revoked", grounds: ["content"] };

describe("lateness and correction of one request", () => {
  it.each([
    ["late, corrected for lateness alone: the higher only", late, [lateness], "7.00", "2.00"],
    ["seriously late, corrected for lateness alone: the higher only", seriouslyLate, [lateness], "3.50", "5.00"],
    ["late, corrected for its content: both", late, [content], "5.00", "2.00"],
    ["late, on review for lateness, in court for its content: the correction once, and the lateness", late, [lateness, content], "5.00", "2.00"],
    ["seriously late, the same", seriouslyLate, [lateness, content], "3.50", "2.00"],
    ["both grounds in one decision: both", late, [{ ...lateness, grounds: ["lateness", "content"] }], "5.00", "2.00"],
    ["only co-defendant: lateness alone", late, [{ ...content, coDefendantOnly: true }], "5.00", "5.00"],
  ])("%s", async (_case, disclosureRequest, cases, onTime, overturned) => {
    const { pointsOf } = await assessSmall({ records: { disclosure_request: [disclosureRequest], review_case: cases } });
    expect([pointsOf("D2"), pointsOf("D4")]).toEqual([onTime, overturned]);
  });
});

describe("a request that was withdrawn and got a letter all the same", () => {
  it.each([
    ["withdrawn in time: no lateness", "2017-03-10", "2017-05-10", "7.00"],
    ["withdrawn five working days late: lateness up to the withdrawal", "2017-03-29", "2017-05-10", "5.00"],
    ["withdrawn after the reply: lateness up to the reply", "2017-06-01", "2017-04-10", "3.50"],
  ])("%s", async (_case, withdrawnOn, postedOn, onTime) => {
    const { pointsOf, carriedOver } = await assessSmall({ records: { disclosure_request: [{ ...late, withdrawnOn, postedOn }] } });
    expect(pointsOf("D2")).toBe(onTime);
    expect(carriedOver).toEqual([]);
  });
});
