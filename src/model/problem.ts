import type { Position } from "./position.ts";
import type { ProblemCode } from "./problem-codes.ts";
import type { Text } from "./text.ts";

/**
 * A fault in what a person handed in, as data: never thrown, always collected.
 *
 * - `error`: nothing can be scored until it is mended (exit 1)
 * - `set-aside`: a record was kept apart, a person must look (exit 3)
 * - `warning`: scored, but something awaits a person (exit 3)
 * - `note`: worth reading; changes no exit status
 */
export type Severity = "error" | "set-aside" | "warning" | "note";

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly position: Position;
  /** What was found and what was expected. */
  readonly message: Text;
  /** What to do about it. */
  readonly hint: Text;
}

/** A value, or the problems that kept it from being made; notes may come with a value. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}
