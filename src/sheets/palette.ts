/** How the terminal sets words apart. The command line hands in colours; the default adds none. */
export interface Palette {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
}

const same = (text: string): string => text;

export const plainPalette: Palette = { heading: same, strong: same, quiet: same, good: same, bad: same, warn: same };

/** What a page for the terminal is made for. */
export interface Terminal {
  readonly palette: Palette;
  /** Cells in a line. */
  readonly columns: number;
  /** Chinese Windows consoles draw “①—” two cells wide; then frames and bars are ASCII. */
  readonly ambiguousWide: boolean;
}

export const plainTerminal: Terminal = { palette: plainPalette, columns: 100, ambiguousWide: false };
