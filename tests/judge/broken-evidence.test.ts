/** Whatever is broken in a unit's evidence, the points it has with the evidence whole lie in its range. */
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import { isEvidencePath } from "../../src/evidence/file-kind.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import { compare, parseExact, type Rational } from "../../src/model/rational.ts";
import type { Result } from "../../src/model/result.ts";
import { sha256 } from "../support/outputs.ts";

const edition = await readEdition("indicators/2017");
const sample = (await readFolder("samples/2017", { wanted: isEvidencePath })).value ?? [];

async function score(file: string, from: string, to: string): Promise<Result> {
  const files = sample.map(({ path, bytes }) => {
    if (path !== file) return { path, bytes };
    const written = new TextDecoder().decode(bytes);
    if (!written.includes(from)) throw new Error(`${file} has no ${from}`);
    return { path, bytes: new TextEncoder().encode(written.replace(from, to)) };
  });
  const { value, problems } = await assess({ edition, files, mode: "classes", version: "test", sha256 });
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value.result;
}

function exact(points: string): Rational {
  const value = parseExact(points);
  if (value === undefined) throw new Error(points);
  return value;
}

const whole = await score("units.yaml", "枕溪镇", "枕溪镇");

describe("points with the evidence whole lie in the range without", () => {
  it.each([
    ["补正告知.csv", ",900102-005,", ",900102-05,"],
    ["补正告知.csv", ",900108-005,2017-07-23", ",900108-05,2017-07-23"],
    ["补正告知.csv", ",900108-005,2017-07-23", ",,2017-17-23"],
    ["补正告知.csv", "900108-005,2017-07-23", "900108-005,无"],
    ["征求意见.csv", ",900101-004,", ",,"],
    ["依申请公开申请.csv", "900101-003,吴某", "900101-004,吴某"],
    ["财政预决算公开.csv", ",2017-08-25,", ",42972,"],
  ])("%s: %j written %j", async (file, from, to) => {
    const broken = await score(file, from, to);
    expect(broken.provisional).toBe(true);
    for (const [index, unit] of whole.units.entries()) {
      const { total, range } = broken.units[index] ?? { total: null };
      const [low, high] = [exact(range?.low ?? total ?? ""), exact(range?.high ?? total ?? "")];
      const truth = exact(unit.total ?? "");
      expect([compare(low, truth) <= 0, compare(truth, high) <= 0], `${unit.code} ${unit.total ?? ""}`).toEqual([true, true]);
    }
  }, 20_000);
});
