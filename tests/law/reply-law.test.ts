import { describe, expect, it } from "vitest";
import { replyLaw, rowOn } from "../../src/law/reply-law.ts";
import { addDays, type PlainDate } from "../../src/model/plain-date.ts";
import { day, theLaw } from "./the-law.ts";

describe("replyLaw", () => {
  it("is that of the day, however often and in whatever order days and laws are asked about", () => {
    const laws = [theLaw(), theLaw()];
    const first = day("2008-05-01");
    const days = Array.from({ length: 140 }, (_, index): PlainDate => addDays(first, 50 * index));
    for (const date of [...days.toReversed(), ...days, ...days]) {
      for (const law of laws) {
        const found = replyLaw(law, date);
        expect([found.limitRow, found.onlineRow]).toEqual([rowOn(law, "reply_limit", date), rowOn(law, "online_start", date)]);
      }
    }
    expect(new Set(days.map((date) => replyLaw(laws[0] ?? theLaw(), date).supplement)).size).toBeGreaterThan(1);
  });
});
