/** Three small years, compared from their evidence up; the numbers were worked out by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { compare, type CompareInput } from "../../src/compare.ts";
import type { ComparedPair, Comparison } from "../../src/model/comparison.ts";
import type { Result, ResultRelation } from "../../src/model/result.ts";
import { changeOf, comparisonOf, inputOf, pairOf, words } from "./years.ts";

let input: CompareInput;
let comparison: Comparison;
beforeAll(async () => {
  input = await inputOf([2017, 2018, 2019]);
  comparison = await comparisonOf(input);
});

const codes = (one: Comparison): readonly string[] => one.problems.map(({ code }) => code);

describe("the change of a unit", () => {
  it("is its own work, the scheme, and what cannot be told", () => {
    // 麦舟镇: no case either year (A1 40 → 30 by the scheme alone); late 3→2 and empty columns 1→0 (B 29 → 36 under
    // either edition); unsigned 2→2; one training in 2018, of which 2017 was never asked.
    const { points, change, totals } = changeOf(pairOf(comparison, "2017", "2018"), "麦舟镇");
    expect({ totals, change }).toEqual({ totals: { before: "87.00", after: "89.00" }, change: "2.00" });
    expect(points).toMatchObject({ done: true, performance: "7.00", rule: "-10.00", unattributed: "5.00" });
  });

  it("stands indicator by indicator, with both restatements", () => {
    // 星渚镇 A1: 2 cases cost 16 of 40 and would cost 12 of 30; 1 case costs 6 of 30 and would cost 8 of 40
    const { points } = changeOf(pairOf(comparison, "2017", "2018"), "星渚镇");
    if (!points.done) throw new Error("decided");
    expect(points.lines.find(({ id }) => id === "A1")).toMatchObject({ before: "24.00", oldUnderNew: "18.00", newUnderOld: "32.00", after: "24.00", performance: "7.00", rule: "-7.00" });
    expect(points.lines.find(({ id }) => id === "B1+B2→B3")).toMatchObject({ before: "38.00", oldUnderNew: "38.00", newUnderOld: "33.00", after: "33.00", performance: "-5.00", rule: "0.00" });
  });

  it("is not attributed where the old evidence was never asked, though the unit says that all is complete", () => {
    const { points } = changeOf(pairOf(comparison, "2017", "2018"), "星渚镇");
    const line = points.done ? points.lines.find(({ id }) => id === "D1") : undefined;
    expect(line).toMatchObject({ before: "0.00", after: "10.00", oldUnderNew: null, newUnderOld: "0.00", performance: null, rule: null });
    expect(line?.reasons.map(({ zh }) => zh).join()).toContain("缺佐证（没有报送“业务培训”");
  });

  it("is attributed for the one unit that handed something in unasked, and for no other", async () => {
    const training = { path: "业务培训.csv", bytes: new TextEncoder().encode("单位,编号,培训日期\n900102,900102-t1,2017-07-01\n") };
    const pair = pairOf(await comparisonOf(await inputOf([2017, 2018], { 2017: [training] })), "2017", "2018");
    const lineOf = (name: string): unknown => {
      const { points } = changeOf(pair, name);
      return points.done ? points.lines.find(({ id }) => id === "D1") : undefined;
    };
    expect(lineOf("麦舟镇")).toMatchObject({ oldUnderNew: "5.00", newUnderOld: "0.00" });
    expect(lineOf("星渚镇")).toMatchObject({ oldUnderNew: null, performance: null, rule: null });
  });

  it("has apart what came from an indicator that did not apply: the same records are no better work", () => {
    // 桐湾镇 has the same replies, columns and corrections in both years; without training its D1 moved to B3 and C1
    const { points } = changeOf(pairOf(comparison, "2017", "2018"), "桐湾镇");
    if (!points.done) throw new Error("decided");
    expect(points).toMatchObject({ performance: "0.00", unattributed: "7.67" });
    expect(points.lines.find(({ id }) => id === "step:redistribute")).toMatchObject({ before: "0.00", after: "7.67", oldUnderNew: null, performance: null });
    expect(points.lines.filter(({ performance }) => performance !== null).every(({ performance }) => performance === "0.00")).toBe(true);
  });

  it("has ranks without what is never restated", async () => {
    const pair = pairOf(await comparisonOf(withCrosswalk(input, (relation) => (relation.indicator === "A1" ? { ...relation, restate: "never" } : relation))), "2017", "2018");
    const asIs = pairOf(comparison, "2017", "2018");
    const ranks = (one: ComparedPair): readonly string[] => one.units.map(({ rank }) => (rank.done ? [rank.performance, rank.rule, rank.pool].join(" ") : "?"));
    expect(changeOf(pair, "星渚镇").points).toMatchObject({ done: true, rule: "0.00" });
    // A1 alone put 星渚镇 before 桐湾镇 under the new rules
    expect(ranks(pair)).not.toEqual(ranks(asIs));
    expect(pair.units.map(({ rank }) => (rank.done ? rank.rule : "?"))).toEqual(pair.units.map(() => "0"));
  });

  it("has ranks whose circle changed apart", () => {
    // a new unit comes first in 2018: that alone costs 麦舟镇 its place
    expect(changeOf(pairOf(comparison, "2017", "2018"), "麦舟镇").rank).toMatchObject({ done: true, change: "-1", performance: "0", rule: "0", pool: "-1", unattributed: "0" });
  });
});

describe("a unit with open points", () => {
  const withFaulty = async (unit: string): Promise<Comparison> => comparisonOf(await inputOf([2017, 2018], { 2017: [{ path: "补报/复议纠错.csv", bytes: new TextEncoder().encode(`单位,编号,结案日期\n${unit},${unit}-c9,\n`) }] }));

  it("changes nothing of the others' ranks where it lies behind whatever it has", async () => {
    // one corrected reply more or less: 砚池镇 has 73 or 81 of 2017, 67 or 73 under the rules of 2018, and comes last by either
    const [open, closed] = [pairOf(await withFaulty("900103"), "2017", "2018"), pairOf(comparison, "2017", "2018")];
    expect(changeOf(open, "砚池镇").points).toMatchObject({ done: false });
    for (const name of ["麦舟镇", "星渚镇", "桐湾镇"]) expect(changeOf(open, name).rank, name).toEqual(changeOf(closed, name).rank);
  });

  it("is named where a rank hangs on it", async () => {
    // 79 or 87, and 桐汀镇 has 86
    const { rank, points } = changeOf(pairOf(await withFaulty("900102"), "2017", "2018"), "桐湾镇");
    expect({ points: points.done, why: rank.done ? "" : rank.reason.zh }).toEqual({ points: true, why: "2017 年度名次待定，不作分解：麦舟镇总分待定，可能在前，也可能在后" });
  });
});

describe("units", () => {
  it("are followed through another name and another code", () => {
    const unit = comparison.units.find(({ code }) => code === "900114");
    expect(unit?.years.map((year) => year?.name.zh)).toEqual(["桐汀镇", "桐湾镇", "桐湾镇"]);
    expect(unit?.notes.map(({ zh }) => zh)).toEqual(["2018 年由“桐汀镇”更名为“桐湾镇”", "2019 年编码由 900104 改为 900114"]);
  });

  it("of which another was split off are no longer the same, though they kept their code", async () => {
    const pair = pairOf(await comparisonOf(withResult(1, (result) => ({ ...result, units: result.units.map((unit) => (unit.code === "900105" ? { ...unit, predecessors: ["900103"] } : unit)) }))), "2017", "2018");
    expect(pair.units.map(({ after }) => after)).not.toContain("900103");
    expect(pair.fates.filter(({ kind }) => kind === "split").map(({ code, others }) => [code, others.map((one) => one.code)])).toEqual([["900103", ["900103"]], ["900105", ["900103"]]]);
  });

  it("in another group keep their points decomposed, and no rank", async () => {
    const moved = await comparisonOf(withResult(1, (result) => ({
      ...result, groups: [...result.groups, { id: "streets", title: { zh: "街道组", en: "Streets" } }], units: result.units.map((unit) => (unit.code === "900102" ? { ...unit, group: "streets", rank: 1, of: 1 } : unit)),
    })));
    const { points, rank } = changeOf(pairOf(moved, "2017", "2018"), "麦舟镇");
    expect({ points: points.done, rank: rank.done, why: rank.done ? "" : rank.reason.zh }).toEqual({ points: true, rank: false, why: "所在分组变了，名次不可比" });
    expect(moved.units.find(({ code }) => code === "900102")?.notes.map(({ zh }) => zh)).toContain("2018 年换了分组");
  });

  it("that are missing in a year between stand in one row, and are compared from first to last alone", async () => {
    const gap = await comparisonOf(withResult(1, without("900101")));
    expect(pairOf(gap, "2017", "2018").fates.map(({ kind, code }) => `${kind} ${code}`)).toContain("vanished 900101");
    expect(pairOf(gap, "2018", "2019").fates.map(({ kind, code }) => `${kind} ${code}`)).toContain("new 900101");
    expect(changeOf(pairOf(gap, "2017", "2019"), "星渚镇").points).toEqual(changeOf(pairOf(comparison, "2017", "2019"), "星渚镇").points);
    const [unit, ...others] = gap.units.filter(({ code }) => code === "900101");
    expect({ others, years: unit?.years.map((year) => year !== null) }).toEqual({ others: [], years: [true, false, true] });
    expect(unit?.trend).toMatchObject({ index: ["100", null, null], direct: "120", drift: null, breaks: [{ zh: "2018 年没有参评" }] });
    expect(unit?.notes.map(({ zh }) => zh)).toEqual(["2017 年参评、2018 年未参评，2019 年重新参评"]);
    expect(gap.problems.map(({ message }) => message.zh)).toContain("2019 年参评而 2018 年没有参评的单位 1 个：星渚镇");
  });

  it("that return under another code that was declared are the same, by code before or by name before", async () => {
    for (const declared of [{ predecessors: ["900101"] }, { name: { zh: "新渚镇", en: "Xinzhu" }, formerNames: ["星渚镇"] }]) {
      const gap = await comparisonOf(results([1, without("900101")], [2, renumbered("900101", "900131", declared)]));
      expect(gap.units.filter(({ years }) => years.some((year) => year?.code === "900101" || year?.code === "900131")).map(({ years }) => years.map((year) => year?.code))).toEqual([["900101", undefined, "900131"]]);
      expect(gap.units.find(({ code }) => code === "900131")?.notes.map(({ zh }) => zh)).toEqual([
        ...("name" in declared ? ["2019 年由“星渚镇”更名为“新渚镇”"] : []), "2019 年编码由 900101 改为 900131", "2017 年参评、2018 年未参评，2019 年重新参评",
      ]);
      expect(codes(gap)).not.toContain("comparison-likely-return");
      expect(codes(gap)).not.toContain("comparison-predecessor");
    }
  });

  it("that return under another code that was not declared are two, with a warning that says what to write", async () => {
    for (const gap of [await comparisonOf(results([1, without("900101")], [2, renumbered("900101", "900131")])), await comparisonOf(results([2, renumbered("900101", "900131")]))]) {
      const { message, hint, severity } = gap.problems.find(({ code }) => code === "comparison-likely-return") ?? {};
      const then = gap.units.some(({ years }) => years[1]?.code === "900101") ? "2018" : "2017";
      expect({ severity, message: message?.zh }).toEqual({ severity: "warning", message: `“星渚镇”（900131）在 2019 年是新编码，名称与 ${then} 年的“星渚镇”（900101）相同，没有写明是不是同一个单位，按新参评处理` });
      expect(hint?.zh).toContain("请在 2019 年的 units.yaml 中给 900131 写 predecessors: [\"900101\"]");
      expect(gap.units.filter(({ name }) => name.zh === "星渚镇")).toHaveLength(2);
    }
  });

  it("that went into others have not left, and what comes later under their code is not their return", async () => {
    const merged = await comparisonOf(results([1, (result) => ({ ...result, units: result.units.filter(({ code }) => code !== "900101").map((unit) => (unit.code === "900102" ? { ...unit, predecessors: ["900101", "900102"] } : unit)) })]));
    expect(merged.units.filter(({ code }) => code === "900101").map(({ years }) => years.map((year) => year !== null))).toEqual([[true, false, false], [false, false, true]]);
  });

  it("that were merged are named with their predecessors and not decomposed", () => {
    const pair = pairOf(comparison, "2018", "2019");
    expect(pair.units.map(({ after }) => after)).not.toContain("900109");
    expect(pair.fates.find(({ kind }) => kind === "merged")).toMatchObject({ code: "900109", total: "74.00", others: [{ code: "900102", total: "89.00" }, { code: "900103", total: "80.00" }] });
  });
});

describe("three years", () => {
  it("have an index that is chained, and say how far it drifts", () => {
    // 星渚镇: core 2017–2018 A1+B+C1 82/100 → 77/90; core 2018–2019 A1+C1+D1 54/60 → 54/60; direct A1+C1 44/60 → 44/50
    const trend = comparison.units.find(({ name }) => name.zh === "星渚镇")?.trend;
    expect(trend?.index).toEqual(["100", "38500/369", "38500/369"]);
    expect(trend?.direct).toBe("120");
  });

  it("of which one is open are chained as far as they can be, and say where the chain breaks", async () => {
    const open = async (year: number): Promise<Comparison["units"][number]["trend"]> => {
      const whole = await comparisonOf(await inputOf([2017, 2018, 2019], { [year]: [{ path: "补报/复议纠错.csv", bytes: new TextEncoder().encode("单位,编号,结案日期\n900101,900101-c9,\n") }] }));
      return whole.units.find(({ code }) => code === "900101")?.trend;
    };
    const two = { "2017": [null, "100", "100"], "2018": ["100", null, null], "2019": ["100", "38500/369", null] };
    for (const [year, index] of Object.entries(two)) expect(await open(Number(year)), year).toMatchObject({ index, drift: null, direct: year === "2018" ? "120" : null, breaks: [{ zh: `${year} 年可比部分的得分待定` }] });
    expect((await open(2019))?.performance).toEqual(["0.00", "2.00", null]);
  });

  it("show what recurs, through a merger of indicators", () => {
    const clauses = comparison.units.find(({ name }) => name.zh === "星渚镇")?.recurring.map(({ related, years }) => `${related} ${years.map(({ year, rule, taken }) => `${year} ${rule} ${taken}`).join(", ")}`);
    expect(clauses).toContain("B1+B2→B3 2017 B1-late 2.00, 2018 B3-late 2.00");
  });
});

describe("comparison.json", () => {
  it("keeps to its schema", async () => {
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/comparison.schema.json"), "utf8")) as object;
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    const bare = await comparisonOf({ ...input, editions: [], evidence: [] });
    for (const one of [comparison, bare]) {
      validate(JSON.parse(JSON.stringify(one)));
      expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
    }
  });

  it("has no path of a machine in it, and the same bytes twice", async () => {
    expect(JSON.stringify(await comparisonOf(input))).toBe(JSON.stringify(comparison));
    expect(JSON.stringify(comparison)).not.toContain(import.meta.dirname);
  });
});

/** The same with the relations of the later edition changed, as the result holds them. */
function withCrosswalk(whole: CompareInput, change: (relation: ResultRelation) => ResultRelation): CompareInput {
  return {
    ...whole,
    results: whole.results.map((given) => {
      const result = JSON.parse(given.content) as Result;
      const crosswalk = result.edition.crosswalk?.map((step) => ({ ...step, relations: step.relations.map(change) }));
      return { ...given, content: JSON.stringify({ ...result, edition: { ...result.edition, ...(crosswalk === undefined ? {} : { crosswalk }) } }) };
    }),
  };
}

