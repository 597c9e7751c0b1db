import { describe, expect, it } from "vitest";
import { readEdition } from "../../src/io/read-edition.ts";
import { loadAssessment } from "../../src/load-assessment.ts";
import { loadEdition } from "../../src/load-edition.ts";
import { ASSESSMENT, rawFile, UNITS } from "./record-types.ts";

const edition = loadEdition(await readEdition("indicators/2017")).value;
const HEADER = "编号,单位,监督员编号,评议组,指标编号,评议等级,评议日期,是否回避,回避理由,是否废票";
const VETOES = "编号,单位,情形,所涉指标编号,认定机关,认定文号,认定日期";

async function told(file: string, content: string) {
  const sources = { "assessment.yaml": ASSESSMENT, "units.yaml": UNITS, [file]: content };
  if (edition === undefined) throw new Error("the edition does not load");
  const { value, problems } = await loadAssessment({ files: Object.entries(sources).map(([path, own]) => rawFile(path, own)), edition, begin: () => ({ take: () => undefined }) });
  return { value, problems: problems.filter((problem) => problem.code === "indicator-unlisted") };
}

const vote = (id: string, indicator: string): string => `${id},临川镇,01,第一组,${indicator},优,2017-12-20,否,无,否`;

describe("a record of an indicator that the edition has not", () => {
  it("is told with its place, and the assessment is scored", async () => {
    const { value, problems } = await told("监督员评议.csv", `${HEADER}\n${vote("1", "F2")}\n${vote("2", "F9")}\n`);
    expect(value).toBeDefined();
    expect(problems.map(({ severity, position, message }) => [severity, position.file, position.line, position.column, message.zh])).toEqual([
      ["warning", "监督员评议.csv", 3, 1, "“指标编号”一栏：方案没有指标“F9”，这条记录不影响任何指标的得分"],
    ]);
    expect(problems[0]?.hint.zh).toMatch(/^可以写：F1、F2/);
  });

  it("is asked about where an id is near", async () => {
    expect((await told("监督员评议.csv", `${HEADER}\n${vote("1", "F02")}\n`)).problems[0]?.hint.zh).toBe("是否想写“F2”？");
  });

  it("is not one that names no indicator", async () => {
    expect((await told("否决情形认定.csv", `${VETOES}\n1,临川镇,公开信息泄露国家秘密,无,市国家保密局,无,2017-10-12\n`)).problems).toEqual([]);
    expect((await told("否决情形认定.csv", `${VETOES}\n1,临川镇,佐证材料弄虚作假,Z1,市政府办公室,无,2017-12-22\n`)).problems).toHaveLength(1);
  });

  it("is told in its place, though it is kept till the end because its id comes twice", async () => {
    const veto = (id: string, indicator: string): string => `${id},临川镇,佐证材料弄虚作假,${indicator},市政府办公室,无,2017-12-22`;
    const { problems } = await told("否决情形认定.csv", `${[VETOES, veto("1", "Z1"), veto("2", "Z2"), veto("1", "Z1")].join("\n")}\n`);
    expect(problems.map(({ position }) => position.line)).toEqual([2, 3]);
  });
});
