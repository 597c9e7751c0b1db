import { beforeAll, describe, expect, test } from "vitest";
import { completionsOf } from "./completions.ts";
import { patience, runEngine, sampleFolder } from "./engine-result.ts";
import type { EnginePoints, EngineRun, EngineUnit } from "./engine-result.ts";
import { cents, written } from "./fraction.ts";
import { readSample } from "./reader.ts";
import { ranksBetween, scorecardOf } from "./scorecard.ts";
import type { Scorecard } from "./scorecard.ts";

interface Span {
  readonly low: bigint;
  readonly high: bigint;
}

const units = readSample(sampleFolder("2017-faulty"));
const possibilities = new Map(units.map((unit) => [unit.code, completionsOf(unit).map(scorecardOf)]));
const rankSpans = ranksBetween(possibilities);
const setAside = new Map(units.map((unit) => [unit.code, unit.setAside.map((one) => `${one.type} ${one.id}`)]));

function spanOf(cards: readonly Scorecard[], points: (card: Scorecard) => bigint): Span {
  const all = cards.map(points).sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  return { low: all[0] ?? 0n, high: all.at(-1) ?? 0n };
}

/** Every indicator, area and the total of a unit as we see them, under its name. */
function ourSpans(code: string): ReadonlyMap<string, Span> {
  const cards = possibilities.get(code) ?? [];
  const [first] = cards;
  if (first === undefined) throw new Error(`no unit ${code}`);
  return new Map([
    ...first.indicators.map(({ id }, index) => [id, spanOf(cards, (card) => card.indicators[index]?.points ?? 0n)] as const),
    ...[...first.areas.keys()].map((id) => [id, spanOf(cards, (card) => card.areas.get(id) ?? 0n)] as const),
    ["total", spanOf(cards, (card) => card.total)],
  ]);
}

function engineSpans(unit: EngineUnit): ReadonlyMap<string, Span> {
  const span = (points: string | null, range: EnginePoints["range"]): Span =>
    points !== null ? { low: cents(points), high: cents(points) } : { low: cents(range?.low ?? "open"), high: cents(range?.high ?? "open") };
  return new Map([
    ...unit.areas.flatMap((area) => area.indicators.map((one) => [one.id, span(one.points, one.range)] as const)),
    ...unit.areas.map((area) => [area.id, span(area.points, area.range)] as const),
    ["total", span(unit.total, unit.range)],
  ]);
}

const shown = (span: Span | undefined): string => (span === undefined ? "nothing" : `${written(span.low)}..${written(span.high)}`);

describe("the faulty sample, bounded twice", () => {
  let engine: EngineRun;
  const engineUnit = (code: string): EngineUnit => {
    const unit = engine.units.find((one) => one.code === code);
    if (unit === undefined) throw new Error(`the program has no unit ${code}`);
    return unit;
  };
  beforeAll(() => {
    engine = runEngine("2017-faulty");
  }, patience);

  test("something awaits a person", () => {
    expect(engine.status).toBe(3);
  });

  test("the same records are set aside", () => {
    const theirs = engine.units.map((unit) => [unit.code, unit.setAside.map((one) => `${one.type} ${one.id}`)]);
    expect(theirs).toEqual([...setAside]);
  });

  test.each([...possibilities.keys()])("unit %s: every range holds all that could be true", (code) => {
    const theirs = engineSpans(engineUnit(code));
    const missed = [...ourSpans(code)].flatMap(([id, ours]) => {
      const span = theirs.get(id);
      return span !== undefined && span.low <= ours.low && ours.high <= span.high ? [] : [`${id}: the program ${shown(span)}, we ${shown(ours)}`];
    });
    expect(missed).toEqual([]);
  });

  test.each([...possibilities.keys()])("unit %s: no rank is possible outside the printed ones", (code) => {
    const unit = engineUnit(code);
    const [best, worst] = unit.rankRange ?? [unit.rank ?? 0, unit.rank ?? 0];
    const ours = rankSpans.get(code);
    expect(ours === undefined ? undefined : best <= ours.best && ours.worst <= worst, `the program ${String(best)}..${String(worst)}, we ${JSON.stringify(ours)}`).toBe(true);
  });

  test.each([...possibilities.keys()])("unit %s: a grade is given only where every completion has it", (code) => {
    const unit = engineUnit(code);
    const grades = new Set((possibilities.get(code) ?? []).map((card) => card.grade));
    if (unit.grade !== null) expect([...grades]).toEqual([unit.grade]);
  });

  test("where the program's ranges are wider than what could be true is written down", async ({ annotate }) => {
    for (const unit of engine.units) {
      const theirs = engineSpans(unit);
      for (const [id, ours] of ourSpans(unit.code)) {
        const span = theirs.get(id);
        if (shown(span) !== shown(ours)) await annotate(`${unit.code} ${id}: the program ${shown(span)}, possible ${shown(ours)}`);
      }
    }
  });
});
