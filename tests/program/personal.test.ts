/** Who asked for what is nobody's business: a personal field is read past, and nothing of it comes out anywhere. */
import { describe, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { outputFiles, resultJson } from "../../src/output-files.ts";
import { problemLines } from "../../src/sheets/problem-list.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { filesOf, scored } from "./scored.ts";
import { textOf } from "../support/outputs.ts";

const REGISTER = "依申请公开申请.csv";
const personal = ["申请人", "联系方式", "申请内容"];

/** The register with a word in each personal cell that stands nowhere else. */
function marked(files: readonly RawFile[]): { readonly files: readonly RawFile[]; readonly words: readonly string[] } {
  const words: string[] = [];
  const changed = files.map((file) => {
    if (file.path !== REGISTER) return file;
    const [head = [], ...rows] = parse(Buffer.from(file.bytes), { bom: true });
    const body = rows.map((row, line) =>
      row.map((cell, column) => {
        if (!personal.includes(head[column] ?? "")) return cell;
        const word = `隐私词${String(line)}〇${String(column)}`;
        words.push(word);
        return word;
      }),
    );
    return { path: file.path, bytes: Buffer.from(`\uFEFF${stringify([head, ...body], { record_delimiter: "windows" })}`) };
  });
  return { files: changed, words };
}

describe("personal fields", () => {
  it.each(["2017", "2017-faulty"])("of samples/%s occur in no output", async (sample) => {
    const { files, words } = marked(await filesOf(sample));
    expect(words.length).toBeGreaterThan(300);
    const assessed = await scored(files);
    const written = [...outputFiles(assessed, "zh"), ...outputFiles(assessed, "en"), { path: "stdout", content: [...resultJson(assessed)].join("") }];
    for (const { path, content } of written) expect(textOf(content).includes("隐私词"), path).toBe(false);
  });

  it("of a record that is set aside occur in no message", async () => {
    const { files } = marked(await filesOf("2017-faulty"));
    const { result, evidence } = await scored(files);
    expect(JSON.stringify(result.problems)).not.toContain("隐私词");
    expect(problemLines(evidence.setAside.flatMap((record) => record.faults ?? []))).not.toContain("隐私词");
    expect(JSON.stringify(evidence.repairs)).not.toContain("隐私词");
  });
});
