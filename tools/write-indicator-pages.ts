/** Writes docs/indicators anew from indicators/2017; pages of indicators that are gone are removed. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readEdition } from "../src/io/read-edition.ts";
import { loadEdition } from "../src/load-edition.ts";
import { indicatorPages } from "./indicator-pages.ts";

const EDITION = "indicators/2017";
const FOLDER = "docs/indicators";

const { value, problems } = loadEdition(await readEdition(EDITION));
if (value === undefined) throw new Error(problems.map(({ message }) => message.zh).join("\n"));
const pages = indicatorPages(value.scheme);
await mkdir(FOLDER, { recursive: true });
const stale = (await readdir(FOLDER)).filter((name) => name.endsWith(".md") && !pages.has(name));
await Promise.all(stale.map((name) => rm(join(FOLDER, name))));
await Promise.all([...pages].map(([name, page]) => writeFile(join(FOLDER, name), page)));
