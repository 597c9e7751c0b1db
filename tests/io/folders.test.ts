import { createHash } from "node:crypto";
import { appendFileSync, rmSync, utimesSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFolder } from "../../src/io/read-folder.ts";
import { writeFolder } from "../../src/io/write-folder.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "folders-"));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

describe("reading a folder", () => {
  it("gives sorted NFC paths and passes over what programs leave behind", async () => {
    await mkdir(join(home, "b/é".normalize("NFD")), { recursive: true });
    for (const name of ["b/é/x.csv".normalize("NFD"), "a.yaml", "B.yaml", "~$a.xlsx", ".hidden", "Thumbs.db"]) await writeFile(join(home, name), name);
    const { value, problems } = await readFolder(home);
    expect(problems).toEqual([]);
    expect(value?.map((file) => file.path)).toEqual(["B.yaml", "a.yaml", "b/é/x.csv"]);
  });

  it("leaves unread what is not wanted", async () => {
    await writeFile(join(home, "photo.jpg"), "bytes");
    expect((await readFolder(home, { wanted: () => false })).value?.[0]?.bytes).toHaveLength(0);
  });

  it("refuses links that lead out, goes round in no circle, and caps the size", async () => {
    await mkdir(join(home, "in"));
    await writeFile(join(home, "secret"), "x");
    await writeFile(join(home, "in/large.csv"), "123456");
    await symlink(join(home, "secret"), join(home, "in/link"));
    await symlink(join(home, "in"), join(home, "in/again"));
    const { value, problems } = await readFolder(join(home, "in"), { maximumBytes: 5 });
    expect(value).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.position.file])).toEqual([
      ["file-too-large", "in/large.csv".slice(3)],
      ["link-outside", "link"],
    ]);
  });

  it.each([
    ["grows", "file-changed", (file: string) => { appendFileSync(file, "more"); }],
    ["is written anew", "file-changed", (file: string) => { utimesSync(file, 1, 1); }],
    ["vanishes", "file-unreadable", (file: string) => { rmSync(file); }],
  ])("says so where a file %s while it is read", async (_, code, happens) => {
    for (const name of ["a.csv", "b.csv"]) await writeFile(join(home, name), "x");
    // what is wanted is asked for between looking at a file and reading it
    const { value, problems } = await readFolder(home, { wanted: (path) => { if (path === "b.csv") happens(join(home, path)); return true; } });
    expect([value, problems.map((problem) => [problem.code, problem.position.file])]).toEqual([undefined, [[code, "b.csv"]]]);
  });

  it("goes through a large file piece by piece, and says so where it changed meanwhile", async () => {
    const content = Array.from({ length: 400_000 }, (_, index) => `甲,${String(index)}\n`).join("");
    await writeFile(join(home, "large.csv"), content);
    const { value } = await readFolder(home, { maximumBytes: 5, largeFrom: 6, inPieces: (path) => path.endsWith(".csv") });
    const [file] = value ?? [];
    const pieces = Array.from(file?.pieces?.() ?? [], (piece) => Buffer.from(piece));
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString("utf8")).toBe(content);
    expect(Buffer.from(file?.bytes ?? []).equals(Buffer.from(content))).toBe(true);
    expect(file?.sha256?.()).toBe(createHash("sha256").update(content).digest("hex"));
    await writeFile(join(home, "large.csv"), `${content}丙\n`);
    expect(() => [...(file?.pieces?.() ?? [])]).toThrow("large.csv");
  });

  it("says that a folder is missing", async () => {
    expect((await readFolder(join(home, "none"))).problems.map((problem) => problem.code)).toEqual(["file-missing"]);
  });
});

const RESULT = { path: "result.json", content: '{"format":"kaoping/result@1"}' };

