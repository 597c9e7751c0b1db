/** What reading a rule needs to know of the rest of the scheme. */
import type { FactType } from "../model/fact.ts";
import { recordFactTypes } from "../model/record-facts.ts";
import type { RecordType } from "../model/record-type.ts";
import type { Rule } from "../model/rule.ts";
import { text } from "../model/text.ts";
import type { FileKind } from "./edition.ts";
import type { Frame } from "./frame.ts";
import { positionOf, type Node } from "./node.ts";
import type { NumberBook } from "./numbers.ts";
import { didYouMean, type Report } from "./report.ts";
import type { RecordTypes } from "./record-type-file.ts";

/** Rules are judged in three rounds; a rule reads findings of earlier rounds only. */
export type Round = "record" | "group" | "unit";

/** What is known of a rule before it is read. */
export interface RuleHeader {
  readonly id: string;
  readonly round: Round;
  /** Of a record rule: its record type, as written. */
  readonly type: string | undefined;
}

export interface World {
  readonly report: Report;
  readonly frame: Frame;
  readonly indicatorIds: readonly string[];
  readonly recordTypes: RecordTypes;
  readonly headers: ReadonlyMap<string, RuleHeader>;
  /** Ids of listed files that could not be read: what refers to their rules is not reported again. */
  readonly faultyFiles: ReadonlySet<string>;
  /** Rules read so far; those of earlier rounds are complete. */
  readonly rules: Map<string, Rule>;
}

/** The file that a rule stands in. */
export interface Home {
  readonly kind: Exclude<FileKind, "consistency">;
  readonly id: string;
  readonly basis: readonly string[];
  readonly numbers: NumberBook;
  /** Unit facts declared at the top of the file. */
  readonly unitFacts: Node;
  readonly partIds: readonly string[];
}

/** Facts by name; a name without a type is known but faulty, which is reported once. */
export type FactTable = ReadonlyMap<string, FactType | undefined>;

/** The facts of one record, with what the edition knows about unit types and groups. */
export function recordTable(world: World, type: RecordType): FactTable {
  return new Map([...recordFactTypes(type, world.recordTypes.types), ...unitTable(world)]);
}

export function unitTable(world: World): FactTable {
  return new Map<string, FactType>([
    ["unitType", { kind: "enum", mayBeNone: false, values: world.frame.unitTypes }],
    ["unitGroup", { kind: "enum", mayBeNone: false, values: world.frame.groups.map((group) => group.id) }],
  ]);
}

/** The record type of that name; a missing one is noted, a faulty one has its message already. */
export function typeNamed(world: World, id: string, at: Node): RecordType | undefined {
  const { types, faulty } = world.recordTypes;
  const type = types.get(id);
  if (type === undefined && !faulty.has(id)) {
    world.report("record-type-missing", positionOf(at), text(`没有佐证材料类型“${id}”`, `there is no record type “${id}”`), didYouMean(id, [...types.keys()]));
  }
  return faulty.has(id) ? undefined : type;
}
