/** Whatever is done to the files of an edition, loading gives problems or a scheme: it never throws. */
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { loadScheme } from "../../src/scheme/load-scheme.ts";
import { CASES, law, overlaid, readTree } from "./editions.ts";

let base: ReadonlyMap<string, string>;

beforeAll(async () => {
  base = await readTree(join(CASES, "base"));
});

const oddValues = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e21, "", "all", "none", "month", "__proto__", "constructor", "一", "{late}", "2017-02-30", "request", "A1-late", [], {}, [[]], { number: "late" }, { number: 3 }, { findings: "A1-late" }, { all: [] }, { fact: "id", operator: "equal", value: "x" }),
  fc.string({ maxLength: 8 }),
  fc.double({ noNaN: true }),
);

/** One random change to a random place of a value. */
function mutated(value: unknown, path: readonly number[], odd: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return odd;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const index = step % (list.length + 1);
    return index === list.length ? [...list, odd] : list.map((entry, at) => (at === index ? mutated(entry, rest, odd) : entry));
  }
  const keys = Object.keys(value);
  const index = step % (keys.length + 2);
  if (index === keys.length) return Object.fromEntries([...Object.entries(value), [typeof odd === "string" ? odd : "extra", odd]]);
  if (index === keys.length + 1) return Object.fromEntries(Object.entries(value).slice(1));
  return Object.fromEntries(Object.entries(value as Record<string, unknown>).map(([key, entry]) => [key, key === keys[index] ? mutated(entry, rest, odd) : entry]));
}

function loads(changes: ReadonlyMap<string, string>): void {
  const { value, problems } = loadScheme(overlaid(base, changes), law);
  expect(value !== undefined || problems.length > 0).toBe(true);
}

describe("loading a damaged edition", () => {
  it("never throws when values are changed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 }), oddValues, (pick, path, odd) => {
        const files = [...base.keys()];
        const file = files[pick % files.length] ?? "";
        loads(new Map([[file, stringify(mutated(parse(base.get(file) ?? ""), path, odd))]]));
      }),
      { numRuns: 150, seed: 2017 },
    );
  }, 60_000);

  it("never throws when characters are changed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 12 }), fc.string({ maxLength: 4 }), (pick, at, length, text) => {
        const files = [...base.keys()];
        const file = files[pick % files.length] ?? "";
        const whole = base.get(file) ?? "";
        const start = at % (whole.length + 1);
        loads(new Map([[file, whole.slice(0, start) + text + whole.slice(start + length)]]));
      }),
      { numRuns: 150, seed: 2017 },
    );
  }, 60_000);
});
