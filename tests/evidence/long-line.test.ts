import { describe, expect, it } from "vitest";
import { longLine, MAXIMUM_LINE } from "../../src/evidence/long-line.ts";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import { defaultPeriod, recordTypes } from "./record-types.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const found = (text: string, most: number) => longLine({ path: "f.csv", bytes: encode(text) }, most)?.position.line;

describe("longLine", () => {
  it("finds the first line that is too long, wherever it stands", () => {
    expect(["", "12345", "12345\n12345\n", "1234\n12345"].map((text) => found(text, 5))).toEqual([undefined, undefined, undefined, undefined]);
    expect(["123456", "1\n2\n123456\n", "1\n\n\n123456789012345\n1", "123456\n1234567"].map((text) => found(text, 5))).toEqual([1, 3, 4, 1]);
  });

  it("is found wherever a large file is cut into pieces", () => {
    const whole = encode("1\n\n1234\n123456\n12");
    for (let size = 1; size <= whole.length; size += 1) {
      const pieces = function* (): Generator<Uint8Array> { for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size); };
      const inPieces = (most: number) => longLine({ path: "f.csv", bytes: whole, pieces }, most)?.position.line;
      expect([size, inPieces(3), inPieces(5), inPieces(6)]).toEqual([size, 3, 4, undefined]);
    }
  });

  it("is told with file and line before the file is decoded, for lines of records only", () => {
    const file = (path: string, text: string) => ({ path, bytes: encode(text) });
    const long = "x".repeat(MAXIMUM_LINE + 1);
    const files = [
      file("assessment.yaml", 'place: 云泽市\nedition: "2017"\npurpose: score\ndata: synthetic\n'),
      file("units.yaml", 'units:\n  - { code: "900101", name: 临川镇, type: town, group: towns }\n'),
      file("a/disclosure_request.ndjson", `\n{"id":"${long}"}\n`),
      file("b/disclosure_request.csv", `编号,单位\n1,900101\n2,${long}\n`),
      // a list of records may stand in one line
      file("c/disclosure_request.json", `${" ".repeat(MAXIMUM_LINE + 1)}[]`),
    ];
    const { problems } = readEvidence({ files, recordTypes, defaultPeriod, calendarYears: [2016, 2019] });
    expect(problems.filter(({ code }) => code === "line-too-long").map(({ severity, position }) => [severity, position.file, position.line])).toEqual([
      ["error", "a/disclosure_request.ndjson", 2],
      ["error", "b/disclosure_request.csv", 3],
    ]);
  });
});
