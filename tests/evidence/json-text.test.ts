/** Places inside JSON text: told once from what is known already, and once afresh, by walking the text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanOf, type KnownMembers } from "../../src/evidence/json-text.ts";
import type { RawPath } from "../../src/evidence/raw-record.ts";
import { readFiles } from "./record-types.ts";

/** Every path that leads somewhere. */
function pathsOf(value: unknown, path: RawPath = []): readonly RawPath[] {
  if (typeof value !== "object" || value === null) return [path];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...members.flatMap(([step, member]) => pathsOf(member, [...path, step]))];
}

function valueAt(value: unknown, path: RawPath): unknown {
  return path.reduce<unknown>((here, step) => (here as Readonly<Record<string | number, unknown>>)[step], value);
}

describe("a place inside JSON", () => {
  it("holds the value that parsing finds there, whatever was asked for before", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const known: KnownMembers = new Map();
        for (const path of pathsOf(JSON.parse(text))) {
          const span = spanOf(text, 0, path, known);
          expect(JSON.parse(text.slice(span.start, span.end))).toEqual(valueAt(JSON.parse(text), path));
          expect(spanOf(text, 0, path)).toEqual(span);
        }
      }),
      { numRuns: 200, seed: 2017 },
    );
  });

  it.each([
    ["the last of a key that stands twice", '{"a":1,"a":22}', ["a"], "22"],
    ["a key written with an escape", '{"b":0,"\\u0061":[7]}', ["a", 0], "7"],
    ["the list, where it has no such entry", '{"a":[1, 2]}', ["a", 2], "[1, 2]"],
    ["the object, where it has no such key", '{"a":{"b":1}}', ["a", "c"], '{"b":1}'],
    ["the value, where it has nothing inside", '{"a":5}', ["a", "b"], "5"],
    ["the object, where a number names no key", '{"0":5}', [0], '{"0":5}'],
    ["the list, where a word names no entry", '[[1]]', [0, "0"], "[1]"],
  ] as const)("is %s", (_, text, path, written) => {
    const { start, end } = spanOf(text, 0, path);
    expect(text.slice(start, end)).toBe(written);
  });

  it("is found in a list of many entries as fast as in a short one", () => {
    const entries = Array.from({ length: 20_000 }, (_, index) => `{"noticedOn":"2017-13-01","suppliedOn":"${String(index)}"}`);
    const { problems } = readFiles({ "disclosure_request.ndjson": `{"id":"1","unit":"900101","channel":"online","reachedOn":"2017-03-05","supplements":[${entries.join(",")}]}` });
    const last = problems.filter(({ position }) => position.cell === "supplements[19999].suppliedOn");
    expect(last.map(({ position }) => position.column)).toEqual([`{"id":"1","unit":"900101","channel":"online","reachedOn":"2017-03-05","supplements":[${entries.slice(0, -1).join(",")},{"noticedOn":"2017-13-01","suppliedOn":`.length + 1]);
  });
});
