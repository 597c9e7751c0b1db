/** Workers that read parts of files: in turn, whoever has time, and what becomes of those that die. */
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { readTogether } from "../../cli/part-readers.ts";
import { registerLines } from "../../bench/made/register.ts";
import { towns } from "../../bench/made/towns.ts";
import { readyEdition } from "../../src/assess.ts";
import { readAssessmentFile } from "../../src/evidence/assessment-file.ts";
import { cutFile } from "../../src/evidence/parts/cut-file.ts";
import type { InVain, PartJob, PartOutcome, PartReaders } from "../../src/evidence/parts/part.ts";
import { LargeFile } from "../../src/io/large-file.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { wholeFile } from "../../src/model/position.ts";
import { text } from "../../src/model/text.ts";
import { partScorer } from "../../src/score-part.ts";
import { root } from "./program.ts";

const started = vi.hoisted(() => ({ count: 0 }));
vi.mock(import("../../cli/worker-pool.ts"), async (importOriginal) => {
  const { startHand, ...rest } = await importOriginal();
  return { ...rest, startHand: (...how) => { started.count += 1; return startHand(...how); } };
});

const desk = mkdtempSync(join(tmpdir(), "kaoping-parts-"));
afterAll(() => { rmSync(desk, { recursive: true }); });

const sources = await readEdition("indicators/2017");
const ready = readyEdition(sources, "classes").value!;
const assessment = readAssessmentFile({ path: "assessment.yaml", text: 'place: 试点\nedition: "2017"\nas_of: 2018-01-10\npurpose: score\ndata: synthetic\n' }, ready.edition.scheme.recordTypes, ready.edition.scheme.period).value!;
const units = towns(19).map(({ code, name, type }) => ({ code, name: text(name, name), type, group: "towns", ranked: true, formerNames: [], predecessors: [], position: wholeFile("units.yaml") }));
const here = partScorer(ready.edition, ready.judges, { assessment, units });

const real = join(desk, "disclosure_request.ndjson");
writeFileSync(real, [...registerLines(root, { count: 3_000, format: "ndjson" })].join(""));
const register = (): LargeFile => new LargeFile("disclosure_request.ndjson", real, statSync(real));
const jobs = cutFile(register(), "line-feeds", 100_000).map((part): PartJob => ({ path: "disclosure_request.ndjson", part, type: "disclosure_request", header: undefined, wanted: { hashes: new Set(), units: new Set() } }));

const together = readTogether(3);
afterEach(() => together.end());

async function all(readers: PartReaders, given: readonly PartJob[]): Promise<readonly (PartOutcome | InVain)[]> {
  const inTurn = readers.read(register(), given);
  const outcomes: (PartOutcome | InVain)[] = [];
  while (outcomes.length < given.length) outcomes.push(await inTurn.next());
  return outcomes;
}

/** How often the engine was asked depends on who had met a class before. */
const withoutAsked = (outcomes: readonly (PartOutcome | InVain)[]): readonly unknown[] => outcomes.map((outcome) => ({ ...outcome, asked: undefined }));

it("read each part once, and tell of them in their turn, whoever read them", async () => {
  const expected: PartOutcome[] = [];
  for (const job of jobs) expected.push(await here(register(), job));
  const mine: number[] = [];
  const readers = together.readersFor(sources, [])({ assessment, units }, (file, job) => {
    mine.push(jobs.indexOf(job));
    return here(file, job);
  });
  expect(jobs.length).toBeGreaterThan(20);
  expect(withoutAsked(await all(readers, jobs))).toEqual(withoutAsked(expected));
  expect(mine.length).toBeLessThan(jobs.length);
  expect(withoutAsked(await all(readers, jobs))).toEqual(withoutAsked(expected));
});

it("say of the part that a worker died of it, and are there again for the next file", async () => {
  const readers = together.readersFor(sources, [])({ assessment, units }, here);
  const deadly = jobs.map((job, index): PartJob => (index === 0 ? { ...job, header: { headers: [], headerLine: 1, delimiter: "," }, type: "unheard-of" } : job));
  const [first] = await all(readers, deadly.slice(0, 1));
  expect(first).toEqual({ kind: "died", why: text("a part of a type that is not known here: unheard-of", "a part of a type that is not known here: unheard-of") });
  expect((await all(readers, jobs)).map(({ kind }) => kind)).toEqual(jobs.map(() => "read"));
});

it("leave the rest unread where most of what they read comes back", async () => {
  const wanted = { hashes: new Set<number>(), units: new Set(units.map(({ code }) => code)) };
  const readers = together.readersFor(sources, [])({ assessment, units }, here);
  const kinds = (await all(readers, jobs.map((job) => ({ ...job, wanted })))).map(({ kind }) => kind);
  const read = kinds.lastIndexOf("read") + 1;
  expect(kinds).toEqual(jobs.map((_, number) => (number < read ? "read" : "in-vain")));
  // no more than was begun before the first was taken
  expect(read).toBeLessThanOrEqual(12);
});

it("are no more than can be kept busy, whatever is asked for", async () => {
  const before = started.count;
  const crowd = readTogether(12);
  const inTurn = crowd.readersFor(sources, [])({ assessment, units }, here).read(register(), jobs);
  inTurn.leave();
  await crowd.end();
  expect(started.count - before).toBe(7);
});

it("say that the file is another one by now", async () => {
  const changed = register();
  utimesSync(real, 0, 0);
  const inTurn = together.readersFor(sources, [])({ assessment, units }, here).read(changed, jobs);
  expect(await inTurn.next()).toEqual({ kind: "changed" });
  inTurn.leave();
});
