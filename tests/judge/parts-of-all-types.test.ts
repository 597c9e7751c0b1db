/** Registers of every record type, under every edition, in parts and read by one: every byte is the same. RUNS=1000 looks longer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEdition } from "../../src/io/read-edition.ts";
import type { Field, RecordType } from "../../src/model/record-type.ts";
import { inPieces } from "../evidence/pieces.ts";
import { others, readyFor, written, type Seen } from "./in-parts.ts";

const EDITIONS = await Promise.all(["2017", "2018", "2019"].map(async (year) => ({ year: Number(year), sources: await readEdition(`indicators/${year}`) })));
const RUNS = Number(process.env["RUNS"] ?? 25);
const usually = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 15, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Odd and even ones. */
function cellOf(field: Field, example: unknown, year: number): fc.Arbitrary<string> {
  const { type } = field;
  const day = (month: string): string => `${String(year)}-${month}-11`;
  const said = example === true ? "是" : example === false ? "否" : typeof example !== "string" && typeof example !== "number" ? "无" : String(example).replace(/^2017/, String(year));
  switch (type.kind) {
    case "enum":
      return usually(said, fc.constantFrom("", "无", "胡说", ...type.values.flatMap(({ id, title, aliases }) => [id, title.zh, ...aliases])));
    case "codes":
      return usually(Array.isArray(example) ? example.join("；") : said, fc.constantFrom("", "无", ...(type.values ?? []).flatMap(({ id, title }) => [id, `${title.zh}；${title.zh}`])));
    case "boolean":
      return usually(said, fc.constantFrom("", "是", "否", "无", "对"));
    case "date":
      return usually(said, fc.constantFrom("", "无", day("01"), day("12"), `${String(year + 1)}-01-09`, `${String(year - 1)}年12月3日`, `${String(year)}/2/30`, "2099-01-01", "1997-01-01"));
    case "datetime":
      return usually(said, fc.constantFrom("", "无", `${day("03")} 08:30`, `${day("12")} 23:59`, day("06"), `${String(year + 1)}-01-09 07:00`));
    case "integer":
    case "decimal":
      return usually(said, fc.constantFrom("", "无", "0", "1", "2.50", "33.3", "99999", "-1", "１２", "十", "1,000"));
    case "text":
      return usually(said, fc.constantFrom("", "无", "A1", "B2", "Z9", "甲\n乙", " 丙 ", "“丁”", "戊,己", '庚"辛', "\ufeff壬"));
    case "list":
      return fc.constant("");
  }
}

type Row = Readonly<Record<string, string>>;

function rowOf(type: RecordType, year: number): fc.Arbitrary<Row> {
  const cells = type.fields.filter((field) => field.type.kind !== "list").map((field) => [field.id, cellOf(field, type.example[field.id], year)] as const);
  return fc.record({
    ...Object.fromEntries(cells),
    id: fc.oneof({ weight: 20, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom("R-1", "R-2", "") }),
    unit: usually("1", fc.constantFrom("2", "甲单位", "乙单位", "")),
    ...(type.fields.some(({ id }) => id === "indicator") ? { indicator: usually(typeof type.example["indicator"] === "string" ? type.example["indicator"] : "A1", fc.constantFrom("A1", "D2", "Z9", "")) } : {}),
  });
}

