/** Assessment folders of any size: nothing but the register of disclosure requests, the same for the same seed. */
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { SampleUnit } from "../../samples/generator/city.ts";
import type { Row } from "../../samples/generator/draft.ts";
import { recordTitles, written, type TitledField } from "../../samples/generator/record-titles.ts";
import { requests, type Faults } from "./requests.ts";
import { towns } from "./towns.ts";

export type Format = "csv" | "ndjson";

export interface Register {
  readonly count: number;
  readonly format: Format;
  readonly units?: readonly SampleUnit[];
  readonly faults?: Faults;
  readonly seed?: number;
  readonly place?: string;
}

export const REGISTER_FILE: Readonly<Record<Format, string>> = { csv: "依申请公开申请.csv", ndjson: "disclosure_request.ndjson" };

/** Writes the folder anew. A register of millions is never in memory as a whole. */
export function writeRegister(root: string, folder: string, register: Register): void {
  const units = register.units ?? towns(19);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writePieces(join(folder, REGISTER_FILE[register.format]), registerLines(root, { ...register, units }));
  writeFileSync(join(folder, "assessment.yaml"), assessment(register.place ?? "云泽市（虚构）"));
  writeFileSync(join(folder, "units.yaml"), `units:\n${units.map(unitLine).join("")}`);
}

/** The lines of the register, each with its end. */
export function* registerLines(root: string, { count, format, units = towns(19), faults = "rare", seed = 1 }: Register): Generator<string, void> {
  const rows = requests({ count, units, faults, seed });
  if (format === "ndjson") {
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
    return;
  }
  const fields = requestFields(root);
  yield `\uFEFF${["单位", "编号", ...fields.map(([, field]) => field.title)].join(",")}\n`;
  for (const row of rows) yield csvLine(row, fields);
}

function csvLine(row: Row, fields: readonly (readonly [string, TitledField])[]): string {
  return `${[String(row["unit"]), String(row["id"]), ...fields.map(([id, field]) => written(row[id], field))].join(",")}\n`;
}

const read = new Map<string, readonly (readonly [string, TitledField])[]>();

/** Lists are tables of their own in CSV. */
function requestFields(root: string): readonly (readonly [string, TitledField])[] {
  const known = read.get(root);
  if (known !== undefined) return known;
  const type = recordTitles(join(root, "indicators/records")).get("disclosure_request");
  if (type === undefined) throw new Error("no record type disclosure_request");
  const fields = Object.entries(type.fields).filter(([, field]) => field.type !== "list");
  read.set(root, fields);
  return fields;
}

const PIECE = 4_194_304;

/** Gathers lines into pieces of some megabytes. */
export function writePieces(path: string, lines: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    let piece: string[] = [];
    let length = 0;
    for (const line of lines) {
      piece.push(line);
      length += line.length;
      if (length < PIECE) continue;
      writeSync(file, piece.join(""));
      [piece, length] = [[], 0];
    }
    writeSync(file, piece.join(""));
  } finally {
    closeSync(file);
  }
}

function assessment(place: string): string {
  return `place: ${place}\nedition: "2017"\nas_of: 2018-01-10\npurpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`;
}

function unitLine({ code, name, type }: SampleUnit): string {
  return `  - { code: "${code}", name: ${name}, type: ${type}, group: ${type}s, submitted: { all: none-occurred, disclosure_request: complete } }\n`;
}
