/** What `diff` says about our own editions, and about schemes changed one thing at a time. */
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { diffOfEditions, kinshipOf } from "../../src/diff-editions.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import type { EditionDiff, IndicatorDiff } from "../../src/model/edition-view.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";

const root = resolve(import.meta.dirname, "../../indicators");
const edition2017 = await readEdition(join(root, "2017"));
const edition2018 = await readEdition(join(root, "2018"));
const edition2019 = await readEdition(join(root, "2019"));

function diff(older: EditionSources, newer: EditionSources): EditionDiff {
  const { value, problems } = diffOfEditions(older, newer);
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error("no diff");
  return value;
}

/** The edition with one text in one of its files replaced, in a folder of another name. */
function altered(sources: EditionSources, file: string, from: string, to: string): EditionSources {
  const chain = sources.chain.map((folder) => ({
    dir: `${folder.dir}-other`,
    files: folder.files.map(({ path, text }) => {
      if (path.endsWith(file)) expect(text).toContain(from);
      return { path: path.replace(folder.dir, `${folder.dir}-other`), text: path.endsWith(file) ? text.replace(from, to) : text };
    }),
  }));
  return { ...sources, chain };
}

function indicatorIn({ indicators }: EditionDiff, id: string): IndicatorDiff {
  const found = indicators.find(({ newer, older }) => (newer ?? older[0])?.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

describe("2017 and 2018", () => {
  const found = diff(edition2017, edition2018);

  it("account for every indicator of both, once", () => {
    expect(found.indicators.flatMap(({ newer }) => newer?.id ?? []).sort()).toHaveLength(28);
    const olders = new Set(found.indicators.flatMap(({ older }) => older.map(({ id }) => id)));
    expect(olders.size).toBe(25);
  });

  it("differ as the relations say", () => {
    const kinds = new Map(found.indicators.map(({ kind, newer, older }) => [(newer ?? older[0])?.id, `${kind} ${older.map(({ id }) => id).join("+")}`.trim()]));
    expect(Object.fromEntries(kinds)).toMatchObject({ A1: "reweighted A1", A4: "new", B2: "rule-changed B2", B3: "retired B3", B7: "merged B4+B5", C5: "new", C6: "rule-changed C4", D7: "replaced D5", G1: "rule-changed G1", E1: "same E1" });
  });

  it("differ in the number, and in the words that quote it", () => {
    const { changes } = indicatorIn(found, "D2");
    expect(changes.numbers.map(({ key, older, newer }) => [key, older?.zh, newer?.zh])).toEqual([["serious_days", "10", "5"], ["never_days", undefined, "10"]]);
    expect(changes.rules.map(({ kind, id }) => [kind, id])).toEqual([["changed", "D2-serious"]]);
  });
});

describe("2017 and 2019", () => {
  const found = diff(edition2017, edition2019);

  it("are compared by way of 2018", () => {
    expect(found.path).toEqual(["2017", "2018", "2019"]);
    const kindOf = (id: string): string => indicatorIn(found, id).kind;
    expect(["A1", "B2", "B3", "B7", "C6", "D3", "D7", "E1", "G1"].map((id) => [id, kindOf(id)])).toEqual([
      ["A1", "reweighted"], ["B2", "rule-changed"], ["B3", "retired"], ["B7", "merged"], ["C6", "rule-changed"], ["D3", "rule-changed"], ["D7", "replaced"], ["E1", "same"], ["G1", "rule-changed"],
    ]);
    expect(indicatorIn(found, "D2").why).toHaveLength(2);
  });

  it("have the regulations of May 2019 between them, which 2018 has not", () => {
    expect(found.law.find(({ parameter }) => parameter === "reply_limit")).toMatchObject({ from: "2019-05-15", older: "15", newer: "20", withinPeriod: true });
    expect(diff(edition2017, edition2018).law).toEqual([]);
  });
});

describe("an edition and a copy of it", () => {
  it("without a change have no difference, though neither extends the other", () => {
    const copy = altered(edition2017, "D4-overturned.yaml", "id: D4", "id: D4");
    expect(kinshipOf(edition2017, copy)).toBe("unrelated");
    const { scheme, indicators, adjustments, path, law } = diff(edition2017, copy);
    expect({ scheme, adjustments, path, law }).toEqual({ scheme: [], adjustments: [], path: [], law: [] });
    expect(new Set(indicators.map(({ kind }) => kind))).toEqual(new Set(["same"]));
  });

  it("show a condition that changed under the same words", () => {
    const found = diff(edition2017, altered(edition2017, "D3-irregular-replies.yaml", "operator: in, value: [missing, wrong]", "operator: in, value: [missing]"));
    const { kind, changes } = indicatorIn(found, "D3");
    expect(kind).toBe("rule-changed");
    expect(changes.rules).toMatchObject([{ kind: "changed", id: "D3-remedies", mechanics: true }]);
    expect(found.indicators.filter((one) => one.kind !== "same")).toHaveLength(1);
  });

  it("show how rules meet, a policy, and a bonus that changed", () => {
    const combined = diff(edition2017, altered(edition2017, "D2-late-replies.yaml", "combine: { how: highest, per: matter }", "combine: { how: first, per: matter }"));
    expect(indicatorIn(combined, "D2").changes.others.map(({ what }) => what.en)).toEqual(["Where rules meet"]);
    const gated = diff(edition2017, altered(edition2017, "scheme.yaml", "bonus: { cap: 5 }", "bonus: { cap: 5, gate: 80 }"));
    expect(gated.scheme.map(({ what, older, newer }) => [what.zh, older?.zh, newer?.zh])).toEqual([["加分门槛", "无", "基础分 80 分以上（含）方可加分"]]);
    const bonus = diff(edition2017, altered(edition2017, "H2-innovation.yaml", "most: { value: 2,", "most: { value: 1,"));
    expect(bonus.adjustments.map(({ id, kind }) => [id, kind])).toEqual([["H2", "changed"]]);
  });
});
