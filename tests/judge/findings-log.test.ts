import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyLog, type Case } from "../../src/judge/findings-log.ts";
import { LISTED_FINDINGS } from "../../src/model/finding.ts";
import { text } from "../../src/model/text.ts";
import { rule } from "../support/scheme-builder.ts";

const planned = { rule: rule("D2-late", undefined), keepsTriggered: true, keepsClear: false, readsClock: true, combineBy: undefined } as unknown as Parameters<typeof emptyLog>[1][number];

function caseAt(line: number): Case {
  const id = `R-${String(line)}`;
  const steps = [{ what: "due" as const, date: undefined, text: text("届满", "due") }];
  return { id, read: () => undefined, records: [{ id, type: "disclosure_request", position: { file: "a.csv", line, column: 1 } }], clock: () => ({ dueOn: undefined, steps }) };
}

describe("the findings of a rule", () => {
  it("have their clock's steps wherever they are listed, in whatever order they came, and few others have", () => {
    const orders = fc.shuffledSubarray(Array.from({ length: LISTED_FINDINGS + 60 }, (_, line) => line + 1), { minLength: LISTED_FINDINGS + 60 });
    fc.assert(fc.property(orders, (lines) => {
      const log = emptyLog("900101", [planned]);
      for (const line of lines) log.of("D2-late").add(caseAt(line), "triggered");
      const findings = log.result().get("D2-late")?.findings ?? [];
      expect(findings.map(({ records }) => records[0]?.position.line)).toEqual(lines.toSorted((a, b) => a - b));
      expect(findings.slice(0, LISTED_FINDINGS).every(({ clock }) => clock?.steps.length === 1)).toBe(true);
    }), { numRuns: 30 });
    const log = emptyLog("900101", [planned]);
    for (let line = 1; line <= LISTED_FINDINGS + 60; line += 1) log.of("D2-late").add(caseAt(line), "triggered");
    expect(log.result().get("D2-late")?.findings.filter(({ clock }) => clock?.steps.length === 1)).toHaveLength(LISTED_FINDINGS);
  });
});
