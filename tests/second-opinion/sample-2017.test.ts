import { beforeAll, describe, expect, test } from "vitest";
import { patience, runEngine, sampleFolder } from "./engine-result.ts";
import type { EnginePoints, EngineRun, EngineUnit } from "./engine-result.ts";
import { written } from "./fraction.ts";
import { readSample } from "./reader.ts";
import { ranksOf, scorecardOf } from "./scorecard.ts";
import type { Scorecard } from "./scorecard.ts";

const cards = readSample(sampleFolder("2017")).map(scorecardOf);
const ranks = ranksOf(cards);
const vetoKinds = new Map([["V1", "secret_disclosed"], ["V2", "refused_to_perform"], ["V3", "evidence_falsified"], ["V4", "website_vetoed"]]);

const sumWritten = (points: EnginePoints): string => points.points ?? "open";

/** Both sides as the same plain lines, so that a difference names its unit and its indicator. */
function linesOfEngine(unit: EngineUnit): readonly string[] {
  return [
    ...unit.areas.flatMap((area) => area.indicators.map((one) => `${one.id} ${one.points ?? "open"} of ${one.full} ${one.state}`)),
    ...unit.areas.map((area) => `${area.id} ${sumWritten(area)} of ${area.full}`),
    ...unit.bonus.map((one) => `${one.id} ${sumWritten(one)}`),
    ...unit.penalties.map((one) => `${one.id} ${sumWritten(one)}`),
    ...unit.vetoes.map((one) => `${one.id} ${sumWritten(one)} ${one.state}`),
    `total ${unit.total ?? "open"} grade ${unit.grade ?? "open"} rank ${String(unit.rank ?? "open")} of ${String(unit.of)} range ${JSON.stringify(unit.rankRange ?? null)}`,
  ];
}

function linesOfOurs(card: Scorecard): readonly string[] {
  const kinds = (card.unit.rows.get("veto_matter") ?? []).map((row) => row.get("kind"));
  const beside = (id: string): string => written(card.beside.get(id) ?? 0n);
  const of = cards.filter((other) => other.unit.group === card.unit.group).length;
  return [
    ...card.indicators.map((one) => `${one.id} ${written(one.points)} of ${written(one.full)} ${one.state}`),
    ...[...card.areas].map(([id, points]) => `${id} ${written(points)} of ${written(card.areaFulls.get(id) ?? 0n)}`),
    ...["H1", "H2", "P1"].map((id) => `${id} ${beside(id)}`),
    ...[...vetoKinds].map(([id, kind]) => `${id} ${beside(id)} ${kinds.includes(kind) ? "applied" : "none"}`),
    `total ${written(card.total)} grade ${card.grade} rank ${String(ranks.get(card.unit.code))} of ${String(of)} range null`,
  ];
}

describe("the sample, computed twice", () => {
  let engine: EngineRun;
  beforeAll(() => {
    engine = runEngine("2017");
  }, patience);

  test("the program finishes with nothing left for a person", () => {
    expect(engine.status).toBe(0);
    expect(engine.units).toHaveLength(19);
  });

  test.each(cards.map((card) => [card.unit.code, card] as const))("unit %s: every point, total, grade and rank", (code, card) => {
    const unit = engine.units.find((one) => one.code === code);
    expect(unit === undefined ? [] : linesOfEngine(unit)).toEqual(linesOfOurs(card));
  });
});
