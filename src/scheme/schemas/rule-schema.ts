/** Shapes of conditions, facts, rules and combinations: what indicators, bonuses, penalties and vetoes share. */
import { operators } from "../../model/condition.ts";
import { amountNumber, choice, described, idValue, listOf, mapOf, mapOr, namedMap, textValue, type JsonSchema } from "./common.ts";

const reference = (name: string, description: string): JsonSchema => ({ $ref: `#/$defs/${name}`, description });

/** Keys that json-rules-engine would take or pass over: they are let through here to be refused with a reason. */
const refusedKeys: JsonSchema = {
  path: { deprecated: true, description: "不可用：path 会执行文本中的代码" },
  params: { deprecated: true, description: "不可用：params 没有作用" },
  priority: { deprecated: true, description: "不可用：细则按书写顺序执行" },
};

const condition: JsonSchema = mapOf("条件：all（全部满足）、any（任一满足）、not（不满足），或者一个比较", {
  all: listOf("全部满足", reference("condition", "条件")),
  any: listOf("任一满足", reference("condition", "条件")),
  not: reference("condition", "不满足"),
  fact: textValue("认定事实的名称"),
  operator: choice("比较方式", operators),
  value: described("与之比较的值，或者 { number: 键 }"),
  ...refusedKeys,
});

const findings: JsonSchema = {
  findings: textValue("细则编号：取该细则的认定结果"),
  outcome: choice("取成立的还是不成立的；默认成立", ["triggered", "clear"]),
};

const source: JsonSchema = mapOr(
  "取数来源：佐证材料类型，或者某条细则的认定结果",
  mapOf("来源", { records: textValue("佐证材料类型"), ...findings, where: reference("condition", "只取满足条件的") }),
  { type: "string" },
);

const shareTerm: JsonSchema = mapOr(
  "来源或者数字",
  mapOf("来源或者数字", {
    records: textValue("佐证材料类型"),
    ...findings,
    where: reference("condition", "只取满足条件的"),
    number: textValue("数字的键"),
  }),
  { type: ["string", "number"] },
);

const fact: JsonSchema = mapOf("分组或者单位的认定事实", {
  count: reference("source", "件数"),
  any: reference("source", "是否有"),
  sum: reference("source", "合计（另写 field）"),
  distinct: reference("source", "不同的值有几个（另写 field）"),
  min: reference("source", "最小（另写 field）"),
  max: reference("source", "最大（另写 field）"),
  latest: reference("source", "最晚日期（另写 field）"),
  share: mapOf("占比：of 占 in", { of: reference("shareTerm", "分子"), in: reference("shareTerm", "分母") }, ["of", "in"]),
  field: textValue("字段"),
  where: reference("condition", "只取满足条件的"),
});

const amount: JsonSchema = {
  description: "数额：数字、{ number: 键 }、all（全部），或者按事实计算",
  if: { type: "object" },
  then: mapOf("数额", {
    number: textValue("数字的键"),
    each: amountNumber("每一个的分数"),
    times: textValue("乘以这一事实"),
    per: amountNumber("每满多少算一档"),
    above: amountNumber("超过多少起算"),
    of: textValue("分档所看的事实"),
    fact: textValue("监督员酌情给出的数额所在的字段"),
    at_least: amountNumber("最少"),
    at_most: amountNumber("最多"),
  }),
  else: { type: ["number", "string"] },
};

