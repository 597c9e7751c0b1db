import { describe, expect, it } from "vitest";
import { nearestWord } from "../../src/document/nearest-word.ts";
import { checkShape, compileShape } from "../../src/document/shape.ts";
import { parseYaml, type YamlDocument } from "../../src/document/yaml-document.ts";

const parsed = (yaml: string): YamlDocument => {
  const { value, problems } = parseYaml({ path: "a.yaml", text: yaml });
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error("no document");
  return value;
};
const firstCode = (yaml: string): string | undefined => parseYaml({ path: "a.yaml", text: yaml }).problems[0]?.code;

describe("parseYaml", () => {
  it("knows where a value and its key were written", () => {
    const document = parsed("a: 1\nb:\n  - x: 2.50\n");
    expect(document.positionOf(["b", 0, "x"])).toEqual({ file: "a.yaml", line: 3, column: 8 });
    expect(document.positionOf(["b", 0, "x"], "key")).toEqual({ file: "a.yaml", line: 3, column: 5 });
    expect(document.positionOf(["b", 7, "y"])).toEqual({ file: "a.yaml", line: 3, column: 3 });
  });

  it("gives a scalar as written", () => {
    expect(parsed("points: 1.10\n").sourceOf(["points"])).toBe("1.10");
  });

  it("leaves dates and Chinese or English no as text", () => {
    expect(parsed("a: 2017-09-30\nb: no\nc: 否\n").value).toEqual({ a: "2017-09-30", b: "no", c: "否" });
  });

  it.each([
    ["a: 1\na: 2\n", "yaml-duplicate-key"],
    ["a: [1, 2\nb: 3\n", "yaml-syntax"],
    ["编号：1\n标题：二\n", "yaml-full-width-colon"],
    ["编号: 1\n标题：二\n数: 3\n", "yaml-full-width-colon"],
    ["rules:\n  - id: a\n    wording：二\n    deduct: 3\n", "yaml-full-width-colon"],
    ["a: 1\n---\nb: 2\n", "yaml-syntax"],
    ["name: *Zhang\n", "yaml-syntax"],
    [`a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n`, "yaml-aliases"],
  ])("names the fault in %j", (yaml, code) => {
    expect(firstCode(yaml)).toBe(code);
  });

  it("leaves a full-width colon in text alone, and blames it only where it is at fault", () => {
    expect(parsed("a: 说明：甲\nb:\n  - 附件：一\n").value).toEqual({ a: "说明：甲", b: ["附件：一"] });
    expect(firstCode("a: 说明：甲\nb: [1\nc: 2\n")).toBe("yaml-syntax");
  });

  it("never shows what an alias is called, which may be somebody's name", () => {
    expect(JSON.stringify(parseYaml({ path: "a.yaml", text: "name: *Zhang\n" }))).not.toContain("Zhang");
  });

  it("survives very deep nesting", () => {
    expect(parseYaml({ path: "a.yaml", text: "[".repeat(20_000) }).problems.length).toBeGreaterThan(0);
  });
});

describe("checkShape", () => {
  const shape = compileShape({
    type: "object",
    additionalProperties: false,
    required: ["title"],
    properties: { title: { type: "string" }, points: { type: "number" } },
  });

  it("names an unknown key, its place and the nearest known word", () => {
    const [problem] = checkShape(shape, parsed("title: x\npionts: 3\n"));
    expect(problem?.code).toBe("unknown-key");
    expect(problem?.position).toMatchObject({ line: 2, column: 1 });
    expect(problem?.hint.zh).toContain("points");
  });

  it("reports every fault, one message each", () => {
    const problems = checkShape(shape, parsed("points: 3分\nother: 1\n"));
    expect(problems.map((problem) => problem.code).toSorted()).toEqual(["missing-key", "unknown-key", "wrong-value"]);
    expect(problems.find((problem) => problem.code === "wrong-value")?.message.zh).toContain("3分");
  });
});

describe("nearestWord", () => {
  it("guesses a misspelt word and no unrelated one", () => {
    expect(nearestWord("reachdOn", ["reachedOn", "postedOn"])).toBe("reachedOn");
    expect(nearestWord("收件日", ["收件日期", "答复日期"])).toBe("收件日期");
    expect(nearestWord("zzz", ["reachedOn"])).toBeUndefined();
  });
});
