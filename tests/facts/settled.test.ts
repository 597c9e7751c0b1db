import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordFacts } from "../../src/facts/record-facts.ts";
import { loadLaw } from "../../src/law/load-law.ts";
import type { FieldValue } from "../../src/model/evidence.ts";
import { formatPlainDate, parseDateTime, parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import type { FactFormula, RecordType } from "../../src/model/record-type.ts";
import { wholeFile } from "../../src/model/position.ts";
import { rational } from "../../src/model/rational.ts";
import { text } from "../../src/model/text.ts";

const folder = join(import.meta.dirname, "../../indicators/law");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8") }));
const law = loadLaw(files).value!;
const at = { file: "t.yaml", line: 1, column: 1 };
const day = (iso: string): PlainDate => parsePlainDate(iso)!;

function settledOn(how: Omit<Extract<FactFormula, { kind: "settled" }>, "kind" | "event" | "from">, from: FieldValue, event: FieldValue, asOf: string): string | null | undefined {
  const type: RecordType = {
    id: "t",
    title: text("", ""),
    keptBy: "unit",
    order: [],
    fields: [],
    facts: [{ id: "settledOn", title: text("", ""), type: { kind: "date", mayBeNone: true }, how: { kind: "settled", event: "event", from: "from", ...how }, position: at }],
    derivations: [],
    example: {},
    position: at,
  };
  const record = { id: "1", type: "t", unit: "1", position: at, values: new Map([["from", from], ["event", event]]) };
  const unit = { code: "1", name: text("", ""), type: "town", group: "towns", ranked: true, formerNames: [], predecessors: [], position: wholeFile("") };
  const context = { law, recordTypes: new Map([["t", type]]), asOf: day(asOf), lateConfirmation: "confirmed" as const };
  const value = recordFacts(record, type, unit, context, undefined).read("settledOn");
  return typeof value === "number" ? formatPlainDate(value as PlainDate) : (value as null | undefined);
}

describe("settled", () => {
  const threeDays = { limit: { kind: "number", value: rational(3) }, counted: "working_days" } as const;

  it("is the event in time, or the first day after the limit", () => {
    // published on Friday 2017-05-26: due 2017-06-01, over a make-up Saturday and the Dragon Boat Festival
    expect(settledOn(threeDays, day("2017-05-26"), day("2017-06-01"), "2017-12-31")).toBe("2017-06-01");
    expect(settledOn(threeDays, day("2017-05-26"), day("2017-06-05"), "2017-12-31")).toBe("2017-06-02");
    expect(settledOn(threeDays, day("2017-05-26"), null, "2017-12-31")).toBe("2017-06-02");
  });

  it("is none while the limit still runs, and unknown where nobody knows", () => {
    expect(settledOn(threeDays, day("2017-12-28"), null, "2017-12-31")).toBeNull();
    expect(settledOn(threeDays, day("2017-12-28"), undefined, "2017-12-31")).toBeUndefined();
    expect(settledOn(threeDays, undefined, null, "2017-12-31")).toBeUndefined();
  });

  it("counts hours to the minute", () => {
    const hours = { limit: { kind: "number", value: rational(48) }, counted: "hours" } as const;
    const from = parseDateTime("2017-12-29T10:00+08:00")!;
    expect(settledOn(hours, from, parseDateTime("2017-12-31T10:00+08:00"), "2017-12-31")).toBe("2017-12-31");
    expect(settledOn(hours, parseDateTime("2017-12-31T10:00+08:00"), null, "2017-12-31")).toBeNull();
  });

  it("waits for nothing where no limit was in force", () => {
    const interpretation = { limit: { kind: "law", parameter: "interpretation_limit", on: "from" }, counted: "working_days" } as const;
    expect(settledOn(interpretation, day("2017-03-01"), null, "2017-12-31")).toBe("2017-03-01");
    expect(settledOn(interpretation, day("2017-12-29"), null, "2017-12-31")).toBeNull();
  });
});
