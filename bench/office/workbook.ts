/**
 * The register as an office would keep it in a workbook: one line a request, formulas for due date and faults beside it,
 * a sheet of working days, and a sheet that counts and takes points off for each unit. Flat OpenDocument, without any result.
 */
import type { SampleUnit } from "../../samples/generator/city.ts";
import type { Row } from "../../samples/generator/draft.ts";
import { dayOf, type Workdays } from "../register/workdays.ts";

/** Columns of the register sheet that are typed in, A to L. */
const TYPED = ["unit", "reachedOn", "postedOn", "urgedOn", "extensionApprovedOn", "extensionToldOn", "docNo", "sealed", "replyDelivery", "reconsiderationDays", "litigationMonths", "archived"] as const;

/** Columns with formulas, from M on; `#` is the line. */
const WORKED_OUT = [
  /* M answered */ 'ISNUMBER([.C#])',
  /* N reply    */ 'IF([.M#];[.C#];DATE(2018;1;10))',
  /* O days     */ 'IF(AND(ISNUMBER([.E#]);ISNUMBER([.F#]));30;15)',
  /* P due      */ 'INDEX([$workdays.$C$1:.$C$740];INDEX([$workdays.$B$1:.$B$740];[.B#]-[$workdays.$A$1]+1)+[.O#])',
  /* Q over     */ 'INDEX([$workdays.$B$1:.$B$740];[.N#]-[$workdays.$A$1]+1)-INDEX([$workdays.$B$1:.$B$740];[.P#]-[$workdays.$A$1]+1)',
  /* R late     */ 'IF([.N#]&gt;[.P#];1;0)',
  /* S never    */ 'IF(AND(NOT([.M#]);[.Q#]&gt;10);1;0)',
  /* T serious  */ 'IF(AND([.M#];OR([.Q#]&gt;10;AND([.R#]=1;ISNUMBER([.D#]);[.D#]&gt;[.P#];[.D#]&lt;[.N#])));1;0)',
  /* U number   */ 'IF(AND([.M#];[.G#]=&quot;无&quot;);1;0)',
  /* V seal     */ 'IF(AND([.M#];[.H#]=&quot;否&quot;);1;0)',
  /* W courier  */ 'IF(AND([.M#];[.I#]=&quot;快递寄送&quot;);1;0)',
  /* X remedies */ 'IF(AND([.M#];OR([.J#]&lt;&gt;60;[.K#]&lt;&gt;6));1;0)',
  /* Y file     */ 'IF(AND([.M#];LEN([.L#])-LEN(SUBSTITUTE([.L#];&quot;；&quot;;&quot;&quot;))&lt;4);1;0)',
  /* Z D2 off   */ 'MAX([.S#]*7;[.T#]*3.5;[.R#]*2)',
  /* AA D3 off  */ 'MIN(2;0.5*([.U#]+[.V#]+[.W#])+[.X#])',
] as const;

/** The columns of the register that hold what each rule of `RULES` is counted from, in their order. */
const COUNTED = ["S", "T", "R", "U", "V", "W", "X", "Y"] as const;

export interface Workbook {
  readonly rows: Iterable<Row>;
  readonly units: readonly SampleUnit[];
  readonly workdays: Workdays;
}

/** The sheets in pieces. The sheet that counts comes first: it is the one that is printed. */
export function* workbook({ rows, units, workdays }: Workbook): Generator<string> {
  const lines = [...rows];
  yield HEAD;
  yield sheet("points", units.map(({ code }, at) => pointsRow(code, at + 1, lines.length)).join(""));
  yield `<table:table table:name="register">`;
  for (const [at, row] of lines.entries()) yield registerRow(row, at + 1);
  yield `</table:table>`;
  yield sheet("workdays", workdays.upTo.map((count, at) => tableRow([number(toSerial(workdays.first + at)), number(count), workday(workdays, at)])).join(""));
  yield `</office:spreadsheet></office:body></office:document>\n`;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>`;

const sheet = (name: string, rows: string): string => `<table:table table:name="${name}">${rows}</table:table>`;
const tableRow = (cells: readonly string[]): string => `<table:table-row>${cells.join("")}</table:table-row>`;
const number = (value: number): string => `<table:table-cell office:value-type="float" office:value="${String(value)}"/>`;
const words = (value: string): string => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const formula = (written: string): string => `<table:table-cell table:formula="of:=${written}"/>`;

/** A spreadsheet counts days from 1899-12-30. */
const toSerial = (day: number): number => day + 25_569;

function workday({ workdays }: Workdays, at: number): string {
  const day = workdays[at];
  return day === undefined ? "" : number(toSerial(day));
}

/** Unit, counts of the eight rules, points of D2, D3 and D5. */
function pointsRow(code: string, line: number, count: number): string {
  const column = (name: string): string => `[$register.$${name}$1:.$${name}$${String(count)}]`;
  const sum = (name: string): string => `SUMIF(${column("A")};[.A${String(line)}];${column(name)})`;
  return tableRow([words(code), ...COUNTED.map((name) => formula(sum(name))), formula(`MAX(0;7-${sum("Z")})`), formula(`MAX(0;6-${sum("AA")})`), formula(`MAX(0;3-0.5*${sum("Y")})`)]);
}

function registerRow(row: Row, line: number): string {
  return tableRow([...TYPED.map((field) => cell(row[field])), ...WORKED_OUT.map((written) => formula(written.replaceAll("#", String(line))))]);
}

/** As it would be typed: dates as dates, 无 for what there is not. */
function cell(value: unknown): string {
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return words(value ? "是" : "否");
  if (Array.isArray(value)) return words(value.join("；"));
  if (typeof value !== "string") return words("无");
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return number(toSerial(dayOf(value)));
  return words(value === "courier" ? "快递寄送" : value);
}
