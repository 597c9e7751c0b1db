/** Words that the pages of one edition and of two share. */
import type { RelationKind } from "../model/scheme.ts";
import { text, type Language, type Text } from "../model/text.ts";

export const relationWords: Readonly<Record<RelationKind, Text>> = {
  same: text("没有变", "Same"),
  reweighted: text("改了分值", "Reweighted"),
  "rule-changed": text("改了细则或数字", "Rules or numbers changed"),
  split: text("由一项拆出", "Split off"),
  merged: text("由几项并成", "Merged"),
  replaced: text("换了内容，不可比", "Replaced, not comparable"),
  new: text("新设", "New"),
  retired: text("退出", "Retired"),
};

export function pointsWord(points: string, language: Language): string {
  return language === "zh" ? `${points} 分` : `${points} points`;
}

export function editionWord({ id }: { readonly id: string }, language: Language): string {
  return language === "zh" ? `${id} 年度版` : `edition ${id}`;
}

export function listed(words: readonly string[], language: Language): string {
  return words.join(language === "zh" ? "、" : ", ");
}
