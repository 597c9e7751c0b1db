/** What the facts are called that statute derives from a record (reply clock, index code). */
import type { Text } from "../model/text.ts";

export function derivedTitle(_fact: string): Text | undefined {
  return undefined;
}
