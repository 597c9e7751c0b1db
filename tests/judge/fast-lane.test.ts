/** Whole results are the same, byte for byte, whether records go the fast lane and are judged by classes, or each is read and judged on its own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessUnder, readyEdition } from "../../src/assess.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { outputFiles } from "../../src/output-files.ts";
import { sha256, textOf } from "../support/outputs.ts";
import { cellsOf, entries, lineOf, request, tableOf } from "./made-requests.ts";

const sources = await readEdition("indicators/2017");
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The same edition all along, as in a batch: what earlier folders taught it must not show. */
const ready = new Map((["classes", "each"] as const).map((mode) => [mode, readyEdition(sources, mode).value]));

async function written(files: readonly RawFile[], mode: EngineMode): Promise<readonly string[]> {
  const edition = ready.get(mode);
  if (edition === undefined) throw new Error("the edition has errors");
  const { value, problems } = await assessUnder(edition, { files, version: "test", sha256 });
  const told = problems.map(({ code, position, message }) => JSON.stringify([code, position, message.zh]));
  return value === undefined ? told : [...told, ...[...outputFiles(value, "zh", "tables")].map(({ path, content }) => `${path}\n${textOf(content)}`)];
}

function folder(asOf: string, path: string, content: string): readonly RawFile[] {
  const statement = "submitted: { all: none-occurred, disclosure_request: complete }";
  return [
    { path: "assessment.yaml", bytes: bytes(`place: 试点\nedition: "2017"\nas_of: ${asOf}\ncutoff: 2018-01-20\npurpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`) },
    { path: "units.yaml", bytes: bytes(`units:\n  - { code: "1", name: 甲镇, type: town, group: towns, ${statement} }\n  - { code: "2", name: 乙镇, type: town, group: towns, ${statement} }\n`) },
    { path, bytes: bytes(content) },
  ];
}

describe("by classes and by the fast lane, or each on its own", () => {
  const requests = fc.array(request, { minLength: 1, maxLength: 60 });
  const asOf = fc.constantFrom("2017-12-31", "2018-01-10", "2017-06-30");

  it("a table is scored alike", async () => {
    await fc.assert(
      fc.asyncProperty(requests, asOf, async (list, day) => {
        const files = folder(day, "disclosure_request.csv", tableOf(list.map(cellsOf)).join("\n"));
        expect(await written(files, "classes")).toEqual(await written(files, "each"));
      }),
      { numRuns: 25 },
    );
  });

  it("lines are scored alike, with notices and consultations among them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(request, entries), { minLength: 1, maxLength: 60 }), asOf, async (list, day) => {
        const lines = list.map(([one, more]) => lineOf(cellsOf(one), more));
        const files = folder(day, "disclosure_request.ndjson", `${lines.join("\n")}\n`);
        expect(await written(files, "classes")).toEqual(await written(files, "each"));
      }),
      { numRuns: 25 },
    );
  });
});
