/**
 * Evidence under another edition than the one it was made for (换版重算). Whatever its own edition never
 * asked for, nobody had a reason to hand in: there silence says nothing, and the finding stays 缺佐证.
 */
import type { Period, Unit } from "./model/assessment.ts";
import type { Evidence, EvidenceRecord, FieldValue, UnitEvidence } from "./model/evidence.ts";
import type { RecordType } from "./model/record-type.ts";
import { PARENT_PREFIX } from "./model/record-facts.ts";
import type { Aggregate, FactSource, Rule } from "./model/rule.ts";
import type { Adjustment, Indicator, Profile, Scheme } from "./model/scheme.ts";

export interface MadeFor {
  /** The period of the edition it was made for, where the assessment states none. */
  readonly period: Period;
  /** By unit type: what its own edition asks such a unit for. */
  readonly asked: ReadonlyMap<string, Asked>;
  /** Whether a unit that the scheme cannot assess is a fault; in a comparison of years it is only not compared. */
  readonly foreignUnits: "faults" | "left-out";
}

/** Record types that are asked for or read, each with the fields that are read. */
type Asked = ReadonlyMap<string, ReadonlySet<string>>;

/** What an edition asks for: the record types and fields read by the rules that bind a unit. */
export function madeFor(scheme: Scheme, period: Period, foreignUnits: MadeFor["foreignUnits"] = "left-out"): MadeFor {
  return { period, foreignUnits, asked: new Map(scheme.profiles.flatMap((profile) => profile.unitTypes.map((type) => [type, askedOf(profile, scheme)] as const))) };
}

function askedOf({ indicators }: Profile, scheme: Scheme): Asked {
  const bound = new Set(indicators);
  const read = new Map<string, Set<string>>();
  const of = (type: string): Set<string> => {
    const known = read.get(type) ?? new Set<string>();
    read.set(type, known);
    return known;
  };
  const reading: Reading = { of, types: scheme.recordTypes };
  for (const owner of [...scheme.indicators.filter(({ id }) => bound.has(id)), ...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes]) {
    for (const { type } of owner.evidence) of(type);
    for (const rule of rulesOf(owner)) readRule(rule, reading);
  }
  return read;
}

/**
 * The evidence as it may be read under the scheme: units that the scheme cannot assess are left out, silence about what
 * was not asked for is blank. Each unit for itself: what one hands in of its own accord says nothing about the others.
 */
export function asMade(evidence: Evidence, scheme: Scheme, { asked, foreignUnits }: MadeFor): Evidence {
  const units = foreignUnits === "faults" ? evidence.units : evidence.units.filter((unit) => isAssessable(unit, scheme));
  const types = [...scheme.recordTypes.values()];
  const byUnit = new Map(units.map(({ code, type }) => [code, silenced(evidence.byUnit.get(code) ?? emptyUnit(code), types, asked.get(type) ?? NOTHING)]));
  return { ...evidence, units, byUnit };
}

/** Whether a scheme has a profile and a group for the unit. */
export function isAssessable(unit: Pick<Unit, "type" | "group">, scheme: Scheme): boolean {
  return scheme.profiles.some(({ unitTypes }) => unitTypes.includes(unit.type)) && scheme.groups.some(({ id }) => id === unit.group);
}

interface Reading {
  readonly of: (type: string) => Set<string>;
  readonly types: ReadonlyMap<string, RecordType>;
}

function rulesOf(owner: Indicator | Adjustment): readonly Rule[] {
  return [...("parts" in owner ? owner.parts.flatMap((part) => part.rules) : owner.rules), ...owner.probes];
}

function readRule(rule: Rule, reading: Reading): void {
  if (rule.scope.kind === "record") {
    for (const fact of [...rule.reads, rule.matter, rule.periodBy]) if (fact !== undefined) readFact(rule.scope.type, fact, reading);
  }
  if (rule.scope.kind === "group") {
    const { of, by } = rule.scope;
    readSource(of, by.kind === "field" ? by.field : by.date, reading);
  }
  for (const { how } of rule.facts) readAggregate(how, reading);
}

