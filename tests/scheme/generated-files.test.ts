import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { editorSchemas } from "../../tools/editor-schemas.ts";
import { errorsPage, misplacedCodes } from "../../tools/errors-page.ts";
import { CASES } from "./editions.ts";

/** Out of date? `npx vitest run tests/scheme/generated-files.test.ts -u` writes them anew. */
describe("generated files", () => {
  it.each([...editorSchemas()])("indicators/schema/%s is up to date", async (name, text) => {
    await expect(text).toMatchFileSnapshot(`../../indicators/schema/${name}`);
  });

  it("docs/errors.md is up to date", async () => {
    await expect(errorsPage()).toMatchFileSnapshot("../../docs/errors.md");
  });

  it("lists every code once", () => {
    expect(misplacedCodes()).toEqual([]);
  });

  it.each([
    ["scheme", "base/2017/scheme.yaml"],
    ["indicator", "base/2017/A-replies/A1-late.yaml"],
    ["adjustment", "base/2017/vetoes/V1-secret.yaml"],
    ["record-type", "base/records/request.yaml"],
  ])("%s.schema.json accepts a good file as an editor would", async (name, file) => {
    const schema = JSON.parse(editorSchemas().get(`${name}.schema.json`) ?? "") as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(await readFile(`${CASES}/${file}`, "utf8"))), JSON.stringify(validate.errors)).toBe(true);
  });
});
