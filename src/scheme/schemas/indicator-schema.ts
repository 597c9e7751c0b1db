/** Shapes of indicator files, and of bonus, penalty and veto files. */
import { choice, idValue, listOf, mapOf, mapOr, namedMap, numberValue, textValue, type JsonSchema } from "./common.ts";
import { combineSchema, evidenceSchema, factsSchema, numbersSchema, ruleDefinitions, rulesSchema } from "./rule-schema.ts";

const exampleRecord: JsonSchema = {
  description: "一条记录：type、base、times、each、left_blank 之外都是字段",
  type: "object",
  required: ["type"],
  properties: {
    type: textValue("佐证材料类型"),
    base: textValue("以哪一条基础记录为底"),
    times: { description: "几条", type: "integer", minimum: 1, maximum: 1000 },
    each: namedMap("每个值一条", { type: "array", minItems: 1 }),
    left_blank: listOf("没有人填写的字段", textValue("字段")),
  },
};

const example: JsonSchema = mapOf(
  "算例",
  {
    name: textValue("说明"),
    records: listOf("记录", exampleRecord),
    none: listOf("没有发生的材料类型", textValue("佐证材料类型")),
    submitted: namedMap("报送情况", { enum: ["complete", "none-occurred", "no"] }),
    as_of: textValue("截至日期"),
    unit: mapOf("单位", { type: textValue("单位类型"), group: textValue("分组") }, ["type", "group"]),
    points: mapOr(
      "应得的分，或者 { low, high }",
      mapOf("区间", { low: numberValue("最低"), high: numberValue("最高") }, ["low", "high"]),
      { type: "number" },
    ),
    triggered: namedMap("各细则应成立几次", { type: "integer", minimum: 0 }),
    state: choice("应有的状态", ["scored", "not-applicable", "undecided", "vetoed"]),
  },
  ["name"],
);

const shared: JsonSchema = {
  title: textValue("名称"),
  title_en: textValue("英文名称"),
  basis: listOf("依据", textValue("一条依据"), { minItems: 1 }),
  numbers: numbersSchema,
  evidence: evidenceSchema,
  missing_evidence: choice("缺佐证时：待定或者零分", ["undecided", "zero"]),
  facts: factsSchema,
  rules: rulesSchema,
  combine: combineSchema,
  bases: namedMap("算例的基础记录", { type: "object", required: ["type"], properties: { type: textValue("佐证材料类型") } }),
  examples: listOf("算例", example),
  notes: textValue("说明，不参与评分"),
};

const start: JsonSchema = choice("full：从满分扣起；zero：从零分加起", ["full", "zero"]);

const part: JsonSchema = mapOf(
  "分项",
  {
    id: idValue("分项编号"),
    title: textValue("名称"),
    title_en: textValue("英文名称"),
    points: numberValue("分值"),
    start,
    rules: rulesSchema,
    combine: combineSchema,
  },
  ["id", "title", "points", "rules"],
);

export const indicatorSchema: JsonSchema = {
  ...mapOf(
    "指标：一个文件一项",
    {
      id: idValue("指标编号，与文件名“-”之前相同"),
      ...shared,
      points: numberValue("分值"),
      question: textValue("考核什么"),
      why: textValue("为何考核"),
      not_applicable: choice("不涉及时分值的去处", ["full", "area", "scheme"]),
      floor: choice("扣分的底线：指标，或者可突破到方面", ["indicator", "spill"]),
      start,
      parts: listOf("分项", part, { minItems: 1 }),
    },
    ["id", "title", "title_en", "points", "question", "why", "basis", "evidence", "examples"],
  ),
  $defs: ruleDefinitions,
};

export const adjustmentSchema: JsonSchema = {
  ...mapOf("加分、倒扣或者一票否决：一个文件一项", { id: idValue("编号，与文件名“-”之前相同"), ...shared, question: textValue("考核什么"), why: textValue("为何") }, [
    "id",
    "title",
    "title_en",
    "basis",
    "evidence",
    "rules",
    "examples",
  ]),
  $defs: ruleDefinitions,
};
