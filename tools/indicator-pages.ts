/**
 * The pages of docs/indicators: an index an edition, and a page for each indicator, bonus, penalty and veto that lies in
 * the edition's own folder. What it inherits has its page where it was written.
 */
import type { Scheme } from "../src/model/scheme.ts";
import { indexPage } from "./indicator-pages/index-page.ts";
import { folderOf } from "./indicator-pages/links.ts";
import { adjustmentPage, indicatorPage, pageName } from "./indicator-pages/page.ts";

/** Paths in docs/indicators and their texts, of all editions, the oldest first. */
export function pagesOfEditions(schemes: readonly Scheme[]): ReadonlyMap<string, string> {
  return new Map(schemes.flatMap((scheme) => [...indicatorPages(scheme, schemes)]));
}

/** Those of one edition among all. */
export function indicatorPages(scheme: Scheme, schemes: readonly Scheme[]): ReadonlyMap<string, string> {
  const isOwn = ({ origin }: { readonly origin: string }): boolean => origin === scheme.id;
  const folder = folderOf(scheme.id, schemes);
  const own = new Map([
    ["README.md", indexPage(scheme, schemes)],
    ...scheme.indicators.filter(isOwn).map((one) => [pageName(one), indicatorPage(one, scheme, folder)] as const),
    ...scheme.bonuses.filter(isOwn).map((one) => [pageName(one), adjustmentPage(one, "加分", scheme, folder)] as const),
    ...scheme.penalties.filter(isOwn).map((one) => [pageName(one), adjustmentPage(one, "倒扣", scheme, folder)] as const),
    ...scheme.vetoes.filter(isOwn).map((one) => [pageName(one), adjustmentPage(one, "一票否决", scheme, folder)] as const),
  ]);
  return new Map([...own].map(([name, page]) => [`${folder}${name}`, page]));
}
