/** Where facts that nobody fills in come from: declared in the record type, or counted by statute. */
import type { DerivedFact, RecordType, TimeUnit } from "../../src/model/record-type.ts";
import { formatExact } from "../../src/model/rational.ts";
import { derivations } from "../../src/law/derivations.ts";
import type { PageContext } from "./context.ts";

const UNITS: Readonly<Record<TimeUnit, string>> = { working_days: "工作日", calendar_days: "日历日", hours: "小时" };

/** Rows `fact | where it comes from`. */
export function derivedFactRows(read: ReadonlyMap<string, ReadonlySet<string>>, context: PageContext): readonly (readonly string[])[] {
  return [...read].flatMap(([id, facts]) => {
    const type = context.scheme.recordTypes.get(id);
    return type === undefined ? [] : [...facts].flatMap((fact) => rowOf(fact, type, context));
  });
}

function rowOf(fact: string, type: RecordType, context: PageContext): readonly (readonly string[])[] {
  const declared = type.facts.find(({ id }) => id === fact);
  if (declared !== undefined) return [[declared.title.zh, formulaWords(declared, type, context)]];
  for (const id of type.derivations) {
    const title = derivations.get(id)?.titles.get(fact);
    if (title !== undefined) return [[title.zh, id === "reply_clock" ? `由程序依法推算，见[答复期限](${context.docs}reply-clock.md)` : "由程序按索引号编码规则解析“索引号”"]];
  }
  return [];
}

function formulaWords({ how }: DerivedFact, type: RecordType, { scheme }: PageContext): string {
  const title = (id: string): string => [...type.fields, ...type.facts].find((one) => one.id === id)?.title.zh ?? id;
  const inner = (list: string, field: string): string => {
    const listType = type.fields.find(({ id }) => id === list)?.type;
    return (listType?.kind === "list" ? scheme.recordTypes.get(listType.of) : undefined)?.fields.find(({ id }) => id === field)?.title.zh ?? field;
  };
  switch (how.kind) {
    case "elapsed":
      return `从“${title(how.from)}”到“${title(how.to)}”的${UNITS[how.unit]}数，首日不计`;
    case "over": {
      if (how.limit.kind === "number") return `“${title(how.value)}”减 ${formatExact(how.limit.value)}`;
      const parameter = scheme.lawParameters.get(how.limit.parameter);
      return `“${title(how.value)}”减“${title(how.limit.on)}”那天有效的法定口径“${parameter?.title.zh ?? how.limit.parameter}”；没有超过的为 0 或负数`;
    }
    case "settled": {
      const limit = how.limit.kind === "number" ? `${formatExact(how.limit.value)}（${UNITS[how.counted]}）` : `法定口径“${scheme.lawParameters.get(how.limit.parameter)?.title.zh ?? how.limit.parameter}”`;
      return `“${title(how.event)}”那天，或者从“${title(how.from)}”起算${limit}届满的次日，以在先的为准；都还没有到的为“无”`;
    }
    case "given":
      return `“${title(how.field)}”是否填有内容；填“无”的为否`;
    case "size":
      return `“${title(how.field)}”有几项`;
    case "latest":
      return `“${title(how.list)}”中最晚的“${inner(how.list, how.field)}”`;
    case "earliest":
      return `“${title(how.list)}”中最早的“${inner(how.list, how.field)}”`;
    case "distinct":
      return `“${title(how.list)}”中“${inner(how.list, how.field)}”的种数`;
  }
}
