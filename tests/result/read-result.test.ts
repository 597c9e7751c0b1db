import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readResult } from "../../src/read-result.ts";

const root = new URL("../../", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("docs/result.schema.json", root), "utf8")) as Readonly<Record<string, unknown>>;
const whole = readFileSync(new URL("samples/expected/2017-faulty/result.json", root), "utf8");
const read = (text: string): ReturnType<typeof readResult> => readResult({ path: "result.json", text }, schema);

/** Code and place of the one problem. */
function fault(text: string): string {
  const { value, problems } = read(text);
  expect(value).toBeUndefined();
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  return `${String(problem?.position.line)}:${String(problem?.position.column)} ${String(problem?.code)} ${problem?.message.zh ?? ""}`;
}

describe("reading a result", () => {
  it("takes what score wrote, with the mark of an editor before it, and with keys of a later version", () => {
    expect(read(whole).problems).toEqual([]);
    expect(read(`\uFEFF${whole}`).value?.units).toHaveLength(19);
    expect(read(whole.replace(/^\{/, '{ "later": 1,')).value?.format).toBe("kaoping/result@1");
  });

  it("says where a file is cut off, wherever that is", () => {
    const length = whole.length;
    for (const part of [0.1, 0.3, 0.5, 0.77, 0.999]) {
      const cut = whole.slice(0, Math.floor(length * part)).replace(/[}\s]+$/, "");
      const lines = cut.split("\n");
      expect(fault(cut)).toBe(`${String(lines.length)}:${String((lines.at(-1) ?? "").length + 1)} json-syntax JSON 到这里就断了，文件不完整`);
    }
  });

  it.each([
    ["", "0:0 file-empty 文件是空的"],
    ["单位,总分\n甲镇,90", "1:1 json-syntax 从这里起不是 JSON"],
    ['{"a": 1,\n "b": tru }', "2:7 json-syntax 从这里起不是 JSON"],
    ["null", "0:0 result-foreign 这不是本程序能读的结果：format 应为 kaoping/result@1，文件里没有"],
    ["[]", "0:0 result-foreign 这不是本程序能读的结果：format 应为 kaoping/result@1，文件里没有"],
    ['{\n  "format": "kaoping/result@9" }', "2:13 result-foreign 这不是本程序能读的结果：format 应为 kaoping/result@1，实际为“kaoping/result@9”"],
    ['{ "format": "kaoping/result@1" }', "1:1 result-damaged 结果的结构不完整：文件缺少“generator”"],
    ['{ "format": "kaoping/result@1", "__proto__": 1 }', "1:1 result-damaged 结果的结构不完整：文件缺少“generator”"],
  ])("%j", (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it("names the key that somebody changed, at its place", () => {
    const line = whole.slice(0, whole.indexOf('"grade": ')).split("\n").length;
    expect(fault(whole.replace('"grade": "', '"grade": 5, "other": "'))).toMatch(new RegExp(`^${String(line)}:\\d+ result-damaged 结果的结构有误：“units\\.0\\.grade”`));
    expect(fault(whole.replace('"schemeFull"', '"fullOfScheme"'))).toContain("“units.0.areas.0.indicators.0”缺少“schemeFull”");
  });

  it("tells another version of the program from another program", () => {
    expect(read('{"format":"kaoping/result@2"}').problems[0]?.hint.zh).toContain("另一版本");
    expect(read('{"format":"other"}').problems[0]?.hint.zh).not.toContain("另一版本");
  });
});
