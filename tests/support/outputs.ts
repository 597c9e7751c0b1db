/** What tests need of an output: its hash, and its text. */
import type { OutputText } from "../../src/output-files.ts";

export { sha256 } from "../../cli/inputs.ts";

export function textOf(content: OutputText["content"]): string {
  return typeof content === "string" ? content : Buffer.concat([...content]).toString("utf8");
}
