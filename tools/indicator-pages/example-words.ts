/** Worked examples as table rows: what is given, what comes out. */
import type { Field, RecordType } from "../../src/model/record-type.ts";
import { compare, formatExact, ZERO } from "../../src/model/rational.ts";
import type { ExampleRecord, WorkedExample } from "../../src/model/scheme.ts";
import { typeTitle, type PageContext } from "./context.ts";

/** Titles of fields and their values, as written. */
export type Words = ReadonlyMap<string, string>;

const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ["complete", "已报齐"],
  ["none-occurred", "未发生"],
  ["no", "没有报送"],
]);

const STATES: Readonly<Record<NonNullable<WorkedExample["state"]>, string>> = {
  scored: "已评分",
  "not-applicable": "不涉及",
  undecided: "待定",
  vetoed: "一票否决",
};

/** What all records of a type have in common throughout the examples is said once, above the table. */
export function sharedValues(examples: readonly WorkedExample[], context: PageContext): ReadonlyMap<string, Words> {
  const records = examples.flatMap((example) => example.records);
  const types = [...new Set(records.map(({ type }) => type))];
  return new Map(
    types.flatMap((type) => {
      const written = records.filter((record) => record.type === type).map(({ values }) => fieldWords(values, type, context));
      const shared = [...(written[0] ?? [])].filter(([name, value]) => written.every((words) => words.get(name) === value));
      return written.length < 3 || shared.length === 0 ? [] : [[type, new Map(shared)] as const];
    }),
  );
}

export function sharedSentences(shared: ReadonlyMap<string, Words>, context: PageContext): string {
  return [...shared].map(([type, words]) => `各例的${typeTitle(type, context)}：${sentence(words)}。`).join("");
}

/** Name, what is given, points, which rules hold how often. */
export function exampleRow(example: WorkedExample, signed: boolean, shared: ReadonlyMap<string, Words>, context: PageContext): readonly string[] {
  const held = [...example.triggered].map(([rule, count]) => (count === 0 ? `${rule} 不成立` : count === 1 ? rule : `${rule} ×${String(count)}`));
  return [example.name, givenWords(example, shared, context), pointsWords(example, signed), held.join("<br>")];
}

function pointsWords({ points, state }: WorkedExample, signed: boolean): string {
  const mark = state === undefined || state === "scored" ? "" : `（${STATES[state]}）`;
  if (points === undefined) return `不计分${mark}`;
  if ("low" in points) return `${formatExact(points.low)}～${formatExact(points.high)}${mark}`;
  const plus = signed && compare(points, ZERO) > 0 ? "+" : "";
  return `**${plus}${formatExact(points).replace("-", "−")}**${mark}`;
}

function givenWords(example: WorkedExample, shared: ReadonlyMap<string, Words>, context: PageContext): string {
  const types = [...new Set(example.records.map(({ type }) => type))];
  const lines = [
    ...(example.unit === undefined ? [] : [`被考核单位属${context.scheme.groups.find(({ id }) => id === example.unit?.group)?.title.zh ?? example.unit.group}`]),
    ...(example.asOf === undefined ? [] : [`认定截止 ${example.asOf}`]),
    ...types.flatMap((type) => recordLines(type, example.records.filter((record) => record.type === type), shared.get(type), context)),
    ...Object.entries(example.submitted).map(([type, statement]) => `${type === "all" ? "全部材料" : typeTitle(type, context)}：${STATEMENTS.get(statement) ?? statement}`),
  ];
  return lines.length === 0 ? "没有任何记录" : lines.join("<br>");
}

/** Records that differ in one field only are put together; the others stand one by one, equal ones counted. */
function recordLines(type: string, records: readonly ExampleRecord[], shared: Words | undefined, context: PageContext): readonly string[] {
  const title = typeTitle(type, context);
  const written = records.map(({ values }) => new Map([...fieldWords(values, type, context)].filter(([name]) => shared?.has(name) !== true)));
  const distinct = counted(written.map(sentence));
  const names = [...new Set(written.flatMap((words) => [...words.keys()]))];
  const [only, ...others] = names.filter((name) => new Set(written.map((words) => words.get(name))).size > 1);
  if (distinct.size > 2 && only !== undefined && others.length === 0) {
    const values = counted(written.map((words) => words.get(only) ?? "从样例"));
    const common = sentence(new Map([...(written[0] ?? [])].filter(([name]) => name !== only)));
    const [first = 1, ...more] = new Set(values.values());
    const even = more.length === 0;
    const list = [...values].map(([value, count]) => (even || count === 1 ? value : `${value}（${String(count)} 条）`)).join("、");
    const each = even && first > 1 ? `${list}，各 ${String(first)} 条` : list;
    return [`${title} ${String(records.length)} 条：${common === "" ? "" : `${common}，`}${only}有 ${each}`];
  }
  return [...distinct].map(([words, count]) => `${title}${count === 1 ? "" : ` ${String(count)} 条`}${words === "" ? "" : `：${words}`}`);
}

function sentence(words: Words): string {
  return [...words].map(([name, value]) => `${name} ${value}`).join("，");
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function fieldWords(values: Readonly<Record<string, unknown>>, type: string, context: PageContext): Words {
  const recordType = context.scheme.recordTypes.get(type);
  return new Map(
    Object.entries(values)
      .filter(([name]) => name !== "id" && name !== "unit")
      .map(([name, value]) => [titleOf(name, recordType), valueWords(value, recordType?.fields.find(({ id }) => id === name), context)]),
  );
}

function titleOf(name: string, type: RecordType | undefined): string {
  return type?.fields.find(({ id }) => id === name)?.title.zh ?? (name === "recordedOn" ? "记录日期" : name);
}

function valueWords(value: unknown, field: Field | undefined, context: PageContext): string {
  if (value === null) return "无";
  if (value === undefined || value === "") return "未填";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.length === 0 ? "无" : value.map((one: unknown) => valueWords(one, field, context)).join("、");
  if (typeof value === "object") {
    const inner = field?.type.kind === "list" ? field.type.of : "";
    return `［${sentence(fieldWords(value as Readonly<Record<string, unknown>>, inner, context))}］`;
  }
  const written = typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
  if (field?.type.kind !== "enum" && field?.type.kind !== "codes") return written;
  return field.type.values?.find(({ id }) => id === written)?.title.zh ?? written;
}
