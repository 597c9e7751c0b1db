/** The worked examples of docs/comparing-years.md: the formulas hold for the printed numbers, and the program gives the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rankParts, type Rival } from "../../src/comparison/decompose-rank.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import { add, equals, formatExact, formatFixed, multiply, parseDecimal, parseExact, rational, roundHalfUp, subtract, sum, ZERO, type Rational } from "../../src/model/rational.ts";
import { text } from "../../src/model/text.ts";
import { changeOf, comparisonOf, inputOf, pairOf } from "../comparison/years.ts";

const document = readFileSync(join(import.meta.dirname, "../../docs/comparing-years.md"), "utf8");

/** Rows of the table behind a comment such as `<!-- points: … -->`, without its head. */
function tableBehind(mark: string): readonly (readonly string[])[] {
  const lines = (document.split(`<!-- ${mark} -->\n`)[1] ?? "").split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(2, end).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

function decimal(written: string | undefined): Rational {
  const value = parseDecimal(written ?? "");
  if (value === undefined) throw new Error(`not a number: ${String(written)}`);
  return value;
}

const HALF = rational(1, 2);
let comparison: Comparison;
beforeAll(async () => {
  comparison = await comparisonOf(await inputOf([2017, 2018, 2019]));
});

describe("the points of 星渚镇", () => {
  const rows = tableBehind("points: 星渚镇 2017 2018");
  const lines = rows.slice(0, -1);

  it.each(lines.filter((row) => row[2] !== ""))("%s follows from its four numbers", (_, old, oldUnderNew, newUnderOld, now, change, performance, rule) => {
    const [a, b, c, d] = [old, oldUnderNew, newUnderOld, now].map(decimal);
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four numbers");
    expect(equals(decimal(change), subtract(d, a))).toBe(true);
    expect(equals(decimal(performance), multiply(HALF, add(subtract(c, a), subtract(d, b))))).toBe(true);
    expect(equals(decimal(rule), multiply(HALF, add(subtract(b, a), subtract(d, c))))).toBe(true);
  });

  it("add up to the last row", () => {
    const total = rows.at(-1) ?? [];
    for (const column of [1, 3, 4, 5, 6, 7, 8]) {
      const added = sum(lines.map((row) => (row[column] === "" ? ZERO : decimal(row[column]))));
      expect(formatFixed(added, 2), `column ${String(column)}`).toBe(total[column]);
    }
  });

  it("are what the program gives", () => {
    const { points } = changeOf(pairOf(comparison, "2017", "2018"), "星渚镇");
    if (!points.done) throw new Error("decided");
    const given = points.lines.map((line) => [line.id, line.before, line.oldUnderNew ?? "", line.newUnderOld ?? "", line.after, line.change, line.performance ?? "", line.rule ?? "", line.performance === null ? line.change : ""]);
    expect(given).toEqual(lines);
    expect([points.performance, points.rule, points.unattributed]).toEqual(rows.at(-1)?.slice(6));
  });
});

describe("the rank of 星渚镇", () => {
  it("follows from the printed points, in all eight cases", () => {
    const points = (document.split("可重算的得分（A1、B、C1，不含 D1）：\n\n")[1] ?? "").split("\n").slice(2, 7).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
    const rivals = points.map(([name = "", ...four]): Rival => {
      const [a = ZERO, b = ZERO, c = ZERO, d = ZERO] = four.map(decimal);
      const exactly = (low: Rational): Rival["points"][0][0] => ({ low, high: low });
      return { id: name, code: name, name: text(name, name), there: [!name.startsWith("芦滩镇"), true], points: [[exactly(a), exactly(b)], [exactly(c), exactly(d)]] };
    });
    const at = (word: string | undefined): 0 | 1 => (word === "新" ? 1 : 0);
    for (const [evidence, rules, circle, rank] of tableBehind("ranks: 星渚镇 2017 2018")) {
      const own = rivals.find(({ id }) => id === "星渚镇")?.points[at(evidence)][at(rules)].low ?? ZERO;
      const above = rivals.filter(({ there, points: theirs }) => there[at(circle)] && subtract(theirs[at(evidence)][at(rules)].low, own).n > 0n);
      expect(String(above.length + 1)).toBe(rank);
    }
    const { rank } = changeOf(pairOf(comparison, "2017", "2018"), "星渚镇");
    const parts = rankParts("星渚镇", rivals);
    expect(rank).toMatchObject({ change: "0", performance: formatExact(parts.performance), rule: formatExact(parts.rule), pool: formatExact(parts.pool), unattributed: "0" });
    expect([parts.performance, parts.rule, parts.pool].map(formatExact)).toEqual(["0", "1", "-1"]);
  });
});

describe("the index of 星渚镇", () => {
  it("is printed as the program gives it", () => {
    const trend = comparison.units.find(({ name }) => name.zh === "星渚镇")?.trend;
    const two = (written: string | null | undefined): string => formatFixed(roundHalfUp(parseExact(written ?? "") ?? ZERO, 2), 2);
    expect(tableBehind("index: 星渚镇").map(([, value]) => value)).toEqual([...(trend?.index ?? []), trend?.direct, trend?.drift].map(two));
  });
});
