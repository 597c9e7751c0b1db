import pc from "picocolors";
import type { Palette, Terminal } from "../src/sheets/palette.ts";

const coloured: Palette = { heading: pc.bold, strong: pc.bold, quiet: pc.dim, good: pc.green, bad: pc.red, warn: pc.yellow };
const same = (text: string): string => text;
const plain: Palette = { heading: same, strong: same, quiet: same, good: same, bad: same, warn: same };

/** The terminal that a stream is: colours only where it takes them, 100 columns where it has none. */
export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const isTerminal = stream.isTTY;
  return {
    palette: isTerminal && pc.isColorSupported ? coloured : plain,
    columns: isTerminal ? stream.columns : 100,
    // Chinese Windows consoles draw ambiguous characters two cells wide
    ambiguousWide: process.platform === "win32",
  };
}
