/** A draft tried on last year's evidence, without `compare`. */
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import type { Result } from "../../src/model/result.ts";
import { sha256 } from "../support/outputs.ts";
import { editionOf, evidenceOf } from "./years.ts";

async function under(edition: number, evidence: number): Promise<Result> {
  const { value } = await assess({ edition: await editionOf(edition), files: await evidenceOf(evidence), mode: "classes", version: "0.0.0", sha256 });
  if (value === undefined) throw new Error("not scored");
  return value.result;
}

const indicator = (result: Result, name: string, id: string) => result.units.find((unit) => unit.name.zh === name)?.areas.flatMap(({ indicators }) => indicators).find((one) => one.id === id);

describe("last year's evidence under a draft that extends its edition", () => {
  it("stays without evidence where it was not asked for", async () => {
    const result = await under(2018, 2017);
    expect(result.assessment.restatement).toBe(true);
    expect(indicator(result, "星渚镇", "D1")).toMatchObject({ state: "undecided", range: { low: "0.00", high: "10.00" } });
    expect(indicator(result, "星渚镇", "A1")).toMatchObject({ range: { low: "18.00" } });
  });

  it("has the period of its own edition where it states none", async () => {
    const files = (await evidenceOf(2017)).map((file) => (file.path === "assessment.yaml" ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(/^period:.*$/m, "")) } : file));
    const { value } = await assess({ edition: await editionOf(2018), files, mode: "classes", version: "0.0.0", sha256 });
    expect(value?.result.assessment.period).toEqual({ from: "2017-01-01", to: "2017-12-31" });
  });

  it("is taken at its word where the edition does not extend its own", async () => {
    expect((await under(2017, 2018)).assessment.restatement).toBe(true);
  });
});
