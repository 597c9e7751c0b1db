/** Whole results are the same, byte for byte, whether large registers are read by one or in parts by several. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessUnder } from "../../src/assess.ts";
import type { ReadersFor } from "../../src/evidence/parts/part.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { inPieces } from "../evidence/pieces.ts";
import { sha256 } from "../support/outputs.ts";
import { others, readyFor, written, type Parts, type Seen } from "./in-parts.ts";
import { cellsOf, entries, faultless, lineOf, request, tableOf } from "./made-requests.ts";

const sources = await readEdition("indicators/2017");

/** Two that have nothing in common, each the same all along, as in a batch. */
const [here, there] = [readyFor(sources), readyFor(sources)];

const UNITS = ["1", "2"].map((code) => `  - { code: "${code}", name: ${code === "1" ? "甲" : "乙"}镇, type: town, group: towns, submitted: { all: none-occurred, disclosure_request: ${code === "2" ? "none-occurred" : "complete"} } }`);

function folder(asOf: string, files: Readonly<Record<string, string>>): readonly RawFile[] {
  const all = {
    "assessment.yaml": `place: 试点\nedition: "2017"\nas_of: ${asOf}\ncutoff: 2018-01-20\npurpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`,
    "units.yaml": `units:\n${UNITS.join("\n")}\n`,
    ...files,
  };
  return Object.entries(all).map(([path, content]) => (path.endsWith(".yaml") || path.startsWith("carry-over") ? { path, bytes: new TextEncoder().encode(content) } : inPieces(path, content, 777)));
}

async function holds(files: readonly RawFile[], parts: Parts): Promise<Seen> {
  const seen: Seen = { jobs: [], counted: 0 };
  expect(await written(here, files, others(there, parts, seen))).toEqual(await written(here, files));
  return seen;
}

const asOf = fc.constantFrom("2017-12-31", "2018-01-10", "2017-06-30");
const length = fc.integer({ min: 1, max: 3_000 });
/** Now and then the others give up on the way. */
const inVain = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.record({ inVainFrom: fc.nat(9) }) });
const any = fc.oneof({ weight: 3, arbitrary: faultless }, { weight: 1, arbitrary: request });
const CARRY_OVER = "id,unit,type\nR-1,1,disclosure_request\nR-9,1,disclosure_request\n";

