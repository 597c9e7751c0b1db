import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { derivations } from "../../src/law/derivations.ts";
import { parseIndexCode } from "../../src/law/index-code.ts";
import { replyTypes } from "../../src/law/reply-types.ts";
import type { EvidenceRecord, FieldValue } from "../../src/model/evidence.ts";
import type { FactValue } from "../../src/model/fact.ts";
import type { ClockExplanation } from "../../src/model/finding.ts";
import { parsePlainDate } from "../../src/model/plain-date.ts";
import { wholeFile } from "../../src/model/position.ts";
import { day, theLaw } from "./the-law.ts";

interface WrittenType {
  readonly fields: Readonly<Record<string, { readonly type: string; readonly values?: Readonly<Record<string, unknown>> }>>;
  readonly example: Readonly<Record<string, unknown>>;
}

const law = theLaw();
const recordType = parse(readFileSync(new URL("../../indicators/records/disclosure_request.yaml", import.meta.url), "utf8")) as WrittenType;

/** The example of the record type, as the evidence stage would read it, with what differs. */
function values(over: Readonly<Record<string, FieldValue>> = {}): ReadonlyMap<string, FieldValue> {
  const example = Object.entries(recordType.example).map(([field, value]): [string, FieldValue] => [
    field,
    recordType.fields[field]?.type === "date" && typeof value === "string" ? parsePlainDate(value) : (value as FieldValue),
  ]);
  return new Map([...example, ...Object.entries(over)]);
}

function derive(over: Readonly<Record<string, FieldValue>> = {}, asOf = "2017-12-31"): { readonly facts: ReadonlyMap<string, FactValue>; readonly clock?: ClockExplanation } {
  const derivation = derivations.get("reply_clock");
  if (derivation === undefined) throw new Error("no reply clock");
  return derivation.derive(values(over), { law, asOf: day(asOf), lateConfirmation: "confirmed" });
}

const fact = (name: string, over: Readonly<Record<string, FieldValue>> = {}, asOf?: string): FactValue => derive(over, asOf).facts.get(name);
const entry = (type: string, entryValues: Readonly<Record<string, FieldValue>>): EvidenceRecord => ({ id: "1", type, unit: "1", position: wholeFile("x"), values: new Map(Object.entries(entryValues)) });

