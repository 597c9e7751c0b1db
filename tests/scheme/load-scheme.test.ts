import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { formatPlainDate } from "../../src/model/plain-date.ts";
import type { Outcome } from "../../src/model/problem.ts";
import { formatExact, rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Indicator, Scheme } from "../../src/model/scheme.ts";
import { loadScheme } from "../../src/scheme/load-scheme.ts";
import { CASES, law, overlaid, readTree } from "./editions.ts";

let base: ReadonlyMap<string, string>;
let scheme: Scheme;

const load = (changes: Readonly<Record<string, string>> = {}): Outcome<Scheme> => loadScheme(overlaid(base, new Map(Object.entries(changes))), law);
/** The base file with one text replaced, which must be there. */
const changed = (path: string, from: string, to: string): Record<string, string> => {
  const text = base.get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return { [path]: text.replace(from, to) };
};
const loaded = (outcome: Outcome<Scheme>): Scheme => {
  expect(outcome.problems).toEqual([]);
  if (outcome.value === undefined) throw new Error("not loaded");
  return outcome.value;
};
const indicator = (id: string, of = scheme): Indicator => {
  const found = of.indicators.find((own) => own.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const rule = (id: string, of = scheme): Rule => {
  const rules = [...of.indicators.flatMap((own) => own.parts.flatMap((part) => part.rules)), ...[...of.bonuses, ...of.penalties, ...of.vetoes].flatMap((own) => own.rules)];
  const found = rules.find((own) => own.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

beforeAll(async () => {
  base = await readTree(join(CASES, "base"));
  scheme = loaded(load());
});

describe("a wording", () => {
  it("quotes its number", () => {
    expect(rule("A1-late").wording).toBe("逾期答复的，每件扣2分");
  });

  it("quotes a number by group with the groups' names", () => {
    expect(rule("A1-few").wording).toBe("网上申请不足4（镇组）/3（街道组）件的，扣1分");
  });
});

describe("a where", () => {
  it("becomes a hidden rule over records, and the fact counts its findings", () => {
    const [probe] = indicator("A1").probes;
    expect(probe).toMatchObject({ id: "A1/online/where", scope: { kind: "record", type: "request" }, reads: ["channel"], effect: undefined });
    expect(rule("A1-few").facts).toMatchObject([{ id: "online", how: { kind: "count", of: { kind: "findings", rule: "A1/online/where", outcome: "triggered", type: "request" } } }]);
  });

  it("works inside a share", () => {
    expect(indicator("A2").probes.map((probe) => probe.id)).toEqual(["A2-share/rate/of"]);
    expect(rule("A2-share").facts[0]?.how).toMatchObject({ kind: "share", of: { kind: "findings", rule: "A2-share/rate/of" }, in: { kind: "records", type: "request" } });
  });
});

describe("facts of the file", () => {
  it("go to the unit rules that read them, and to no others", () => {
    expect(rule("A1-few").reads).toEqual(["online"]);
    expect(rule("A1-month").facts.map((fact) => fact.id)).toEqual(["requests"]);
    expect(rule("A1-late").facts).toEqual([]);
  });
});

describe("a mark", () => {
  it("brings the marks as a fact that the rule reads, with the edition's panel where it says nothing", () => {
    const mark = rule("B1-mark");
    expect(mark.effect).toEqual({ kind: "mark", marks: "B1-mark/marks", quorum: 3, trimAbove: 5 });
    expect(mark.reads).toEqual(["B1-mark/marks"]);
    expect(mark.facts[0]).toMatchObject({ id: "B1-mark/marks", type: { kind: "marks" }, how: { kind: "marks", field: "level", times: rational(1) } });
    expect(indicator("B1").probes.map((probe) => probe.id)).toEqual(["B1-mark/mark/where"]);
  });
});

describe("reads", () => {
  it("names the facts of conditions, then those of the amount", () => {
    expect(rule("A1-late").reads).toEqual(["channel", "daysOver", "answered", "reachedOn"]);
    expect(rule("H1-given").reads).toEqual(["amount"]);
    expect(rule("V1-false").reads).toEqual(["void", "indicator"]);
    expect(rule("A2-share").reads).toEqual(["rate"]);
  });
});

describe("defaults", () => {
  it("follow the policies", () => {
    expect(indicator("A1")).toMatchObject({ notApplicable: "full", missingEvidence: "undecided", floor: "indicator" });
    expect(indicator("B1")).toMatchObject({ notApplicable: "area" });
    expect(scheme.policies).toMatchObject({ roundingPlaces: 2, tieBreak: ["A"], bonusGate: undefined, lateConfirmation: "confirmed" });
  });

  it("give way to what the indicator says", () => {
    const own = loaded(load(changed("2017/A-replies/A1-late.yaml", "facts:\n  online", "not_applicable: scheme\nfloor: spill\nmissing_evidence: zero\nfacts:\n  online")));
    expect(indicator("A1", own)).toMatchObject({ notApplicable: "scheme", missingEvidence: "zero", floor: "spill" });
  });
});

describe("a group", () => {
  it("by month leaves “all” to the period of the assessment", () => {
    const { scope } = rule("A1-month");
    expect(scope.kind === "group" && scope.expected).toBe("all");
    expect(scope).toMatchObject({ by: { kind: "month", date: "reachedOn" } });
  });

  it("by an enum field can expect each of its values", () => {
    const own = loaded(load(changed("2017/A-replies/A1-late.yaml", "by: month, expected: all", "by: channel, expected: all")));
    expect(rule("A1-month", own).scope).toMatchObject({ by: { kind: "field", field: "channel" }, expected: ["online", "paper"] });
  });
});

describe("points", () => {
  it("are taken as written, not as floating point", () => {
    const file = (base.get("2017/A-replies/A2-form.yaml") ?? "").replace("    points: 1\n", "    points: 0.10\n").replace("    points: 3\n", "    points: 3.9\n");
    const precise = loaded(load({ "2017/A-replies/A2-form.yaml": file }));
    expect(indicator("A2", precise).parts.map((part) => formatExact(part.points))).toEqual(["0.1", "3.9"]);
  });
});

describe("worked examples", () => {
  it("stand over their base, one for each value and as often as said", () => {
    const [first, second] = indicator("A1").examples;
    expect(first?.records.map((record) => record.values)).toEqual([{ reachedOn: "2017-01-05" }, { reachedOn: "2017-02-05" }]);
    expect(second?.records.map((record) => record.values)).toEqual([{ repliedOn: "2017-05-02" }, { repliedOn: "2017-05-02" }]);
    expect(indicator("A1").examples[2]?.submitted).toEqual({ request: "none-occurred" });
    expect(scheme.vetoes[0]?.examples[0]?.points).toBeUndefined();
  });
});

describe("an edition that extends another", () => {
  const next = `id: "2018"\nyear: 2018\ntitle: 示例（2018）\ntitle_en: Example 2018\nextends: ../2017\nrelations:\n  - { indicator: A1, kind: rule-changed }\n`;

  it("takes over what it does not say, and replaces files whole", () => {
    const file = (base.get("2017/A-replies/A1-late.yaml") ?? "").replace("title: 按期答复", "title: 限时答复");
    const own = loaded(load({ "2018/scheme.yaml": next, "2018/A-replies/A1-late.yaml": file }));
    expect(own).toMatchObject({ id: "2018", year: 2018, total: rational(20) });
    expect(own.indicators.map((entry) => entry.title.zh)).toEqual(["限时答复", "答复规范", "群众评议"]);
    expect(indicator("A1", own).position.file).toBe("2018/A-replies/A1-late.yaml");
    expect(own.relations).toMatchObject([{ indicator: "A1", kind: "rule-changed", from: ["A1"], why: "" }]);
  });

  it("knows where each file comes from, and what year that one speaks of", () => {
    const file = (base.get("2017/A-replies/A1-late.yaml") ?? "").replace("title: 按期答复", "title: 限时答复");
    const own = loaded(load({ "2018/scheme.yaml": next.replace("extends: ../2017", "extends: ../2017\nperiod: { from: 2018-01-01, to: 2018-12-31 }"), "2018/A-replies/A1-late.yaml": file }));
    expect(own.indicators.map(({ id, origin }) => [id, origin])).toEqual([["A1", "2018"], ["A2", "2017"], ["B1", "2017"]]);
    expect(own.vetoes.map(({ origin }) => origin)).toEqual(["2017"]);
    expect(own.lineage.map(({ id, period }) => [id, formatPlainDate(period.from)])).toEqual([["2017", "2017-01-01"], ["2018", "2018-01-01"]]);
  });
});

describe("points of an area that profiles weigh differently", () => {
  const second = (): string => (base.get("2017/B-service/B1-panel.yaml") ?? "").replace("id: B1", "id: B2").replace("B1-mark", "B2-mark");
  const scheme2 = (points: number): string =>
    (base.get("2017/scheme.yaml") ?? "")
      .replace("points: 8, folder: B-service, indicators: [B1-panel]", `points: ${String(points)}, folder: B-service, indicators: [B1-panel, B2-panel]`)
      .replace("unit_types: [town], indicators: all", "unit_types: [town], indicators: [A1, A2, B1]")
      .replace("unit_types: [street], indicators: [A1, A2, B1]", "unit_types: [street], indicators: [A1, A2, B2]");

  it("are those that the indicators of one profile reach", () => {
    const own = loaded(load({ "2017/scheme.yaml": scheme2(8), "2017/B-service/B2-panel.yaml": second() }));
    expect(own.profiles.map(({ indicators }) => indicators)).toEqual([["A1", "A2", "B1"], ["A1", "A2", "B2"]]);
  });

  it("are at fault where none does, though all of them together would", () => {
    const { problems } = load({ "2017/scheme.yaml": scheme2(16), "2017/B-service/B2-panel.yaml": second() });
    expect(problems.map(({ code }) => code)).toContain("points-sum");
  });
});

describe("problems", () => {
  it("are all told at once, in the order of the files", () => {
    const { problems } = load({
      ...changed("2017/A-replies/A1-late.yaml", "fact: daysOver", "fact: dayOver"),
      ...changed("2017/scheme.yaml", "from: 12, below: 16", "from: 12, below: 15"),
      ...changed("records/request.yaml", "given: repliedOn", "given: replyOn"),
      ...changed("2017/vetoes/V1-secret.yaml", "id: B, points", "id: Q, points"),
    });
    expect(problems.map((problem) => [problem.position.file, problem.code])).toEqual([
      ["2017/scheme.yaml", "grade-bands"],
      ["2017/vetoes/V1-secret.yaml", "veto-target"],
      ["records/request.yaml", "field-unknown"],
    ]);
  });

  it("do not repeat what follows from a faulty file", () => {
    const { problems } = load({ "records/request.yaml": "id: request\n" });
    expect(new Set(problems.map((problem) => problem.position.file))).toEqual(new Set(["records/request.yaml"]));
  });
});
