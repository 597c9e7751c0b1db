import { describe, expect, it } from "vitest";
import { assessSmall, request, reviewCase } from "./small-assessment.ts";

const years = [2016, 2017, 2018] as const;

/** Inspectors visit in January: as_of lies after the period. */
const visits = (year: number): string => `${String(year + 1)}-01-10`;

describe.each([["the end of the year", undefined], ["the end of the visits", visits]] as const)("the same records in three years, as of %s", (_name, asOf) => {
  const points = async (record: object): Promise<readonly (readonly (string | null)[])[]> => {
    const seen = await Promise.all(years.map((year) => assessSmall({ year, ...(asOf === undefined ? {} : { asOf: asOf(year) }), records: { disclosure_request: [{ ...request, ...record }] } })));
    return seen.map(({ result }) =>
      ["D2", "D3"].map((id) => {
        const found = result.units.flatMap((unit) => unit.areas.flatMap((area) => area.indicators)).find((one) => one.id === id);
        return String((found?.rules ?? []).reduce((count, rule) => count + rule.counts.triggered, 0));
      }),
    );
  };

  it.each([
    ["due and replied in the next year", { reachedOn: "2017-12-11", postedOn: "2018-01-05", sealed: false }, [["0", "0"], ["0", "0"], ["1", "1"]]],
    ["overdue in the old year, replied in the next", { reachedOn: "2017-12-08", postedOn: "2018-01-05", sealed: false }, [["0", "0"], ["1", "0"], ["0", "1"]]],
    ["overdue and replied in one year", { reachedOn: "2017-03-01", postedOn: "2017-03-24", sealed: false }, [["0", "0"], ["1", "1"], ["0", "0"]]],
  ] as const)("%s: each fault once and none lost", async (_case, record, expected) => {
    expect(await points(record)).toEqual(expected);
  });
});

describe("what is carried over", () => {
  const rulesCarried = async (records: Parameters<typeof assessSmall>[0]["records"], asOf: string): Promise<readonly string[]> =>
    (await assessSmall({ asOf, records })).carriedOver.flatMap(({ id, rules }) => rules.map((rule) => `${id} ${rule}`));

  it.each(["2017-12-31", "2018-01-10"])("as of %s: lateness and form that belong to the next year", async (asOf) => {
    const carried = await rulesCarried({ disclosure_request: [{ ...request, id: "7", reachedOn: "2017-12-11", postedOn: "2018-01-05" }] }, asOf);
    expect(carried).toContain("7 D2-late");
    expect(carried).toContain("7 D3-seal");
  });

  it.each(["2017-12-31", "2018-01-10"])("as of %s: only the form of a reply that was overdue in the old year", async (asOf) => {
    const carried = await rulesCarried({ disclosure_request: [{ ...request, id: "7", reachedOn: "2017-12-08", postedOn: "2018-01-05" }] }, asOf);
    expect(carried).not.toContain("7 D2-late");
    expect(carried).toContain("7 D3-seal");
  });

  it.each(["2017-12-31", "2018-01-10"])("as of %s: a review case closed in January", async (asOf) => {
    const carried = await rulesCarried({ review_case: [{ ...reviewCase, requestId: "7", filedOn: "2017-11-20", closedOn: "2018-01-05", outcome: "revoked", grounds: ["content"] }] }, asOf);
    expect(carried).toEqual(["1 D4-overturned", "1 D4-lateness"]);
  });

  it.each(["2017-12-31", "2018-01-10"])("as of %s: lateness that began after the period, though the applicant withdrew then", async (asOf) => {
    const carried = await rulesCarried({ disclosure_request: [{ ...request, id: "7", reachedOn: "2017-12-11", replyDelivery: null, replyType: null, docNo: null, archived: null, withdrawnOn: "2018-01-05" }] }, asOf);
    expect(carried).toContain("7 D2-late");
  });

  it("not what only begins after the period", async () => {
    const carried = await rulesCarried({ disclosure_request: [{ ...request, id: "7", reachedOn: "2018-01-03", postedOn: "2018-01-05" }] }, "2018-01-10");
    expect(carried).toEqual([]);
  });
});

describe("after the cut-off", () => {
  it("an entry of a list goes with the record that holds it", async () => {
    const interpreted = (id: string, form: string, over: object): object => ({ id, title: id, publishedOn: "2017-06-05", interpretations: [{ id: `${id}-1`, publishedOn: "2017-06-06", form, byLeader: false }], ...over });
    const policy_document = [interpreted("in time", "text", {}), interpreted("too late", "chart", { recordedOn: "2018-02-01" })] as never;
    const { pointsOf } = await assessSmall({ asOf: "2018-01-10", cutoff: "2018-01-15", records: { policy_document } });
    expect(pointsOf("E2")).toBe("1.00");
  });
});

describe("a reply after the notice to amend, in the same record", () => {
  const amended = { ...request, id: "7", reachedOn: "2017-03-01", supplements: [{ id: "a", noticedOn: "2017-03-06", onceOnly: true, allowedDays: 15, suppliedOn: "2017-03-08" }] };
  const codes = async (record: object): Promise<readonly string[]> => (await assessSmall({ records: { disclosure_request: [record as never] } })).result.problems.map(({ code }) => code);

  it("is named, because no clause judges it", async () => {
    expect(await codes({ ...amended, postedOn: "2017-06-01", sealed: false })).toContain("reply-after-notice");
  });

  it("is not missed where there is none", async () => {
    expect(await codes({ ...amended, replyDelivery: null, replyType: null, docNo: null, archived: null })).not.toContain("reply-after-notice");
  });
});

describe("a record made after the cut-off", () => {
  it("is not scored, and somebody has to look", async () => {
    const late = { ...request, reachedOn: "2017-03-01", postedOn: "2017-06-30" };
    const assessed = (recordedOn: string) => assessSmall({ cutoff: "2018-01-05", records: { disclosure_request: [{ ...late, recordedOn }] } });
    const [before, after] = [await assessed("2018-01-05"), await assessed("2018-01-06")];
    expect([before.pointsOf("D2"), after.pointsOf("D2")]).toEqual(["3.50", "7.00"]);
    const told = ({ result }: typeof after) => result.problems.filter(({ code }) => code === "record-past-cutoff").map(({ severity, file, message }) => [severity, file, message.zh]);
    expect(told(before)).toEqual([]);
    expect(told(after)).toEqual([["warning", "disclosure_request.json", "1 条记录的记录日期在材料截止日之后，列出而不计分：1"]]);
  });
});
