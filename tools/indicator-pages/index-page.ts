/** The README of an edition in docs/indicators: the whole scheme on one page, an area a table. */
import { formatExact } from "../../src/model/rational.ts";
import type { Adjustment, Scheme } from "../../src/model/scheme.ts";
import { bullets, table } from "./markdown.ts";
import { indexOf, linkTo } from "./links.ts";
import { GENERATED } from "./page.ts";

export function indexPage(scheme: Scheme, schemes: readonly Scheme[]): string {
  const { provenance } = scheme;
  return `${[
    GENERATED,
    `# ${scheme.title.zh}`,
    `${String(scheme.areas.length)} 个方面，${String(scheme.indicators.length)} 个指标，满分 ${formatExact(scheme.total)} 分。每个指标一页：考什么、为什么、依据、数字、材料、细则、算例。`,
    ...profileLines(scheme),
    ...editionLines(scheme, schemes),
    ...(provenance.kind === "reconstruction" ? ["**这是重建本，不是印发件。** 哪些有据可查、哪些是自拟，见页末。"] : []),
    ...areaSections(scheme, schemes),
    ...adjustmentSections(scheme, schemes),
    `## 等次\n\n${table(["等次", "总分"], scheme.grades.map(({ title, from, below }) => [title.zh, below === undefined ? `${formatExact(from)} 分以上` : `${formatExact(from)} 分以上、不满 ${formatExact(below)} 分`]))}`,
    `## 有据可查的\n\n${bullets(provenance.known.map(({ zh }) => zh))}`,
    `## 本方案自拟的\n\n${bullets(provenance.ours.map(({ zh }) => zh))}`,
  ].join("\n\n")}\n`;
}

/** How many bind whom, where not all bind everyone. */
function profileLines({ profiles, indicators }: Scheme): readonly string[] {
  if (profiles.every((profile) => profile.indicators.length === indicators.length)) return [];
  const lines = profiles.map(({ title, indicators: own }) => {
    const left = indicators.filter(({ id }) => !own.includes(id)).map(({ id }) => id);
    return `${title.zh}：${String(own.length)} 个指标${left.length === 0 ? "" : `，不考 ${left.join("、")}`}`;
  });
  return [bullets(lines)];
}

function editionLines(scheme: Scheme, schemes: readonly Scheme[]): readonly string[] {
  const others = schemes.filter(({ id }) => id !== scheme.id).map(({ id }) => `[${id}](${indexOf(id, scheme.id, schemes)})`);
  const older = scheme.lineage.at(-2);
  const changed = older === undefined ? "" : ` 与上一年度版有什么不同：\`npx kaoping diff indicators/${older.id} indicators/${scheme.id}\`。`;
  return others.length === 0 ? [] : [`其他年度版：${others.join("、")}。${changed}`];
}

function originWords({ origin }: { readonly origin: string }, scheme: Scheme): string {
  return origin === scheme.id ? "" : `（沿用 ${origin}）`;
}

function areaSections(scheme: Scheme, schemes: readonly Scheme[]): readonly string[] {
  return scheme.areas.map((area) => {
    const indicators = scheme.indicators.filter((indicator) => indicator.area === area.id);
    const rows = indicators.map((indicator) => [indicator.id, `[${indicator.title.zh}](${linkTo(indicator, scheme.id, schemes)})${originWords(indicator, scheme)}`, formatExact(indicator.points), indicator.question]);
    return `## ${area.id} ${area.title.zh}（${formatExact(area.points)} 分）\n\n${table(["编号", "指标", "分值", "考核内容"], rows)}`;
  });
}

function adjustmentSections(scheme: Scheme, schemes: readonly Scheme[]): readonly string[] {
  const cap = scheme.policies.bonusCap;
  const sections: readonly (readonly [title: string, items: readonly Adjustment[]])[] = [
    [`加分${cap === undefined ? "" : `（合计不超过 ${formatExact(cap)} 分）`}`, scheme.bonuses],
    ["倒扣", scheme.penalties],
    ["一票否决", scheme.vetoes],
  ];
  return sections
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => {
      const rows = items.map((item) => [item.id, `[${item.title.zh}](${linkTo(item, scheme.id, schemes)})${originWords(item, scheme)}`, item.rules.map(({ wording }) => wording).join("<br>")]);
      return `## ${title}\n\n${table(["编号", "事项", "细则"], rows)}`;
    });
}
