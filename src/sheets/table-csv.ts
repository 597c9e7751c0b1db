import { stringify } from "csv-stringify/sync";
import { visible } from "./escape.ts";

/** A table that a spreadsheet opens with Chinese intact (UTF-8 with BOM, CRLF); no cell becomes a formula. */
export function tableCsv(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? visible(cell) : cell)));
  return stringify([headers, ...cells], { bom: true, record_delimiter: "windows", escape_formulas: true });
}
