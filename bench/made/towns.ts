import { units as city, type SampleUnit } from "../../samples/generator/city.ts";

/** As many units as wanted: the 19 of the invented city, or towns and subdistricts by number in the same proportion. */
export function towns(count: number, from = 0): readonly SampleUnit[] {
  if (from === 0 && count === city.length) return city;
  return Array.from({ length: count }, (_, at): SampleUnit => {
    const number = from + at + 1;
    const isTown = at % city.length < 13;
    return { code: String(1_000_000 + number), name: `第${String(number)}${isTown ? "镇" : "街道"}`, english: `Unit ${String(number)}`, type: isTown ? "town" : "subdistrict" };
  });
}
