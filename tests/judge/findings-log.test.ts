import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyLog } from "../../src/judge/findings-log.ts";
import type { Case } from "../../src/judge/kept-findings.ts";
import type { PlannedRule } from "../../src/judge/plan.ts";
import { SharedTexts } from "../../src/judge/shared-texts.ts";
import type { FactValue } from "../../src/model/fact.ts";
import { LISTED_FINDINGS, type Finding, type FindingOutcome, type PossibleOutcomes, type RuleFindings } from "../../src/model/finding.ts";
import { rational } from "../../src/model/rational.ts";
import { text } from "../../src/model/text.ts";
import { deduct, findingsOf, rule, times } from "../support/scheme-builder.ts";

const late = rule("D2-late", { kind: "deduct", amount: times("1", "days") }, { reads: ["days"], matter: "request" });
const planned = { rule: late, keepsTriggered: true, keepsClear: true, listsClear: true, readsClock: true, combineBy: "field" } as unknown as PlannedRule;

interface Given {
  readonly file: string;
  readonly line: number;
  readonly matter: string;
  readonly field: string | undefined;
  readonly days: FactValue;
  readonly outcome: Exclude<FindingOutcome, "not-applicable">;
  readonly many: boolean;
  readonly hasRecord: boolean;
}

function caseOf({ file, line, matter, field, days, hasRecord }: Given): Case {
  const facts = new Map<string, FactValue>([["request", matter], ["field", field], ["days", days]]);
  const steps = [{ what: "due" as const, date: undefined, text: text("届满", "due") }];
  const record = { id: `${file} ${String(line)}`, type: "disclosure_request", position: { file, line, column: 1 } };
  return { id: matter, read: (fact) => facts.get(fact), records: hasRecord ? [record] : [], clock: () => ({ dueOn: undefined, steps }) };
}

const possibleOf = ({ outcome, many }: Given): PossibleOutcomes | undefined => (outcome === "no-evidence" ? { triggered: true, clear: true, notApplicable: false, many } : undefined);

function logged(all: readonly Given[]): { readonly found: RuleFindings; readonly taken: readonly Finding[]; readonly clear: readonly string[] } {
  const taken: Finding[] = [];
  const log = emptyLog("900101", [planned], { shared: new SharedTexts(), takerFor: () => (finding) => taken.push(finding) });
  for (const given of all) log.of("D2-late").add(caseOf(given), given.outcome, possibleOf(given));
  const found = log.result().get("D2-late");
  if (found === undefined) throw new Error("no findings");
  return { found, taken, clear: log.of("D2-late").clearRecords().map(({ id }) => id) };
}

const texts = fc.oneof(fc.constantFrom("R-1", "R-2", "é\u0085", "〔2017〕1号", "\ud800", ""), fc.string({ unit: "binary", maxLength: 3 }), fc.constantFrom("a".repeat(253), "a".repeat(254), "县".repeat(9000)));
const givens = fc.record<Given>({
  file: fc.constantFrom("b.csv", "a.csv", "一.csv"),
  line: fc.integer({ min: 1, max: 400 }),
  matter: texts,
  field: fc.option(texts, { nil: undefined }),
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(rational(1, 3)), fc.constantFrom(null, undefined, "3")),
  outcome: fc.constantFrom("triggered", "triggered", "clear", "no-evidence"),
  many: fc.boolean(),
  hasRecord: fc.boolean(),
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const placeOf = ({ records, matter }: Finding): readonly [string, number, string] => [records[0]?.position.file ?? "", records[0]?.position.line ?? 0, matter];
function byPlace(a: Finding, b: Finding): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return byText(one[0], other[0]) || one[1] - other[1] || byText(one[2], other[2]);
}

describe("the findings of a rule", () => {
  it("are counted from columns as they would be from the findings themselves", () => {
    fc.assert(fc.property(fc.array(givens, { maxLength: 40 }), (all) => {
      const { found, taken, clear } = logged(all);
      const inOrder = taken.toSorted(byPlace);
      const whole = findingsOf(inOrder).get("D2-late") ?? { counts: { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0 }, kept: 0, listed: [], each: () => [], counted: () => [], firstOpen: undefined };
      expect([found.counts, found.kept, found.listed, found.firstOpen]).toEqual([whole.counts, whole.kept, whole.listed, whole.firstOpen]);
      const plain = ({ counted }: Pick<RuleFindings, "counted">) => counted().map(({ kind: { outcome, possible, facts }, matter, combineBy, listed }) => ({ outcome, possible, days: facts.get("days"), matter, combineBy, listed }));
      expect(plain(found)).toEqual(plain(whole));
      expect(clear).toEqual(inOrder.filter(({ outcome }) => outcome === "clear").flatMap(({ records }) => records.map(({ id }) => id)));
      // what comes to the same points is one kind, and what may not is two
      const kinds = new Set(all.map((given) => `${given.outcome} ${String(given.many && given.outcome === "no-evidence")} ${typeof given.days} ${given.days === null ? "none" : typeof given.days === "object" ? "third" : String(given.days)}`));
      expect(found.kinds).toHaveLength(kinds.size);
    }), { numRuns: 200 });
  });

  it("are listed up to a number, the first by place in whatever order they came", () => {
    const given = (line: number): Given => ({ file: "a.csv", line, matter: `R-${String(line)}`, field: undefined, days: 1, outcome: "triggered", many: false, hasRecord: true });
    const orders = fc.shuffledSubarray(Array.from({ length: LISTED_FINDINGS + 60 }, (_, line) => line + 1), { minLength: LISTED_FINDINGS + 60 });
    fc.assert(fc.property(orders, (lines) => {
      const { found, taken } = logged(lines.map(given));
      expect(taken.map(({ records }) => records[0]?.position.line)).toEqual(lines);
      expect(found.listed.map(({ records }) => records[0]?.position.line)).toEqual(Array.from({ length: LISTED_FINDINGS }, (_, index) => index + 1));
      expect(found.listed.every(({ clock }) => clock?.steps.length === 1)).toBe(true);
      const listed = found.counted().filter((one) => one.listed !== undefined);
      expect(listed.map((one) => found.listed[one.listed ?? -1]?.matter)).toEqual(listed.map(({ matter }) => matter));
      expect([found.kept, listed.length]).toEqual([LISTED_FINDINGS + 60, LISTED_FINDINGS]);
    }), { numRuns: 30 });
  });

  it("move points or are only counted", () => {
    const log = emptyLog("900101", [{ ...planned, rule: rule("D2-late", deduct(1)), keepsClear: false, listsClear: false }], { shared: new SharedTexts() });
    const about = caseOf({ file: "a.csv", line: 1, matter: "R-1", field: undefined, days: 1, outcome: "clear", many: false, hasRecord: true });
    log.of("D2-late").add(about, "clear");
    log.of("D2-late").add(about, "not-applicable");
    expect(log.result().get("D2-late")).toMatchObject({ counts: { clear: 1, notApplicable: 1 }, kept: 0, listed: [], kinds: [] });
  });
});
