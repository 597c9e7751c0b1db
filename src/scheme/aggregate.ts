/** Facts of groups and units: one of a closed list of aggregates over what an earlier round brought. */
import type { FactType } from "../model/fact.ts";
import { compare, rational, ZERO, type Rational } from "../model/rational.ts";
import type { Aggregate, AggregateFact, ShareTerm } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { child, has, isMap, keyPositionOf, positionOf, type Node } from "./node.ts";
import { readAmountNumber } from "./numbers.ts";
import { readSource, sourceField, type Source, type SourceReading } from "./source.ts";
import { ID_PATTERN } from "./schemas/common.ts";

const FACT_ID = new RegExp(ID_PATTERN, "u");
const KINDS = ["count", "any", "sum", "distinct", "min", "max", "latest", "share"] as const;
type Kind = (typeof KINDS)[number];
const WITH_FIELD: ReadonlySet<Kind> = new Set<Kind>(["sum", "distinct", "min", "max", "latest"]);

const COUNT: FactType = { kind: "number", whole: true, mayBeNone: false, minimum: rational(0) };

/** Reads one declared fact; `owner` (a rule or file) and the fact's id name the probes of its `where`. */
export function readAggregate(id: string, node: Node, owner: string, reading: SourceReading): AggregateFact | undefined {
  const { report } = reading.world;
  if (!FACT_ID.test(id) || id === "unitType" || id === "unitGroup") {
    report("id-form", keyPositionOf(node), text(`事实不能叫“${id}”`, `a fact cannot be called “${id}”`), text("只能用英文字母、数字和下划线，以字母开头，且不与 unitType、unitGroup 重名", "use letters, digits and underscores; unitType and unitGroup are taken"));
    return undefined;
  }
  const kind = kindOf(id, node, reading);
  if (kind === undefined) return undefined;
  const probe = `${owner}/${id}`;
  const read = kind === "share" ? readShare(child(node, "share"), probe, reading) : readOver(kind, node, `${probe}/where`, reading);
  return read === undefined ? undefined : { id, type: read.type, how: read.how, position: keyPositionOf(node) };
}

function kindOf(id: string, node: Node, { world: { report } }: SourceReading): Kind | undefined {
  const kinds = KINDS.filter((kind) => has(node, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const found = kinds.length === 0 ? text(`事实“${id}”没有写明怎样计算`, `the fact “${id}” does not say how it is computed`) : text(`事实“${id}”写了几种算法（${kinds.join("、")}）`, `the fact “${id}” says several ways to compute it (${kinds.join(", ")})`);
    report("fact-form", keyPositionOf(node), found, text(`请只写其中一种：${KINDS.join("、")}`, `write exactly one of ${KINDS.join(", ")}`));
    return undefined;
  }
  if (WITH_FIELD.has(kind) !== has(node, "field")) {
    const needs = WITH_FIELD.has(kind);
    report("fact-form", needs ? positionOf(node) : keyPositionOf(child(node, "field")), needs ? text(`写了 ${kind}，还要写 field`, `${kind} needs a field`) : text(`${kind} 用不着 field`, `${kind} has no use for a field`), needs ? text("请补写 field: 字段", "add field: …") : text("请删去 field", "delete it"));
    return undefined;
  }
  if (kind === "share" && has(node, "where")) {
    report("fact-form", keyPositionOf(child(node, "where")), text("share 的 where 要写在 of 或 in 里面", "the where of a share stands inside of or in"), text("例如 of: { records: 类型, where: … }", "such as of: { records: type, where: … }"));
    return undefined;
  }
  return kind;
}

interface Read {
  readonly how: Aggregate;
  readonly type: FactType;
}

function readOver(kind: Exclude<Kind, "share">, node: Node, probe: string, reading: SourceReading): Read | undefined {
  const from = readSource(child(node, kind), child(node, "where"), probe, reading);
  if (from === undefined) return undefined;
  if (kind === "count") return { how: { kind, of: from.source }, type: COUNT };
  if (kind === "any") return { how: { kind, of: from.source }, type: { kind: "boolean", mayBeNone: false } };
  return readOfField(kind, from, child(node, "field"), reading);
}

function readOfField(kind: "sum" | "distinct" | "min" | "max" | "latest", from: Source, at: Node, { world }: SourceReading): Read | undefined {
  const field = sourceField(from, at, world);
  if (field === undefined) return undefined;
  const type = aggregateType(kind, field.type);
  if (type === undefined) {
    const expected = kind === "latest" ? text("日期", "a date") : kind === "sum" ? text("数字", "a number") : text("数字或日期", "a number or date");
    world.report("field-type", positionOf(at), text(`${kind} 的字段应当是${expected.zh}，“${field.id}”不是`, `${kind} needs ${expected.en}, which “${field.id}” is not`), text("请换一个字段", "use another field"));
    return undefined;
  }
  return { how: { kind, of: from.source, field: field.id }, type };
}

function aggregateType(kind: "sum" | "distinct" | "min" | "max" | "latest", field: FactType): FactType | undefined {
  switch (kind) {
    case "distinct":
      return field.kind === "marks" ? undefined : COUNT;
    case "sum":
      return field.kind === "number" ? { kind: "number", whole: field.whole, mayBeNone: false, ...notNegative(field.minimum) } : undefined;
    case "latest":
      return field.kind === "date" || field.kind === "datetime" ? { ...field, mayBeNone: true } : undefined;
    case "min":
    case "max":
      return field.kind === "number" || field.kind === "date" || field.kind === "datetime" ? { ...field, mayBeNone: true } : undefined;
  }
}

function notNegative(minimum: Rational | undefined): { readonly minimum?: Rational } {
  return minimum !== undefined && compare(minimum, ZERO) >= 0 ? { minimum: ZERO } : {};
}

function readShare(node: Node, probe: string, reading: SourceReading): Read | undefined {
  const of = readTerm(child(node, "of"), `${probe}/of`, reading);
  const whole = readTerm(child(node, "in"), `${probe}/in`, reading);
  if (of === undefined || whole === undefined) return undefined;
  if (of.kind === "number" && whole.kind === "number") {
    reading.world.report("fact-form", positionOf(node), text("share 的 of 和 in 都是数字，与材料无关", "both sides of the share are numbers, so no record matters"), text("至少一边要写材料类型或认定结果", "let one side be records or findings"));
    return undefined;
  }
  return { how: { kind: "share", of, in: whole }, type: { kind: "number", whole: false, mayBeNone: false, minimum: ZERO } };
}

function readTerm(node: Node, probe: string, reading: SourceReading): ShareTerm | undefined {
  const isNumber = typeof node.value === "number" || (isMap(node) && has(node, "number"));
  if (!isNumber) return readSource(node, child(node, "where"), probe, reading)?.source;
  const value = readAmountNumber(node, reading.home.numbers, reading.world.report);
  return value === undefined ? undefined : { kind: "number", value };
}
