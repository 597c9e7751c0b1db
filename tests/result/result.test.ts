import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assessment, Unit } from "../../src/model/assessment.ts";
import type { SetAsideRecord } from "../../src/model/evidence.ts";
import type { Finding } from "../../src/model/finding.ts";
import { add, formatFixed, parseExact, ZERO } from "../../src/model/rational.ts";
import type { RecordType } from "../../src/model/record-type.ts";
import type { Result, ResultIndicator } from "../../src/model/result.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import { text } from "../../src/model/text.ts";
import { memoryStore } from "../../src/model/byte-store.ts";
import { rankUnits } from "../../src/ranking/rank-units.ts";
import { findingLines } from "../../src/result/finding-lines.ts";
import { LISTED_FINDINGS } from "../../src/model/finding.ts";
import { resultDocument, type DocumentInput } from "../../src/result/result-document.ts";
import { scoreUnit } from "../../src/scores/score-unit.ts";
import { openYears } from "../scores/random-scheme.ts";
import { award, date, deduct, finding, findingsOf, indicator, points, proportion, rule, scheme, times, unit } from "../support/scheme-builder.ts";
import { textOf } from "../support/outputs.ts";

const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/result.schema.json"), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object);
const HASH = "0".repeat(64);

const assessment: Assessment = {
  place: text("云泽市", "Yunze"), edition: "test", period: { from: date(2017, 1, 1), to: date(2017, 12, 31) }, asOf: date(2017, 12, 31),
  cutoff: undefined, purpose: "score", synthetic: true, localClosures: [], submitted: new Map(),
};

function build(one: Scheme, findings: readonly Finding[], more: Partial<DocumentInput> & { units?: readonly Unit[] } = {}): Result {
  const units = more.units ?? [unit()];
  const scores = new Map(units.map((each) => [each.code, scoreUnit({ scheme: one, unit: each, findings: findingsOf(findings) })]));
  return resultDocument({
    version: "0.1.0", scheme: one, assessment, units, scores, ranks: rankUnits({ scheme: one, units, scores }), setAside: [], selfAssessments: new Map(), problems: [],
    hashes: { edition: HASH, law: HASH, calendar: HASH, recordTypes: HASH }, calendarYears: [2014, 2026], inputs: [], findings: { path: "findings.ndjson", sha256: HASH, count: 0 },
    labels: { recordTypes: one.recordTypes }, ...more,
  });
}

/** What findings.ndjson holds of findings that come in that order. */
function linesOf(findings: readonly Finding[]): readonly string[] {
  const lines = findingLines(small, { recordTypes: small.recordTypes }, memoryStore());
  const takers = new Map<string, ((one: Finding) => void) | undefined>();
  for (const one of findings) {
    const take = takers.get(one.rule) ?? lines.takerFor("1", one.rule === late.id ? late : probe);
    takers.set(one.rule, take);
    take?.(one);
  }
  const file = lines.file([unit()]);
  const written = textOf(file.content).split(/(?<=\n)/);
  expect([file.count, textOf(file.content)]).toEqual([written.filter((line) => line !== "").length, written.join("")]);
  return written;
}

const indicatorsIn = (result: Result): readonly ResultIndicator[] => result.units.flatMap((each) => each.areas.flatMap((area) => area.indicators));

const thing: RecordType = {
  id: "thing", title: text("事项登记", "Thing"), keptBy: "unit", facts: [], derivations: [], order: [], example: {}, position: { file: "thing.yaml", line: 1, column: 1 },
  fields: [
    { id: "repliedOn", title: text("答复日期", "Replied on"), aliases: [], type: { kind: "date" }, blank: "unknown", personal: false },
    { id: "channel", title: text("渠道", "Channel"), aliases: [], type: { kind: "enum", values: [{ id: "post", title: text("信函", "Letter"), aliases: [] }] }, blank: "unknown", personal: false },
  ],
};
const probe = rule("D2-late-where", undefined);
const late = rule("D2-late", deduct(2), { reads: ["channel", "repliedOn"] });
const small = scheme([indicator("D2", 7, [late]), indicator("A1", 93, [rule("A1-x", deduct(1))])], { recordTypes: new Map([["thing", thing]]) });
const facts = { channel: "post", repliedOn: date(2017, 3, 23) };

