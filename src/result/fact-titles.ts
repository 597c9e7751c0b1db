/** What the facts of a rule are called and how their values are printed. */
import type { FactType } from "../model/fact.ts";
import type { EnumValue, Field, RecordType } from "../model/record-type.ts";
import { fieldFactType, PARENT_PREFIX, recordFactTypes } from "../model/record-facts.ts";
import type { AggregateFact, FactSource, Rule, ShareTerm } from "../model/rule.ts";
import { formatExact } from "../model/rational.ts";
import type { Group, Profile, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { sourceWordsEnglish } from "./condition-words-english.ts";
import { derivedTitle, derivedValues } from "./derived-titles.ts";
import { sourceWords } from "./fact-words.ts";
import { sameText } from "./scheme-titles.ts";

export interface FactLabel {
  readonly title: Text;
  /** Unknown where a fact is neither declared nor derived; it is then printed as it is. */
  readonly type: FactType | undefined;
  /** Titles of the codes that an enumeration holds. */
  readonly values: readonly EnumValue[];
}

export interface LabelContext {
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  /** Hidden rules made from every `where`: spelt out by their condition. */
  readonly probes?: ReadonlyMap<string, Rule>;
  readonly groups?: readonly Group[];
  /** Their titles stand for the unit types that they bind. */
  readonly profiles?: readonly Profile[];
}

type Labelling = Pick<Scheme, "recordTypes" | "groups" | "profiles" | "indicators" | "bonuses" | "penalties" | "vetoes">;

/** One for each scheme, however many assessments are scored by it. */
export function labelContext(scheme: Labelling): LabelContext {
  const context = contexts.get(scheme) ?? makeContext(scheme);
  contexts.set(scheme, context);
  return context;
}

const contexts = new WeakMap<Labelling, LabelContext>();

function makeContext(scheme: Labelling): LabelContext {
  const owners = [...scheme.indicators, ...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
  return { recordTypes: scheme.recordTypes, groups: scheme.groups, profiles: scheme.profiles, probes: new Map(owners.flatMap(({ probes }) => probes.map((probe) => [probe.id, probe] as const))) };
}

/** The labels of all facts that a rule reads, by name. They are the same for every unit. */
export function factLabels(rule: Rule, context: LabelContext): ReadonlyMap<string, FactLabel> {
  const ofContext = known.get(context) ?? new WeakMap<Rule, ReadonlyMap<string, FactLabel>>();
  known.set(context, ofContext);
  const labels = ofContext.get(rule) ?? makeLabels(rule, context);
  ofContext.set(rule, labels);
  return labels;
}

const known = new WeakMap<LabelContext, WeakMap<Rule, ReadonlyMap<string, FactLabel>>>();

function makeLabels(rule: Rule, context: LabelContext): ReadonlyMap<string, FactLabel> {
  const recordType = rule.scope.kind === "record" ? context.recordTypes.get(rule.scope.type) : undefined;
  return new Map(
    rule.reads.map((fact) => {
      const aggregate = rule.facts.find((one) => one.id === fact);
      if (aggregate !== undefined) return [fact, aggregateLabel(aggregate, context)];
      return [fact, recordType === undefined ? unitLabel(fact, context) : recordLabel(fact, recordType, context)];
    }),
  );
}

function recordLabel(fact: string, recordType: RecordType, context: LabelContext): FactLabel {
  const type = recordFactTypes(recordType, context.recordTypes).get(fact);
  const field = fieldOf(fact, recordType, context);
  if (field !== undefined) return { title: field.title, type: type ?? fieldFactType(field), values: valuesOf(field) };
  const declared = recordType.facts.find((one) => one.id === fact);
  if (declared !== undefined) return { title: declared.title, type: declared.type, values: [] };
  return { title: derivedTitle(fact, recordType) ?? unitLabel(fact, context).title, type, values: [...derivedValues(fact, recordType), ...unitValues(fact, context)] };
}

function fieldOf(fact: string, recordType: RecordType, context: LabelContext): Field | undefined {
  if (!fact.startsWith(PARENT_PREFIX)) return recordType.fields.find((field) => field.id === fact);
  const parent = recordType.within === undefined ? undefined : context.recordTypes.get(recordType.within.type);
  return parent?.fields.find((field) => `${PARENT_PREFIX}${field.id}` === fact);
}

function valuesOf(field: Field): readonly EnumValue[] {
  return field.type.kind === "enum" || field.type.kind === "codes" ? (field.type.values ?? []) : [];
}

const UNIT_LABELS: ReadonlyMap<string, Text> = new Map([
  ["unitType", text("单位类型", "unit type")],
  ["unitGroup", text("分组", "group")],
  ["id", text("记录编号", "record id")],
  ["recordedOn", text("记录日期", "recorded on")],
]);

function unitLabel(fact: string, context: LabelContext): FactLabel {
  return { title: UNIT_LABELS.get(fact) ?? sameText(fact), type: undefined, values: unitValues(fact, context) };
}

/** Groups have titles; a unit type is called as the profile that binds it alone. */
function unitValues(fact: string, { groups = [], profiles = [] }: LabelContext): readonly EnumValue[] {
  if (fact === "unitGroup") return groups.map(({ id, title }) => ({ id, title, aliases: [] }));
  if (fact !== "unitType") return [];
  return profiles.flatMap(({ title, unitTypes }) => (unitTypes.length === 1 ? unitTypes.map((id) => ({ id, title, aliases: [] })) : []));
}

function aggregateLabel(fact: AggregateFact, context: LabelContext): FactLabel {
  return { title: aggregateTitle(fact, context), type: fact.type, values: [] };
}

function aggregateTitle({ how, id }: AggregateFact, context: LabelContext): Text {
  if (how.kind === "share") {
    const [of, all] = [termTitle(how.of, context), termTitle(how.in, context)];
    return text(`${of.zh}占${all.zh}的比例`, `${of.en} as a share of ${all.en}`);
  }
  const source = sourceTitle(how.of, context);
  const field = "field" in how ? fieldTitle(how.of, how.field, context) : sameText(id);
  switch (how.kind) {
    case "count":
      return text(`${source.zh}数`, `number of ${source.en}`);
    case "any":
      return text(`有无${source.zh}`, `any ${source.en}`);
    case "sum":
      return text(`${source.zh}的${field.zh}合计`, `sum of ${field.en} of ${source.en}`);
    case "distinct":
      return text(`${source.zh}的${field.zh}种数`, `distinct ${field.en} of ${source.en}`);
    case "min":
      return text(`${source.zh}中最小的${field.zh}`, `least ${field.en} of ${source.en}`);
    case "max":
      return text(`${source.zh}中最大的${field.zh}`, `greatest ${field.en} of ${source.en}`);
    case "latest":
      return text(`${source.zh}中最近的${field.zh}`, `latest ${field.en} of ${source.en}`);
    case "marks":
      return text(`${source.zh}的评分`, `marks in ${source.en}`);
  }
}

function termTitle(term: ShareTerm, context: LabelContext): Text {
  if (term.kind !== "number") return sourceTitle(term, context);
  return term.value.kind === "same" ? sameText(formatExact(term.value.value)) : text("本组目标数", "the target of the group");
}

function sourceTitle(source: FactSource, context: LabelContext): Text {
  if (source.kind === "records") return context.recordTypes.get(source.type)?.title ?? sameText(source.type);
  return text(sourceWords(source, context), sourceWordsEnglish(source, context));
}

function fieldTitle(source: FactSource, field: string, context: LabelContext): Text {
  const recordType = source.type === undefined ? undefined : context.recordTypes.get(source.type);
  const declared = recordType?.fields.find((one) => one.id === field) ?? recordType?.facts.find((one) => one.id === field);
  const derived = recordType === undefined ? undefined : derivedTitle(field, recordType);
  return declared?.title ?? derived ?? sameText(field);
}
