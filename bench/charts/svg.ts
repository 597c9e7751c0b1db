/** The little that both charts need to be drawn. */

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Colours hold on white and on dark paper; text is drawn on a sheet of its own. */
export const colours = { ours: "#b5341d", others: "#7d8aa0", ink: "#1f2933", faint: "#d6dbe3", lines: ["#b5341d", "#2f6f9f", "#4d7c3a", "#8a5a9e", "#a9792b"] } as const;

export function text(x: number, y: number, content: string, more = ""): string {
  return `<text x="${at(x)}" y="${at(y)}" ${more}>${escaped(content)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}"/>`;
}

/** Tenths of a pixel are enough and print alike everywhere. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function sheet(width: number, height: number, title: string, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12" fill="${colours.ink}">
<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>
${text(16, 24, title, 'font-size="14" font-weight="600"')}
${content.join("\n")}
</svg>
`;
}

/** The powers of ten from the one at or below the least value to the one at or above the greatest. */
export function decades(values: readonly number[]): readonly number[] {
  const exponents = values.filter((value) => value > 0).map((value) => Math.log10(value));
  const [from, to] = [Math.floor(Math.min(...exponents)), Math.ceil(Math.max(...exponents))];
  return Array.from({ length: Math.max(to - from, 1) + 1 }, (_, step) => from + step);
}

/** A power of ten in words: 0.01, 1, 100, 10k, 1M. */
export function power(exponent: number): string {
  if (exponent >= 6) return `${String(10 ** (exponent - 6))}M`;
  if (exponent >= 4) return `${String(10 ** (exponent - 3))}k`;
  return exponent < 0 ? (10 ** exponent).toFixed(-exponent) : String(10 ** exponent);
}
