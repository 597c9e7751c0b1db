/** The small years, with C1 taken over into 2018 and one thing changed: what a relation says about it is held against it. */
import { expect, it, describe } from "vitest";
import { checkEdition } from "../../src/check-edition.ts";
import { diffOfEditions } from "../../src/diff-editions.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";
import type { IndicatorDiff } from "../../src/model/edition-view.ts";
import { editionOf } from "../comparison/years.ts";

const small = await editionOf(2018);

type Change = (content: string) => string;

interface Changes {
  readonly c1?: Change;
  readonly c1Before?: Change;
  readonly scheme?: Change;
  readonly schemeBefore?: Change;
  readonly b1Before?: Change;
  readonly b3?: Change;
  /** What 2018 says about C1; "" for nothing, and then it has no file of its own. */
  readonly relation?: string;
}

const same: Change = (content) => content;
const put = (from: string, to: string): Change => (content) => {
  expect(content).toContain(from);
  return content.replaceAll(from, to);
};
const both = (...changes: readonly Change[]): Change => (content) => changes.reduce((text, change) => change(text), content);

function edition({ c1 = same, c1Before = same, scheme = same, schemeBefore = same, b1Before = same, b3 = same, relation = "{ indicator: C1, kind: same }" }: Changes): EditionSources {
  const [older, newer] = small.chain;
  if (older === undefined || newer === undefined) throw new Error("2018 extends 2017");
  const at = (files: typeof older.files, end: string, change: Change): typeof older.files => files.map((file) => (file.path.endsWith(end) ? { ...file, text: change(file.text) } : file));
  const before = at(at(at(older.files, "C1-signed.yaml", c1Before), "scheme.yaml", schemeBefore), "B1-late.yaml", b1Before);
  const own = before.find(({ path }) => path.endsWith("C1-signed.yaml"));
  if (own === undefined) throw new Error("no C1");
  const taken = { path: own.path.replace(older.dir, newer.dir), text: c1(own.text.replaceAll("2017-", "2018-")) };
  const after = at(at(newer.files, "scheme.yaml", (content) => scheme(relation === "" ? content : content.replace("relations:\n", `relations:\n  - ${relation}\n`))), "B3-daily.yaml", b3);
  return { ...small, chain: [{ ...older, files: before }, { ...newer, files: relation === "" ? after : [...after, taken] }] };
}

const told = (changes: Changes): readonly string[] => checkEdition(edition(changes)).problems.map(({ code, severity, message }) => `${code} ${severity} ${message.zh}`);
const codes = (changes: Changes): readonly string[] => checkEdition(edition(changes)).problems.map(({ code }) => code);

function diffOf(changes: Changes, id: string): IndicatorDiff | undefined {
  const newer = edition(changes);
  return diffOfEditions({ ...newer, chain: newer.chain.slice(0, 1) }, newer).value?.indicators.find((one) => one.newer?.id === id);
}

const literal = (points: string): Change => both(put("deduct: { number: each }", `deduct: ${points}`), put("每件扣{each}分", `每件扣${points}分`), put("numbers:\n  each: { value: 1, unit: 分, source: 样例自拟 }\n", ""));
const bureaus = "groups:\n  - { id: towns, title: 镇组, title_en: Towns }\n  - { id: bureaus, title: 部门组, title_en: Bureaus }\n";
const withBureaus: Change = (content) => content.replace("relations:\n", `${bureaus}relations:\n`);

