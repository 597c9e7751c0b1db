import { describe, expect, it } from "vitest";
import type { ConsistencyResult } from "../../src/model/consistency.ts";
import type { Problem } from "../../src/model/problem.ts";
import { rational } from "../../src/model/rational.ts";
import { text } from "../../src/model/text.ts";
import { consistencyLines, consistencyList } from "../../src/sheets/consistency-list.ts";
import { plainTerminal } from "../../src/sheets/palette.ts";
import { problemLine, problemLines, problemList } from "../../src/sheets/problem-list.ts";

const problem = (severity: Problem["severity"], zh: string, cell?: string): Problem => ({
  code: "record-set-aside", severity, position: { file: "申请.csv", line: 12, column: 4, ...(cell === undefined ? {} : { cell }) }, message: text(zh, "a day that does not exist"), hint: text("请核对登记簿", "check the register"),
});

describe("problemList", () => {
  it("writes place, code, what was found and what to do on one line", () => {
    expect(problemLine(problem("set-aside", "“2017-02-30”不是日历上的日子。", "收件日期"), "zh")).toBe("申请.csv:12:4 [record-set-aside] “收件日期”列：“2017-02-30”不是日历上的日子。建议：请核对登记簿");
    expect(problemLine(problem("set-aside", ""), "en")).toBe("申请.csv:12:4 [record-set-aside] a day that does not exist. To do: check the register");
  });

  it("names only the file where a problem is about the whole of it", () => {
    expect(problemLine({ ...problem("error", "缺少文件"), position: { file: "units.yaml", line: 0, column: 0 } }, "zh")).toMatch(/^units\.yaml \[/u);
  });

  it("groups by what they mean, worst first, and counts", () => {
    const list = problemList([problem("note", "甲"), problem("error", "乙"), problem("set-aside", "丙"), problem("error", "丁")], "zh", plainTerminal);
    expect(list.indexOf("错误 (2)")).toBeLessThan(list.indexOf("搁置 (1)"));
    expect(list.indexOf("搁置 (1)")).toBeLessThan(list.indexOf("提示 (1)"));
    expect(list).toContain("共 错误 2 条、搁置 1 条、提示 1 条。");
    expect(problemList([], "zh", plainTerminal)).toBe("未发现问题。\n");
  });

  it("lets no control code through", () => {
    expect(problemLine(problem("error", "甲\u001B[2J\u202E乙"), "zh")).toContain("甲〔U+001B〕[2J〔U+202E〕乙");
  });

  it("writes one JSON object a line", () => {
    const lines = problemLines([problem("error", "甲", "列"), problem("note", "乙")]).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ severity: "error", file: "申请.csv", line: 12, column: 4, cell: "列" }, { severity: "note" }]);
  });
});

describe("consistencyList", () => {
  const result = (state: ConsistencyResult["state"], id: string): ConsistencyResult =>
    ({ relation: id, title: text("申请件数合计", "requests in all"), kind: "sum_equals", unit: "900101", state, arithmetic: "77 + 49 = 126 ≠ 128", difference: rational(-2n), causes: [text("漏计一个渠道", "a channel left out")], figures: [] }) as unknown as ConsistencyResult;

  it("prints the classes apart with arithmetic, difference and causes", () => {
    const list = consistencyList([result("holds", "r0"), result("remark", "r3"), result("broken", "r1"), result("tolerated", "r2"), result("not-assessable", "r4")], "zh", plainTerminal);
    const order = ["不符 (1)", "r1", "可容忍 (1)", "r2", "提示 (1)", "r3", "无法核验 (1)", "r4"].map((words) => list.indexOf(words));
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(list).toContain("77 + 49 = 126 ≠ 128；差额：-2");
    expect(list).toContain("可能原因：漏计一个渠道");
    expect(list).toContain("勾稽关系共核验 5 项，相符 1 项。");
    expect(list).not.toContain("r0");
  });

  it("writes exact numbers for programs", () => {
    expect(JSON.parse(consistencyLines([result("broken", "r1")]))).toMatchObject({ relation: "r1", difference: "-2" });
  });
});
