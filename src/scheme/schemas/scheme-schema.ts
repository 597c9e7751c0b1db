/** Shape of scheme.yaml. An edition that extends another gives only what differs, so little is required here. */
import { choice, idValue, listOf, mapOf, mapOr, numberOrNone, numberValue, textValue, type JsonSchema } from "./common.ts";

const bilingual: JsonSchema = mapOf("中英文", { zh: textValue("中文"), en: textValue("英文") }, ["zh", "en"]);
const noneOr = (description: string, map: JsonSchema): JsonSchema => mapOr(description, map, { enum: ["none"] });
const titled = { title: textValue("名称"), title_en: textValue("英文名称") };
const wholeNumber = (description: string): JsonSchema => ({ description, type: "integer", minimum: 0 });
const files = (description: string): JsonSchema => listOf(description, textValue("文件名，不带 .yaml"));

const area: JsonSchema = mapOf(
  "方面",
  {
    id: idValue("方面编号"),
    ...titled,
    points: numberValue("分值"),
    folder: textValue("指标文件所在的文件夹"),
    indicators: listOf("指标的文件名，不带 .yaml", textValue("文件名"), { minItems: 1 }),
    minimum: mapOf("单项不合格", { points: numberValue("低于多少分"), grade_at_most: textValue("等次不高于") }, ["points", "grade_at_most"]),
    weight: numberValue("权重，默认为 1"),
  },
  ["id", "title", "title_en", "points", "folder", "indicators"],
);

const group: JsonSchema = mapOf("分组", { id: idValue("分组编号"), ...titled }, ["id", "title", "title_en"]);

const profile: JsonSchema = mapOf(
  "考核类别",
  {
    id: idValue("类别编号"),
    ...titled,
    unit_types: listOf("单位类型", idValue("类型"), { minItems: 1 }),
    indicators: { description: "all 或者指标编号的列表", if: { type: "array" }, then: { items: { type: "string" }, minItems: 1 }, else: { enum: ["all"] } },
  },
  ["id", "title", "title_en", "unit_types", "indicators"],
);

const grade: JsonSchema = mapOf(
  "等次：[from, below)",
  { id: idValue("等次编号"), ...titled, from: numberValue("起（含）"), below: numberOrNone("止（不含）；最高一档写 none") },
  ["id", "title", "title_en", "from", "below"],
);

const relation: JsonSchema = mapOf(
  "与上一年度版指标的关系",
  {
    indicator: idValue("指标"),
    kind: choice("变化种类", ["same", "reweighted", "rule-changed", "split", "merged", "replaced", "new", "retired"]),
    from: listOf("原指标", idValue("指标")),
    why: textValue("缘由"),
    restate: choice("换版重算", ["never"]),
  },
  ["indicator", "kind"],
);

const policies: JsonSchema = mapOf("口径设置，均可不写", {
  floor: choice("扣分的底线", ["indicator", "spill"]),
  not_applicable: mapOf("不涉及时分值的去处", {
    deduct_only: choice("只扣分的指标", ["full", "area", "scheme"]),
    other: choice("其他指标", ["full", "area", "scheme"]),
  }),
  missing_evidence: choice("缺佐证时", ["undecided", "zero"]),
  rounding: { description: "保留几位小数", type: "integer", minimum: 0, maximum: 4 },
  tie_break: listOf("总分相同时依次比较的方面", textValue("方面"), { uniqueItems: true }),
  bonus: mapOf("加分", { gate: numberValue("满多少分才加"), cap: numberValue("最多加") }),
  total_at_most: numberOrNone("总分不超过"),
  conversion: noneOr("折算", mapOf("折算", { to: numberValue("折算为"), ...titled }, ["to", "title"])),
  grade_quota: noneOr("等次比例", mapOf("等次比例", { grade: textValue("等次"), share: numberValue("占分组单位的比例") }, ["grade", "share"])),
  panel: mapOf("评议组", { quorum: wholeNumber("最少有效票数"), trim_above: wholeNumber("超过几票时去掉最高最低") }),
  late_confirmation: choice("迟延确认的普通信函从何日起算", ["confirmed", "reached"]),
});

export const schemeSchema: JsonSchema = mapOf(
  "年度版考核方案",
  {
    id: { description: "年度版编号", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9_-]*$" },
    extends: textValue("沿用的年度版文件夹，如 ../2016"),
    year: { description: "年度", type: "integer", minimum: 1990, maximum: 2199 },
    ...titled,
    authority: textValue("制定机关"),
    authority_en: textValue("制定机关英文名称"),
    provenance: mapOf(
      "来历",
      { kind: choice("原件或者重建", ["official", "reconstruction"]), known: listOf("有据可查的", bilingual), ours: listOf("本方案自拟的", bilingual) },
      ["kind"],
    ),
    period: mapOf("考核期间", { from: textValue("起"), to: textValue("止") }, ["from", "to"]),
    total: numberValue("总分"),
    areas: listOf("方面，按印发顺序", area, { minItems: 1 }),
    groups: listOf("分组", group, { minItems: 1 }),
    profiles: listOf("考核类别", profile, { minItems: 1 }),
    bonuses: files("加分文件（bonuses/）"),
    penalties: files("倒扣文件（penalties/）"),
    vetoes: files("一票否决文件（vetoes/）"),
    consistency: files("勾稽关系文件（consistency/）"),
    grades: listOf("等次，从高到低", grade, { minItems: 1 }),
    policies,
    relations: listOf("指标与上一年度版的关系", relation),
    notes: textValue("说明，不参与评分"),
  },
  ["id", "year", "title", "title_en"],
);

/** Keys that must stand in an edition or in one that it extends. */
export const resolvedKeys: readonly string[] = ["authority", "provenance", "period", "total", "areas", "groups", "profiles", "grades"];

