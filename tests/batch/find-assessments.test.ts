/** No folder drops out in silence, and none counts twice. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeGbk } from "../../samples/generator/gb18030.ts";
import { findAssessments } from "../../src/io/find-assessments.ts";
import { clashesOf } from "../../src/model/folder-paths.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "find-"));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const at = (path: string): string => join(home, path);
async function file(path: string, content: string | Uint8Array = ""): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), content);
}
async function assessments(...paths: readonly string[]): Promise<void> {
  for (const path of paths) await file(`${path}/assessment.yaml`);
}
/** What is found by path, refused ones with their codes, and what is told besides. */
async function find(...roots: readonly string[]) {
  const { value, problems } = await findAssessments(roots.map(at));
  return {
    found: value?.map(({ path, refused }) => (refused === undefined ? path : `${path} ${refused.code}`)),
    told: problems.map(({ severity, code, position }) => `${severity} ${position.file.replace(`${home}/`, "")}${position.line === 0 ? "" : `:${String(position.line)}`} ${code}`),
  };
}

describe("what is found", () => {
  it("stands below its root, and nothing below it is looked at", async () => {
    await assessments("in/乙/二", "in/甲", "in/甲/旧", "in/甲/.旧", "in/.隐/深", "in/node_modules/x");
    expect(await find("in")).toEqual({ found: ["乙/二", "甲"], told: [] });
  });

  it("is no hidden folder, but one that is an assessment is told", async () => {
    await assessments("in/.丙", "in/乙/.丁", "in/乙/二", "别处");
    await symlink(at("别处"), at("in/.链"));
    await mkdir(at("in/.git/assessment.yaml"), { recursive: true });
    await file("in/.assessment", "a file");
    expect(await find("in")).toEqual({ found: ["乙/二"], told: ["note in/.丙 folder-hidden", "note in/.链 folder-hidden", "note in/乙/.丁 folder-hidden"] });
    await assessments("only/.甲");
    expect(await find("only")).toEqual({ found: undefined, told: ["note only/.甲 folder-hidden", "error only file-missing"] });
  });

  it("is a folder whose assessment.yaml is a folder: it cannot be scored, and is said to be there", async () => {
    await assessments("in/甲", "in/上/assessment.yaml/下");
    await mkdir(at("in/乙/assessment.yaml"), { recursive: true });
    await mkdir(at("in/丙/assessment.yaml"), { recursive: true });
    await file("in/丙/units.yaml");
    expect(await find("in")).toEqual({ found: ["上/assessment.yaml/下", "丙 assessment-missing", "乙 assessment-missing", "甲"], told: [] });
  });

  it("is a folder with a list of units and no assessment.yaml too: it cannot be scored, and is said to be there", async () => {
    await assessments("in/甲");
    await file("in/乙/units.yaml");
    // a list for all of them, above, is no assessment
    await file("in/units.yaml");
    expect(await find("in")).toEqual({ found: ["乙 assessment-missing", "甲"], told: [] });
  });

  it("is what cannot be looked into", async () => {
    await assessments("in/甲");
    await symlink(at("in/没有"), at("in/断链"));
    expect(await find("in")).toEqual({ found: ["断链 file-unreadable", "甲"], told: [] });
  });

  it("is an assessment whose assessment.yaml is a broken link: reading it says so", async () => {
    await mkdir(at("in/甲"), { recursive: true });
    await symlink(at("没有"), at("in/甲/assessment.yaml"));
    expect(await find("in")).toEqual({ found: ["甲"], told: [] });
  });
});

describe("links", () => {
  it("to assessment folders are followed, wherever they lead", async () => {
    await assessments("in/甲", "elsewhere/乙", "elsewhere/丙/三");
    await symlink(at("elsewhere/乙"), at("in/乙"));
    await symlink(at("elsewhere/丙"), at("in/丙"));
    expect(await find("in")).toEqual({ found: ["丙/三", "乙", "甲"], told: [] });
  });

  it("lead to each folder once, and its own name goes before a link's", async () => {
    await assessments("in/甲", "in/乙/二");
    await symlink(at("in/甲"), at("in/乙/也是甲"));
    expect(await find("in")).toEqual({ found: ["乙/二", "甲"], told: ["note in/乙/也是甲 folder-twice"] });
  });

  it("go round in no circle and not past what was named", async () => {
    await assessments("in/甲/一", "别处/二");
    await symlink(at("in/甲"), at("in/甲/自己"));
    await symlink(at("in"), at("in/甲/上面"));
    await symlink(home, at("in/甲/更上面"));
    expect(await find("in")).toEqual({ found: ["甲/一"], told: ["note in/甲/上面 folder-twice", "note in/甲/更上面 folder-twice", "note in/甲/自己 folder-twice"] });
  });
});

describe("what a person named", () => {
  it("twice, in whatever words, is refused with its place", async () => {
    await assessments("in/甲", "in/乙");
    await symlink(at("in/甲"), at("别名"));
    await file("list.txt", "in/甲\nin/乙\nin/./甲\n别名\n");
    expect(await find("list.txt")).toEqual({ found: undefined, told: ["error list.txt:3 folder-twice", "error list.txt:4 folder-twice"] });
    expect(await find("in", "in/甲")).toEqual({ found: undefined, told: ["error in/甲 folder-twice"] });
    expect(await find("in/甲", "in")).toEqual({ found: undefined, told: ["error in/甲 folder-twice"] });
  });

  it("inside one another is refused, the inner first or last", async () => {
    await assessments("in/甲", "in/甲/一");
    await file("inner-first.txt", "in/甲/一\nin/甲\n");
    await file("inner-last.txt", "in/甲\nin/甲/一\n");
    expect(await find("inner-first.txt")).toEqual({ found: undefined, told: ["error inner-first.txt:1 assessment-nested"] });
    expect(await find("inner-last.txt")).toEqual({ found: undefined, told: ["error inner-last.txt:2 assessment-nested"] });
  });

  it("inside one another by way of a link is refused too", async () => {
    await assessments("in/甲", "in/甲/一");
    await symlink(at("in/甲/一"), at("in/乙"));
    expect(await find("in")).toEqual({ found: undefined, told: ["error in/乙 assessment-nested"] });
  });

  it("under names that the output could not keep apart is refused", async () => {
    await assessments("a/甲", "b/甲/一");
    expect(await find("a/甲", "b/甲")).toEqual({ found: undefined, told: ["error b/甲/一 name-clash"] });
    await assessments("c/甲");
    await file("list.txt", `${at("a/甲")}\n${at("c/甲")}\n`);
    expect(await find("list.txt")).toEqual({ found: undefined, told: ["error list.txt:2 name-clash"] });
  });

  it("in a list of an old editor is read in its encoding", async () => {
    await assessments("in/甲县");
    await file("gbk.txt", encodeGbk("# 名单\r\nin/甲县\r\n"));
    await file("utf16.txt", Buffer.from("\ufeffin/甲县\r\n", "utf16le"));
    expect([await find("gbk.txt"), await find("utf16.txt")]).toEqual([{ found: ["in/甲县"], told: [] }, { found: ["in/甲县"], told: [] }]);
  });
});

describe("clashesOf", () => {
  it("finds paths that are one another or lie below one another", () => {
    expect(clashesOf(["a/b", "a", "ab", "a/b/c", "d", "d"])).toEqual([{ outer: "d", inner: "d" }, { outer: "a", inner: "a/b" }, { outer: "a", inner: "a/b/c" }]);
  });
});
