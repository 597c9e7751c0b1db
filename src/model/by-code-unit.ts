/** Order of texts that is the same on every machine, in whatever language: by code units. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
