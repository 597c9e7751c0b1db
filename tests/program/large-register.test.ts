/** A register of more than 64 MB is read in parts by several processors; nothing of what is written shows it. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { REGISTER_FILE, writeRegister } from "../../bench/made/register.ts";
import { sha256 } from "../support/outputs.ts";
import { filesIn, kaoping, root } from "./program.ts";

const desk = mkdtempSync(join(tmpdir(), "kaoping-large-"));
const county = join(desk, "in/county");

beforeAll(() => { writeRegister(root, county, { count: 220_000, format: "csv" }); }, 120_000);
afterAll(() => { rmSync(desk, { recursive: true }); });

/** Texts of megabytes are no good for telling of a difference. */
const hashes = (folder: string): ReadonlyMap<string, string> => new Map([...filesIn(folder)].map(([path, content]) => [path, sha256(content)]));

it("scores it alike with one processor and with three", async () => {
  expect(statSync(join(county, REGISTER_FILE.csv)).size).toBeGreaterThan(67_108_864);
  const score = async (jobs: string) => {
    const { stdout } = await kaoping(["score", "indicators/2017", county, "-o", join(desk, `out${jobs}`), "--jobs", jobs]);
    return { stdout, files: hashes(join(desk, `out${jobs}`)) };
  };
  const alone = await score("1");
  expect(alone.files.size).toBeGreaterThan(20);
  expect(await score("3")).toEqual(alone);
}, 120_000);

it("scores it alike in a batch that has no other folder for the second processor", async () => {
  const batch = async (jobs: string) => {
    const { stdout } = await kaoping(["batch", join(desk, "in"), "-o", join(desk, `batch${jobs}`), "--jobs", jobs]);
    return { stdout, files: hashes(join(desk, `batch${jobs}`)) };
  };
  const alone = await batch("1");
  expect(alone.files.size).toBeGreaterThan(5);
  expect(await batch("2")).toEqual(alone);
}, 120_000);
