import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEdition } from "../../src/io/read-edition.ts";

let root: string;

const write = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
};
const dir = (name: string): string => relative(process.cwd(), join(root, name));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "kaoping-"));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe("readEdition", () => {
  it("reads the chain oldest first, with the record types and law beside it, in paths as typed", async () => {
    await write({ "2016/scheme.yaml": "id: a\n", "2017/scheme.yaml": "extends: ../2016\n", "2017/A-x/A1-y.yaml": "id: A1\n", "2017/notes.txt": "…", "records/r.yaml": "id: r\n", "law/l.yaml": "parameters: []\n" });
    const { chain, recordTypes, law, problems } = await readEdition(`${dir("2017")}/`);
    expect(problems).toEqual([]);
    expect(chain.map((folder) => folder.dir)).toEqual([dir("2016"), dir("2017")]);
    expect(chain[1]?.files.map((file) => file.path)).toEqual([`${dir("2017")}/A-x/A1-y.yaml`, `${dir("2017")}/scheme.yaml`]);
    expect(recordTypes).toEqual([{ path: `${dir("records")}/r.yaml`, text: "id: r\n" }]);
    expect(law.map((file) => file.path)).toEqual([`${dir("law")}/l.yaml`]);
  });

  it("leaves out a byte order mark", async () => {
    await write({ "2017/scheme.yaml": "\uFEFFid: a\n", "records/r.yaml": "", "law/l.yaml": "" });
    expect((await readEdition(dir("2017"))).chain[0]?.files[0]?.text).toBe("id: a\n");
  });

  it("names a missing folder once, and missing neighbours", async () => {
    const { chain, problems } = await readEdition(dir("2099"));
    expect(chain).toEqual([]);
    expect(problems.map((problem) => [problem.code, problem.position.file])).toEqual([
      ["file-missing", dir("2099")],
    ]);
  });

  it("finds a circle of extends, at the line that closes it", async () => {
    await write({ "2016/scheme.yaml": "id: a\nextends: ../2017\n", "2017/scheme.yaml": "extends: ../2016\n", "records/r.yaml": "", "law/l.yaml": "" });
    const { problems } = await readEdition(dir("2017"));
    expect(problems.map(({ code, position }) => [code, position])).toEqual([["extends-circle", { file: `${dir("2016")}/scheme.yaml`, line: 2, column: 10 }]]);
  });

  it("points at the extends that leads nowhere", async () => {
    await write({ "2017/scheme.yaml": "extends: ../2015\n", "records/r.yaml": "", "law/l.yaml": "" });
    const { problems } = await readEdition(dir("2017"));
    expect(problems.map(({ code, position }) => [code, position])).toEqual([["file-missing", { file: `${dir("2017")}/scheme.yaml`, line: 1, column: 10 }]]);
  });

  it("refuses what is not UTF-8", async () => {
    await write({ "2017/scheme.yaml": Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xc4, 0xe3), "records/r.yaml": "", "law/l.yaml": "" });
    const { problems } = await readEdition(dir("2017"));
    expect(problems.map(({ code, position }) => [code, position.file])).toEqual([["encoding-unknown", `${dir("2017")}/scheme.yaml`]]);
  });
});
