/** Shape of a file of consistency relations (勾稽关系). */
import { choice, idValue, listOf, mapOf, namedMap, numberValue, textValue, type JsonSchema } from "./common.ts";

const figure = textValue("指标：“位置 / 指标名称”，或者只写指标名称");

/** Several figures written out, or the name of a list. */
const figures: JsonSchema = {
  description: "若干指标，或者 lists 中一份清单的名称",
  if: { type: "string" },
  then: { minLength: 1 },
  else: { type: "array", minItems: 1, items: figure },
};

const figureOrNumber: JsonSchema = {
  description: "指标，或者一个数（如百分比合计 100）",
  if: { type: "string" },
  then: { minLength: 1 },
  else: { type: "number" },
};

const column = choice("哪一列：value 本年数，percent 所印百分比，cumulative 历年累计", ["value", "percent", "cumulative"]);
const count = choice("哪一列：value 本年数，cumulative 历年累计", ["value", "cumulative"]);
const date = { description: "日期", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const period = mapOf("统计期间", { from: date, to: date }, ["from", "to"]);
const ignoreBelow = numberValue("小于这个数的不看");

const looks: readonly (readonly [string, JsonSchema])[] = [
  [
    "share_at_most",
    mapOf("部分占总数的比例", { check: {}, part: figure, whole: figure, at_most: numberValue("最高比例，如 0.9"), ignore_below: ignoreBelow }, ["part", "whole", "at_most"]),
  ],
  [
    "year_against_history",
    mapOf("本年与此前各年之和相比", { check: {}, row: figure, times_at_most: numberValue("最多几倍"), ignore_below: ignoreBelow }, ["row", "times_at_most"]),
  ],
  ["history_in_one_part", mapOf("此前各年全部落在一个部分", { check: {}, whole: figure, parts: figures }, ["whole", "parts"])],
];

const plausibility: JsonSchema = {
  description: "合理性：算式没有错，但应当看一看",
  type: "object",
  required: ["check"],
  properties: { check: choice("看什么", looks.map(([check]) => check)) },
  allOf: looks.map(([check, then]) => ({ if: { required: ["check"], properties: { check: { const: check } } }, then })),
};

/** What can be checked, by the key that names it. */
const kinds = {
  sum_equals: mapOf("各部分合计等于总数", { whole: figureOrNumber, parts: figures, column }, ["whole", "parts"]),
  part_le_whole: mapOf("其中各项不大于总数", { whole: figure, parts: figures, column: count }, ["whole", "parts"]),
  same_fact_equal: mapOf("同一事实各处数字一致", { of: figures, column }, ["of"]),
  percent_recompute: mapOf("百分比重算", { whole: figure, parts: figures }, ["whole", "parts"]),
  cumulative_ge_year: mapOf("历年累计不小于本年数", { of: figures }, ["of"]),
  cumulative_minus_year_consistent: mapOf(
    "此前各年相符",
    { whole: figure, parts: figures, exhaustive: { description: "各部分是否就是全部", type: "boolean" } },
    ["whole", "parts", "exhaustive"],
  ),
  carried_over_balance: mapOf(
    "上年结转 + 本年新收 = 办结 + 结转下年",
    { carried_in: figure, received: figure, handled: figures, carried_out: figure, column: count },
    ["carried_in", "received", "handled", "carried_out"],
  ),
  duplicate_pair: mapOf("两行的两个数不应完全相同", { among: figures, ignore_below: ignoreBelow }, ["among"]),
  unit_equal: mapOf("计量单位一致", { of: figures }, ["of"]),
  period_equal: mapOf("统计期间一致", { of: figures, period }, ["of"]),
  units_add_up: mapOf(
    "各单位的数合计等于汇总单位的数",
    { figure, total: textValue("汇总单位的编码"), units: { description: "汇总的单位有几个", type: "integer", minimum: 1 }, column: count },
    ["figure", "total", "units"],
  ),
  plausibility,
} as const satisfies JsonSchema;

export type KindKey = keyof typeof kinds;
export const kindKeys = Object.keys(kinds) as readonly KindKey[];

const relation = mapOf(
  "勾稽关系",
  {
    id: idValue("编号"),
    title: textValue("名称"),
    title_en: textValue("英文名称"),
    place: textValue("没有写位置的指标在哪里"),
    weight: choice("不符时：fault 是差错，remark 只作提示", ["fault", "remark"]),
    ...kinds,
    causes: listOf("已知的可能原因", mapOf("原因", { zh: textValue("中文"), en: textValue("英文") }, ["zh", "en"])),
    notes: textValue("说明"),
  },
  ["id", "title", "title_en"],
);

export const consistencySchema: JsonSchema = mapOf(
  "一个文件的勾稽关系",
  {
    title: textValue("这些关系属于什么报告或报表"),
    title_en: textValue("英文"),
    source: textValue("报告或报表的出处"),
    place: textValue("全文件中没有写位置的指标在哪里"),
    lists: namedMap("多处用到的指标清单，按名称", { ...listOf("清单", figure), minItems: 1 }),
    relations: { ...listOf("勾稽关系", relation), minItems: 1 },
    notes: textValue("说明"),
  },
  ["title", "title_en", "source", "relations"],
);
