/** The layering of docs/architecture.md, read off the import statements. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What each room of src/ may import besides itself. */
const shared = ["model", "law", "document"];
const rooms: Readonly<Record<string, { readonly own: readonly string[]; readonly thirdParties: readonly string[] }>> = {
  model: { own: [], thirdParties: [] },
  document: { own: ["model"], thirdParties: ["yaml", "ajv"] },
  law: { own: ["model", "document"], thirdParties: [] },
  scheme: { own: shared, thirdParties: ["yaml", "ajv"] },
  // node:buffer looks at bytes and nothing else
  evidence: { own: shared, thirdParties: ["yaml", "ajv", "csv-parse", "node:buffer"] },
  facts: { own: shared, thirdParties: [] },
  findings: { own: shared, thirdParties: ["json-rules-engine"] },
  scores: { own: shared, thirdParties: [] },
  ranking: { own: shared, thirdParties: [] },
  consistency: { own: shared, thirdParties: [] },
  comparison: { own: ["model"], thirdParties: [] },
  editions: { own: shared, thirdParties: [] },
  sheets: { own: shared, thirdParties: ["string-width", "get-east-asian-width", "csv-stringify"] },
  io: { own: shared, thirdParties: ["node:"] },
};
/** Folders that belong to a composition at the top of src/, which may know every stage. */
const compositions = ["batch", "compare", "judge", "result"];

function typescriptFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? typescriptFiles(path) : name.endsWith(".ts") ? [path] : [];
  });
}

function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const statements = source.matchAll(/^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...statements].map((match) => match[1] ?? match[2] ?? "");
}

const files = typescriptFiles(join(root, "src")).map((path) => ({ path, name: relative(root, path), imports: importsOf(path) }));
const roomOf = (name: string): string | undefined => (name.split("/").length > 2 ? name.split("/")[1] : undefined);

describe("the layers of src/", () => {
  it("has no room that the table does not know", () => {
    const found = new Set(files.flatMap(({ name }) => roomOf(name) ?? []));
    expect([...found].filter((room) => !(room in rooms) && !compositions.includes(room))).toEqual([]);
  });

  it.each(files)("$name imports only what its room may", ({ name, path, imports }) => {
    const room = roomOf(name);
    const faults = imports.filter((specifier) => {
      if (specifier.startsWith(".")) {
        const target = relative(root, resolve(dirname(path), specifier));
        if (!target.startsWith("src/")) return true;
        const other = roomOf(target);
        if (room === undefined || compositions.includes(room)) return other === "io";
        return other !== room && !(other !== undefined && rooms[room]?.own.includes(other) === true);
      }
      const allowed = room === undefined ? [] : (rooms[room]?.thirdParties ?? []);
      return !allowed.some((party) => specifier === party || specifier.startsWith(party.endsWith(":") ? party : `${party}/`));
    });
    expect(faults).toEqual([]);
  });

  it("has one importer of json-rules-engine", () => {
    const importers = files.filter(({ imports }) => imports.includes("json-rules-engine"));
    expect(importers.map(({ name }) => name)).toEqual(["src/findings/engine.ts"]);
  });

  it.each(files.filter(({ name }) => !name.startsWith("src/io/")))("$name is pure", ({ path }) => {
    const source = readFileSync(path, "utf8");
    expect(/\b(process\.|console\.|Date\.now|new Date\(\)|Math\.random|localeCompare|new Function|eval\()/.exec(source)?.[0]).toBeUndefined();
  });
});
