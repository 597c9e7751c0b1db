import stringWidth from "string-width";
import { commonWidth } from "./common-width.ts";
import type { Terminal } from "./palette.ts";

/** Tables measure the same few texts again and again; measuring segments them anew each time. */
const measured = { narrow: new Map<string, number>(), wide: new Map<string, number>() };

/** Cells that a text takes in the terminal: Chinese letters two, others one. */
export function displayWidth(text: string, terminal: Pick<Terminal, "ambiguousWide">): number {
  const common = commonWidth(text, terminal);
  if (common !== undefined) return common;
  const widths = terminal.ambiguousWide ? measured.wide : measured.narrow;
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = stringWidth(text, { ambiguousIsNarrow: !terminal.ambiguousWide });
  widths.set(text, width);
  return width;
}

export function padded(text: string, width: number, align: "left" | "right", terminal: Pick<Terminal, "ambiguousWide">): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text, terminal)));
  return align === "left" ? text + space : space + text;
}

const OPENING = /[“‘《（【〔「『]/u;
const NEVER_FIRST = /^[，。；：、）】》”’！？％〕～,.;:)\]%]/u;

/**
 * Breaks a text into lines of at most so many cells. Chinese may break anywhere but before closing
 * and after opening punctuation; a word of letters and digits stays whole unless it is longer than a line.
 */
export function wrapped(text: string, width: number, terminal: Pick<Terminal, "ambiguousWide">): readonly string[] {
  const whole = commonWidth(text, terminal);
  if (whole !== undefined && whole <= width) return [text.trimEnd()];
  const lines: string[] = [];
  let line = "";
  // Where the widths of letters add up, a line is not measured again for each of its pieces: that takes the square of its length.
  let cells = 0;
  let cellsBeforeSpace = 0;
  for (const piece of pieces(text, width, terminal)) {
    const added = whole === undefined || piece.trim() === "" ? 0 : displayWidth(piece.trimEnd(), terminal);
    const longer = piece.trim() === "" ? cellsBeforeSpace : cells + added;
    const fits = (whole === undefined ? displayWidth((line + piece).trimEnd(), terminal) : longer) <= width;
    if (fits || line === "") {
      line += piece;
      cellsBeforeSpace = longer;
      cells += piece.trim() === "" ? piece.length : added + piece.length - piece.trimEnd().length;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
    cellsBeforeSpace = displayWidth(line.trimEnd(), terminal);
    cells = cellsBeforeSpace + line.length - line.trimEnd().length;
  }
  return [...lines, line.trimEnd()];
}

function pieces(text: string, width: number, terminal: Pick<Terminal, "ambiguousWide">): readonly string[] {
  const words = text.match(/[\u0021-\u024f]+|\s+|[^\u0021-\u024f\s]/gu) ?? [];
  const short = words.flatMap((word) => (displayWidth(word, terminal) > width ? Array.from(word) : [word]));
  return short.reduce<string[]>((done, piece) => {
    const last = done.at(-1);
    const belongs = last !== undefined && (OPENING.test(last.slice(-1)) || (NEVER_FIRST.test(piece) && last.trim() !== ""));
    if (belongs && displayWidth(last + piece, terminal) <= width) done[done.length - 1] = last + piece;
    else done.push(piece);
    return done;
  }, []);
}

/** Fills lines with whole entries: a legend never breaks inside an entry. */
export function filled(entries: readonly string[], terminal: Terminal): string {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const longer = `${last ?? ""}  ${entry}`;
    if (last === undefined || displayWidth(longer, terminal) > terminal.columns) lines.push(entry);
    else lines[lines.length - 1] = longer;
  }
  return lines.join("\n");
}

/** Wraps with a first-line mark and the following lines set in under it. */
export function hanging(mark: string, text: string, indent: number, terminal: Terminal): string {
  const own = displayWidth(mark, terminal);
  const lines = wrapped(text, Math.max(20, terminal.columns - indent - own), terminal);
  const space = " ".repeat(indent);
  return lines.map((line, index) => `${space}${index === 0 ? mark : " ".repeat(own)}${line}`).join("\n");
}