const effects: JsonSchema = {
  deduct: reference("amount", "扣分"),
  award: reference("amount", "得分"),
  set: reference("amount", "得分定为"),
  bonus: reference("amount", "加分"),
  penalty: reference("amount", "倒扣"),
  limit: amountNumber("此时得分不超过"),
  proportion: mapOf("按比例得分", { fact: textValue("占比的事实"), of: amountNumber("满分；不写时为本项满分") }, ["fact"]),
  scale: mapOf("按比例保留已得的分", { by: amountNumber("保留几成（0–1）"), part: textValue("分项") }, ["by"]),
  not_applicable: { description: "不涉及", const: true },
  mark: mapOf(
    "评议组评分",
    {
      of: reference("source", "评分记录"),
      where: reference("condition", "只取有效的"),
      field: textValue("等级或者评分的字段"),
      values: namedMap("各等级对应的分数", amountNumber("分数")),
      times: amountNumber("再乘以"),
      quorum: amountNumber("最少有效票数"),
      trim_above: amountNumber("超过几票时去掉一个最高和一个最低"),
    },
    ["of", "field"],
  ),
  veto: mapOf("一票否决的后果", {
    total_at_most: amountNumber("总分不超过"),
    grade_at_most: textValue("等次不高于"),
    area: mapOf("方面得分定为", { id: textValue("方面"), points: amountNumber("分数") }, ["id", "points"]),
    indicator: mapOf("指标得分定为", { id: textValue("指标"), points: amountNumber("分数") }, ["id", "points"]),
    indicator_of: mapOf("记录所指的指标得分定为", { fact: textValue("写有指标编号的字段"), points: amountNumber("分数") }, ["fact", "points"]),
    penalty: amountNumber("另扣"),
  }),
};

const forEach: JsonSchema = mapOr(
  "逐条记录（写类型）或者逐组（写 group）；不写时每个单位一次",
  mapOf(
    "分组",
    {
      group: mapOr("分组的来源", mapOf("来源", findings, ["findings"]), { type: "string" }),
      by: textValue("month（按月）、quarter（按季）或者字段"),
      of: textValue("按月、按季所看的日期字段"),
      expected: { description: "应有的各组：all 或者列表", if: { type: "array" }, then: { items: { type: "string" } }, else: { enum: ["all"] } },
    },
    ["group", "by"],
  ),
  { type: "string" },
);

const rule: JsonSchema = mapOf(
  "评分细则：一条一句",
  {
    id: idValue("细则编号，以指标编号和“-”开头"),
    wording: textValue("细则原文；其中的数字写 {键}"),
    basis: listOf("依据；不写时同指标", textValue("一条依据")),
    for_each: forEach,
    facts: namedMap("只供本条使用的事实", reference("fact", "事实")),
    applies: reference("condition", "何时涉及"),
    when: reference("condition", "何时成立"),
    matter: textValue("事项所在的字段"),
    fault: idValue("过错的名称：同一事项的同一过错只扣一次"),
    period_by: textValue("归入年度所看的日期"),
    ...effects,
  },
  ["id", "wording"],
);

const combination: JsonSchema = mapOf(
  "几条细则如何合计",
  {
    how: choice("sum 相加、first 只计首条、highest 就高不就低", ["sum", "first", "highest"]),
    per: textValue("matter（每一事项）、unit（整个单位）或者字段"),
    at_most: amountNumber("最多"),
    rules: listOf("参加合计的细则", textValue("细则编号"), { minItems: 1, uniqueItems: true }),
  },
  ["how", "per"],
);

/** A combination or a list of them. */
export const combineSchema: JsonSchema = {
  description: "合计办法",
  if: { type: "array" },
  then: { items: reference("combination", "合计办法"), minItems: 1 },
  else: reference("combination", "合计办法"),
};

export const rulesSchema: JsonSchema = listOf("评分细则，按书写顺序执行", reference("rule", "细则"), { minItems: 1 });

export const factsSchema: JsonSchema = namedMap("几条细则共用的单位事实", reference("fact", "事实"));

export const numbersSchema: JsonSchema = namedMap(
  "可能调整的数字",
  mapOf(
    "一个数字",
    {
      value: mapOr("数值，或者每组一个", { minProperties: 1, additionalProperties: { type: "number" } }, { type: "number" }),
      unit: textValue("单位"),
      source: textValue("出处"),
    },
    ["value", "unit", "source"],
  ),
);

export const evidenceSchema: JsonSchema = listOf(
  "所需佐证材料",
  mapOf("一种材料", { type: textValue("佐证材料类型"), document: textValue("材料名称") }, ["type", "document"]),
);

export const ruleDefinitions: JsonSchema = { condition, source, shareTerm, fact, amount, rule, combination };

/** Effects by their keys, in the order in which they are explained. */
export const effectKeys: readonly string[] = Object.keys(effects);

