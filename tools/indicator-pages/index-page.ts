/** docs/indicators/README.md: the whole scheme on one page, an area a table. */
import { formatExact } from "../../src/model/rational.ts";
import type { Adjustment, Scheme } from "../../src/model/scheme.ts";
import { bullets, table } from "./markdown.ts";
import { GENERATED, pageName } from "./page.ts";

export function indexPage(scheme: Scheme): string {
  const { provenance } = scheme;
  return `${[
    GENERATED,
    `# ${scheme.title.zh}`,
    `${String(scheme.areas.length)} 个方面，${String(scheme.indicators.length)} 个指标，满分 ${formatExact(scheme.total)} 分。每个指标一页：考什么、为什么、依据、数字、材料、细则、算例。`,
    ...(provenance.kind === "reconstruction" ? ["**这是重建本，不是印发件。** 哪些有据可查、哪些是自拟，见页末。"] : []),
    ...areaSections(scheme),
    ...adjustmentSections(scheme),
    `## 等次\n\n${table(["等次", "总分"], scheme.grades.map(({ title, from, below }) => [title.zh, below === undefined ? `${formatExact(from)} 分以上` : `${formatExact(from)} 分以上、不满 ${formatExact(below)} 分`]))}`,
    `## 有据可查的\n\n${bullets(provenance.known.map(({ zh }) => zh))}`,
    `## 本方案自拟的\n\n${bullets(provenance.ours.map(({ zh }) => zh))}`,
  ].join("\n\n")}\n`;
}

function areaSections(scheme: Scheme): readonly string[] {
  return scheme.areas.map((area) => {
    const indicators = scheme.indicators.filter((indicator) => indicator.area === area.id);
    const rows = indicators.map((indicator) => [indicator.id, `[${indicator.title.zh}](${pageName(indicator)})`, formatExact(indicator.points), indicator.question]);
    return `## ${area.id} ${area.title.zh}（${formatExact(area.points)} 分）\n\n${table(["编号", "指标", "分值", "考核内容"], rows)}`;
  });
}

function adjustmentSections(scheme: Scheme): readonly string[] {
  const cap = scheme.policies.bonusCap;
  const sections: readonly (readonly [title: string, items: readonly Adjustment[]])[] = [
    [`加分${cap === undefined ? "" : `（合计不超过 ${formatExact(cap)} 分）`}`, scheme.bonuses],
    ["倒扣", scheme.penalties],
    ["一票否决", scheme.vetoes],
  ];
  return sections
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => {
      const rows = items.map((item) => [item.id, `[${item.title.zh}](${pageName(item)})`, item.rules.map(({ wording }) => wording).join("<br>")]);
      return `## ${title}\n\n${table(["编号", "事项", "细则"], rows)}`;
    });
}
