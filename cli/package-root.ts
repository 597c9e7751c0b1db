import { existsSync } from "node:fs";

/** The folder of the program itself: the nearest one above this file that has a package.json. */
export function packageRoot(): URL {
  let folder = new URL("./", import.meta.url);
  while (!existsSync(new URL("package.json", folder))) {
    const above = new URL("../", folder);
    if (above.href === folder.href) throw new Error("the program's own folder has no package.json");
    folder = above;
  }
  return folder;
}
