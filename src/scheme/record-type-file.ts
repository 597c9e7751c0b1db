/** Record types (佐证材料类型) from their files: all are read first, because they refer to one another. */
import type { LawParameter } from "../model/law.ts";
import { wholeFile } from "../model/position.ts";
import type { RecordType } from "../model/record-type.ts";
import type { FactType } from "../model/fact.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { checkRecord } from "./example-record.ts";
import { child, entries, has, items, positionOf, stringOf, stringsOf, titleOf, type Node } from "./node.ts";
import { readDerivedFacts } from "./record-fact.ts";
import { readField } from "./record-field.ts";
import { didYouMean, type Notebook, type Report } from "./report.ts";
import { recordTypeSchema } from "./schemas/record-type-schema.ts";
import { readShaped } from "./shapes.ts";

/** What statute derives, by the name that `derive` gives it. */
export type KnownDerivations = ReadonlyMap<string, { readonly inputs: readonly string[]; readonly facts: ReadonlyMap<string, FactType> }>;

export interface RecordTypes {
  readonly types: ReadonlyMap<string, RecordType>;
  /** Types whose file has faults: what refers to them is not reported again. */
  readonly faulty: ReadonlySet<string>;
}

interface Draft {
  readonly node: Node;
  readonly type: RecordType;
}

export function readRecordTypes(
  files: readonly SourceFile[],
  parameters: ReadonlyMap<string, LawParameter>,
  derivations: KnownDerivations,
  notes: Notebook,
): RecordTypes {
  const drafts = new Map<string, Draft>();
  const faulty = new Set<string>();
  for (const file of files) {
    const before = notes.problems.length;
    const node = readShaped(file, recordTypeSchema, notes);
    const name = (file.path.split("/").at(-1) ?? "").replace(/\.ya?ml$/, "");
    const id = node === undefined ? name : (stringOf(child(node, "id")) ?? name);
    if (node !== undefined) {
      if (id !== name) reportName(node, id, name, notes.report);
      if (drafts.has(id)) reportTwice(node, id, notes.report);
      drafts.set(id, { node, type: readDraft(node, id, derivations, notes.report) });
    }
    if (notes.problems.length > before) faulty.add(id).add(name);
  }
  const first = new Map([...drafts].map(([id, draft]) => [id, draft.type]));
  const types = new Map<string, RecordType>();
  for (const [id, draft] of drafts) {
    const before = notes.problems.length;
    types.set(id, finish(draft, first, faulty, parameters, notes.report));
    if (notes.problems.length > before) faulty.add(id);
  }
  return { types, faulty };
}

function reportName(node: Node, id: string, name: string, report: Report): void {
  report("file-id-mismatch", positionOf(child(node, "id")), text(`编号“${id}”与文件名“${name}”不一致`, `the id “${id}” differs from the file name “${name}”`), text(`请把两者改成一样`, `make them the same`));
}

function reportTwice(node: Node, id: string, report: Report): void {
  report("id-duplicate", positionOf(child(node, "id")), text(`另有一种佐证材料也叫“${id}”`, `another record type is called “${id}” too`), text("请改用别的编号", "use another id"));
}

/** Fields and derivations; facts, which may look into other types, come after all types are known. */
function readDraft(node: Node, id: string, derivations: KnownDerivations, report: Report): RecordType {
  const within = child(node, "within");
  const placedBy = stringOf(child(node, "placed_by"));
  return {
    id,
    title: titleOf(node),
    keptBy: stringOf(child(node, "kept_by")) === "office" ? "office" : "unit",
    ...(has(node, "within") ? { within: { type: stringOf(child(within, "type")) ?? "", field: stringOf(child(within, "field")) ?? "" } } : {}),
    ...(placedBy === undefined ? {} : { placedBy }),
    fields: entries(child(node, "fields")).map(([key, field]) => readField(key, field, report)),
    facts: [],
    derivations: stringsOf(child(node, "derive")),
    derivationFacts: readDerivations(node, derivations, report),
    order: items(child(node, "order")).map((pair): readonly [string, string] => [stringOf(child(pair, 0)) ?? "", stringOf(child(pair, 1)) ?? ""]),
    ...(has(node, "unique") ? { unique: stringsOf(child(node, "unique")) } : {}),
    example: child(node, "example").value as Readonly<Record<string, unknown>>,
    position: wholeFile(node.document.file),
  };
}

