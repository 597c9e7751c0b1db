/** Shape of a record type file. */
import { choice, idValue, listOf, mapOf, mapOr, namedMap, numberValue, textValue, type JsonSchema } from "./common.ts";

const enumValue: JsonSchema = mapOf(
  "一个取值",
  { zh: textValue("中文名称"), en: textValue("英文名称"), aliases: listOf("其他写法", textValue("写法")) },
  ["zh", "en"],
);

const field: JsonSchema = mapOf(
  "字段",
  {
    title: textValue("名称，即表头"),
    title_en: textValue("英文名称"),
    aliases: listOf("其他表头", textValue("表头")),
    type: choice("类型", ["text", "enum", "codes", "integer", "decimal", "boolean", "date", "datetime", "list"]),
    values: namedMap("取值", enumValue),
    of: textValue("清单中记录的类型"),
    pattern: textValue("文字的格式（正则表达式）"),
    max_length: { description: "最多几个字", type: "integer", minimum: 1 },
    minimum: numberValue("最小值"),
    maximum: numberValue("最大值"),
    blank: choice("留空的含义：unknown 不明、none 没有发生、refused 不予接受", ["unknown", "none", "refused"]),
    personal: { description: "能识别个人，不读入", type: "boolean" },
  },
  ["title", "title_en", "type"],
);

const fact: JsonSchema = mapOf(
  "由字段算出的事实",
  {
    title: textValue("名称"),
    title_en: textValue("英文名称"),
    elapsed: choice("两个日期之间", ["working_days", "calendar_days", "hours"]),
    from: textValue("起"),
    to: textValue("止"),
    over: textValue("超出限度的数"),
    limit: mapOr(
      "限度：数字或者法定口径",
      mapOf("法定口径", { law: textValue("法定口径编号"), on: textValue("适用日期") }, ["law", "on"]),
      { type: "number" },
    ),
    settled: textValue("在限度内是否发生，何日见分晓：所看的日期"),
    counted: choice("限度按什么计", ["working_days", "calendar_days", "hours"]),
    given: textValue("是否填有这一字段"),
    size: textValue("清单有几项"),
    latest: textValue("清单：最晚"),
    earliest: textValue("清单：最早"),
    distinct: textValue("清单：不同的有几个"),
    field: textValue("清单中的字段"),
  },
  ["title"],
);

export const recordTypeSchema: JsonSchema = mapOf(
  "佐证材料类型：一个文件一种",
  {
    id: idValue("类型编号，与文件名相同"),
    title: textValue("名称"),
    title_en: textValue("英文名称"),
    kept_by: choice("由谁提供：unit 被考核单位，office 考评办公室", ["unit", "office"]),
    placed_by: textValue("归入年度所看的日期"),
    within: mapOf("列在哪种记录之内", { type: textValue("上级类型"), field: textValue("上级的字段") }, ["type", "field"]),
    derive: listOf("由法规推算的事实", textValue("推算名称")),
    fields: namedMap("字段", field),
    facts: namedMap("事实", fact),
    order: listOf("先后次序：前者不晚于后者", listOf("两个日期字段", textValue("字段"), { minItems: 2, maxItems: 2 })),
    unique: listOf("同一单位的记录不得在这些字段上全部相同", textValue("字段"), { minItems: 1, uniqueItems: true }),
    example: { description: "一条完整无误的样例记录", type: "object" },
    notes: textValue("说明"),
  },
  ["id", "title", "title_en", "kept_by", "fields", "example"],
);
