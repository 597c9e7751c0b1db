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
const WIDTH = 1060;

/** What is photographed: the page, the file, and how much of its height is kept. */
const PICTURES = [
  { page: "index.html", file: "index.png", height: 860 },
  { page: "sheets/900108.html", file: "sheet.png", height: 900 },
] as const;

const folder = await mkdtemp(join(tmpdir(), "kaoping-pictures-"));
await promisify(execFile)(process.execPath, ["dist/cli/main.js", "score", "indicators/2017", "samples/2017", "-o", join(folder, "out")]);
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"],
});
for (const { page, file, height } of PICTURES) {
  const tab = await browser.newPage({ viewport: { width: WIDTH, height } });
  await tab.goto(pathToFileURL(resolve(folder, "out", page)).href);
  await tab.screenshot({ path: join(FOLDER, file) });
  await tab.close();
}
await browser.close();
await rm(folder, { recursive: true });
