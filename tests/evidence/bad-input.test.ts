/** One folder a fault; expected.txt holds the place, code and words of its message. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import { isEvidencePath } from "../../src/evidence/file-kind.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import type { Problem } from "../../src/model/problem.ts";
import { defaultPeriod, recordTypes } from "./record-types.ts";

const folder = join(import.meta.dirname, "../bad-input/evidence");

function printed({ position, code, message }: Problem): string {
  const place = position.line === 0 ? position.file : `${position.file}:${String(position.line)}:${String(position.column)}`;
  const cell = position.cell === undefined || code.startsWith("column") || code.startsWith("unit") ? "" : ` ${position.cell}`;
  return `${place}${cell} [${code}] ${message.zh}`;
}

describe("bad evidence", () => {
  it.each(readdirSync(folder))("%s", async (name) => {
    const files = await readFolder(join(folder, name), { wanted: isEvidencePath });
    const read = (files.value ?? []).filter((file) => file.path !== "expected.txt");
    const { problems } = readEvidence({ files: read, recordTypes, defaultPeriod, calendarYears: [2016, 2019] });
    const expected = readFileSync(join(folder, name, "expected.txt"), "utf8").trim();
    const told = problems.map(printed);
    expect(told.join("\n")).toContain(expected);
    for (const problem of problems) {
      expect(problem.hint.zh).not.toBe("");
      expect(problem.hint.en).not.toBe("");
    }
    // One fault, one message; two records that cannot both count are two faults.
    expect(problems.filter((problem) => problem.severity !== "note")).toHaveLength(["same-id", "rater-twice", "ndjson-interleaved"].includes(name) ? 2 : 1);
  });
});
