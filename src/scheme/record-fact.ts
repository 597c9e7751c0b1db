/** Facts declared in a record type: computed from its fields and from one another, never in a circle. */
import type { FactType } from "../model/fact.ts";
import type { LawParameter, LawUnit } from "../model/law.ts";
import { rational } from "../model/rational.ts";
import { recordFactTypes } from "../model/record-facts.ts";
import type { DerivedFact, FactFormula, Limit, RecordType, TimeUnit } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { child, decimalOf, entries, has, isMap, keyPositionOf, positionOf, stringOf, titleOf, type Node } from "./node.ts";
import { didYouMean, type Report } from "./report.ts";
import { ID_PATTERN } from "./schemas/common.ts";

const FACT_ID = new RegExp(ID_PATTERN, "u");
const KINDS = ["elapsed", "over", "settled", "given", "size", "latest", "earliest", "distinct"] as const;
type Kind = (typeof KINDS)[number];

/** Keys that go with each kind, besides its own. */
const COMPANIONS: Readonly<Record<Kind, readonly string[]>> = {
  elapsed: ["from", "to"],
  over: ["limit"],
  settled: ["from", "limit", "counted"],
  given: [],
  size: [],
  latest: ["field"],
  earliest: ["field"],
  distinct: ["field"],
};

interface Reading {
  readonly recordType: RecordType;
  readonly types: ReadonlyMap<string, RecordType>;
  readonly faulty: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, LawParameter>;
  readonly report: Report;
  readonly written: ReadonlyMap<string, Node>;
  /** Types of the facts read so far; `undefined` for one that is faulty or being read. */
  readonly known: Map<string, FactType | undefined>;
  readonly facts: Map<string, DerivedFact>;
  /** Elapsed units, so that a limit in other units is noticed. */
  readonly units: Map<string, TimeUnit>;
}

export function readDerivedFacts(
  node: Node,
  recordType: RecordType,
  types: ReadonlyMap<string, RecordType>,
  faulty: ReadonlySet<string>,
  parameters: ReadonlyMap<string, LawParameter>,
  report: Report,
): readonly DerivedFact[] {
  const written = new Map(entries(child(node, "facts")));
  const known = new Map<string, FactType | undefined>(recordFactTypes(recordType, types));
  const reading: Reading = { recordType, types, faulty, parameters, report, written, known, facts: new Map(), units: new Map() };
  for (const [id, fact] of written) {
    if (!FACT_ID.test(id)) {
      report("id-form", keyPositionOf(fact), text(`事实“${id}”只能用英文字母、数字和下划线，以字母开头`, `the fact “${id}” may have only letters, digits and underscores`), text("中文名称请写在 title", "put the Chinese name into title"));
    } else if (known.has(id)) {
      report("id-duplicate", keyPositionOf(fact), text(`“${id}”已经是字段或推算的事实`, `“${id}” is a field or derived fact already`), text("请改用别的名称", "choose another name"));
    }
  }
  for (const id of written.keys()) readFact(reading, id);
  return [...written.keys()].flatMap((id) => reading.facts.get(id) ?? []);
}

function readFact(reading: Reading, id: string): void {
  const node = reading.written.get(id);
  if (node === undefined || reading.facts.has(id) || reading.known.has(id)) return;
  reading.known.set(id, undefined);
  const kind = kindOf(node, reading.report);
  if (kind === undefined) return;
  const read = readFormula(reading, id, kind, node);
  if (read === undefined) return;
  const title = titleOf(node);
  reading.known.set(id, read.type);
  reading.facts.set(id, { id, title, type: read.type, how: read.how, position: keyPositionOf(node) });
}

