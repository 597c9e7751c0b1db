import { stringify } from "csv-stringify/sync";
import { visible } from "./escape.ts";

type Row = readonly (string | number)[];

/** So many rows make a piece. */
const PIECE = 4096;

/** A table that a spreadsheet opens with Chinese intact (UTF-8 with BOM, CRLF); no cell becomes a formula. */
export function tableCsv(headers: readonly string[], rows: Iterable<Row>): string {
  return [...tableCsvPieces(headers, rows)].join("");
}

/** The same in pieces, one after another: rows may come as they are made. */
export function* tableCsvPieces(headers: readonly string[], rows: Iterable<Row>): Generator<string> {
  let open: Row[] = [headers];
  let isFirst = true;
  for (const row of rows) {
    open.push(row.map((cell) => (typeof cell === "string" ? visible(cell) : cell)));
    if (open.length < PIECE) continue;
    yield written(open, isFirst);
    [open, isFirst] = [[], false];
  }
  if (open.length > 0) yield written(open, isFirst);
}

function written(rows: readonly Row[], bom: boolean): string {
  return stringify(rows.map((row) => [...row]), { bom, record_delimiter: "windows", escape_formulas: true });
}
