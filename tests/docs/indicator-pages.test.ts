import { describe, expect, it } from "vitest";
import { allSchemes, namesIn } from "../../tools/editions.ts";
import { indicatorPages, pagesOfEditions } from "../../tools/indicator-pages.ts";

const schemes = await allSchemes();
const pages = pagesOfEditions(schemes);

/** Out of date? `npm run docs` writes them anew. */
describe("docs/indicators", () => {
  it.each([...pages])("%s is up to date", async (name, page) => {
    await expect(page).toMatchFileSnapshot(`../../docs/indicators/${name}`);
  });

  it("has no page of an indicator that is gone", async () => {
    expect((await namesIn("docs/indicators")).filter((name) => !pages.has(name))).toEqual([]);
  });

  it("leaves no id of a fact, hidden rule or missing title in the words of a condition", () => {
    const lines = [...pages.values()].flatMap((page) => page.split("\n")).filter((line) => /^- \*\*(?:看什么|何时|成立的后果)/u.test(line));
    const known = new Set(schemes.flatMap((scheme) => scheme.indicators.flatMap(({ parts }) => parts.flatMap(({ rules }) => rules.map(({ id }) => id)))));
    const words = lines.flatMap((line) => line.match(/[A-Za-z][\w.#-]*[a-z][\w.#-]*/gu) ?? []);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
    expect(lines.join("\n")).not.toContain("undefined");
  });

  it.each(schemes)("prints every wording, number and worked example of the files of $id", (scheme) => {
    const own = indicatorPages(scheme, schemes);
    for (const one of [...scheme.indicators, ...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes]) {
      if (one.origin !== scheme.id) continue;
      const name = one.position.file.replace(/^.*\//u, "").replace(/\.yaml$/u, ".md");
      const page = own.get(name) ?? own.get(`${scheme.id}/${name}`) ?? "";
      const rules = "parts" in one ? one.parts.flatMap((part) => part.rules) : one.rules;
      for (const { wording } of rules) expect(page).toContain(`> ${wording}`);
      for (const { key } of one.numbers) expect(page).toContain(`\`${key}\``);
      for (const { name: example } of one.examples) expect(page).toContain(`| ${example} |`);
    }
  });
});
