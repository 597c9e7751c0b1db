/** The pages of docs/indicators: a page an indicator, bonus, penalty and veto, and an index. */
import type { Scheme } from "../src/model/scheme.ts";
import { indexPage } from "./indicator-pages/index-page.ts";
import { adjustmentPage, indicatorPage, pageName } from "./indicator-pages/page.ts";

/** File names in docs/indicators and their texts. */
export function indicatorPages(scheme: Scheme): ReadonlyMap<string, string> {
  return new Map([
    ["README.md", indexPage(scheme)],
    ...scheme.indicators.map((one) => [pageName(one), indicatorPage(one, scheme)] as const),
    ...scheme.bonuses.map((one) => [pageName(one), adjustmentPage(one, "加分", scheme)] as const),
    ...scheme.penalties.map((one) => [pageName(one), adjustmentPage(one, "倒扣", scheme)] as const),
    ...scheme.vetoes.map((one) => [pageName(one), adjustmentPage(one, "一票否决", scheme)] as const),
  ]);
}
