/** What is written to result.json is what docs/result.schema.json promises. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { resultJson } from "../../src/output-files.ts";
import { root } from "./program.ts";
import { filesOf, scored } from "./scored.ts";

const schema = JSON.parse(readFileSync(join(root, "docs/result.schema.json"), "utf8")) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

describe("result.json", () => {
  it.each(["2017", "2017-faulty"])("of samples/%s keeps to its schema", async (sample) => {
    const written: unknown = JSON.parse([...resultJson(await scored(await filesOf(sample)))].join(""));
    validate(written);
    expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
  });

  it("carries a hash of every file that was read, and of the findings beside it", async () => {
    const assessed = await scored(await filesOf("2017"));
    const read = (await filesOf("2017")).map(({ path }) => path);
    expect(assessed.result.inputs.map(({ path }) => path)).toEqual(read);
    expect(Buffer.concat([...assessed.findings]).toString("utf8").trimEnd().split("\n")).toHaveLength(assessed.result.findings.count);
    for (const { sha256 } of [...assessed.result.inputs, assessed.result.findings, assessed.result.edition]) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
