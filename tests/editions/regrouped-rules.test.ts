/** Splits, made from the merged indicator of the small years: how clauses met is held against how they meet now. */
import { describe, expect, it } from "vitest";
import { regroupedRules } from "../../src/editions/regrouped-rules.ts";
import { loadEdition } from "../../src/load-edition.ts";
import { ONE, rational } from "../../src/model/rational.ts";
import type { Combination, Indicator, Scheme } from "../../src/model/scheme.ts";
import { editionOf } from "../comparison/years.ts";

const { value } = loadEdition(await editionOf(2018));
if (value === undefined) throw new Error("2018 loads");
const scheme: Scheme = value.scheme;
const whole = scheme.indicators.find(({ id }) => id === "B3");
const [part] = whole?.parts ?? [];
if (whole === undefined || part === undefined) throw new Error("B3 has two clauses");

const joined = (rules: readonly string[], more: Partial<Combination> = {}): Combination => ({ how: "sum", per: { kind: "unit" }, atMost: rational(5), rules, ...more });
const older = (...combinations: readonly Combination[]): Scheme => ({ ...scheme, indicators: [{ ...whole, parts: [{ ...part, combinations }] }] });
const piece = (id: string, at: number, ...combinations: readonly Combination[]): Indicator => ({ ...whole, id, parts: [{ ...part, rules: part.rules.slice(at, at + 1).map((rule) => ({ ...rule, id: rule.id.replace("B3", id) })), combinations }] });
const newer = (...indicators: readonly Indicator[]): Scheme => ({ ...scheme, indicators, relations: ["B4", "B5"].map((indicator) => ({ indicator, kind: "split", from: ["B3"], why: "", position: whole.position })) });
const told = (before: Scheme, after: Scheme): readonly string[] => regroupedRules(before, after).map(({ code, message }) => `${code} ${message.zh}`);

describe("a split", () => {
  it("whose clauses meet as they met says nothing", () => {
    expect(told(older(joined(["B3-late"])), newer(piece("B4", 0, joined(["B4-late"])), piece("B5", 1)))).toEqual([]);
    expect(told(older(), newer(piece("B4", 0), piece("B5", 1)))).toEqual([]);
  });

  it("that takes apart clauses that met is noted", () => {
    expect(told(older(joined(["B3-late", "B3-empty"])), newer(piece("B4", 0), piece("B5", 1)))).toEqual([
      "relation-regrouped “B4、B5”写的是由 B3 拆分，但细则不只是分开：碰在一起时的计分（combine）不同：原来全年 B3-late、B3-empty 相加，不超过 5 分，现在没有写",
    ]);
  });

  it("with another cap, another way or another reach is noted", () => {
    for (const other of [{ atMost: ONE }, { atMost: undefined }, { how: "highest" as const }, { per: { kind: "matter" as const } }]) {
      expect(told(older(joined(["B3-late"])), newer(piece("B4", 0, joined(["B4-late"], other)), piece("B5", 1))), JSON.stringify(Object.keys(other))).toHaveLength(1);
    }
  });
});
