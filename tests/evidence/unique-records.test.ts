import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadScheme } from "../../src/scheme/load-scheme.ts";
import { CASES, law, overlaid, readTree, shown } from "../scheme/editions.ts";
import { readFiles } from "./record-types.ts";

/** Ids that count and ids that were set aside, of ballots `id,unit,rater,indicator,void`. */
function ballots(...rows: readonly string[]) {
  const { value, problems } = readFiles({ "ballot.csv": `编号,单位,监督员编号,指标编号,是否废票\n${rows.join("\n")}\n` });
  const kept = [...(value?.byUnit.values() ?? [])].flatMap((unit) => (unit.records.get("ballot") ?? []).map((record) => record.id));
  return { kept, aside: value?.setAside.map((record) => record.id), codes: problems.map((problem) => problem.code), problems };
}

describe("records that agree in what must differ", () => {
  it("are all set aside, each with the place of another", () => {
    const { kept, aside, problems } = ballots("1,临川镇,01,F2,否", "2,临川镇,02,F2,否", "3,临川镇,01,F2,否", "4,临川镇,01,F2,否");
    expect(kept).toEqual(["2"]);
    expect(aside).toEqual(["1", "3", "4"]);
    expect(problems.map((problem) => [problem.code, problem.severity, /ballot\.csv:\d+/.exec(problem.message.zh)?.[0]])).toEqual([
      ["record-repeated", "set-aside", "ballot.csv:4"],
      ["record-repeated", "set-aside", "ballot.csv:2"],
      ["record-repeated", "set-aside", "ballot.csv:2"],
    ]);
  });

  it("may be void, none or written in full-width letters and still agree", () => {
    expect(ballots("1,临川镇,01,F2,否", "2,临川镇,０１,F2,是").aside).toEqual(["1", "2"]);
    expect(ballots("1,临川镇,01,无,否", "2,临川镇,01,无,否").aside).toEqual(["1", "2"]);
  });

  it("are of one unit, and agree in every field", () => {
    expect(ballots("1,临川镇,01,F2,否", "2,东埔镇,01,F2,否", "3,临川镇,01,G2,否", "4,临川镇,02,F2,否").codes).toEqual([]);
  });

  it("agree with none where a field is unknown", () => {
    expect(ballots("1,临川镇,,F2,否", "2,临川镇,,F2,否").codes).toEqual([]);
  });

  it("count once where one id is written twice alike", () => {
    const { kept, codes } = ballots("1,临川镇,01,F2,否", "1,临川镇,01,F2,否");
    expect(kept).toEqual(["1"]);
    expect(codes).toEqual(["record-duplicate"]);
  });
});

describe("unique in a record type", () => {
  const load = async (file: string, line: string): Promise<readonly string[]> => {
    const base = await readTree(join(CASES, "base"));
    const changed = new Map([[file, `${base.get(file) ?? ""}${line}\n`]]);
    return loadScheme(overlaid(base, changed), law).problems.map((problem) => shown(problem).split("\n").slice(0, 2).join(""));
  };

  it("names fields of the type that can be compared", async () => {
    expect(await load("records/request.yaml", "unique: [caseNo, channel]")).toEqual([]);
    const [misspelt, personal, ...rest] = await load("records/request.yaml", "unique: [casNo, applicant]");
    expect(misspelt).toMatch(/^records\/request\.yaml:\d+:10 \[field-unknown\] {2}没有可以比较的字段“casNo”。是否想写“caseNo”？$/);
    expect(personal).toMatch(/\[field-unknown\] {2}没有可以比较的字段“applicant”。可用的有：/);
    expect(rest).toEqual([]);
  });

  it("is not for a type that stands inside another", async () => {
    expect((await load("records/step.yaml", "unique: [takenOn]")).join("")).toMatch(/\[field-form\] {2}列在其他记录之内的类型不能写 unique/);
  });
});
