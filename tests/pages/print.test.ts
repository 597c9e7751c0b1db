import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "../../src/model/result.ts";
import { comparisonFiles } from "../../src/sheets/comparison/comparison-files.ts";
import { sheetFiles } from "../../src/sheets/sheet-files.ts";
import { comparisonOf, inputOf } from "../comparison/years.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const present = existsSync(CHROMIUM);

// Where nobody can install a browser the rest of the tests must still run; where we answer for the pages they must not pass unseen.
if (!present) console.warn(`SKIPPED: the pages were not looked at, ${CHROMIUM} is missing (set CHROMIUM to another)`);

it("has a browser to look at the pages with", (context) => {
  if (!present && process.env["CI"] === undefined) context.skip();
  expect(present, `${CHROMIUM} is missing`).toBe(true);
});

/** What is wider than the place that it has, with the beginning of its words. */
const OVERFLOWING = `[document.documentElement, ...document.querySelectorAll("td, th, .sign div, li, p, summary")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== "inline")
  .map((one) => one.tagName + ": " + one.textContent.slice(0, 40))`;

/** The width between the margins of A4 landscape at 96 dots an inch. */
const A4_LANDSCAPE = 1032;

describe.skipIf(!present)("the pages in a browser", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    folder = await mkdtemp(join(tmpdir(), "kaoping-pages-"));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(result: Result, language: "zh" | "en", path: string, width: number): Promise<Page> {
    const file = [...sheetFiles(result, language)].find((one) => one.path === path);
    if (file === undefined) throw new Error(path);
    const onDisk = join(folder, `${language}-${path.replaceAll("/", "-")}`);
    await writeFile(onDisk, file.content);
    const page = await browser.newPage({ viewport: { width, height: 730 } });
    await page.goto(pathToFileURL(onDisk).href);
    return page;
  }

  const paths = ["index.html", ...resultFixture().units.map(({ code }) => `sheets/${code}.html`)];

  it.each(paths.flatMap((path) => [[path, "zh"] as const, [path, "en"] as const]))("%s in %s keeps within the paper, cell by cell", async (path, language) => {
    const page = await open(resultFixture(), language, path, A4_LANDSCAPE);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
    await page.close();
  }, 60_000);

  it("keeps attacks inside the paper too, runs nothing and asks for nothing", async () => {
    const result = hostile(resultFixture());
    const page = await browser.newPage({ viewport: { width: A4_LANDSCAPE, height: 730 } });
    const asked: string[] = [];
    const dialogs: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const { path, content } of [...sheetFiles(result, "zh")].filter((one) => one.path.endsWith(".html"))) {
      const onDisk = join(folder, `hostile-${path.replaceAll("/", "-")}`);
      await writeFile(onDisk, content);
      await page.goto(pathToFileURL(onDisk).href);
      expect(await page.evaluate<number>(`document.documentElement.scrollWidth - innerWidth`)).toBeLessThanOrEqual(0);
    }
    expect(dialogs).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("file://"))).toEqual([]);
    await page.close();
  }, 60_000);

  it("repeats the heads of tables on every printed page and keeps rows whole", async () => {
    const page = await open(resultFixture(), "zh", "sheets/900103.html", A4_LANDSCAPE);
    await page.emulateMedia({ media: "print" });
    const styles = await page.evaluate<{ heads: string[]; rows: string[] }>(`({
      heads: [...document.querySelectorAll("table.detail thead, table.lost thead")].map((one) => getComputedStyle(one).display),
      rows: [...new Set([...document.querySelectorAll("table.detail tbody tr:not(.long)")].map((one) => getComputedStyle(one).breakInside))] })`);
    expect(styles).toEqual({ heads: ["table-header-group", "table-header-group"], rows: ["avoid"] });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(12);
    await page.close();
  }, 60_000);

  it.each(["index.html", "sheets/900103.html", "sheets/900201.html"])("%s has letters that stand out from their ground", async (path) => {
    const page = await open(resultFixture(), "zh", path, 1240);
    const weak = await page.evaluate<string[]>(`(() => {
      const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
      const light = (colour) => { const [r, g, b] = channels(colour).slice(0, 3).map((c) => { const s = c / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const ground = (one) => { for (let at = one; at !== null; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if ((channels(colour)[3] ?? 1) > 0) return colour; } return "rgb(255, 255, 255)"; };
      const ratio = (a, b) => { const [high, low] = [light(a), light(b)].sort((x, y) => y - x); return (high + 0.05) / (low + 0.05); };
      return [...document.querySelectorAll("body *")]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""))
        .filter((one) => ratio(one.closest("svg") === null ? getComputedStyle(one).color : getComputedStyle(one).fill, ground(one)) < 4.5)
        .map((one) => one.tagName + "." + one.className + ": " + one.textContent.slice(0, 30));
    })()`);
    expect(weak).toEqual([]);
    await page.close();
  }, 60_000);

  it("can be read on a telephone: only tables scroll sideways", async () => {
    const page = await open(resultFixture(), "zh", "sheets/900103.html", 390);
    expect(await page.evaluate<number>(`document.documentElement.scrollWidth - innerWidth`)).toBeLessThanOrEqual(0);
    await page.close();
  }, 60_000);

  it.each([["zh", false], ["zh", true], ["en", true]] as const)("a comparison in %s, its units opened: %s, keeps within the paper, and prints only what is open", async (language, opened) => {
    const content = comparisonFiles(await comparisonOf(await inputOf([2017, 2018, 2019])), language).find(({ path }) => path === "index.html")?.content ?? "";
    const onDisk = join(folder, `compared-${language}-${String(opened)}.html`);
    await writeFile(onDisk, opened ? content.replaceAll("<details ", "<details open ") : content);
    const page = await browser.newPage({ viewport: { width: A4_LANDSCAPE, height: 730 } });
    await page.goto(pathToFileURL(onDisk).href);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
    const shown = await page.evaluate<boolean[]>(`[...document.querySelectorAll("details table")].map((one) => one.checkVisibility())`);
    expect(new Set(shown)).toEqual(new Set([opened]));
    await page.close();
  }, 60_000);
});
