/** units.yaml → units, and what each states about its records. */
import { checkShape, compileShape } from "../document/shape.ts";
import { parseYaml, type DocumentPath, type YamlDocument } from "../document/yaml-document.ts";
import type { Unit } from "../model/assessment.ts";
import type { Submission } from "../model/evidence.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { structureFault } from "./structure-fault.ts";
import { readSubmissions } from "./submissions.ts";
import { comparable, quoted } from "./words.ts";

const word = { type: "string", minLength: 1 };
const scalar = { type: ["string", "number"] };
export const unitsShape = compileShape({
  type: "object",
  additionalProperties: false,
  required: ["units"],
  properties: {
    units: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["code", "name", "type", "group"],
        properties: {
          code: scalar,
          name: word,
          name_en: word,
          type: word,
          group: word,
          submitted: {},
          ranked: { type: "boolean" },
          former_names: { type: "array", items: word },
          predecessors: { type: "array", items: scalar },
          notes: {},
        },
      },
    },
    notes: {},
  },
});

interface UnitYaml {
  readonly code: string | number;
  readonly name: string;
  readonly name_en?: string;
  readonly type: string;
  readonly group: string;
  readonly submitted?: unknown;
  readonly ranked?: boolean;
  readonly former_names?: readonly string[];
  readonly predecessors?: readonly (string | number)[];
}

export interface UnitsFile {
  readonly units: readonly Unit[];
  /** By unit code, then record type. */
  readonly submitted: ReadonlyMap<string, ReadonlyMap<string, Submission>>;
}

/** Whether groups and types exist is for whoever knows the scheme to say. */
export function readUnitsFile(source: SourceFile, types: ReadonlyMap<string, RecordType>): Outcome<UnitsFile> {
  const { value: document, problems } = parseYaml(source);
  if (document === undefined) return { value: undefined, problems };
  const faults = checkShape(unitsShape, document);
  if (faults.length > 0) return { value: undefined, problems: faults };
  const { units: entries } = document.value as { readonly units: readonly UnitYaml[] };
  const found: Problem[] = [];
  const units = entries.map((entry, index) => readUnit(document, entry, index, found));
  const submitted = new Map<string, ReadonlyMap<string, Submission>>();
  for (const [index, unit] of units.entries()) {
    const read = readSubmissions(document, ["units", index, "submitted"], entries[index]?.submitted, types, "unit");
    found.push(...read.problems);
    submitted.set(unit.code, read.submitted);
  }
  found.push(...duplicates(document, units));
  return { value: found.length > 0 ? undefined : { units, submitted }, problems: found };
}

function readUnit(document: YamlDocument, entry: UnitYaml, index: number, problems: Problem[]): Unit {
  const path: DocumentPath = ["units", index];
  return {
    code: readCode(document, [...path, "code"], entry.code, problems),
    name: text(entry.name.trim(), (entry.name_en ?? entry.name).trim()),
    type: entry.type,
    group: entry.group,
    ranked: entry.ranked ?? true,
    formerNames: entry.former_names ?? [],
    predecessors: (entry.predecessors ?? []).map((code, place) => readCode(document, [...path, "predecessors", place], code, problems)),
    position: document.positionOf(path),
  };
}

/** A code is text: as a number, 012 would become 12 and a long one would lose its last digits. */
function readCode(document: YamlDocument, path: DocumentPath, value: string | number, problems: Problem[]): string {
  if (typeof value === "string") return value.trim();
  const written = document.sourceOf(path) ?? String(value);
  if (String(value) !== written) {
    problems.push(
      structureFault(
        "unit-code-unquoted",
        document.positionOf(path),
        text(`编码 ${quoted(written)} 没有加引号，会被当成数字 ${String(value)}`, `the code ${quoted(written)} has no quotes and would be read as the number ${String(value)}`),
        text(`请写成 "${quoted(written)}"`, `write "${quoted(written)}"`),
      ),
    );
  }
  return written;
}

/** Codes and names (former names too) must each mean one unit, or a record could go to the wrong one. */
function duplicates(document: YamlDocument, units: readonly Unit[]): readonly Problem[] {
  const owner = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, unit] of units.entries()) {
    for (const [key, said] of wordsOf(unit)) {
      const other = owner.get(comparable(said));
      if (other === undefined) owner.set(comparable(said), index);
      else if (other !== index) problems.push(duplicate(document, ["units", index, key], said, units[other]));
    }
  }
  return problems;
}

/** Key and word of everything a unit may be called. */
function wordsOf(unit: Unit): readonly (readonly [string, string])[] {
  const english = unit.name.en === unit.name.zh ? [] : [["name_en", unit.name.en] as const];
  return [["code", unit.code], ["name", unit.name.zh], ...english, ...unit.formerNames.map((name) => ["former_names", name] as const)];
}

function duplicate(document: YamlDocument, path: DocumentPath, said: string, other: Unit | undefined): Problem {
  return structureFault(
    "unit-duplicate",
    document.positionOf(path),
    text(`“${quoted(said)}”与单位“${other?.name.zh ?? ""}”（${other?.code ?? ""}）重复`, `“${quoted(said)}” is also a code or name of ${other?.name.en ?? ""} (${other?.code ?? ""})`),
    text("请改成不同的编码或名称", "give them different codes and names"),
  );
}
