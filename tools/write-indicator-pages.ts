/** Writes docs/indicators anew from all editions; pages of indicators that are gone are removed. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { allSchemes, namesIn } from "./editions.ts";
import { pagesOfEditions } from "./indicator-pages.ts";

const FOLDER = "docs/indicators";

const pages = pagesOfEditions(await allSchemes());
await mkdir(FOLDER, { recursive: true });
const stale = (await namesIn(FOLDER)).filter((name) => name.endsWith(".md") && !pages.has(name));
await Promise.all(stale.map((name) => rm(join(FOLDER, name))));
for (const [name, page] of pages) {
  await mkdir(dirname(join(FOLDER, name)), { recursive: true });
  await writeFile(join(FOLDER, name), page);
}
