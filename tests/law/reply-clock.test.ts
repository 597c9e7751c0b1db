import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LateConfirmation } from "../../src/law/clock-start.ts";
import { explainReplyClock, replyClock, type ReplyClock } from "../../src/law/reply-clock.ts";
import type { Channel, Consultation, ReplyRequest, Supplement } from "../../src/law/reply-request.ts";
import { addDays, formatPlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import { day, theLaw } from "./the-law.ts";

const law = theLaw();
const { calendar } = law;

/** A request handed in and never replied to; tests state what differs. */
function request(reached: string, over: Partial<ReplyRequest> = {}): ReplyRequest {
  return {
    channel: "in_person", reachedOn: day(reached), misdirected: null, signedOn: null, confirmedOn: null, contactFailed: null,
    systemReceivedOn: null, statedStartOn: null, supplements: [], consultations: [], extensionApprovedOn: null,
    extensionApprovedBy: null, extensionToldOn: null, extensionDays: null, replyDelivery: null, postedOn: null,
    replySignedOn: null, replySentOn: null, replyType: null, urgedOn: null, withdrawnOn: null, ...over,
  };
}

function clock(ask: ReplyRequest, asOf = "2019-12-31", lateConfirmation: LateConfirmation = "confirmed"): ReplyClock {
  return replyClock(ask, { law, asOf: day(asOf), lateConfirmation });
}

const iso = (date: PlainDate | null | undefined): string | null | undefined => (typeof date === "number" ? formatPlainDate(date) : date);
const dueOn = (ask: ReplyRequest, asOf?: string): string | null | undefined => iso(clock(ask, asOf).dueOn);
const posted = (date: string): Partial<ReplyRequest> => ({ replyDelivery: "postal", postedOn: day(date) });
const notice = (noticed: string, over: Partial<Supplement> = {}): Supplement => ({ noticedOn: day(noticed), onceOnly: true, allowedDays: 10, suppliedOn: null, ...over });
const asked = (sent: string, answered: string | null, over: Partial<Consultation> = {}): Consultation => ({
  party: "third_party", sentOn: day(sent), receivedOn: null, answeredOn: answered === null ? null : day(answered), ...over,
});
const extended = (approved: string, told: string | null): Partial<ReplyRequest> => ({
  extensionApprovedOn: day(approved), extensionApprovedBy: "office_head", extensionToldOn: told === null ? null : day(told),
});

describe("golden due dates", () => {
  it.each([
    ["2017-01-18", "2017-02-13"],
    ["2017-09-20", "2017-10-17"],
    ["2017-09-30", "2017-10-27"],
    ["2017-10-01", "2017-10-27"],
    ["2017-12-11", "2018-01-02"],
    ["2018-02-09", "2018-03-07"],
    ["2018-12-21", "2019-01-14"],
    ["2019-04-24", "2019-05-16"],
    ["2019-05-15", "2019-06-13"],
    ["2022-01-15", "2022-02-16"],
    ["2023-04-23", "2023-05-23"],
    ["2023-06-01", "2023-06-30"],
  ])("reached %s: due %s", (reached, due) => {
    expect(dueOn(request(reached), "2023-12-31")).toBe(due);
  });

  it("2017-09-20 extended: due 2017-11-07", () => {
    expect(dueOn(request("2017-09-20", extended("2017-10-10", "2017-10-16")))).toBe("2017-11-07");
  });

  it("the town that was 39 days or 12 days after receipt", () => {
    const replied = posted("2023-06-19");
    expect(clock(request("2023-04-23", replied), "2023-12-31")).toMatchObject({ late: true });
    expect(clock(request("2023-06-01", replied), "2023-12-31")).toMatchObject({ late: false });
    expect(calendar.workdaysBetween(day("2023-04-23"), day("2023-06-19"))).toBe(39);
    expect(calendar.workdaysBetween(day("2023-06-01"), day("2023-06-19"))).toBe(12);
  });

  it("the town that had not replied when review was sought on 2022-02-20", () => {
    expect(clock(request("2022-01-15", { channel: "post_signed", signedOn: day("2022-01-15") }), "2022-02-20")).toMatchObject({ late: true, answered: false });
  });
});

describe("what starts the clock", () => {
  it.each<[string, Channel, Partial<ReplyRequest>, string | null | undefined]>([
    ["2017-03-01", "in_person", {}, "2017-03-22"],
    ["2017-03-01", "post_signed", { signedOn: day("2017-03-02") }, "2017-03-23"],
    ["2017-03-01", "post_signed", { signedOn: undefined }, undefined],
    ["2017-03-01", "post_ordinary", { confirmedOn: day("2017-03-06") }, "2017-03-27"],
    ["2017-03-01", "post_ordinary", { confirmedOn: undefined }, undefined],
    ["2017-03-01", "post_ordinary", { confirmedOn: null }, "2017-03-22"],
    ["2017-03-01", "post_ordinary", { confirmedOn: null, contactFailed: false }, "2017-03-22"],
    ["2017-03-01", "post_ordinary", { confirmedOn: null, contactFailed: true }, null],
    ["2017-03-01", "post_ordinary", { confirmedOn: null, contactFailed: undefined }, undefined],
    ["2017-03-01", "online", { misdirected: true, confirmedOn: null }, "2017-03-22"],
    ["2017-03-01", "fax", { confirmedOn: null }, null],
    ["2017-03-01", "post_signed", { misdirected: true, signedOn: day("2017-03-01"), confirmedOn: day("2017-03-06") }, "2017-03-27"],
    ["2017-03-01", "online", { systemReceivedOn: day("2017-03-01"), confirmedOn: day("2017-03-06") }, "2017-03-22"],
    ["2017-03-01", "email", { systemReceivedOn: day("2017-03-01"), confirmedOn: day("2017-03-06") }, "2017-03-22"],
    ["2019-05-15", "online", { systemReceivedOn: day("2019-05-15"), confirmedOn: day("2019-05-16") }, "2019-06-14"],
    ["2019-05-14", "online", { systemReceivedOn: day("2019-05-14"), confirmedOn: day("2019-05-16") }, "2019-06-04"],
    ["2017-03-01", "fax", { confirmedOn: day("2017-03-02") }, "2017-03-23"],
    ["2017-03-01", "other", { statedStartOn: day("2017-03-02") }, "2017-03-23"],
    ["2017-03-01", "other", { confirmedOn: day("2017-03-03") }, "2017-03-24"],
  ])("reached %s by %s with %j: due %s", (reached, channel, over, due) => {
    expect(dueOn(request(reached, { channel, ...over }))).toBe(due);
  });

  it("knows nothing without a channel", () => {
    expect(clock(request("2017-03-01", { channel: undefined }))).toMatchObject({ dueOn: undefined, late: undefined, answered: false });
  });

  it("lets a setting decide where the office rang late", () => {
    const late = request("2017-03-01", { channel: "post_ordinary", confirmedOn: day("2017-03-06") });
    expect(iso(clock(late, "2017-12-31", "confirmed").dueOn)).toBe("2017-03-27");
    expect(iso(clock(late, "2017-12-31", "reached").dueOn)).toBe("2017-03-22");
    expect(iso(clock({ ...late, contactFailed: true }, "2017-12-31", "reached").dueOn)).toBe("2017-03-27");
    expect(flags(late)).toContain("应在2017年3月1日（星期三）当日联系申请人");
  });
});

describe("a letter that nobody confirmed", () => {
  it.each(["confirmed", "reached"] as const)("is late by the day it reached the organ, and says why (%s)", (setting) => {
    const letter = request("2017-03-01", { channel: "post_ordinary" });
    expect(clock(letter, "2017-12-31", setting)).toMatchObject({ late: true, answered: false });
    const said = explainReplyClock(letter, { law, asOf: day("2017-12-31"), lateConfirmation: setting }).map(({ text }) => text.zh).join("\n");
    expect(said).toContain("没有确认日期");
    expect(said).toContain("自收件日期起算");
    expect(said).toContain("以到达之日为准");
  });
});

function flags(ask: ReplyRequest, asOf = "2019-12-31"): string {
  return explainReplyClock(ask, { law, asOf: day(asOf), lateConfirmation: "confirmed" })
    .filter(({ what }) => what === "flag")
    .map(({ text }) => text.zh)
    .join("\n");
}

describe("the day of the reply", () => {
  it.each<[Partial<ReplyRequest>, string | null | undefined, boolean | undefined]>([
    [{ replyDelivery: "postal", postedOn: day("2017-03-22"), replySignedOn: day("2017-03-27") }, "2017-03-22", false],
    [{ replyDelivery: "courier", postedOn: day("2017-03-22") }, "2017-03-22", false],
    [{ replyDelivery: "direct", replySignedOn: day("2017-03-23") }, "2017-03-23", true],
    [{ replyDelivery: "entrusted", replySignedOn: day("2017-03-22") }, "2017-03-22", false],
    [{ replyDelivery: "electronic", replySentOn: day("2017-03-22") }, "2017-03-22", false],
    [{ postedOn: day("2017-03-22") }, undefined, undefined],
    [{ replyDelivery: "direct", postedOn: day("2017-03-22") }, undefined, undefined],
    [{ replyDelivery: "postal" }, null, true],
    [{}, null, true],
  ])("%j: %s, late %s", (over, replied, late) => {
    const found = clock(request("2017-03-01", over));
    expect([iso(found.repliedOn), found.late]).toEqual([replied, late]);
  });

  it("counts working days past the due date, and calendar days for being late at all", () => {
    // due on a Friday, posted on the Saturday after: late, by no working day
    const saturday = clock(request("2017-03-03", posted("2017-03-25")));
    expect([iso(saturday.dueOn), saturday.late, saturday.daysOver, iso(saturday.judgedOn)]).toEqual(["2017-03-24", true, 0, "2017-03-25"]);
    const monday = clock(request("2017-03-03", posted("2017-03-27")));
    expect([monday.late, monday.daysOver, iso(monday.judgedOn)]).toEqual([true, 1, "2017-03-25"]);
  });
});

describe("which year", () => {
  it("a request overdue at the end of the year is judged in it, up to its end", () => {
    const found = clock(request("2017-12-01"), "2017-12-31");
    expect([iso(found.dueOn), iso(found.judgedOn), found.daysOver, found.answered]).toEqual(["2017-12-22", "2017-12-23", 5, false]);
  });

  it("a request not yet due is not judged", () => {
    expect(clock(request("2017-12-11"), "2017-12-31")).toMatchObject({ judgedOn: null, daysOver: null, late: false, answered: false });
  });

  it("knows that it is not late by a blank reply while the limit runs", () => {
    const found = clock(request("2017-12-11", { replyDelivery: undefined, postedOn: undefined }), "2017-12-31");
    expect(found).toMatchObject({ repliedOn: undefined, late: false });
  });
});

describe("extension", () => {
  const dueWithout = "2017-03-22";
  it.each<[Partial<ReplyRequest>, ReplyClock["extensionState"], string | undefined]>([
    [extended("2017-03-20", "2017-03-22"), "valid", "2017-04-13"],
    [extended("2017-03-20", "2017-03-23"), "told_late", dueWithout],
    [extended("2017-03-20", null), "told_late", dueWithout],
    [extended("2017-03-23", "2017-03-22"), "unapproved", dueWithout],
    [{ extensionToldOn: day("2017-03-20") }, "unapproved", dueWithout],
    [{ ...extended("2017-03-20", "2017-03-20"), extensionApprovedBy: "other" }, "unapproved", dueWithout],
    [{ ...extended("2017-03-20", "2017-03-20"), extensionApprovedBy: undefined }, undefined, undefined],
    [{ ...extended("2017-03-20", "2017-03-20"), extensionDays: 10 }, "valid", "2017-04-06"],
    [{ ...extended("2017-03-20", "2017-03-20"), extensionDays: 30 }, "valid", "2017-04-13"],
    [{ ...extended("2017-03-20", "2017-03-20"), extensionDays: undefined }, "valid", undefined],
    [{}, "none", dueWithout],
  ])("%j: %s, due %s", (over, state, due) => {
    const found = clock(request("2017-03-01", over));
    expect([found.extensionState, iso(found.dueOn)]).toEqual([state, due]);
  });

  it("approved but not needed is no extension", () => {
    expect(clock(request("2017-03-01", { ...extended("2017-03-20", null), ...posted("2017-03-21") })).extensionState).toBe("none");
  });

  it("that nobody knows of leaves a reply within the plain limit in time", () => {
    const found = clock(request("2017-03-01", { extensionApprovedOn: undefined, ...posted("2017-03-21") }));
    expect([found.late, found.daysOver, found.extensionState]).toEqual([false, 0, undefined]);
  });
});

describe("consultations", () => {
  it.each<[string, readonly Consultation[], string, string | undefined]>([
    // five working days not counted
    ["2017-03-01", [asked("2017-03-06", "2017-03-13")], "2017-12-31", "2017-03-29"],
    // the same, overlapping another: 7 to 15 March, seven days
    ["2017-03-01", [asked("2017-03-06", "2017-03-13"), asked("2017-03-09", "2017-03-15")], "2017-12-31", "2017-03-31"],
    // one within the other
    ["2017-03-01", [asked("2017-03-06", "2017-03-15"), asked("2017-03-07", "2017-03-09")], "2017-12-31", "2017-03-31"],
    // sent after the limit ran out
    ["2017-03-01", [asked("2017-03-23", "2017-03-29")], "2017-12-31", "2017-03-22"],
    // sent in the time that another one won
    ["2017-03-01", [asked("2017-03-06", "2017-03-13"), asked("2017-03-28", "2017-03-30")], "2017-12-31", "2017-03-31"],
    // answered on the day it was sent
    ["2017-03-01", [asked("2017-03-06", "2017-03-06")], "2017-12-31", "2017-03-22"],
    // another organ: only from 2019
    ["2017-03-01", [asked("2017-03-06", "2017-03-13", { party: "organ" })], "2017-12-31", "2017-03-22"],
    ["2017-03-01", [asked("2017-03-06", "2017-03-13", { party: undefined })], "2017-12-31", undefined],
    ["2019-06-03", [asked("2019-06-05", "2019-06-12", { party: "organ" })], "2019-12-31", "2019-07-08"],
    // open: until asOf before 2019, at most 15 working days since
    ["2017-12-11", [asked("2017-12-13", null)], "2017-12-31", "2018-01-18"],
    ["2019-06-03", [asked("2019-06-05", null)], "2019-12-31", "2019-07-23"],
    ["2019-06-03", [asked("2019-06-05", "2019-08-30")], "2019-12-31", "2019-07-23"],
    ["2019-06-03", [asked("2019-06-05", null, { receivedOn: day("2019-06-10") })], "2019-12-31", "2019-07-25"],
  ])("reached %s with %j as of %s: due %s", (reached, consultations, asOf, due) => {
    expect(dueOn(request(reached, { consultations }), asOf)).toBe(due);
  });

  it("an open one before 2019 is flagged and ends with the reply", () => {
    const ask = request("2017-03-01", { consultations: [asked("2017-03-06", null)], ...posted("2017-05-31") });
    expect(clock(ask)).toMatchObject({ late: false });
    expect(flags(ask)).toContain("尚无答复");
  });

  it("blank ones leave the due date unknown", () => {
    expect(clock(request("2017-03-01", { consultations: undefined })).dueOn).toBeUndefined();
    expect(clock(request("2019-06-03", { consultations: [asked("2019-06-05", null, { answeredOn: undefined })] })).dueOn).toBeUndefined();
  });

  it("prolong an extension too", () => {
    const ask = request("2017-03-01", { ...extended("2017-03-20", "2017-03-22"), consultations: [asked("2017-03-27", "2017-03-31")] });
    expect(dueOn(ask)).toBe("2017-04-19");
  });
});

describe("supplements until 2019-05-14", () => {
  it("the notice is itself a reply, in time or late", () => {
    expect(clock(request("2017-03-01", { supplements: [notice("2017-03-22")] }))).toMatchObject({ answered: true, answeredBy: "supplement_notice", late: false, supplementState: "proper" });
    expect(clock(request("2017-03-01", { supplements: [notice("2017-03-23")] }))).toMatchObject({ answered: true, late: true, daysOver: 1 });
  });

  it("the corrected application is a new request", () => {
    const ask = request("2019-05-14", { supplements: [notice("2019-05-20", { suppliedOn: day("2019-05-27") })] });
    expect(clock(ask)).toMatchObject({ answeredBy: "supplement_notice", late: false });
    expect(iso(clock(ask).repliedOn)).toBe("2019-05-20");
    expect(flags(ask)).toContain("应作为新申请另行登记");
  });

  const amended = (date: string): Partial<ReplyRequest> => ({ ...posted(date), replyType: "to_amend" });
  it.each<[string, Partial<ReplyRequest>, Partial<ReplyClock>]>([
    ["in time", amended("2017-03-22"), { answered: true, answeredBy: "amend_reply", late: false, repliedOn: day("2017-03-22") }],
    ["late", amended("2017-03-23"), { answered: true, answeredBy: "amend_reply", late: true, daysOver: 1 }],
    ["beside an earlier notice", { ...amended("2017-03-23"), supplements: [notice("2017-03-10")] }, { answeredBy: "supplement_notice", repliedOn: day("2017-03-10"), late: false }],
    ["before a later notice", { ...amended("2017-03-10"), supplements: [notice("2017-03-23")] }, { answeredBy: "amend_reply", repliedOn: day("2017-03-10"), late: false }],
    ["on a day that nobody registered", { replyType: "to_amend" }, { answered: true, answeredBy: "amend_reply", repliedOn: undefined, late: undefined }],
    ["with a day and no carrier", { replyType: "to_amend", postedOn: day("2017-03-22") }, { answered: true, answeredBy: "amend_reply", repliedOn: undefined }],
  ])("a notice that is registered only as the reply, %s", (_case, over, expected) => {
    expect(clock(request("2017-03-01", over))).toMatchObject(expected);
  });

  it("such a notice is named in the explanation, and is an ordinary reply from 2019-05-15", () => {
    expect(flags(request("2017-03-01", amended("2017-03-22")))).toContain("以答复之日2017年3月22日（星期三）为告知之日");
    expect(clock(request("2019-06-03", amended("2019-06-13")))).toMatchObject({ answeredBy: "reply" });
  });

  it("the earlier of notice and reply counts", () => {
    expect(clock(request("2017-03-01", { supplements: [notice("2017-03-20")], ...posted("2017-03-10") }))).toMatchObject({ answeredBy: "reply" });
  });
});

describe("supplements from 2019-05-15", () => {
  const reached = "2019-06-03"; // notice within 7 working days: by 2019-06-13 (Dragon Boat on the 7th)
  it("restart the clock when the correction arrives", () => {
    const found = clock(request(reached, { supplements: [notice("2019-06-13", { suppliedOn: day("2019-06-20") })] }));
    expect([iso(found.dueOn), found.supplementState]).toEqual(["2019-07-18", "proper"]);
  });

  it("asked for too late do not stop it", () => {
    const found = clock(request(reached, { supplements: [notice("2019-06-14", { suppliedOn: day("2019-06-20") })] }));
    expect([iso(found.dueOn), found.supplementState]).toEqual(["2019-07-02", "late"]);
  });

  it("not supplied in time: the application is given up", () => {
    expect(clock(request(reached, { supplements: [notice("2019-06-13")] }))).toMatchObject({ dueOn: null, closedWithoutReply: "abandoned", late: false, judgedOn: null, daysOver: null });
    expect(clock(request(reached, { supplements: [notice("2019-06-13", { allowedDays: null })] }))).toMatchObject({ closedWithoutReply: "abandoned" });
  });

  it("while the applicant has time the clock waits", () => {
    expect(clock(request(reached, { supplements: [notice("2019-06-13")] }), "2019-06-27")).toMatchObject({ dueOn: null, closedWithoutReply: "none", late: false });
    expect(clock(request(reached, { supplements: [notice("2019-06-13", { allowedDays: undefined })] }))).toMatchObject({ dueOn: null, closedWithoutReply: undefined, late: false });
  });

  it.each<[readonly Supplement[], ReplyClock["supplementState"]]>([
    [[notice("2019-06-11", { suppliedOn: day("2019-06-17") }), notice("2019-06-18", { suppliedOn: day("2019-06-24") })], "repeated"],
    [[notice("2019-06-11", { onceOnly: false, suppliedOn: day("2019-06-17") })], "repeated"],
    [[notice("2019-06-11", { onceOnly: undefined, suppliedOn: day("2019-06-17") })], undefined],
    [[], "none"],
  ])("%j are %s", (supplements, state) => {
    expect(clock(request(reached, { supplements })).supplementState).toBe(state);
  });

  it("only the first notice restarts", () => {
    const supplements = [notice("2019-06-11", { suppliedOn: day("2019-06-17") }), notice("2019-06-18", { suppliedOn: day("2019-06-24") })];
    expect(dueOn(request(reached, { supplements }))).toBe("2019-07-15");
  });

  it("blank ones leave everything open", () => {
    expect(clock(request(reached, { supplements: undefined }))).toMatchObject({ dueOn: undefined, late: undefined, supplementState: undefined });
    expect(clock(request(reached, { supplements: [notice("2019-06-11", { suppliedOn: undefined })] })).dueOn).toBeUndefined();
  });
});

describe("withdrawal", () => {
  it("in time leaves nothing to judge", () => {
    expect(clock(request("2017-03-01", { withdrawnOn: day("2017-03-22") }))).toMatchObject({ closedWithoutReply: "withdrawn", late: false, judgedOn: null, daysOver: null });
  });

  it("after the due date ends the lateness without undoing it", () => {
    const found = clock(request("2017-03-01", { withdrawnOn: day("2017-03-24") }));
    expect([found.closedWithoutReply, found.late, found.daysOver, iso(found.judgedOn)]).toEqual(["withdrawn", true, 2, "2017-03-23"]);
  });

  it("after a reply changes nothing", () => {
    expect(clock(request("2017-03-01", { ...posted("2017-03-20"), withdrawnOn: day("2017-03-24") }))).toMatchObject({ closedWithoutReply: "none", late: false });
  });

  it("that nobody filled in leaves an overdue request open", () => {
    expect(clock(request("2017-03-01", { withdrawnOn: undefined }))).toMatchObject({ late: undefined, closedWithoutReply: undefined });
  });
});

describe("the explanation", () => {
  it("counts step by step, in both languages", () => {
    const steps = explainReplyClock(request("2017-01-18", posted("2017-02-14")), { law, asOf: day("2017-12-31"), lateConfirmation: "confirmed" });
    expect(steps.map(({ what }) => what)).toEqual(["law", "start", "limit", "worked", "skipped", "worked", "due", "replied", "result"]);
    expect(steps.map(({ text }) => text.zh)).toEqual([
      "申请于2017年1月18日（星期三）到达行政机关，适用《中华人民共和国政府信息公开条例》（国务院令第492号）第二十四条",
      "收到申请之日为2017年1月18日（星期三），当日不计：当面提交，以提交之日为准，依据国办公开办函〔2015〕207号第一条",
      "答复期限15个工作日，周六、周日和放假日不计",
      "2017年1月22日（星期日）春节调休上班，计入",
      "2017年1月27日至2月2日春节放假，不计",
      "2017年2月4日（星期六）春节调休上班，计入",
      "答复期限届满：2017年2月13日（星期一）",
      "答复之日：2017年2月14日（星期二）（邮政寄送，以交寄之日为答复之日）",
      "逾期1个工作日答复",
    ]);
    for (const { text } of steps) expect(text.en).toMatch(/^[\x20-\x7e《》（）\u4e00-\u9fff〔〕]+$/u);
  });

  it("names a closed office and a notice that changed the year", () => {
    const closed = { ...law, calendar: calendar.withLocalClosures([{ date: day("2019-05-10"), reason: "台风停工", source: "" }]) };
    const steps = explainReplyClock(request("2019-04-24"), { law: closed, asOf: day("2019-12-31"), lateConfirmation: "confirmed" });
    const said = steps.map(({ text }) => text.zh).join("\n");
    expect(said).toContain("2019年5月10日台风停工，不计");
    expect(said).toContain("国办发明电〔2019〕3号");
    expect(said).toContain("2019年5月17日");
  });

  it("says that a courier is irregular, not late", () => {
    expect(flags(request("2017-03-01", { replyDelivery: "courier", postedOn: day("2017-03-22") }))).toContain("快递");
  });
});

describe("laws of the clock", () => {
  const reachedOn = fc.integer({ min: day("2015-01-05"), max: day("2024-12-31") }).map((number) => number as PlainDate);
  const pause = fc.record({ after: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 0, max: 30 }) });
  const consult = (reached: PlainDate, after: number, length: number): Consultation => ({
    party: "third_party", sentOn: addDays(reached, after), receivedOn: null, answeredOn: addDays(reached, after + length),
  });
  const due = (ask: ReplyRequest): number => {
    const { dueOn: found } = clock(ask, "2026-06-30");
    if (typeof found !== "number") throw new Error("a due date is known here");
    return found;
  };

  it("pauses never shorten the limit, and one more never shortens it either", () => {
    fc.assert(
      fc.property(reachedOn, fc.array(pause, { maxLength: 4 }), pause, (reached, pauses, more) => {
        const list = pauses.map(({ after, length }) => consult(reached, after, length)).sort((a, b) => a.sentOn - b.sentOn);
        const longer = [...list, consult(reached, more.after, more.length)].sort((a, b) => a.sentOn - b.sentOn);
        const plain = due({ ...request("2017-03-01"), reachedOn: reached });
        const paused = due({ ...request("2017-03-01"), reachedOn: reached, consultations: list });
        expect(paused).toBeGreaterThanOrEqual(plain);
        expect(due({ ...request("2017-03-01"), reachedOn: reached, consultations: longer })).toBeGreaterThanOrEqual(paused);
      }),
    );
  });

  it("is late exactly when the reply comes after the due date", () => {
    fc.assert(
      fc.property(reachedOn, fc.integer({ min: 0, max: 80 }), (reached, after) => {
        const repliedOn = addDays(reached, after);
        const found = clock({ ...request("2017-03-01"), reachedOn: reached, replyDelivery: "postal", postedOn: repliedOn }, "2026-06-30");
        expect(found.late).toBe(repliedOn > (found.dueOn ?? 0));
        expect(found.daysOver ?? 0).toBeGreaterThanOrEqual(0);
        expect(found.judgedOn).toBe(Math.min(repliedOn, (found.dueOn ?? 0) + 1));
      }),
    );
  });

  it("the explanation ends in the same due date", () => {
    fc.assert(
      fc.property(reachedOn, fc.array(pause, { maxLength: 3 }), (reached, pauses) => {
        const ask = { ...request("2017-03-01"), reachedOn: reached, consultations: pauses.map(({ after, length }) => consult(reached, after, length)).sort((a, b) => a.sentOn - b.sentOn) };
        const context = { law, asOf: day("2026-06-30"), lateConfirmation: "confirmed" } as const;
        expect(explainReplyClock(ask, context).find(({ what }) => what === "due")?.date).toBe(replyClock(ask, context).dueOn);
      }),
      { numRuns: 40 },
    );
  });
});
