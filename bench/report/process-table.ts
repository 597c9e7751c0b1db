import type { Table } from "../bench.ts";
import type { Measured } from "../measure.ts";
import { fromTo, short } from "./numbers.ts";

/** A row a process: the clock on the wall, the processor, memory, and the processor as a multiple of `base`. */
export function processTable<Name extends string>(measured: Measured<Name>, base: Name, title = "process"): Table {
  return {
    head: [title, "ms", "from–to", "CPU ms", `CPU × ${base}`, "peak MiB"],
    rows: measured.names.map((name) => [
      name,
      short(measured.wall(name)),
      fromTo(measured.runs(name).map((one) => one.milliseconds)),
      short(measured.cpu(name)),
      short(measured.ratio(name, base)),
      short(measured.memory(name)),
    ]),
  };
}
