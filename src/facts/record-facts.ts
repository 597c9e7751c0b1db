/**
 * Facts of one record (认定事实): its fields, what its type declares over them, what statute
 * derives from them, and the unit's type and group. Worked out when a rule first reads them.
 */
import { derivations, type Derivation, type Derived } from "../law/derivations.ts";
import type { Law } from "../law/load-law.ts";
import type { Unit } from "../model/assessment.ts";
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import type { FactValue } from "../model/fact.ts";
import type { ClockExplanation } from "../model/finding.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { DerivedFact, RecordType } from "../model/record-type.ts";
import { PARENT_PREFIX } from "../model/record-facts.ts";
import { NamedPlaces } from "../model/value-row.ts";
import { asOfReader } from "./as-of.ts";
import { evaluate, fieldFact, isAtHand } from "./formulas.ts";

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
  /** Reads the same facts of many records, all at once. */
  readonly row: (facts: readonly string[]) => RowReader;
}

/** Facts of a record in the order in which they were named: in a list that the next call fills anew. */
export type RowReader = (facts: RecordFacts) => readonly FactValue[];

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
    const way: Way = { place: formula === undefined || isAtHand(formula) ? UNKEPT : kept++, isField: isField(fact, formula), find: finder(fact, formula, context) };
    ways.set(fact, way);
    return way;
  };
  const shared: Shared = { wayOf, derived, context };
  const factsOf = (record: EvidenceRecord, unit: Unit, parent: RecordFacts | undefined): RecordFacts => {
    const then = asOf(record.values);
    return new Facts(record, unit, parent, then?.values ?? record.values, (then?.happened ?? true) && (parent?.happened ?? true), shared);
  };
  return Object.assign(factsOf, {
    of(fact: string) {
      const way = wayOf(fact);
      return (facts: RecordFacts) => (facts instanceof Facts ? facts.along(way) : facts.read(fact));
    },
    row: (facts: readonly string[]) => rowReader(facts, facts.map(wayOf), type),
  });
}

/**
 * Of the facts nearly all are fields, or what statute derives where the type has no field of the name: those are
 * copied from row to row. The others, and fields that nobody filled in, are found one by one.
 */
function rowReader(names: readonly string[], ways: readonly Way[], type: RecordType): RowReader {
  const statutory = new Set(type.derivations.flatMap((id) => [...derivationOf(id).facts.keys()]));
  const own = new Set(type.fields.map(({ id }) => id));
  const slots = (is: (name: string, way: Way) => boolean): readonly number[] => ways.flatMap((way, slot) => (is(names[slot] ?? "", way) ? [slot] : []));
  const isByStatute = (name: string, way: Way): boolean => way.isField && statutory.has(name) && !own.has(name);
  const byStatute = slots(isByStatute);
  const fields = slots((name, way) => way.isField && !isByStatute(name, way));
  const others = slots((_, way) => !way.isField);
  const namesAt = (places: readonly number[]): NamedPlaces => new NamedPlaces(places.map((slot) => names[slot] ?? ""));
  const [fieldPlaces, statutePlaces] = [namesAt(fields), namesAt(byStatute)];
  const into: FactValue[] = names.map(() => undefined);
  const one = (facts: Facts, slot: number): FactValue => {
    const way = ways[slot];
    return way === undefined ? undefined : facts.along(way);
  };
  return (facts) => {
    if (!(facts instanceof Facts)) return names.map(facts.read);
    const given = fieldPlaces.readAll(facts.values);
    for (let index = 0; index < fields.length; index += 1) {
      const slot = fields[index] ?? 0;
      const value = given[index];
      into[slot] = value === undefined ? one(facts, slot) : fieldFact(value);
    }
    if (byStatute.length > 0) {
      const derived = statutePlaces.readAll(facts.byStatute().facts);
      for (let index = 0; index < byStatute.length; index += 1) into[byStatute[index] ?? 0] = derived[index];
    }
    for (let index = 0; index < others.length; index += 1) into[others[index] ?? 0] = one(facts, others[index] ?? 0);
    return into;
  };
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
  /** Whether it is a field, or what statute derives. */
  readonly isField: boolean;
  readonly find: (facts: Facts) => FactValue;
}

function isField(fact: string, formula: DerivedFact | undefined): boolean {
  return formula === undefined && fact !== "unitType" && fact !== "unitGroup" && !fact.startsWith(PARENT_PREFIX);
}

function finder(fact: string, formula: DerivedFact | undefined, context: FactContext): Way["find"] {
  if (fact === "unitType") return ({ unit }) => unit.type;
  if (fact === "unitGroup") return ({ unit }) => unit.group;
  if (fact.startsWith(PARENT_PREFIX)) {
    const name = fact.slice(PARENT_PREFIX.length);
    return ({ parent }) => parent?.read(name);
  }
  if (formula !== undefined) return (facts) => evaluate(formula, facts, context);
  const [own, byStatute] = [new NamedPlaces([fact]), new NamedPlaces([fact])];
  return (facts) => facts.ofField(own, byStatute);
}

const UNKEPT = -1;

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
  #derived: Derived | undefined;
  #read: ((fact: string) => FactValue) | undefined;

  /** `values` and `happened` are as of the assessment's day. */
  constructor(record: EvidenceRecord, unit: Unit, parent: RecordFacts | undefined, values: ReadonlyMap<string, FieldValue>, happened: boolean, shared: Shared) {
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
    return () => this.byStatute().clock;
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
    return byStatute.read(this.byStatute().facts, 0);
  }

  /** What statute derives from the record. */
  byStatute(): Derived {
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
