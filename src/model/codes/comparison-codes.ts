import { text } from "../text.ts";

/** Codes about comparing years. */
export const comparisonCodes = {
  "result-twice": text("同一个结果给了两次", "the same result is given twice"),
  "results-too-few": text("可对比的结果不足两个", "fewer than two results to compare"),
  "results-reordered": text("结果没有按年份先后给出", "results are not given in the order of years"),
  "evidence-changed": text("佐证材料与结果所依据的不一致", "evidence is not what the result was made from"),
  "edition-unmatched": text("年度版与任何一个结果都对不上", "an edition belongs to none of the results"),
  "result-not-reproduced": text("重新计分得不到原来的结果", "scoring again does not give the result"),
  "comparison-version": text("结果由另一版程序写出", "a result was written by another version"),
  "comparison-place": text("地区不同", "results of different places"),
  "comparison-restated": text("给的是换版重算的结果，不是某年公布的结果", "a result that is itself a restatement"),
  "comparison-codes-swapped": text("编码可能换了单位", "a code may be another unit's now"),
  "comparison-likely-return": text("新参评的单位与不再参评的单位同名", "a new unit has the name of one that went"),
  "comparison-predecessor": text("写的原编码哪一年都没有", "a code before that no year has"),
  "comparison-open": text("有总分待定", "a total is open"),
  "comparison-unrelated": text("两个年度版没有沿用关系", "two editions are not related"),
  "comparison-undeclared": text("指标没有写明关系", "an indicator has no declared relation"),
  "comparison-points-lost": text("指标对应关系漏了分值", "a crosswalk that loses points"),
  "comparison-unit": text("单位只在一年参评", "a unit is assessed in one year only"),
  "comparison-not-restated": text("没有按另一年度的规则重算", "not scored under the other year's rules"),
} as const;
