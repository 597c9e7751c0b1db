/** Folders are made level by level, by several at once, and a refusal ends. */
import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeBatchPlace } from "../../src/io/batch-place.ts";
import { makeFolders } from "../../src/io/make-folders.ts";
import { writeFolder, writeWhole } from "../../src/io/write-folder.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "make-"));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});
const isFolder = async (path: string): Promise<boolean> => (await stat(path)).isDirectory();

describe("folders", () => {
  it("are made with all above them, once or again", async () => {
    const deep = join(home, "省/市/县");
    await makeFolders(deep);
    await makeFolders(deep);
    expect(await isFolder(deep)).toBe(true);
  });

  it("are made by several at once", async () => {
    const deep = join(home, ...Array.from({ length: 30 }, (_, level) => `层${String(level)}`));
    await Promise.all(Array.from({ length: 40 }, () => makeFolders(deep)));
    expect(await isFolder(deep)).toBe(true);
  });

  it("are made below a link to a folder", async () => {
    await symlink(home, join(home, "link"));
    await makeFolders(join(home, "link/a/b"));
    expect(await isFolder(join(home, "a/b"))).toBe(true);
  });

  it.each([["in its place", "file", "EEXIST"], ["above it", "file/a/b", "EEXIST"], ["that is a broken link", "broken/a", "EEXIST"]])("are not made where there is a file %s", async (_, path, code) => {
    await writeFile(join(home, "file"), "somebody's");
    await symlink(join(home, "nowhere"), join(home, "broken"));
    await expect(makeFolders(join(home, path))).rejects.toMatchObject({ code, syscall: "mkdir" });
  });
});

describe.skipIf(process.platform !== "linux")("where the system says that a name is missing in a folder that is there", () => {
  const place = "/proc/kaoping-none/deeper";

  it.each([
    ["a folder", () => writeFolder(place, [{ path: "result.json", content: "{}" }])],
    ["a file", () => writeWhole(`${place}/one.json`, "{}")],
    ["the place of a batch", () => takeBatchPlace(place, "{}")],
  ])("%s is told to be unwritable", async (_, write) => {
    const { value, problems } = await write();
    expect([value, problems.map(({ code }) => code)]).toEqual([undefined, ["output-unwritable"]]);
  }, 10_000);
});
