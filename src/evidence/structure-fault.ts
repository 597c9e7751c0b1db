import type { Position } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Problem } from "../model/problem.ts";
import type { Text } from "../model/text.ts";

/** A fault in the structure of the folder: nothing can be scored until it is mended. */
export function structureFault(code: ProblemCode, position: Position, message: Text, hint: Text): Problem {
  return { code, severity: "error", position, message, hint };
}