function kindOf(node: Node, report: Report): Kind | undefined {
  const kinds = KINDS.filter((kind) => has(node, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const found = kinds.length === 0 ? text("没有写明怎样计算", "does not say how it is computed") : text(`写了几种算法（${kinds.join("、")}）`, `says several ways to compute it (${kinds.join(", ")})`);
    report("fact-form", keyPositionOf(node), found, text(`请只写其中一种：${KINDS.join("、")}`, `write exactly one of ${KINDS.join(", ")}`));
    return undefined;
  }
  const missing = COMPANIONS[kind].filter((key) => !has(node, key));
  const extra = ["from", "to", "limit", "counted", "field"].filter((key) => has(node, key) && !COMPANIONS[kind].includes(key));
  for (const key of missing) report("fact-form", keyPositionOf(node), text(`写了 ${kind}，还要写 ${key}`, `${kind} needs ${key} too`), text(`请补写 ${key}: …`, `add ${key}: …`));
  for (const key of extra) report("fact-form", keyPositionOf(child(node, key)), text(`${kind} 用不着 ${key}`, `${kind} has no use for ${key}`), text("请删去这一项", "delete this key"));
  return missing.length + extra.length === 0 ? kind : undefined;
}

interface Formula {
  readonly how: FactFormula;
  readonly type: FactType;
}

function readFormula(reading: Reading, id: string, kind: Kind, node: Node): Formula | undefined {
  switch (kind) {
    case "elapsed":
      return readElapsed(reading, id, node);
    case "over":
      return readOver(reading, id, node);
    case "settled":
      return readSettled(reading, node);
    case "given":
      return readGiven(reading, node);
    case "size":
      return readSize(reading, node);
    case "latest":
    case "earliest":
    case "distinct":
      return readOverList(reading, kind, node);
  }
}

/** The type of a fact that another one reads; reads it first if it stands further down. */
function typeAt(reading: Reading, at: Node, fits: readonly FactType["kind"][], expected: string): FactType | undefined {
  const id = stringOf(at) ?? "";
  if (reading.written.has(id) && !reading.known.has(id)) readFact(reading, id);
  if (!reading.known.has(id)) {
    reading.report("field-unknown", positionOf(at), text(`没有字段或事实“${id}”`, `there is no field or fact “${id}”`), didYouMean(id, [...reading.known.keys()]));
    return undefined;
  }
  const type = reading.known.get(id);
  if (type === undefined) {
    reportCircle(reading, at, id);
    return undefined;
  }
  if (fits.includes(type.kind)) return type;
  reading.report("field-type", positionOf(at), text(`“${id}”应当是${expected}`, `“${id}” must be of type ${fits.join(" or ")}`), text("请改用类型合适的字段", "use a field of that type"));
  return undefined;
}

/** A fact that is still being read refers to itself; one that is faulty has its message already. */
function reportCircle(reading: Reading, at: Node, id: string): void {
  const own = at.path.slice(0, 2).join("/") === `facts/${id}`;
  if (!own) return;
  reading.report("fact-circle", positionOf(at), text(`事实“${id}”引用了自己`, `the fact “${id}” refers to itself`), text("请改成引用字段", "refer to a field instead"));
}

function readElapsed(reading: Reading, id: string, node: Node): Formula | undefined {
  const unit = stringOf(child(node, "elapsed")) as TimeUnit;
  const fits = unit === "hours" ? (["datetime"] as const) : (["date"] as const);
  const expected = unit === "hours" ? "日期时刻（datetime）" : "日期（date）";
  const from = typeAt(reading, child(node, "from"), fits, expected);
  const to = typeAt(reading, child(node, "to"), fits, expected);
  if (from === undefined || to === undefined) return undefined;
  reading.units.set(id, unit);
  const how: FactFormula = { kind: "elapsed", unit, from: stringOf(child(node, "from")) ?? "", to: stringOf(child(node, "to")) ?? "" };
  return { how, type: { kind: "number", whole: unit !== "hours", mayBeNone: from.mayBeNone || to.mayBeNone } };
}

function readOver(reading: Reading, id: string, node: Node): Formula | undefined {
  const value = stringOf(child(node, "over")) ?? "";
  const type = typeAt(reading, child(node, "over"), ["number"], "数字");
  const unit = reading.units.get(value);
  const limit = readLimit(reading, child(node, "limit"), unit);
  if (type?.kind !== "number" || limit === undefined) return undefined;
  if (unit !== undefined) reading.units.set(id, unit);
  const whole = type.whole && (limit.kind === "law" || limit.value.d === 1n);
  return { how: { kind: "over", value, limit }, type: { kind: "number", whole, mayBeNone: type.mayBeNone } };
}

function readSettled(reading: Reading, node: Node): Formula | undefined {
  const counted = stringOf(child(node, "counted")) as TimeUnit;
  const fits = counted === "hours" ? (["datetime"] as const) : (["date"] as const);
  const expected = counted === "hours" ? "日期时刻（datetime）" : "日期（date）";
  const event = typeAt(reading, child(node, "settled"), fits, expected);
  const from = typeAt(reading, child(node, "from"), fits, expected);
  const limit = readLimit(reading, child(node, "limit"), counted);
  if (event === undefined || from === undefined || limit === undefined) return undefined;
  const how: FactFormula = { kind: "settled", event: stringOf(child(node, "settled")) ?? "", from: stringOf(child(node, "from")) ?? "", limit, counted };
  return { how, type: { kind: "date", mayBeNone: true } };
}

function readLimit(reading: Reading, node: Node, unit: TimeUnit | undefined): Limit | undefined {
  if (!isMap(node)) {
    const value = decimalOf(node);
    if (value !== undefined) return { kind: "number", value };
    reading.report("number-not-decimal", positionOf(node), text("限度须写成普通小数", "the limit must be a plain decimal"), text("例如 20", "such as 20"));
    return undefined;
  }
  const parameter = stringOf(child(node, "law")) ?? "";
  const on = typeAt(reading, child(node, "on"), ["date", "datetime"], "日期");
  const law = reading.parameters.get(parameter);
  if (law === undefined) {
    reading.report("law-parameter-unknown", positionOf(child(node, "law")), text(`没有法定口径“${parameter}”`, `there is no law parameter “${parameter}”`), didYouMean(parameter, [...reading.parameters.keys()]));
    return undefined;
  }
  if (!unitFits(law.unit, unit)) {
    reading.report("law-unit", positionOf(child(node, "law")), text(`法定口径“${parameter}”的单位是 ${law.unit}，与所比的 ${unit ?? "数字"} 不同`, `the law parameter “${parameter}” is in ${law.unit}, not in ${unit ?? "numbers"}`), text("请改用同一单位", "use the same unit"));
    return undefined;
  }
  return on === undefined ? undefined : { kind: "law", parameter, on: stringOf(child(node, "on")) ?? "" };
}

function unitFits(law: LawUnit, unit: TimeUnit | undefined): boolean {
  return law !== "choice" && (unit === undefined || law === unit);
}

function readGiven(reading: Reading, node: Node): Formula | undefined {
  const field = stringOf(child(node, "given")) ?? "";
  const list = reading.recordType.fields.some((candidate) => candidate.id === field && candidate.type.kind === "list");
  const type = list ? true : typeAt(reading, child(node, "given"), ["boolean", "number", "text", "enum", "date", "datetime", "codes"], "字段");
  return type === undefined ? undefined : { how: { kind: "given", field }, type: { kind: "boolean", mayBeNone: false } };
}

const COUNT: FactType = { kind: "number", whole: true, mayBeNone: false, minimum: rational(0) };

function readSize(reading: Reading, node: Node): Formula | undefined {
  const at = child(node, "size");
  const field = stringOf(at) ?? "";
  const kind = reading.recordType.fields.find((candidate) => candidate.id === field)?.type.kind;
  if (kind === "list" || kind === "codes") return { how: { kind: "size", field }, type: COUNT };
  return typeAt(reading, at, ["codes"], "清单（list）或代码表（codes）") === undefined ? undefined : { how: { kind: "size", field }, type: COUNT };
}

function readOverList(reading: Reading, kind: "latest" | "earliest" | "distinct", node: Node): Formula | undefined {
  const at = child(node, kind);
  const list = stringOf(at) ?? "";
  const lists = reading.recordType.fields.filter((field) => field.type.kind === "list");
  const own = lists.find((field) => field.id === list)?.type;
  if (own?.kind !== "list") {
    reading.report("field-type", positionOf(at), text(`“${list}”不是清单字段`, `“${list}” is no list field`), didYouMean(list, lists.map((field) => field.id)));
    return undefined;
  }
  const inner = reading.types.get(own.of);
  if (inner === undefined) return undefined;
  const field = stringOf(child(node, "field")) ?? "";
  const found = inner.fields.find((candidate) => candidate.id === field);
  if (found === undefined) {
    if (!reading.faulty.has(inner.id)) reading.report("field-unknown", positionOf(child(node, "field")), text(`“${inner.id}”没有字段“${field}”`, `“${inner.id}” has no field “${field}”`), didYouMean(field, inner.fields.map((candidate) => candidate.id)));
    return undefined;
  }
  const how: FactFormula = { kind, list, field };
  if (kind === "distinct") return { how, type: COUNT };
  const type = found.type.kind;
  if (type === "date" || type === "datetime") return { how, type: { kind: type, mayBeNone: true } };
  reading.report("field-type", positionOf(child(node, "field")), text(`“${field}”应当是日期`, `“${field}” must be a date`), text("latest 和 earliest 只用于日期", "latest and earliest are for dates"));
  return undefined;
}