describe("registers in parts", () => {
  it("are scored as tables that are read by one", async () => {
    const oddRow = fc.constantFrom("", ",,,", "1,R-3", '"1","R-4\n",2017-03-01', "1,R-5,2017-03-01,x".padEnd(60, ","), 'x"y', '"never closed');
    const seen: Seen = { jobs: [], counted: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 60, size: "max" }), fc.array(fc.tuple(fc.nat(60), oddRow), { maxLength: 2 }), asOf, length, inVain, fc.boolean(), async (list, odd, day, partLength, inVainFrom, carriedOver) => {
        const lines = [...tableOf(list.map(cellsOf))];
        for (const [at, row] of odd) lines.splice(1 + at, 0, row);
        const { jobs, counted } = await holds(folder(day, { "disclosure_request.csv": lines.join("\n"), ...(carriedOver ? { "carry-over.csv": CARRY_OVER } : {}) }), { length: partLength, ...inVainFrom });
        seen.jobs.push(...jobs);
        seen.counted += counted;
      }),
      { numRuns: 60 },
    );
    // otherwise nothing was held against anything
    expect(seen.jobs.length).toBeGreaterThan(100);
    expect(seen.counted).toBeGreaterThan(50);
  });

  it("are scored as lines that are read by one, with entries, lines of other types and broken ones among them", async () => {
    const odd = fc.constantFrom("", "{", '{"type":"supplement","parent":"R-1","noticedOn":"2017-03-05"}', '{"type":"supplement","parent":"R-1","unit":"1","noticedOn":"2017-03-05","onceOnly":true,"allowedDays":null,"suppliedOn":null}', '{"type":"information_released","unit":"1"}', '{"id":"x","unit":"1","unheardOf":1}', '{"id":"x","unit":"7"}', '{"id":"x","id":"y"}');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(any, entries), { minLength: 1, maxLength: 50 }), fc.array(fc.tuple(fc.nat(50), odd), { maxLength: 2 }), asOf, length, inVain, async (list, strange, day, partLength, inVainFrom) => {
        const lines = list.map(([one, more]) => lineOf(cellsOf(one), more));
        for (const [at, line] of strange) lines.splice(at, 0, line);
        await holds(folder(day, { "disclosure_request.ndjson": `${lines.join("\n")}\n` }), { length: partLength, ...inVainFrom });
      }),
      { numRuns: 60 },
    );
  });

  const rows = tableOf(Array.from({ length: 40 }, (_, index) => ({ id: `R-${String(index)}`, unit: "1", channel: "当面", reachedOn: "2017-03-01", docNo: "", sealed: "是" })));

  it("are read by one where their records wait for entries of a table of its own, or have to be kept", async () => {
    const supplements = "parent,unit,noticedOn\nR-3,1,2017-03-05\n";
    const { jobs } = await holds(folder("2017-12-31", { "disclosure_request.csv": rows.join("\n"), "supplement.csv": supplements }), { length: 300 });
    expect(jobs).toEqual([]);
  });

  it("are read once more where ids turn out to come twice, with what is known then", async () => {
    const { jobs } = await holds(folder("2017-12-31", { "disclosure_request.csv": [...rows, rows[3] ?? ""].join("\n") }), { length: 300 });
    const half = jobs.length / 2;
    expect(jobs.slice(0, half).map(({ wanted }) => wanted.hashes.size)).toEqual(Array.from({ length: half }, () => 0));
    expect(jobs.slice(half).map(({ wanted }) => wanted.hashes.size)).toEqual(Array.from({ length: half }, () => 1));
  });

  it("are read by one where the first part ends before the header", async () => {
    const { jobs } = await holds(folder("2017-12-31", { "disclosure_request.csv": [...Array<string>(400).fill(",,"), ...rows].join("\n") }), { length: 300 });
    expect(jobs).toEqual([]);
  });

  it("take a byte-order mark at the beginning of a part for the letter that it is there", async () => {
    const [header = "", ...below] = rows;
    const content = [header, ...below.map((row) => `\ufeff"1",${row.split(",").slice(1).join(",")}`)].join("\n");
    const { jobs } = await holds(folder("2017-12-31", { "disclosure_request.csv": content }), { length: 1 });
    expect(jobs.length).toBe(40);
  });

  it("are left by those who read them when reading ends on the way", async () => {
    let left = 0;
    const failing: ReadersFor = () => ({
      leastFile: 0,
      partLength: 300,
      read: () => ({ next: () => Promise.resolve({ kind: "read", told: [], hashes: new Float64Array(0), counted: [{ unit: "1", rule: "unheard-of", outcome: "clear", times: 1 }], isBroken: false, asked: 0 }), leave: () => { left += 1; } }),
    });
    await expect(written(here, folder("2017-12-31", { "disclosure_request.csv": rows.join("\n") }), failing)).rejects.toThrow();
    expect(left).toBe(1);
  });

  it("are asked about as often as the engine says, where they are read in one thread", async () => {
    const alone = readyFor(sources);
    const readersFor: ReadersFor = (_, own) => ({
      leastFile: 0,
      partLength: 300,
      read(file, jobs) {
        let turn = 0;
        return {
          next() {
            turn += 1;
            return own(file, jobs[turn - 1]!);
          },
          leave: () => undefined,
        };
      },
    });
    // so that there is something to ask about further down
    const answered = tableOf(Array.from({ length: 40 }, (_, index) => ({ id: `R-${String(index)}`, unit: "1", channel: "当面", reachedOn: "2017-03-01", postedOn: index < 20 ? "" : "2017-03-09", replyDelivery: index < 20 ? "" : "邮政寄送", sealed: index < 20 ? "是" : "否" })));
    const { value } = await assessUnder(alone, { files: folder("2017-12-31", { "disclosure_request.csv": answered.join("\n") }), version: "test", sha256, readersFor });
    expect(value?.asked).toBe(alone.judges.asked());
    expect(value?.asked).toBeGreaterThan(0);
  });

  it.each([
    ["changes", { kind: "changed" } as const, "file-changed"],
    ["loses one who reads it", { kind: "died", why: { zh: "内存不足", en: "out of memory" } } as const, "worker-died"],
  ])("say so where the file %s", async (_, outcome, code) => {
    const told = await written(here, folder("2017-12-31", { "disclosure_request.csv": rows.join("\n") }), others(there, { length: 300, fate: { part: 1, outcome } }, { jobs: [], counted: 0 }));
    expect(told.map((one) => (JSON.parse(one) as readonly string[])[0])).toEqual([code]);
  });
});
