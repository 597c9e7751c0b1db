/** A line that no record is as long as: line ends were lost, or something else was saved under the name of a table. */
import type { Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { structureFault } from "./structure-fault.ts";

/** In bytes. A record of a register has a few hundred; a line is decoded and parsed as a whole, at many times its size. */
export const MAXIMUM_LINE = 4_194_304;

const LINE_FEED = 0x0a;

/** The first line that is too long; found by looking back from where it would have to end, so it costs little. */
export function longLine(file: RawFile, most: number = MAXIMUM_LINE): Problem | undefined {
  let before = 0;
  // where the open line begins, counted from the beginning of the piece
  let start = 0;
  for (const piece of piecesOf(file)) {
    while (piece.length - start > most) {
      const feed = piece.lastIndexOf(LINE_FEED, start + most);
      if (feed < Math.max(start, 0)) return tooLong(file.path, lineAt(file, before + start), most);
      start = feed + 1;
    }
    const last = piece.lastIndexOf(LINE_FEED);
    start = (last < 0 ? start : last + 1) - piece.length;
    before += piece.length;
  }
  return undefined;
}

function piecesOf(file: RawFile): Iterable<Uint8Array> {
  return file.pieces?.() ?? [file.bytes];
}

function lineAt(file: RawFile, offset: number): number {
  let line = 1;
  let before = 0;
  for (const piece of piecesOf(file)) {
    if (before >= offset) break;
    for (let feed = piece.indexOf(LINE_FEED); feed >= 0 && before + feed < offset; feed = piece.indexOf(LINE_FEED, feed + 1)) line += 1;
    before += piece.length;
  }
  return line;
}

function tooLong(path: string, line: number, most: number): Problem {
  const limit = `${String(most / 1_048_576)} MB`;
  return structureFault(
    "line-too-long",
    { file: path, line, column: 1 },
    text(`这一行超过 ${limit}，不会是一条记录`, `this line is longer than ${limit}, which no record is`),
    text("多半是换行丢了，或者存成了别的格式；请重新导出，一条记录一行", "line ends were probably lost, or it is another format; export it again, a record a line"),
  );
}
