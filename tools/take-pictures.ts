/**
 * Takes the pictures of the README anew: scores the sample year into a temporary folder and
 * photographs its index page and one sheet. CHROMIUM_PATH names a browser other than /usr/bin/chromium.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const FOLDER = "docs/images";
/** Wide enough for the sheet's columns, narrow enough to be read on a project page. */
const VIEWPORT = { width: 1120, height: 900 };
/** The grey above the paper. */
const TOP = 24;

/** What is photographed, and the element that the picture ends below. */
const PICTURES = [
  { page: "index.html", file: "index.png", last: "table.ranking >> nth=-1" },
  { page: "sheets/900108.html", file: "sheet.png", last: "table.lost tr >> nth=8" },
] as const;

const folder = await mkdtemp(join(tmpdir(), "kaoping-pictures-"));
await promisify(execFile)(process.execPath, ["dist/cli/main.js", "score", "indicators/2017", "samples/2017", "-o", join(folder, "out")]);
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"],
});
for (const { page, file, last } of PICTURES) {
  const tab = await browser.newPage({ viewport: VIEWPORT });
  await tab.goto(pathToFileURL(resolve(folder, "out", page)).href);
  const end = await tab.locator(last).boundingBox();
  if (end === null) throw new Error(`${page} has no ${last}`);
  const clip = { x: 0, y: TOP, width: VIEWPORT.width, height: Math.ceil(end.y + end.height) };
  await tab.screenshot({ path: join(FOLDER, file), fullPage: true, clip });
  await tab.close();
}
await browser.close();
await rm(folder, { recursive: true });