type Change = (result: Result) => Result;

/** The same with one result changed. */
function withResult(index: number, change: Change): CompareInput {
  return results([index, change]);
}

function results(...changes: readonly (readonly [index: number, change: Change])[]): CompareInput {
  const changed = (content: string, at: number): string => changes.filter(([index]) => index === at).reduce((before, [, change]) => JSON.stringify(change(JSON.parse(before) as Result)), content);
  return { ...input, results: input.results.map((given, at) => ({ ...given, content: changed(given.content, at) })) };
}

function without(code: string): Change {
  return (result) => ({ ...result, units: result.units.filter((unit) => unit.code !== code) });
}

function renumbered(from: string, to: string, more: Partial<Result["units"][number]> = {}): Change {
  return (result) => ({ ...result, units: result.units.map((unit) => (unit.code === from ? { ...unit, code: to, ...more } : unit)) });
}

describe("input that does not fit", () => {
  it("without editions and evidence nothing is attributed, and the page says why", async () => {
    const bare = await comparisonOf({ ...input, editions: [], evidence: [] });
    const { points, change } = changeOf(pairOf(bare, "2017", "2018"), "麦舟镇");
    expect(points).toMatchObject({ done: true, performance: "0.00", rule: "0.00", unattributed: change });
    expect(codes(bare)).toContain("comparison-not-restated");
  });

  it("evidence that changed since is told by file, and nothing is restated with it", async () => {
    const evidence = input.evidence.map((folder, index) => (index === 0 ? { ...folder, files: folder.files.map((file) => (file.path === "答复.csv" ? { ...file, bytes: new TextEncoder().encode("单位,编号,答复日期,逾期天数,是否盖章\n") } : file)) } : folder));
    const { value, problems } = await compare({ ...input, evidence });
    expect(words(problems)).toContain("evidence/2017 [evidence-changed] 与最接近的 2017 年结果所依据的佐证不一致：答复.csv");
    expect(pairOf(value ?? comparison, "2017", "2018").restated.oldUnderNew).toMatchObject({ done: false });
  });

  it("evidence that fits no year is held against the year that has none, though another is nearer", async () => {
    // a copy of 2017 with one file more is nearest to 2017, which has its own folder
    const [first, second] = input.evidence;
    if (first === undefined || second === undefined) throw new Error("two years");
    const wrong = { path: "evidence/wrong", files: [...first.files, { path: "业务培训.csv", bytes: new TextEncoder().encode("单位,编号,培训日期\n") }] };
    const { problems } = await compare({ ...(await inputOf([2017, 2018])), evidence: [first, wrong] });
    expect(words(problems)).toContain("evidence/wrong [evidence-changed] 与最接近的 2018 年结果所依据的佐证不一致");
  });

  it("an edition that changed since is told", async () => {
    const editions = input.editions.map((edition, index) => (index === 0 ? { ...edition, sources: { ...edition.sources, chain: edition.sources.chain.map((folder) => ({ ...folder, files: folder.files.map((file) => ({ ...file, text: `${file.text}# 改\n` })) })) } } : edition));
    expect(words((await compare({ ...input, editions })).problems)).toContain("[edition-unmatched] 2017 年度版在计分之后改动过");
  });

  it("a result that does not come out again is not restated with", async () => {
    const doctored = withResult(0, (result) => ({ ...result, inputs: [...result.inputs].reverse() }));
    const { value, problems } = await compare(doctored);
    expect(words(problems)).toContain("[result-not-reproduced]");
    expect(pairOf(value ?? comparison, "2017", "2018").restated).toMatchObject({ oldUnderNew: { done: false }, newUnderOld: { done: false } });
  });

  it.each<readonly [string, (whole: CompareInput) => CompareInput, string]>([
    ["one result", (whole) => ({ ...whole, results: whole.results.slice(0, 1) }), "[results-too-few]"],
    ["the same result twice", (whole) => ({ ...whole, results: [...whole.results, ...whole.results.slice(0, 1)] }), "[result-twice] 与 2017/result.json 是同一个结果"],
    ["a file cut short", (whole) => ({ ...whole, results: [{ path: "a.json", content: whole.results[0]?.content.slice(0, 900) ?? "" }, ...whole.results] }), "a.json [json-syntax]"],
    ["another format", (whole) => ({ ...whole, results: [{ path: "a.json", content: `{ "format": "kaoping/result@2" }` }, ...whole.results] }), "a.json [result-foreign]"],
    ["something else", (whole) => ({ ...whole, results: [{ path: "a.json", content: `[]` }, ...whole.results] }), "a.json [result-foreign]"],
    ["no units", (whole) => ({ ...whole, results: [{ path: "a.json", content: (whole.results[0]?.content ?? "").replace(`"units":`, `"einheiten":`) }, ...whole.results] }), "a.json [result-damaged] 结果的结构不完整：文件缺少“units”"],
    ["points changed by hand", () => withResult(0, (result) => ({ ...result, units: result.units.map((unit, at) => (at === 1 ? { ...unit, total: "99.00" } : unit)) })), "[result-damaged] “麦舟镇”的各项得分加起来不等于总分"],
    ["points that are none", () => withResult(0, (result) => ({ ...result, units: result.units.map((unit) => ({ ...unit, total: "viel" })) })), "[result-damaged] 结果的结构有误：“units.0.total”"],
  ])("%s is refused", async (_, change, message) => {
    const { value, problems } = await compare(change(input));
    expect(value).toBeUndefined();
    expect(words(problems)).toContain(message);
  });

  it("the same result with other blanks is the same result", async () => {
    const [first] = input.results;
    const again = { path: "b.json", content: JSON.stringify(JSON.parse(first?.content ?? ""), null, 4) };
    expect(words((await compare({ ...input, results: [...input.results, again] })).problems)).toContain("b.json [result-twice] 与 2017/result.json 是同一个结果");
  });

  it("a file added to the evidence since is a change of the evidence", async () => {
    const more = { path: "业务培训.csv", bytes: new TextEncoder().encode("单位,编号,培训日期\n900102,900102-t1,2017-07-01\n") };
    const evidence = input.evidence.map((folder, index) => (index === 0 ? { ...folder, files: [...folder.files, more] } : folder));
    expect(words((await compare({ ...input, evidence })).problems)).toContain("evidence/2017 [evidence-changed] 与最接近的 2017 年结果所依据的佐证不一致：业务培训.csv");
  });

  it("a README added since changes nothing", async () => {
    const readme = { path: "README.md", bytes: new TextEncoder().encode("说明") };
    const evidence = input.evidence.map((folder) => ({ ...folder, files: [...folder.files, readme] }));
    expect(await comparisonOf({ ...input, evidence })).toEqual(comparison);
  });

  it("a result that is itself a restatement is warned about", async () => {
    const restated = await comparisonOf(withResult(0, (result) => ({ ...result, assessment: { ...result.assessment, restatement: true } })));
    expect(restated.problems.filter(({ code }) => code === "comparison-restated")).toMatchObject([{ severity: "warning", file: "2017" }]);
    expect(codes(comparison)).not.toContain("comparison-restated");
  });

  it("two units with each other's codes are matched by code, with a warning", async () => {
    const names = new Map([["900102", { zh: "砚池镇", en: "Yanchi" }], ["900103", { zh: "麦舟镇", en: "Maizhou" }]]);
    const swapped = await comparisonOf(withResult(1, (result) => ({ ...result, units: result.units.map((unit) => ({ ...unit, name: names.get(unit.code) ?? unit.name })) })));
    const told = swapped.problems.filter(({ code, file }) => code === "comparison-codes-swapped" && file === "2017→2018");
    expect(told.map(({ severity, message }) => `${severity} ${message.zh}`)).toEqual(["warning 编码 900102 和 900103 的名称互换了（“麦舟镇”“砚池镇”），仍按编码对应"]);
  });

  it("a unit under a code whose name was another's the year before is warned about, whether that one went or goes on", async () => {
    const handed = (code: string, predecessors?: readonly string[]): CompareInput => withResult(1, (result) => ({ ...result, units: result.units.map((unit) =>
      unit.code === "900101" ? { ...unit, code, name: { zh: "星渚镇", en: "Xingzhu" } } : unit.code === "900102" ? { ...unit, code: "900101", ...(predecessors === undefined ? {} : { predecessors }) } : unit) }));
    const warned = (one: Comparison): readonly string[] => one.problems.filter(({ code, file }) => code === "comparison-codes-swapped" && file === "2017→2018").map(({ severity, message }) => `${severity} ${message.zh}`);
    const silent = await comparisonOf(handed("900120"));
    expect(warned(silent)).toEqual(["warning 编码 900101 在 2017 年是“星渚镇”，在 2018 年是“麦舟镇”，而 2017 年的“麦舟镇”是另一个单位（900102）；仍按编码对应"]);
    const said = await comparisonOf(handed("900120", ["900102"]));
    expect(warned(said)).toEqual([]);
    expect(changeOf(pairOf(said, "2017", "2018"), "麦舟镇")).toMatchObject({ before: "900102", after: "900101", nameBefore: { zh: "麦舟镇" } });
    expect(changeOf(pairOf(said, "2017", "2018"), "星渚镇")).toMatchObject({ before: "900101", after: "900120" });
  });

  it("a stated code that no year has is named, once", async () => {
    const stated = await comparisonOf(withResult(1, (result) => ({ ...result, units: result.units.map((unit) => (unit.code === "900105" ? { ...unit, predecessors: ["900999"] } : unit)) })));
    expect(stated.problems.filter(({ code }) => code === "comparison-predecessor").map(({ severity, file, message }) => `${severity} ${file} ${message.zh}`)).toEqual(["note 2018 芦滩镇（900105）写的原编码 900999，所给各年的结果里都没有"]);
    expect(codes(comparison)).not.toContain("comparison-predecessor");
  });

  it("another order of years is put right and said", async () => {
    const turned = await comparisonOf({ ...input, results: input.results.toReversed() });
    expect(codes(turned)).toContain("results-reordered");
    expect(turned.pairs).toEqual(comparison.pairs);
  });

  it("another version of the program is said", async () => {
    expect(codes(await comparisonOf({ ...input, version: "9.9.9" }))).toContain("comparison-version");
  });

  it("editions that are not related are said, and equal ids are no relation", async () => {
    const apart = await comparisonOf(withResult(1, (result) => {
      const { crosswalk, ...edition } = result.edition;
      expect(crosswalk).toBeDefined();
      return { ...result, edition };
    }));
    expect(codes(apart)).toContain("comparison-unrelated");
    expect(pairOf(apart, "2017", "2018").relations.every(({ core }) => !core)).toBe(true);
  });

  it("an indicator without a relation, and one that ends nowhere, are named", async () => {
    const loose = await comparisonOf(withResult(1, (result) => ({
      ...result, edition: { ...result.edition, crosswalk: (result.edition.crosswalk ?? []).map((step) => ({ ...step, relations: step.relations.filter(({ indicator }) => indicator !== "B3") })) },
    })));
    expect(loose.problems.map(({ code, message }) => `${code} ${message.zh}`)).toEqual(expect.arrayContaining([
      expect.stringMatching(/^comparison-undeclared 指标 B3 /), expect.stringMatching(/^comparison-points-lost 2017 年的指标 B1 /), expect.stringMatching(/^comparison-points-lost 2017 年的指标 B2 /),
    ]));
  });
});