describe("reply_clock", () => {
  it("finds nothing wrong with the example of the record type", () => {
    expect(Object.fromEntries(derive().facts)).toEqual({
      dueOn: day("2017-03-22"), repliedOn: day("2017-03-15"), answered: true, answeredBy: "reply", judgedOn: day("2017-03-15"), daysOver: 0, late: false,
      urgedFirst: false, extensionState: "none", supplementState: "none", closedWithoutReply: "none", deliveredByCourier: false, remediesState: "right", replyTypeFits: true,
    });
  });

  it("gives every fact that it declares, and no other", () => {
    for (const derivation of derivations.values()) {
      const { facts } = derivation.derive(values(), { law, asOf: day("2017-12-31"), lateConfirmation: "confirmed" });
      expect([...facts.keys()]).toEqual([...derivation.facts.keys()]);
      expect([...derivation.titles.keys()]).toEqual([...derivation.facts.keys()]);
    }
  });

  it("reads only fields that the record type has", () => {
    for (const input of derivations.get("reply_clock")?.inputs ?? []) expect(Object.keys(recordType.fields)).toContain(input);
  });

  it("leaves what happened after asOf out", () => {
    expect(fact("answered", { postedOn: day("2017-03-15") }, "2017-03-10")).toBe(false);
    expect(fact("dueOn", { consultations: [entry("consultation", { party: "third_party", sentOn: day("2017-03-13"), receivedOn: null, answeredOn: day("2017-03-14") })] }, "2017-03-10")).toBe(day("2017-03-22"));
  });

  it("counts nested consultations and supplements", () => {
    const consultations = [entry("consultation", { party: "third_party", sentOn: day("2017-03-06"), receivedOn: null, answeredOn: day("2017-03-10") })];
    expect(fact("dueOn", { consultations })).toBe(day("2017-03-28"));
    const supplements = [entry("supplement", { noticedOn: day("2017-03-06"), onceOnly: false, allowedDays: null, suppliedOn: null })];
    expect(fact("answeredBy", { supplements })).toBe("supplement_notice");
    expect(fact("supplementState", { supplements })).toBe("repeated");
    expect(fact("dueOn", { supplements: undefined })).toBeUndefined();
  });

  it.each<[Readonly<Record<string, FieldValue>>, FactValue]>([
    // due on 22 March, replied on the 15th
    [{ urgedOn: day("2017-03-10") }, false],
    [{ urgedOn: day("2017-03-22"), postedOn: day("2017-03-27") }, false],
    [{ urgedOn: day("2017-03-23"), postedOn: day("2017-03-27") }, true],
    [{ urgedOn: day("2017-03-27"), postedOn: day("2017-03-27") }, false],
    [{ urgedOn: day("2017-03-23"), postedOn: undefined }, undefined],
    [{ urgedOn: day("2017-03-10"), postedOn: undefined }, false],
    [{ urgedOn: day("2017-03-10"), channel: undefined }, undefined],
    [{ urgedOn: day("2017-03-20"), channel: undefined }, false],
    [{ urgedOn: day("2017-03-20"), replyDelivery: null, postedOn: null }, false],
    [{ urgedOn: day("2017-04-10"), replyDelivery: null, postedOn: null }, true],
    [{ urgedOn: undefined }, undefined],
  ])("urged when overdue, before any reply: %j %s", (over, expected) => {
    expect(fact("urgedFirst", over)).toBe(expected);
  });

  it.each<[Readonly<Record<string, FieldValue>>, FactValue]>([
    [{}, "right"],
    [{ remediesStated: false }, "missing"],
    [{ remedyBodiesStated: false }, "missing"],
    [{ reconsiderationDays: null }, "missing"],
    [{ litigationMonths: 3 }, "wrong"],
    [{ reconsiderationDays: 30 }, "wrong"],
    [{ litigationMonths: 3, reconsiderationDays: undefined }, "wrong"],
    [{ litigationMonths: undefined }, undefined],
    [{ remediesStated: undefined }, undefined],
    [{ remedyBodiesStated: undefined }, undefined],
    [{ replyDelivery: null, postedOn: null }, "none"],
    [{ reachedOn: day("2015-04-01"), postedOn: day("2015-04-13"), litigationMonths: 3 }, "right"],
    [{ reachedOn: day("2015-04-20"), postedOn: day("2015-05-04"), litigationMonths: 3 }, "wrong"],
  ])("remedies %j: %s", (over, expected) => {
    expect(fact("remediesState", over)).toBe(expected);
  });

  it.each<[Readonly<Record<string, FieldValue>>, FactValue]>([
    [{ replyType: "refused_trade" }, true],
    [{ replyType: "petition" }, false],
    [{ replyType: null }, false],
    [{ replyType: undefined }, undefined],
    [{ replyDelivery: null, postedOn: null }, null],
  ])("reply type %j fits: %s", (over, expected) => {
    expect(fact("replyTypeFits", over)).toBe(expected);
  });

  it("does not take a reply after asOf, or a notice after it, for one of an unknown day", () => {
    const later = { replyType: "to_amend", postedOn: day("2017-04-03") };
    expect(fact("answered", later, "2017-03-31")).toBe(false);
    expect(fact("answeredBy", later, "2017-04-03")).toBe("amend_reply");
    const supplements = [entry("supplement", { noticedOn: day("2017-04-03"), onceOnly: true, allowedDays: null, suppliedOn: null })];
    expect(fact("answered", { replyType: "to_amend", replyDelivery: null, postedOn: null, supplements }, "2017-03-31")).toBe(false);
  });

  it("knows every code of the field replyType", () => {
    const known = new Set([...replyTypes["2008"], ...replyTypes["2019"]]);
    expect(Object.keys(recordType.fields["replyType"]?.values ?? {}).toSorted()).toEqual([...known].toSorted());
  });

  it("tells a courier", () => {
    expect(fact("deliveredByCourier", { replyDelivery: "courier" })).toBe(true);
    expect(fact("late", { replyDelivery: "courier" })).toBe(false);
  });

  it("explains when asked, the same each time", () => {
    const { clock } = derive();
    expect(clock?.dueOn).toBe(day("2017-03-22"));
    expect(clock?.steps).toEqual(clock?.steps);
    expect(clock?.steps.at(-1)?.text).toEqual({ zh: "在期限内答复", en: "replied in time" });
  });
});

describe("index_code", () => {
  it.each([
    ["QZ06917-2510-2019-00001", true],
    ["qz06911-2510-2018-00001", true],
    ["QZ06917-2510-2019-0001", false],
    ["06917-2510-2019-00001", false],
    ["QZ06917-2510-2019-00001-1", false],
    ["", false],
  ])("%s is well formed: %s", (written, valid) => {
    const found = derivations.get("index_code")?.derive(new Map([["indexNo", written]]), { law, asOf: day("2017-12-31"), lateConfirmation: "confirmed" });
    expect(found?.facts.get("indexCodeValid")).toBe(valid);
    expect(found?.facts.get("indexYear") === null).toBe(!valid);
  });

  it("reads the parts", () => {
    expect(parseIndexCode("qz06917-2510-2019-00001")).toEqual({ organ: "QZ06917", category: "2510", year: 2019, serial: "00001" });
  });

  it("tells none from blank", () => {
    const context = { law, asOf: day("2017-12-31"), lateConfirmation: "confirmed" } as const;
    const derivation = derivations.get("index_code");
    expect(derivation?.derive(new Map([["indexNo", null]]), context).facts.get("indexCodeValid")).toBe(false);
    expect(derivation?.derive(new Map(), context).facts.get("indexCodeValid")).toBeUndefined();
    expect(derivation?.derive(new Map(), context).facts.get("indexYear")).toBeUndefined();
  });
});