function readAggregate(how: Aggregate, reading: Reading): void {
  switch (how.kind) {
    case "count":
    case "any":
      readSource(how.of, undefined, reading);
      return;
    case "sum":
    case "min":
    case "max":
    case "latest":
    case "distinct":
    case "marks":
      readSource(how.of, how.field, reading);
      return;
    case "share":
      for (const term of [how.of, how.in]) if (term.kind !== "number") readSource(term, undefined, reading);
  }
}

function readSource(source: FactSource, field: string | undefined, reading: Reading): void {
  if (source.type === undefined) return;
  reading.of(source.type);
  if (field !== undefined) readFact(source.type, field, reading);
}

/** A fact down to the fields that it comes from; a derivation of statute may read any field of its type. */
function readFact(typeId: string, fact: string, reading: Reading): void {
  const type = reading.types.get(typeId);
  if (type === undefined) return;
  const fields = reading.of(typeId);
  if (fact.startsWith(PARENT_PREFIX)) {
    if (type.within !== undefined) readFact(type.within.type, fact.slice(PARENT_PREFIX.length), reading);
    return;
  }
  if (fields.has(fact)) return;
  fields.add(fact);
  if (type.derivationFacts?.has(fact) === true) for (const { id } of type.fields) fields.add(id);
  const formula = type.facts.find(({ id }) => id === fact)?.how;
  if (formula === undefined) return;
  const inner = Object.entries(formula).flatMap(([key, value]) => (typeof value === "string" && FORMULA_FIELDS.has(key) ? [value] : []));
  for (const name of inner) readFact(typeId, name, reading);
  if ("limit" in formula && formula.limit.kind === "law") readFact(typeId, formula.limit.on, reading);
  if ("list" in formula) readList(type, formula.list, formula.field, reading);
}

/** Keys of a formula whose value is a field or fact of the record itself. */
const FORMULA_FIELDS: ReadonlySet<string> = new Set(["from", "to", "value", "event", "field", "list"]);

function readList(type: RecordType, list: string, field: string, reading: Reading): void {
  const held = type.fields.find(({ id }) => id === list)?.type;
  if (held?.kind === "list") readFact(held.of, field, reading);
}

/** Fields where a blank would mean “none”, but which its own edition never read and nobody filled in. */
function neverFilled(type: RecordType, records: readonly EvidenceRecord[], read: ReadonlySet<string> | undefined): readonly string[] {
  return type.fields
    .filter(({ id, blank }) => blank === "none" && read?.has(id) !== true && type.placedBy !== id)
    .map(({ id }) => id)
    .filter((id) => records.every((record) => isBlank(record.values.get(id))));
}

function isBlank(value: FieldValue): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

const NOTHING: Asked = new Map();

function silenced(unit: UnitEvidence, types: readonly RecordType[], read: Asked): UnitEvidence {
  const recordsOf = (type: string): readonly EvidenceRecord[] => unit.records.get(type) ?? [];
  const unasked = types.filter(({ id }) => !read.has(id) && recordsOf(id).length === 0);
  const blanks = new Map(types.map((type) => [type.id, neverFilled(type, recordsOf(type.id), read.get(type.id))]));
  return {
    ...unit,
    records: new Map([...unit.records].map(([type, own]) => [type, own.map((record) => withBlanks(record, blanks.get(type) ?? []))])),
    submitted: new Map([...unit.submitted, ...unasked.map(({ id }) => [id, "no"] as const)]),
  };
}

function withBlanks(record: EvidenceRecord, fields: readonly string[]): EvidenceRecord {
  if (fields.length === 0) return record;
  return { ...record, values: new Map([...record.values, ...fields.map((field) => [field, undefined] as const)]) };
}

function emptyUnit(unit: string): UnitEvidence {
  return { unit, records: new Map(), setAside: [], submitted: new Map() };
}
