import { readFileSync } from "node:fs";
import { packageRoot } from "./package-root.ts";

/** The program's version, from its package.json. */
export function version(): string {
  const described = JSON.parse(readFileSync(new URL("package.json", packageRoot()), "utf8")) as { readonly version: string };
  return described.version;
}
