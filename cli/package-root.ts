import { existsSync } from "node:fs";

/** The folder of the program itself: two levels up when built into dist/cli, one when run from cli/. */
export function packageRoot(): URL {
  const built = new URL("../../", import.meta.url);
  return existsSync(new URL("package.json", built)) ? built : new URL("../", import.meta.url);
}
