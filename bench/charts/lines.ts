import type { LineChart } from "../bench.ts";
import { at, colours, decades, line, power, sheet, text } from "./svg.ts";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 400, 70, 660, 50, 350];

/** Lines over two logarithmic scales: what grows in step with its size rises one decade a decade. Each line is named where it ends. */
export function linesSvg({ title, across, up, lines }: LineChart): string {
  const points = lines.flatMap((one) => one.points);
  const place = (values: readonly number[], from: number, to: number) => {
    const scale = decades(values);
    const [first = 0] = scale;
    const last = scale.at(-1) ?? 1;
    return { scale, of: (value: number) => from + ((Math.log10(value) - first) / (last - first)) * (to - from) };
  };
  const [x, y] = [place(points.map(([size]) => size), LEFT, RIGHT), place(points.map(([, measure]) => measure), BOTTOM, TOP)];
  const grid = [
    ...x.scale.flatMap((exponent) => [line(x.of(10 ** exponent), TOP, x.of(10 ** exponent), BOTTOM, colours.faint), text(x.of(10 ** exponent), BOTTOM + 16, power(exponent), 'text-anchor="middle" font-size="11"')]),
    ...y.scale.flatMap((exponent) => [line(LEFT, y.of(10 ** exponent), RIGHT, y.of(10 ** exponent), colours.faint), text(LEFT - 6, y.of(10 ** exponent) + 4, power(exponent), 'text-anchor="end" font-size="11"')]),
  ];
  const drawn = lines.flatMap((one, index) => {
    const colour = colours.lines[index % colours.lines.length] ?? colours.ink;
    const places = one.points.map(([size, measure]) => [x.of(size), y.of(measure)] as const);
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${places.map(([left, top]) => `${at(left)},${at(top)}`).join(" ")}"/>`,
      ...places.map(([left, top]) => `<circle cx="${at(left)}" cy="${at(top)}" r="3" fill="${colour}"/>`),
      ...places.slice(-1).map(([left, top]) => text(left + 9, top + 4, one.label, `font-size="11" style="fill:${colour}"`)),
    ];
  });
  return sheet(WIDTH, HEIGHT, title, [...grid, ...drawn, text(LEFT, BOTTOM + 36, `${across} → ; ${up} ↑; both logarithmic`, 'font-size="11"')]);
}