describe("“same” is false", () => {
  it("where a number that is written into the rule moved with the wording", () => {
    const changes = { c1Before: literal("1"), c1: both(put("deduct: 1", "deduct: 5"), put("每件扣1分", "每件扣5分")) };
    expect(told(changes)).toEqual(["relation-content error “C1”写的是没有变，但细则、数字或者计分办法与 2017 年度版不同"]);
    expect(diffOf(changes, "C1")?.kind).toBe("rule-changed");
  });

  it("where a condition within a `where` changed", () => {
    const counting = (late: string): Change => put("    for_each: reply\n    when: { all: [ { fact: signed, operator: equal, value: false } ] }\n    deduct: { number: each }", `    facts:\n      bad: { count: reply, where: { all: [ { fact: daysLate, operator: greaterThan, value: ${late} } ] } }\n    when: { all: [ { fact: bad, operator: greaterThan, value: 0 } ] }\n    deduct: { number: each }`);
    expect(codes({ c1Before: counting("0"), c1: same })).toEqual([]);
    const changes: Changes = { c1Before: counting("0"), c1: put("greaterThan, value: 0 } ] } }", "greaterThan, value: 5 } ] } }") };
    expect(codes(changes)).toEqual(["relation-content"]);
    expect(diffOf(changes, "C1")?.changes.rules).toMatchObject([{ kind: "changed", id: "C1-unsigned", mechanics: true }]);
  });

  it("where the number of a group that both editions have moved", () => {
    expect(codes({ c1: put("value: 1,", "value: { towns: 2, bureaus: 1 },"), scheme: withBureaus })).toEqual(["relation-content"]);
  });
});

describe("“same” is true", () => {
  it("where the number is written into the rule instead of being named", () => {
    expect(codes({ c1: literal("1") })).toEqual([]);
  });

  it("where a new group got a number of its own, or one number now stands by group", () => {
    expect(codes({ c1Before: put("value: 1,", "value: { towns: 1 },"), c1: put("towns: 1", "towns: 1, bureaus: 3"), scheme: withBureaus })).toEqual([]);
    expect(codes({ c1: put("value: 1,", "value: { towns: 1 },") })).toEqual([]);
  });

  it("where only the id of a rule is another, also where rules are joined or counted", () => {
    const joined: Change = put("examples:", "combine: { how: highest, per: matter, rules: [C1-unsigned] }\nexamples:");
    expect(codes({ c1: put("C1-unsigned", "C1-nostamp") })).toEqual([]);
    expect(codes({ c1Before: joined, c1: put("C1-unsigned", "C1-nostamp") })).toEqual([]);
  });
});

describe("“reweighted”", () => {
  const half = both(put("points: 20", "points: 10"), put("points: 19", "points: 9"), put("points: 18", "points: 8"));
  const areas = (content: string): string => content.replace("title_en: Form, points: 20", "title_en: Form, points: 10").replace("areas:\n", "total: 90\nareas:\n");
  const relation = "{ indicator: C1, kind: reweighted }";
  const toldOf = (c1: Change, c1Before: Change = literal("1")): readonly string[] => codes({ c1Before, c1: both(half, c1), scheme: areas, relation });

  it("is true where a written number stayed, or moved in proportion, and false otherwise", () => {
    expect(toldOf(same)).toEqual([]);
    expect(toldOf(put("deduct: 1", "deduct: 0.5"))).toEqual([]);
    expect(toldOf(put("deduct: 1", "deduct: 0.8"))).toEqual(["relation-content"]);
  });

  it("is false where one number stayed and another moved in proportion", () => {
    const more = put("examples:", "  - id: C1-more\n    wording: 逾期的，每件扣1分\n    for_each: reply\n    when: { all: [ { fact: daysLate, operator: greaterThan, value: 9 } ] }\n    deduct: 1\nexamples:");
    expect(toldOf(same, both(more, literal("1")))).toEqual([]);
    expect(toldOf((content) => content.replace("deduct: 1", "deduct: 0.5"), both(more, literal("1")))).toEqual(["relation-content"]);
  });
});

