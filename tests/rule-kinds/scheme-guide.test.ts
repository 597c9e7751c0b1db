/** Whatever YAML the guide shows can be copied: it is checked as a part of a whole file of its kind. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkShape, compileShape, type Shape } from "../../src/document/shape.ts";
import { parseYaml } from "../../src/document/yaml-document.ts";
import { indicatorSchema } from "../../src/scheme/schemas/indicator-schema.ts";
import { recordTypeSchema } from "../../src/scheme/schemas/record-type-schema.ts";
import { schemeSchema } from "../../src/scheme/schemas/scheme-schema.ts";

const HERE = "tests/rule-kinds";
const KIND = "02-per-occurrence";

interface Snippet {
  /** What the fence says after `yaml`: which kind of file it is a part of. */
  readonly part: string;
  readonly yaml: string;
}

const shapes = { indicator: compileShape(indicatorSchema), record: compileShape(recordTypeSchema), scheme: compileShape(schemeSchema) };
const guide = await readFile("docs/scheme-guide.md", "utf8");
const snippets: readonly Snippet[] = [...guide.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].map((match) => ({ part: match[1] ?? "", yaml: match[2] ?? "" }));
const whole = {
  indicator: await readFile(`${HERE}/${KIND}/A-work/A1-corrections.yaml`, "utf8"),
  record: await readFile(`${HERE}/records/item.yaml`, "utf8"),
  scheme: await readFile(`${HERE}/${KIND}/scheme.yaml`, "utf8"),
};

describe("the guide", () => {
  test("shows YAML only where it says what it is a part of", () => {
    expect(guide.match(/^```yaml$/gm)).toBeNull();
    expect(snippets.length).toBeGreaterThan(8);
  });

  test.each(snippets.map((snippet, index) => [index + 1, snippet] as const))("snippet %i can be copied", async (_, snippet) => {
    if (snippet.part.startsWith("file=")) {
      expect(snippet.yaml).toBe(await readFile(`${HERE}/${snippet.part.slice("file=".length)}`, "utf8"));
      return;
    }
    expect(faults(snippet)).toEqual([]);
  });

  test("writes its table of kinds in YAML that parses", () => {
    const rows = guide.split("\n").filter((line) => line.includes("](../tests/rule-kinds/") && line.startsWith("| "));
    const cells = rows.flatMap((row) => [...(row.split(" | ")[2] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
    for (const cell of cells.filter((code) => code.includes(":"))) expect(parseYaml({ path: cell, text: cell }).problems, cell).toEqual([]);
    expect(cells.length).toBeGreaterThan(rows.length);
  });
});

function faults({ part, yaml }: Snippet): readonly string[] {
  switch (part) {
    case "indicator":
      return faultsIn("indicator", without(whole.indicator, yaml) + yaml);
    case "rules":
      return faultsIn("indicator", `${without(whole.indicator, "rules: []")}rules:\n${indented(yaml)}`);
    case "record":
      return faultsIn("record", yaml);
    case "facts":
      return faultsIn("record", `${without(whole.record, "facts: {}")}facts:\n${indented(yaml)}`);
    case "scheme":
      return faultsIn("scheme", without(whole.scheme, yaml) + yaml);
    default:
      return [`what is “${part}”?`];
  }
}

/** The whole file less the keys that the snippet writes itself. */
function without(file: string, snippet: string): string {
  const own = new Set(Object.keys(parse(snippet) as object));
  const entries = Object.entries(parse(file) as Readonly<Record<string, unknown>>);
  return stringify(Object.fromEntries(entries.filter(([key]) => !own.has(key))));
}

function indented(yaml: string): string {
  return yaml.replaceAll(/^(?=.)/gm, "  ");
}

function faultsIn(kind: keyof typeof shapes, text: string): readonly string[] {
  const shape: Shape = shapes[kind];
  const { value, problems } = parseYaml({ path: kind, text });
  const found = [...problems, ...(value === undefined ? [] : checkShape(shape, value))];
  return found.map(({ code, position, message }) => `${String(position.line)}:${String(position.column)} ${code} ${message.zh}`);
}
