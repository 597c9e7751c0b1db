/** Our own editions, with one thing changed behind the back of a relation. */
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkEdition } from "../../src/check-edition.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";

const root = resolve(import.meta.dirname, "../../indicators");
const edition2018 = await readEdition(join(root, "2018"));
const edition2019 = await readEdition(join(root, "2019"));

function withText(sources: EditionSources, file: string, from: string, to: string): EditionSources {
  let met = 0;
  const chain = sources.chain.map((folder, index) =>
    index < sources.chain.length - 1 ? folder : { ...folder, files: folder.files.map((one) => {
      if (!one.path.endsWith(file)) return one;
      met += 1;
      expect(one.text).toContain(from);
      return { ...one, text: one.text.replaceAll(from, to) };
    }) });
  expect(met).toBe(1);
  return { ...sources, chain };
}

const told = (sources: EditionSources): readonly string[] => checkEdition(sources).problems.map(({ code, position, message }) => `${position.file.split("/").slice(-2).join("/")}:${String(position.line)} ${code} ${message.zh}`);

describe("a relation that says that nothing changed", () => {
  it.each([["2018", edition2018], ["2019", edition2019]])("is true throughout %s", (_, sources) => {
    expect(told(sources)).toEqual([]);
  });

  it("is told where a number moved", () => {
    expect(told(withText(edition2018, "A1-leadership.yaml", "no_meeting: { value: 0.5", "no_meeting: { value: 0.4"))).toEqual(["2018/scheme.yaml:91 relation-content “A1”写的是只改了分值，但细则、数字或者计分办法与 2017 年度版不同"]);
  });

  it("is told where the kind should be heavier, with the relation's place", () => {
    expect(told(withText(edition2018, "scheme.yaml", "indicator: G1, kind: rule-changed", "indicator: G1, kind: same"))).toEqual(["2018/scheme.yaml:107 relation-content “G1”写的是没有变，但细则、数字或者计分办法与 2017 年度版不同"]);
    expect(checkEdition(withText(edition2018, "scheme.yaml", "indicator: G1, kind: rule-changed", "indicator: G1, kind: same")).value).toBeUndefined();
  });

  it("holds where only the source is another, or the wording", () => {
    expect(told(withText(edition2019, "B2-timeliness.yaml", "第二十六条", "第二十六条第一款"))).toEqual([]);
  });

  it("holds where the points in the rules moved with the full points", () => {
    const scaled = ["missing: { value: 1,", "unreported: { value: 0.5,", "no_meeting: { value: 0.5,"].reduce((sources, from) => withText(sources, "A1-leadership.yaml", from, from.replace("1,", "0.75,").replace("0.5,", "0.375,")), edition2018);
    expect(told(scaled).filter((line) => line.includes("relation-content"))).toEqual([]);
  });
});
