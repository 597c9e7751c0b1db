/** How a measure grows with a size. */

export type Point = readonly [size: number, measure: number];

/**
 * The exponent b of measure ≈ a · size^b: the slope of the line of least squares through the logarithms. 1 is in step
 * with the size; 0 does not grow.
 */
export function exponent(points: readonly Point[]): number {
  const logs = points.map(([size, measure]) => [Math.log(size), Math.log(measure)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const along = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  const across = logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
  return along / across;
}

/**
 * Each measure less what the same program takes for next to nothing: what the size itself costs. Where that is less than a
 * quarter of the fixed cost, it drowns in the machine's moods and says nothing about growth.
 */
export function beyond(points: readonly Point[], fixed: number): readonly Point[] {
  return points.map(([size, measure]): Point => [size, measure - fixed]).filter(([, measure]) => measure > fixed / 4);
}
