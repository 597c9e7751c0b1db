import type { BarChart } from "../bench.ts";
import { short } from "../report/numbers.ts";
import { at, colours, decades, line, power, sheet, text } from "./svg.ts";

const [WIDTH, LEFT, RIGHT, TOP, ROW] = [760, 300, 700, 60, 26];

/** Bars on a logarithmic scale, the least first, ours in another colour; each says its number. */
export function barsSvg({ title, unit, bars }: BarChart): string {
  const scale = decades(bars.map(({ value }) => value));
  const [first = 0] = scale;
  const last = scale.at(-1) ?? 1;
  const across = (exponent: number): number => LEFT + ((exponent - first) / (last - first)) * (RIGHT - LEFT);
  const bottom = TOP + bars.length * ROW;
  const grid = scale.flatMap((exponent) => [line(across(exponent), TOP - 6, across(exponent), bottom, colours.faint), text(across(exponent), TOP - 12, power(exponent), 'text-anchor="middle" font-size="11"')]);
  const drawn = bars.toSorted((one, other) => one.value - other.value).flatMap(({ label, value, ours }, index) => {
    const y = TOP + index * ROW;
    const end = across(Math.log10(value));
    return [
      text(LEFT - 8, y + 14, label, `text-anchor="end"${ours ? ' font-weight="600"' : ""}`),
      `<rect x="${at(LEFT)}" y="${at(y + 3)}" width="${at(Math.max(end - LEFT, 1))}" height="15" fill="${ours ? colours.ours : colours.others}"/>`,
      text(end + 6, y + 15, short(value), 'font-size="11"'),
    ];
  });
  return sheet(WIDTH, bottom + 34, title, [...grid, ...drawn, text(LEFT, bottom + 22, `${unit}, logarithmic`, 'font-size="11"')]);
}