function readDerivations(node: Node, derivations: KnownDerivations, report: Report): ReadonlyMap<string, FactType> {
  const facts = new Map<string, FactType>();
  const fields = new Set(entries(child(node, "fields")).map(([id]) => id));
  for (const entry of items(child(node, "derive"))) {
    const id = stringOf(entry) ?? "";
    const derivation = derivations.get(id);
    if (derivation === undefined) {
      report("derivation-unknown", positionOf(entry), text(`没有法规推算“${id}”`, `there is no derivation “${id}”`), didYouMean(id, [...derivations.keys()]));
      continue;
    }
    const missing = derivation.inputs.filter((input) => !fields.has(input));
    if (missing.length > 0) report("field-unknown", positionOf(entry), text(`法规推算“${id}”要读的字段没有：${missing.join("、")}`, `the derivation “${id}” reads fields that are missing: ${missing.join(", ")}`), text("请在 fields 中补上这些字段", "add these fields"));
    for (const [fact, type] of derivation.facts) facts.set(fact, type);
  }
  return facts;
}

function finish(draft: Draft, types: ReadonlyMap<string, RecordType>, faulty: ReadonlySet<string>, parameters: ReadonlyMap<string, LawParameter>, report: Report): RecordType {
  const { node } = draft;
  checkLists(node, draft.type, types, faulty, report);
  const type = { ...draft.type, facts: readDerivedFacts(node, draft.type, types, faulty, parameters, report) };
  checkPlacedBy(node, type, report);
  checkOrder(node, type, report);
  checkUnique(node, type, report);
  if (!faulty.has(type.id)) checkRecord(child(node, "example"), type, types, report);
  return type;
}

function checkLists(node: Node, type: RecordType, types: ReadonlyMap<string, RecordType>, faulty: ReadonlySet<string>, report: Report): void {
  const unknown = (at: Node, id: string): void => {
    if (types.has(id) || faulty.has(id)) return;
    report("record-type-missing", positionOf(at), text(`没有佐证材料类型“${id}”`, `there is no record type “${id}”`), didYouMean(id, [...types.keys()]));
  };
  for (const field of type.fields) {
    if (field.type.kind === "list") unknown(child(child(child(node, "fields"), field.id), "of"), field.type.of);
  }
  const { within } = type;
  if (within === undefined) return;
  const at = child(node, "within");
  unknown(child(at, "type"), within.type);
  const parent = types.get(within.type);
  const field = parent?.fields.find((candidate) => candidate.id === within.field);
  if (parent === undefined || faulty.has(within.type) || (field?.type.kind === "list" && field.type.of === type.id)) return;
  report(
    "field-type",
    positionOf(child(at, "field")),
    text(`“${within.type}”没有装“${type.id}”的清单字段“${within.field}”`, `“${within.type}” has no list field “${within.field}” of “${type.id}”`),
    didYouMean(within.field, parent.fields.filter((candidate) => candidate.type.kind === "list").map((candidate) => candidate.id)),
  );
}

function checkPlacedBy(node: Node, type: RecordType, report: Report): void {
  if (type.placedBy === undefined) return;
  const dates = dateNames(type);
  if (dates.includes(type.placedBy)) return;
  report("field-type", positionOf(child(node, "placed_by")), text(`“${type.placedBy}”不是日期字段或日期事实`, `“${type.placedBy}” is no date field or fact`), didYouMean(type.placedBy, dates));
}

/** Fields and facts of a type that are dates or date-times. */
function dateNames(type: RecordType): readonly string[] {
  const isDate = (kind: string): boolean => kind === "date" || kind === "datetime";
  return [
    ...type.fields.filter((field) => isDate(field.type.kind)).map((field) => field.id),
    ...type.facts.filter((fact) => isDate(fact.type.kind)).map((fact) => fact.id),
    ...[...(type.derivationFacts ?? [])].filter(([, fact]) => isDate(fact.kind)).map(([id]) => id),
    "recordedOn",
  ];
}

function checkOrder(node: Node, type: RecordType, report: Report): void {
  const kinds = new Map(type.fields.map((field) => [field.id, field.type.kind]));
  for (const entry of items(child(node, "order")).flatMap(items)) {
    const id = stringOf(entry) ?? "";
    const kind = kinds.get(id);
    if (kind === "date" || kind === "datetime") continue;
    report("field-type", positionOf(entry), text(`“${id}”不是日期字段`, `“${id}” is no date field`), didYouMean(id, dateNames(type)));
  }
}

/** A personal field is never stored and a list has no one value, so neither can be compared. */
function checkUnique(node: Node, type: RecordType, report: Report): void {
  const comparable = type.fields.filter((field) => !field.personal && field.type.kind !== "list").map((field) => field.id);
  const at = child(node, "unique");
  for (const entry of items(at)) {
    const id = stringOf(entry) ?? "";
    if (comparable.includes(id)) continue;
    report("field-unknown", positionOf(entry), text(`没有可以比较的字段“${id}”`, `there is no field “${id}” that could be compared`), didYouMean(id, comparable));
  }
  if (!has(node, "unique") || type.within === undefined) return;
  report("field-form", positionOf(at), text("列在其他记录之内的类型不能写 unique", "a type that stands inside another cannot have unique"), text("请删去 unique", "delete unique"));
}
