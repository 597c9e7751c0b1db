import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { anchors, documentPaths, links } from "./markdown.ts";

const documents = [...documentPaths(".", false), ...documentPaths("docs", true), ...documentPaths("samples", true), ...documentPaths("tests", true)];

function fault(document: string, target: string): string | undefined {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : normalize(join(dirname(document), path));
  if (!existsSync(file)) return `${target}: there is no ${file}`;
  if (anchor === undefined || anchor === "" || !file.endsWith(".md") || statSync(file).isDirectory()) return undefined;
  return anchors(readFileSync(file, "utf8")).has(anchor) ? undefined : `${target}: ${file} has no such heading`;
}

describe("links between documents", () => {
  it.each(documents)("%s", (document) => {
    const relative = links(readFileSync(document, "utf8")).filter((target) => !/^(?:[a-z]+:|\/\/)/u.test(target));
    expect(relative.map((target) => fault(document, target)).filter((one) => one !== undefined)).toEqual([]);
  });

  it("name each document of docs in its index", () => {
    const named = new Set(links(readFileSync("docs/README.md", "utf8")).map((target) => normalize(target)));
    const pages = documentPaths("docs", false).map((path) => path.replace(/^docs\//u, "")).filter((name) => name !== "README.md");
    expect(pages.filter((name) => !named.has(name))).toEqual([]);
  });
});
