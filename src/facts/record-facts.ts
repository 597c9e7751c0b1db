/**
 * Facts of one record (认定事实): its fields, what its type declares over them, what statute
 * derives from them, and the unit's type and group. Worked out when a rule first reads them.
 */
import { derivations, type Derivation, type Derived } from "../law/derivations.ts";
import type { Law } from "../law/load-law.ts";
import { lawOnDate } from "../law/law-on-date.ts";
import type { Unit } from "../model/assessment.ts";
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import type { ClockExplanation } from "../model/finding.ts";
import { dayOf, type PlainDate } from "../model/plain-date.ts";
import { isQuantity, toQuantity, toRational } from "../model/quantity.ts";
import { floor, rational, subtract } from "../model/rational.ts";
import type { DerivedFact, FactFormula, Limit, RecordType, TimeUnit } from "../model/record-type.ts";
import { PARENT_PREFIX } from "../model/record-facts.ts";
import { NamedPlaces } from "../model/value-row.ts";
import { asOfReader } from "./as-of.ts";

export interface FactContext {
  readonly law: Law;
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  readonly asOf: PlainDate;
  readonly lateConfirmation: "confirmed" | "reached";
}

export interface RecordFacts {
  readonly record: EvidenceRecord;
  /** Of the record that holds it, for an entry of a list. */
  readonly parent: RecordFacts | undefined;
  /** False for a record that had not happened by the assessment's day. */
  readonly happened: boolean;
  readonly read: (fact: string) => FactValue;
  /** How its statutory due date was counted, if its type has one. */
  readonly clock: () => ClockExplanation | undefined;
}

/** Makes the facts of a record; `parent` are those of the record that it is a list entry of. */
export interface FactReader {
  (record: EvidenceRecord, unit: Unit, parent: RecordFacts | undefined): RecordFacts;
  /** Reads one fact of many records: how it is found is looked up once. */
  readonly of: (fact: string) => (facts: RecordFacts) => FactValue;
}

/** What all records of a type share, worked out once: how each fact is found, and where it is kept. */
export function factReader(type: RecordType, context: FactContext): FactReader {
  const asOf = asOfReader(type, context.asOf, context.recordTypes);
  const derived = type.derivations.map(derivationOf);
  const ways = new Map<string, Way>();
  const formulas = new Map(type.facts.map((fact) => [fact.id, fact]));
  let kept = 0;
  const wayOf = (fact: string): Way => {
    const known = ways.get(fact);
    if (known !== undefined) return known;
    const formula = formulas.get(fact);
    const way: Way = { place: formula === undefined ? UNKEPT : kept++, find: finder(fact, formula, context) };
    ways.set(fact, way);
    return way;
  };
  const shared: Shared = { wayOf, derived, context };
  const factsOf = (record: EvidenceRecord, unit: Unit, parent: RecordFacts | undefined): RecordFacts => {
    const { values, happened } = asOf(record.values);
    return new Facts({ record, unit, parent, values, happened: happened && (parent?.happened ?? true) }, shared);
  };
  return Object.assign(factsOf, {
    of(fact: string) {
      const way = wayOf(fact);
      return (facts: RecordFacts) => (facts instanceof Facts ? facts.along(way) : facts.read(fact));
    },
  });
}

/** The facts of a single record. */
export function recordFacts(record: EvidenceRecord, type: RecordType, unit: Unit, context: FactContext, parent: RecordFacts | undefined): RecordFacts {
  return factReader(type, context)(record, unit, parent);
}

function derivationOf(id: string): Derivation {
  const derivation = derivations.get(id);
  if (derivation === undefined) throw new Error(`no derivation ${id}`);
  return derivation;
}

/** How a fact is found, and where it is kept if finding it takes work. */
interface Way {
  readonly place: number;
  readonly find: (facts: Facts) => FactValue;
}