const quotedCell = (cell: string, always: boolean): string => (always || /[",\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** How a table is written. */
interface Table {
  readonly delimiter: string;
  readonly feed: string;
  readonly mark: string;
  readonly leading: readonly string[];
  /** A column that means no field, perhaps. */
  readonly extra: string;
  readonly odd: readonly (readonly [number, string])[];
  readonly quoted: boolean;
}

const table: fc.Arbitrary<Table> = fc.record({
  delimiter: usually(",", fc.constant("\t")),
  feed: usually("\n", fc.constant("\r\n")),
  mark: usually("", fc.constant("\ufeff")),
  leading: fc.oneof({ weight: 5, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.array(fc.constantFrom("", ",,,", " , "), { minLength: 1, maxLength: 6 }) }),
  extra: usually("", fc.constantFrom("备 注二", "idd", "单位名", "经办人")),
  odd: fc.array(fc.tuple(fc.nat(60), fc.oneof({ weight: 9, arbitrary: fc.constantFrom("", ",,,", "1,R-3", '"1","R-4\n"', '\ufeff1,x') }, { weight: 1, arbitrary: fc.constantFrom('x"y', '"never closed', '\ufeff"1","x"', "a\rb") })), { maxLength: 1 }),
  quoted: fc.boolean(),
});

function tableText(rows: readonly Row[], type: RecordType, { delimiter, feed, mark, leading, extra, odd, quoted }: Table): string {
  const keys = ["unit", "id", ...type.fields.filter((field) => field.type.kind !== "list" && field.id !== "id" && field.id !== "unit").map(({ id }) => id), ...(extra === "" ? [] : [extra])];
  const lines = rows.map((row, index) => keys.map((key) => quotedCell(row[key] ?? "", quoted && index % 5 === 0 && key === "id")).join(delimiter));
  for (const [at, line] of odd) lines.splice(at, 0, line);
  return mark + [...leading, keys.join(delimiter), ...lines].join(feed);
}

const oddLine = fc.constantFrom("", "{", '{"id":"x1","unit":"1","unheardOf":1}', '{"id":"x2","unit":"1","unheardOf":1}', '{"id":"x","unit":"7"}', '{"id":"x","id":"y"}', '{"type":"appeal","id":"q","unit":"1","indicator":"D2","claim":"a","filedOn":"2017-03-04","decision":null,"decidedOn":null,"newValue":null}', '{"type":"supplement","parent":"R-1","unit":"1","noticedOn":"2017-03-05","onceOnly":true,"allowedDays":null,"suppliedOn":null}', "\ufeff{}");

function lineOf(row: Row, type: RecordType, entries: boolean, types: ReadonlyMap<string, RecordType>, extra: string): string {
  const values: Record<string, Json> = {};
  for (const [key, value] of Object.entries(row)) if (value !== "") values[key] = value === "无" ? null : /^\d+\.\d+$/.test(value) ? Number(value) : value;
  if (entries) for (const field of type.fields) if (field.type.kind === "list") values[field.id] = [Object.fromEntries(Object.entries(types.get(field.type.of)?.example ?? {}).filter(([key]) => !["parent", "id", "unit"].includes(key))) as Json];
  if (extra !== "") values[extra] = 1;
  return JSON.stringify(values);
}

describe("registers of all types in parts", () => {
  for (const { year, sources } of EDITIONS) {
    it(`are scored as by one under the edition of ${String(year)}`, async () => {
      const [here, there] = [readyFor(sources), readyFor(sources)];
      const { scheme } = here.edition;
      const types = [...scheme.recordTypes.values()].filter((type) => type.within === undefined && type.id !== "consistency_check");
      const unitType = scheme.profiles[0]?.unitTypes[0] ?? "";
      const group = scheme.groups[0]?.id ?? "";
      const registerOf = fc.constantFrom(...types).chain((type) => fc.record({
        type: fc.constant(type),
        rows: fc.array(fc.tuple(rowOf(type, year), fc.nat(9)), { minLength: 8, maxLength: 40, size: "max" }),
        table,
        kind: fc.constantFrom("table", "ndjson"),
        place: usually("", fc.constantFrom("甲单位/", "x/", "2/")),
        name: fc.constantFrom("", "-2"),
        oddLines: fc.oneof({ weight: 2, arbitrary: fc.constant<[number, string][]>([]) }, { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(40), oddLine), { maxLength: 2 }) }),
      }));
      const seen: Seen = { jobs: [], counted: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(registerOf, { minLength: 1, maxLength: 3 }), fc.record({ asOf: fc.constantFrom(`${String(year)}-12-31`, `${String(year + 1)}-01-10`), cutoff: fc.boolean(), closures: fc.boolean(), none: usually("", fc.constantFrom("appeal", "published_item", "disclosure_request")), carry: fc.boolean() }), fc.integer({ min: 1, max: 2_000 }), fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.record({ inVainFrom: fc.nat(6) }) }), async (registers, how, length, inVain) => {
          const files = new Map<string, string>();
          files.set("assessment.yaml", `place: 试点\nedition: "${String(year)}"\nas_of: ${how.asOf}\n${how.cutoff ? `cutoff: ${String(year)}-11-20\n` : ""}purpose: score\ndata: synthetic\nsubmitted: { all: complete }\n`);
          files.set("units.yaml", `units:\n${[["1", "甲单位"], ["2", "乙单位"]].map(([code = "", name = ""]) => `  - { code: "${code}", name: ${name}, type: ${unitType}, group: ${group}${how.none !== "" && code === "2" ? `, submitted: { all: complete, ${how.none}: none-occurred }` : ""} }`).join("\n")}\n`);
          for (const { type, rows, table: shape, kind, place, name, oddLines } of registers) {
            if (kind === "table") files.set(`${place}${type.id}${name}${shape.delimiter === "\t" ? ".tsv" : ".csv"}`, tableText(rows.map(([row]) => row), type, shape));
            else {
              const lines = rows.map(([row, more]) => lineOf(row, type, more === 0, scheme.recordTypes, more === 1 ? shape.extra : ""));
              for (const [at, line] of oddLines) lines.splice(at, 0, line);
              files.set(`${place}${type.id}${name}.ndjson`, shape.mark + lines.join(shape.feed));
            }
          }
          if (how.carry) files.set("carry-over.csv", "id,unit,type\nR-1,1,published_item\nR-1,1,disclosure_request\nR-2,2,disclosure_request\n");
          const raw = [...files].map(([path, content]) => (path.endsWith(".yaml") || path.startsWith("carry") ? { path, bytes: new TextEncoder().encode(content) } : inPieces(path, content, 777)));
          expect(await written(here, raw, others(there, { length, ...inVain }, seen))).toEqual(await written(here, raw));
        }),
        { numRuns: RUNS },
      );
      // otherwise nothing was held against anything
      expect(seen.jobs.length).toBeGreaterThan(4 * RUNS);
      expect(seen.counted).toBeGreaterThan(RUNS);
    }, 30_000 + 1_000 * RUNS);
  }
});
