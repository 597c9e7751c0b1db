import { describe, expect, it } from "vitest";
import { groupKey } from "../../src/facts/grouping.ts";
import { spanKeys } from "../../src/model/period-keys.ts";
import { parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";

const day = (iso: string): PlainDate => {
  const date = parsePlainDate(iso);
  if (date === undefined) throw new Error(iso);
  return date;
};

describe("groupKey", () => {
  it("puts a date into its month and quarter", () => {
    expect(groupKey({ kind: "month", date: "on" }, () => day("2017-03-31"))).toBe("2017-03");
    expect(groupKey({ kind: "quarter", date: "on" }, () => day("2017-10-01"))).toBe("2017-Q4");
  });

  it("keeps nobody knows apart from none", () => {
    expect(groupKey({ kind: "month", date: "on" }, () => undefined)).toBeUndefined();
    expect(groupKey({ kind: "field", field: "kind" }, () => null)).toBeNull();
  });
});

describe("spanKeys", () => {
  it("names every month and quarter of the period, also across years", () => {
    const period = { from: day("2017-11-15"), to: day("2018-02-01") };
    expect(spanKeys("month", period)).toEqual(["2017-11", "2017-12", "2018-01", "2018-02"]);
    expect(spanKeys("quarter", period)).toEqual(["2017-Q4", "2018-Q1"]);
  });
});