describe("the result", () => {
  it("satisfies its schema, whatever was found", () => {
    fc.assert(
      fc.property(openYears, ({ scheme: one, findings }) => {
        const result: unknown = JSON.parse(JSON.stringify(build(one, findings)));
        expect(validate(result) ? [] : validate.errors).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("names facts by their titles and writes dates and codes as people read them", () => {
    const [first] = indicatorsIn(build(small, [finding("D2-late", "R-1", { facts })]))[0]?.rules[0]?.findings ?? [];
    expect(first).toMatchObject({
      matter: "R-1", outcome: "triggered", change: "-2.00", records: [{ id: "R-1", type: "thing", file: "thing.csv", line: 2 }],
      facts: { channel: { title: { zh: "渠道" }, value: "信函" }, repliedOn: { title: { zh: "答复日期" }, value: "2017-03-23" } },
    });
  });

  it("tells none from blank", () => {
    const [first] = indicatorsIn(build(small, [finding("D2-late", "R-1", { facts: { channel: null, repliedOn: undefined } })]))[0]?.rules[0]?.findings ?? [];
    expect(first?.facts["channel"]).toEqual({ title: text("渠道", "Channel"), value: null });
    expect(first?.facts["repliedOn"]).toEqual({ title: text("答复日期", "Replied on"), value: null, blank: true });
  });

  it("shows open points as null with their range, and what awaits a person", () => {
    const result = build(small, [finding("D2-late", "R-1", { facts, possible: { triggered: true, clear: true } })]);
    expect(indicatorsIn(result)[0]).toMatchObject({ points: null, range: { low: "5.00", high: "7.00" }, state: "undecided" });
    expect(result.units[0]).toMatchObject({ total: null, range: { low: "98.00", high: "100.00" }, state: "undecided", rank: 1 });
    expect(result.provisional).toBe(true);
    expect(result.problems).toMatchObject([{ code: "points-open", severity: "warning", file: "thing.csv", line: 2, message: { zh: "单位1的D2“指标D2”得分待定，在5～7分之间，缺佐证1项" } }]);
  });

  it("lists the first findings and counts them all", () => {
    const many = Array.from({ length: LISTED_FINDINGS + 5 }, (_, index) => finding("D2-late", `R-${String(index)}`, { facts }));
    const [first] = indicatorsIn(build(small, many))[0]?.rules ?? [];
    expect([first?.findings.length, first?.findingsTotal, first?.counts.triggered]).toEqual([LISTED_FINDINGS, LISTED_FINDINGS + 5, LISTED_FINDINGS + 5]);
  });

  it("writes a number without finite decimals as a fraction, and explains the rounding", () => {
    const one = scheme([indicator("A3", 4, [rule("A3-share", proportion("rate"), { scope: { kind: "unit" }, reads: ["rate"] })], { start: "zero" })]);
    const result = build(one, [finding("A3-share", "", { facts: { rate: points("2/3") } })]);
    expect(indicatorsIn(result)[0]?.steps.map(({ from, to, why }) => [from, to, why.zh])).toEqual([
      ["0.00", "0.00", "从0分起计，满分4分"],
      ["0.00", "8/3", "细则 A3-share：1项成立，按比例2/3 (≈0.6667)得8/3 (≈2.6667)分"],
      ["8/3", "2.67", "四舍五入，保留2位小数"],
    ]);
    expect(indicatorsIn(result)[0]?.rules[0]?.facts?.["rate"]?.value).toBe("2/3");
  });

  it("carries self-assessments, set-aside records and inputs in order", () => {
    const aside: SetAsideRecord = { id: undefined, type: "thing", unit: "1", position: { file: "thing.csv", line: 9, column: 1 }, reasons: ["日期不存在"] };
    const result = build(small, [], {
      setAside: [aside], selfAssessments: new Map([["1", new Map([["D2", "6.50"]])]]), inputs: [{ path: "b.csv", sha256: HASH }, { path: "a.csv", sha256: HASH }],
    });
    expect(indicatorsIn(result)[0]?.selfAssessed).toBe("6.50");
    expect(result.units[0]?.setAside).toEqual([{ id: null, type: "thing", file: "thing.csv", line: 9, reasons: ["日期不存在"] }]);
    expect(result.inputs.map(({ path }) => path)).toEqual(["a.csv", "b.csv"]);
    expect(result.recordTypes.types).toEqual([{ id: "thing", title: text("事项登记", "Thing") }]);
    expect(result.provisional).toBe(true);
  });

  it("says that it is a restatement under another edition", () => {
    expect(build(small, []).assessment.restatement).toBe(false);
    expect(build(small, [], { assessment: { ...assessment, edition: "2016" } }).assessment.restatement).toBe(true);
  });

  it("prints parts that add up to the printed total", () => {
    const one = scheme([indicator("A1", 30, [rule("A1-x", award(times("0.333", "n")))], { start: "zero" }), indicator("B1", 70, [rule("B1-x", deduct("0.015"))])]);
    const result = build(one, [finding("A1-x", "a", { facts: { n: 7 } }), finding("B1-x", "b")]);
    const added = indicatorsIn(result).map((each) => parseExact(each.points ?? "") ?? ZERO).reduce(add, ZERO);
    expect(formatFixed(added, 2)).toBe(result.units[0]?.total);
  });

  it("gives the same bytes again", () => {
    const findings = [finding("D2-late", "R-1", { facts })];
    expect(JSON.stringify(build(small, findings))).toBe(JSON.stringify(build(small, findings)));
  });

  it("has a sentence in both languages for every line of arithmetic", () => {
    fc.assert(
      fc.property(openYears, ({ scheme: one, findings }) => {
        const result = build(one, findings);
        const steps = result.units.flatMap((each) => [...each.steps, ...each.areas.flatMap((area) => [...area.steps, ...area.indicators.flatMap((own) => own.steps)])]);
        for (const { why } of steps) {
          expect(why.zh).toMatch(/[\u4e00-\u9fff]/u);
          expect(why.en).toMatch(/[a-z]/);
          expect(`${why.zh}${why.en}`).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("findings.ndjson", () => {
  it("holds findings as judged, a line each, without points", () => {
    const lines = linesOf([finding("D2-late", "R-1", { facts }), finding("D2-late", "R-2", { facts, possible: { triggered: true, clear: true } })]);
    expect(lines.every((line) => line.endsWith("\n"))).toBe(true);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      unit: "1", rule: "D2-late", matter: "R-1", outcome: "triggered", facts: { channel: { value: "信函" }, repliedOn: { value: "2017-03-23" } },
      records: [{ id: "R-1", type: "thing", file: "thing.csv", line: 2 }],
    });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ outcome: "no-evidence", possible: { triggered: true, clear: true, notApplicable: false, many: false } });
  });

  it("stands in the order of places, however findings come and wherever they wait", () => {
    const at = (line: number): Finding => {
      const one = finding("D2-late", `R-${String(line)}`, { facts });
      return { ...one, records: one.records.map((record) => ({ ...record, position: { ...record.position, line } })) };
    };
    const inOrder = Array.from({ length: 60 }, (_, index) => at(index + 2));
    fc.assert(fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      expect(linesOf(shuffled)).toEqual(linesOf(inOrder));
    }), { numRuns: 20 });
  });

  it("holds nothing of a rule that no clause prints", () => {
    expect(linesOf([finding(probe.id, "R-1")])).toEqual([""]);
  });
});