describe("writing a folder", () => {
  const out = (): string => join(home, "out");

  it("writes all files, replaces a result of ours whole, and leaves nothing beside it", async () => {
    expect((await writeFolder(out(), [RESULT, { path: "sheets/a.md", content: "一" }])).value).toEqual(["result.json", "sheets/a.md"]);
    expect((await writeFolder(out(), [RESULT, { path: "sheets/b.md", content: "二" }])).value).toEqual(["result.json", "sheets/b.md"]);
    expect(await readdir(join(out(), "sheets"))).toEqual(["b.md"]);
    expect(await readdir(home)).toEqual(["out"]);
  });

  it.each([
    ["anything else", "letter.txt", "x"],
    ["a result of another program", "result.json", '{"format":"other"}'],
    ["a broken result", "result.json", "{"],
  ])("does not touch a folder that holds %s", async (_what, name, content) => {
    await mkdir(out());
    await writeFile(join(out(), name), content);
    expect((await writeFolder(out(), [RESULT])).problems.map((problem) => problem.code)).toEqual(["output-not-ours"]);
    expect(await readFile(join(out(), name), "utf8")).toBe(content);
    expect(await readdir(home)).toEqual(["out"]);
  });

  it.each(["签字扫描.pdf", "sheets/签字扫描.pdf", "往年/result.json"])("deletes nobody's %s that lies beside a result of ours", async (name) => {
    await writeFolder(out(), [RESULT, { path: "sheets/a.md", content: "一" }]);
    await mkdir(join(out(), "往年"));
    await writeFile(join(out(), name), "x");
    const { problems } = await writeFolder(out(), [RESULT, { path: "sheets/b.md", content: "二" }]);
    expect(problems.map((problem) => problem.code)).toEqual(["output-not-ours"]);
    expect(problems[0]?.message.zh).toContain(name);
    expect(await readFile(join(out(), name), "utf8")).toBe("x");
    expect(await readFile(join(out(), "sheets/a.md"), "utf8")).toBe("一");
    expect(await readdir(home)).toEqual(["out"]);
  });

  it("keeps the old result when writing breaks off", async () => {
    await writeFolder(out(), [RESULT]);
    async function* broken() {
      yield { path: "a", content: "a" };
      await Promise.resolve();
      throw new Error("the stage failed");
    }
    await expect(writeFolder(out(), broken())).rejects.toThrow("the stage failed");
    expect(await readdir(out())).toEqual(["result.json"]);
    expect(await readdir(home)).toEqual(["out"]);
  });

  it.each([["ENOSPC", "disk-full"], ["EDQUOT", "disk-full"], ["EFBIG", "output-unwritable"]])("leaves the old result and nothing else where the system says %s", async (code, expected) => {
    await writeFolder(out(), [RESULT]);
    function* full() {
      yield { path: "a", content: "a" };
      throw Object.assign(new Error(code), { code, syscall: "write" });
    }
    expect((await writeFolder(out(), full())).problems.map((problem) => problem.code)).toEqual([expected]);
    expect([await readdir(out()), await readdir(home)]).toEqual([["result.json"], ["out"]]);
  });

  it("takes the longest name that there is", async () => {
    await mkdir(join(home, "building"));
    expect((await writeFolder(join(home, "县".repeat(85)), [RESULT], { building: join(home, "building") })).value).toEqual(["result.json"]);
  });

  it("replaces exactly what it is told was written before, in a place known to be ours", async () => {
    await mkdir(join(out(), "sheets"), { recursive: true });
    await writeFile(join(out(), "sheets/a.md"), "old");
    await writeFile(join(out(), "sheets/签字.md"), "x");
    const replace = () => writeFolder(out(), [RESULT], { isOurs: true, mayGo: ["sheets/a.md"], mayGoAre: "all" });
    expect((await replace()).problems[0]?.message.zh).toContain("签字.md");
    await rm(join(out(), "sheets/签字.md"));
    expect((await replace()).value).toEqual(["result.json"]);
    expect(await readdir(out())).toEqual(["result.json"]);
  });

  it.each(["../a", "/a", "a//b", "a\\b", ""])("refuses the path %j", async (path) => {
    await expect(writeFolder(out(), [{ path, content: "" }])).rejects.toThrow("not a path inside");
  });
});
