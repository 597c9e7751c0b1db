/** What a bench is, and what it tells. */

export interface Bench {
  /** What follows `npm run bench --`. */
  readonly name: string;
  readonly title: string;
  /** Takes many minutes: only by name, or with `all`. */
  readonly slow: boolean;
  readonly measure: (context: Context) => Promise<Section>;
}

export interface Context {
  readonly root: string;
  /** Where data and outputs lie; not in git. */
  readonly data: string;
  readonly rounds: number;
  readonly sizes: Sizes;
  readonly say: (line: string) => void;
}

/** Of the benches whose size is a matter of patience. */
export interface Sizes {
  readonly units: number;
  readonly folders: number;
  readonly records: number;
}

/** What a bench found: plain data, kept in bench/results and laid into the page. */
export interface Section {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** Results that had to be equal in this very run. */
  readonly checks: readonly Check[];
  /** Sentences under the tables. */
  readonly notes: readonly string[];
  readonly charts: readonly Chart[];
}

export interface Table {
  /** The first column is words, the others numbers. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Goal {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
}

export interface Check {
  readonly what: string;
  /** Each in a line; none where all is equal. */
  readonly differences: readonly string[];
}

export type Chart = BarChart | LineChart;

/** Bars on a logarithmic scale. */
export interface BarChart {
  readonly kind: "bars";
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly ours: boolean }[];
}

/** Lines over two logarithmic scales. */
export interface LineChart {
  readonly kind: "lines";
  readonly name: string;
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly lines: readonly { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
}

/** A check that names up to ten of the differences. */
export function check(what: string, differences: readonly string[]): Check {
  const more = differences.length - 10;
  return { what, differences: more > 0 ? [...differences.slice(0, 10), `and ${String(more)} more`] : differences };
}