describe("an inherited indicator of which nothing is said", () => {
  const inherited = (policies: string): readonly string[] => told({ relation: "", scheme: (content) => content.replace("relations:\n", `policies: ${policies}\nrelations:\n`) });

  it("is told where scheme.yaml changed how it counts, with what changed", () => {
    expect(inherited("{ missing_evidence: zero }").filter((line) => line.startsWith("relation-content"))).toEqual([
      expect.stringMatching(/^relation-content error “A1”写的是只改了分值/),
      "relation-content error 沿用的指标 C1 没有写关系，就是没有变，但 scheme.yaml 改了它们的计分办法，与 2017 年度版不同：没有报送由“待定”改为“按零分计”",
    ]);
  });

  it("is not told of a policy that it does not feel", () => {
    expect(inherited("{ rounding: 1 }").filter((line) => line.startsWith("relation-content"))).toEqual([]);
    expect(inherited("{ bonus: { cap: 3 } }")).toEqual([]);
  });

  it("feels rounding where its points may have more decimals", () => {
    const changes: Changes = { relation: "", schemeBefore: same, c1Before: both(put("value: 1,", "value: 1.25,"), put("points: 19", "points: 18.75"), put("points: 18 }", "points: 17.5 }")), scheme: (content) => content.replace("relations:\n", "policies: { rounding: 1 }\nrelations:\n") };
    expect(told(changes)).toEqual([expect.stringMatching(/沿用的指标 C1 没有写关系.*得分保留小数由“2 位，四舍五入，只在指标处一次”改为“1 位/)]);
  });
});

describe("a merger", () => {
  it("whose clauses were taken over says nothing", () => {
    expect(told({ relation: "" })).toEqual([]);
  });

  it("is noted where a number differs, a clause is new, or one was dropped; the edition stands", () => {
    const changes: Changes = { relation: "", b3: both(put("late: { value: 2,", "late: { value: 10,"), put("points: 38", "points: 30")) };
    expect(told(changes)).toEqual(["relation-regrouped note “B3”写的是由 B1、B2 合并，但细则不只是并在一起：B3-late 与 B1-late 不同"]);
    expect(checkEdition(edition(changes)).value).toBeDefined();
    expect(told({ relation: "", b3: put("B3-late", "B3-slow") })).toEqual([]);
    expect(told({ relation: "", b3: both(put("B3-late", "B3-slow"), put("late: { value: 2,", "late: { value: 10,")) })).toEqual([expect.stringContaining("新增 B3-slow；没有沿用 B1-late")]);
  });

  it("is noted where clauses that met add up otherwise, or no longer do", () => {
    const joined = (how: string): Change => put("examples:", `combine: { how: ${how}, per: matter, rules: [B1-slow, B1-late] }\nexamples:`);
    const b1 = (how: string): Change => both(put("rules:\n", "rules:\n  - id: B1-slow\n    wording: 逾期十日以上的，每件扣2分\n    for_each: reply\n    when: { all: [ { fact: daysLate, operator: greaterThan, value: 10 } ] }\n    deduct: 2\n"), joined(how));
    const b3 = (how: string): Change => both(put("rules:\n", "rules:\n  - id: B3-slow\n    wording: 逾期十日以上的，每件扣2分\n    for_each: reply\n    when: { all: [ { fact: daysLate, operator: greaterThan, value: 10 } ] }\n    deduct: 2\n"), how === "" ? same : put("examples:", `combine: { ${how} }\nexamples:`));
    const own = "per: matter, rules: [B3-slow, B3-late]";
    expect(told({ relation: "", b1Before: b1("highest"), b3: b3(`how: highest, ${own}`) })).toEqual([]);
    expect(told({ relation: "", b1Before: b1("highest"), b3: b3("") })).toEqual([expect.stringContaining("细则不只是并在一起：碰在一起时的计分（combine）不同：原来同一事项 B1-slow、B1-late 只取最高的一条，现在没有写")]);
    expect(told({ relation: "", b1Before: b1("highest"), b3: b3(`how: first, ${own}`) })).toEqual([expect.stringContaining("原来同一事项 B1-slow、B1-late 只取最高的一条，现在同一事项 B3-slow、B3-late 只取先成立的一条")]);
    expect(told({ relation: "", b1Before: b1("sum, at_most: 5"), b3: b3(`how: sum, at_most: 6, ${own}`) })).toEqual([expect.stringContaining("不超过 5 分，现在同一事项 B3-slow、B3-late 相加，不超过 6 分")]);
  });
});