function finder(fact: string, formula: DerivedFact | undefined, context: FactContext): Way["find"] {
  if (fact === "unitType") return ({ unit }) => unit.type;
  if (fact === "unitGroup") return ({ unit }) => unit.group;
  if (fact.startsWith(PARENT_PREFIX)) {
    const name = fact.slice(PARENT_PREFIX.length);
    return ({ parent }) => parent?.read(name);
  }
  if (formula !== undefined) return (facts) => evaluate(formula, facts.values, facts.read, context);
  const [own, byStatute] = [new NamedPlaces([fact]), new NamedPlaces([fact])];
  return (facts) => facts.ofField(own, byStatute);
}

const UNKEPT = -1;

interface About {
  readonly record: EvidenceRecord;
  readonly unit: Unit;
  readonly parent: RecordFacts | undefined;
  /** As of the assessment's day. */
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly happened: boolean;
}

interface Shared {
  readonly wayOf: (fact: string) => Way;
  readonly derived: readonly Derivation[];
  readonly context: FactContext;
}

function together(outcomes: readonly Derived[]): Derived {
  const facts = new Map(outcomes.flatMap((outcome) => [...outcome.facts]));
  const clock = outcomes.findLast((outcome) => outcome.clock !== undefined)?.clock;
  return { facts, ...(clock === undefined ? {} : { clock }) };
}

const UNREAD = Symbol("not worked out yet");

class Facts implements RecordFacts {
  readonly record: EvidenceRecord;
  readonly unit: Unit;
  readonly parent: RecordFacts | undefined;
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly happened: boolean;
  readonly #shared: Shared;
  #known: (FactValue | typeof UNREAD)[] | undefined;
  /** What statute derives from the record. */
  #derived: Derived | undefined;
  #read: ((fact: string) => FactValue) | undefined;

  constructor({ record, unit, parent, values, happened }: About, shared: Shared) {
    this.record = record;
    this.unit = unit;
    this.parent = parent;
    this.values = values;
    this.happened = happened;
    this.#shared = shared;
  }

