/** Seventy-five rules over a unit's own figures, as data: built for our judges and for a plain Engine alike. */
import { seeded } from "../../samples/generator/random.ts";

export type Figures = Readonly<Record<string, number | boolean>>;

/** One comparison: a count or a share against a threshold, or a yes or no. */
export interface Leaf {
  readonly fact: string;
  readonly operator: "equal" | "lessThan" | "greaterThan" | "greaterThanInclusive";
  readonly value: number | boolean;
}

export interface UnitRule {
  readonly id: string;
  readonly how: "all" | "any";
  readonly leaves: readonly Leaf[];
}

const FIGURES = 60;
const nameOf = (at: number): string => `f${String(at)}`;
/** Every third figure is a yes or no, the others are counts up to 1,000. */
const isFlag = (at: number): boolean => at % 3 === 2;

export function unitRules(count: number, seed: number): readonly UnitRule[] {
  const random = seeded(seed);
  const leaf = (): Leaf => {
    const at = random.between(0, FIGURES - 1);
    return isFlag(at) ? { fact: nameOf(at), operator: "equal", value: random.between(0, 1) === 1 } : { fact: nameOf(at), operator: random.pick(["lessThan", "greaterThan", "greaterThanInclusive"]), value: random.between(1, 999) };
  };
  return Array.from({ length: count }, (_, at): UnitRule => ({ id: `U${String(at + 1)}`, how: random.pick(["all", "any"]), leaves: [leaf(), leaf(), leaf()] }));
}

export function* figures(units: number, seed: number): Generator<Figures> {
  const random = seeded(seed);
  for (let unit = 0; unit < units; unit += 1) {
    yield Object.fromEntries(Array.from({ length: FIGURES }, (_, at) => [nameOf(at), isFlag(at) ? random.between(0, 1) === 1 : random.between(0, 1_000)]));
  }
}
