import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderSize } from "../../src/io/folder-size.ts";

it("adds up the wanted files of a folder at every depth, and takes what is not there for nothing", async () => {
  const home = await mkdtemp(join(tmpdir(), "folder-size-"));
  try {
    await mkdir(join(home, "a/b"), { recursive: true });
    await writeFile(join(home, "x.csv"), "12345");
    await writeFile(join(home, "a/b/y.csv"), "123");
    await writeFile(join(home, "a/scan.jpg"), "1234567890");
    await symlink(join(home, "nowhere"), join(home, "broken"));
    expect(await folderSize(home, (name) => name.endsWith(".csv"))).toBe(8);
    expect(await folderSize(join(home, "none"), () => true)).toBe(0);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