  /** As a function of its own, made when somebody asks for it: most records never need one. */
  get read(): (fact: string) => FactValue {
    return (this.#read ??= (fact) => this.along(this.#shared.wayOf(fact)));
  }

  get clock(): () => ClockExplanation | undefined {
    return () => this.#derive().clock;
  }

  along({ place, find }: Way): FactValue {
    if (place === UNKEPT) return find(this);
    const known = (this.#known ??= []);
    while (known.length <= place) known.push(UNREAD);
    const before = known[place];
    if (before !== UNREAD) return before;
    const value = find(this);
    known[place] = value;
    return value;
  }

  /** A field, or what statute derives where no field of the name was filled in. */
  ofField(own: NamedPlaces, byStatute: NamedPlaces): FactValue {
    const value = own.read(this.values, 0);
    if (value !== undefined || this.#shared.derived.length === 0) return fieldFact(value);
    return byStatute.read(this.#derive().facts, 0);
  }

  #derive(): Derived {
    if (this.#derived !== undefined) return this.#derived;
    const { derived, context } = this.#shared;
    const only = derived.length === 1 ? derived[0] : undefined;
    this.#derived = only === undefined ? together(derived.map((derivation) => derivation.derive(this.values, context))) : only.derive(this.values, context);
    return this.#derived;
  }
}

/** Facts of a set-aside record, or of one whose unit may hold any number: nobody knows them. */
export function blankFacts(unit: Unit): (fact: string) => FactValue {
  return (fact) => (fact === "unitType" ? unit.type : fact === "unitGroup" ? unit.group : undefined);
}

/** A list of records is no fact of its own; formulas look into it. */
function fieldFact(value: FieldValue): FactValue {
  return isRecordList(value) ? undefined : (value);
}

function isRecordList(value: FieldValue): value is readonly EvidenceRecord[] {
  return Array.isArray(value) && value.some((entry) => typeof entry === "object");
}

type Read = (fact: string) => FactValue;

function evaluate(fact: DerivedFact, values: ReadonlyMap<string, FieldValue>, read: Read, context: FactContext): FactValue {
  const how: FactFormula = fact.how;
  switch (how.kind) {
    case "elapsed":
      return elapsed(how.unit, read(how.from), read(how.to), context);
    case "over":
      return over(read(how.value), how.limit, read, context);
    case "settled":
      return settled(how, read, context);
    case "given":
      return given(values, how.field, read);
    case "size":
      return size(values, how.field, read);
    case "latest":
    case "earliest":
    case "distinct":
      return overList(how.kind, values.get(how.list), how.field);
  }
}

/** The first day is not counted; hours keep their minutes. */
function elapsed(unit: TimeUnit, from: FactValue, to: FactValue, context: FactContext): FactValue {
  if (from === undefined || to === undefined) return undefined;
  if (typeof from !== "number" || typeof to !== "number") return null;
  switch (unit) {
    case "working_days":
      return context.law.calendar.workdaysBetween(from as PlainDate, to as PlainDate);
    case "calendar_days":
      return to - from;
    case "hours":
      return toQuantity(rational(to - from, 60));
  }
}

function over(value: FactValue, limit: Limit, read: Read, context: FactContext): FactValue {
  if (value === undefined || value === null || !isQuantity(value)) return value;
  const bound = limitOf(limit, read, context);
  return isQuantity(bound) ? toQuantity(subtract(toRational(value), toRational(bound))) : bound;
}

/** The event if it came within the limit, otherwise the first day after it, once that day has come. */
function settled(how: Extract<FactFormula, { readonly kind: "settled" }>, read: Read, context: FactContext): FactValue {
  const from = read(how.from);
  if (from === undefined || typeof from !== "number") return from === undefined ? undefined : null;
  const limit = limitOf(how.limit, read, context);
  if (limit === NOT_IN_FORCE) return dayOf(from);
  if (!isQuantity(limit)) return limit;
  const event = read(how.event);
  if (event === undefined) return undefined;
  const due = endOfLimit(from, Number(floor(toRational(limit))), how.counted, context);
  if (typeof event === "number" && event <= due) return dayOf(event);
  const after = dayOf(due + 1);
  return after <= context.asOf ? after : null;
}

/** The last date, or minute, on which the event is still in time. */
function endOfLimit(from: number, limit: number, counted: TimeUnit, context: FactContext): number {
  switch (counted) {
    case "working_days":
      return context.law.calendar.addWorkdays(from as PlainDate, limit);
    case "calendar_days":
      return from + limit;
    case "hours":
      return from + limit * 60;
  }
}

function limitOf(limit: Limit, read: Read, context: FactContext): FactValue {
  if (limit.kind === "number") return toQuantity(limit.value);
  const on = read(limit.on);
  if (on === undefined || on === null) return on;
  const parameter = context.law.parameters.get(limit.parameter);
  if (parameter === undefined || typeof on !== "number") throw new Error(`law parameter ${limit.parameter} cannot be read`);
  const row = lawOnDate(parameter, dayOf(on));
  return typeof row.value === "number" ? row.value : NOT_IN_FORCE;
}

function given(values: ReadonlyMap<string, FieldValue>, field: string, read: Read): FactValue {
  const list = values.get(field);
  if (isRecordList(list)) return list.length > 0;
  const value = list === undefined ? read(field) : list;
  return value === undefined ? undefined : value !== null;
}

function size(values: ReadonlyMap<string, FieldValue>, field: string, read: Read): FactValue {
  const value = values.get(field) ?? read(field);
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.length : 0;
}

function overList(how: "latest" | "earliest" | "distinct", list: FieldValue, field: string): FactValue {
  if (list === undefined) return undefined;
  const entries = isRecordList(list) ? list : [];
  const found = entries.map((entry) => entry.values.get(field));
  if (found.includes(undefined)) return undefined;
  const values = found.filter((value) => value !== null);
  if (how === "distinct") return new Set(values).size;
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === 0) return null;
  return how === "latest" ? Math.max(...numbers) : Math.min(...numbers);
}
