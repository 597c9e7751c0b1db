/**
 * Loads a scheme (考核方案): texts of an edition in, a checked scheme out, or every problem with its place.
 *
 * After this nothing about the scheme needs doubting: facts exist and have the right types, points
 * add up, rules read only what is judged before them, and every `where` has become a hidden rule.
 */
import { derivations } from "../law/derivations.ts";
import type { Law } from "../law/load-law.ts";
import type { ConsistencyRelation } from "../model/consistency.ts";
import type { EditionSources } from "../model/edition-sources.ts";
import type { Outcome } from "../model/problem.ts";
import type { Rule } from "../model/rule.ts";
import type { Adjustment, Indicator, Scheme } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { indicatorIds, listedFiles, mergeSchemes, type ListedFile } from "./edition.ts";
import { readEditionSteps } from "./edition-steps.ts";
import { readFrame, readLineage, type Frame } from "./frame.ts";
import { readAdjustment, readIndicator } from "./indicator.ts";
import { positionOf } from "./node.ts";
import { parseConsistency } from "./parse-consistency.ts";
import { checkPointsAddUp } from "./points-add-up.ts";
import { readRecordTypes, type RecordTypes } from "./record-type-file.ts";
import { readRelations } from "./relations.ts";
import { inOrder, notebook, type Notebook } from "./report.ts";
import { openRuleFile, readHeaders, readRound, type RuleFile } from "./rule-file.ts";
import type { World } from "./world.ts";

/** What loading needs of the law: the parameters that facts may be compared with. */
export type LawOfScheme = Pick<Law, "parameters">;

/** All problems are given, in the order of the files; with an error among them there is no scheme. */
export function loadScheme(sources: EditionSources, law: LawOfScheme): Outcome<Scheme> {
  const notes = notebook();
  const value = readScheme(sources, law, notes);
  const problems = inOrder(notes.problems);
  return { value: problems.some((problem) => problem.severity === "error") ? undefined : value, problems };
}

function readScheme(sources: EditionSources, law: LawOfScheme, notes: Notebook): Scheme | undefined {
  const recordTypes = readRecordTypes(sources.recordTypes, law.parameters, derivations, notes);
  const merged = mergeSchemes(sources.chain, notes);
  const newest = merged.at(-1);
  if (newest === undefined) return undefined;
  const ids = indicatorIds(newest);
  const listed = listedFiles(sources.chain, merged, notes.report);
  const relations = readRelations(merged, sources.chain, listed, notes.report);
  const consistency = readConsistency(listed, notes);
  const frame = readFrame(newest, ids, notes.report);
  if (frame === undefined) return undefined;
  const files = openFiles(listed, frame, notes);
  const world = readRules(files, listed, frame, ids, recordTypes, notes);
  const indicators = new Map(ofKind(files, "indicator").flatMap((file) => pair(readIndicator(file, world))));
  checkPointsAddUp(newest, frame, indicators, notes.report);
  return {
    id: frame.id,
    year: frame.year,
    title: frame.title,
    authority: frame.authority,
    provenance: frame.provenance,
    period: frame.period,
    total: frame.total,
    areas: frame.areas,
    groups: frame.groups,
    profiles: frame.profiles,
    indicators: [...indicators.values()],
    ...readAdjustments(files, world),
    grades: frame.grades,
    policies: frame.policies,
    consistency: { relations: consistency },
    recordTypes: recordTypes.types,
    lawParameters: law.parameters,
    relations,
    crosswalk: readEditionSteps(merged, sources.chain),
    lineage: readLineage(merged, frame.period),
  };
}

function pair(indicator: Indicator | undefined): readonly (readonly [string, Indicator])[] {
  return indicator === undefined ? [] : [[indicator.id, indicator]];
}

function ofKind(files: readonly RuleFile[], kind: ListedFile["kind"]): readonly RuleFile[] {
  return files.filter((file) => file.listed.kind === kind);
}

/** Files with ids used before are noted and left out. */
function openFiles(listed: readonly ListedFile[], frame: Frame, notes: Notebook): readonly RuleFile[] {
  const seen = new Map<string, ListedFile>();
  return listed.flatMap((entry) => {
    if (entry.kind === "consistency") return [];
    const other = seen.get(entry.id);
    if (other !== undefined) {
      notes.report("id-duplicate", positionOf(entry.listedAt), text(`编号“${entry.id}”已用于 ${other.file.path}`, `the id “${entry.id}” is used by ${other.file.path}`), text("请换一个编号", "use another id"));
      return [];
    }
    seen.set(entry.id, entry);
    return openRuleFile(entry, frame, notes) ?? [];
  });
}

/** The three rounds, each over all files: a later round may read findings of an earlier one anywhere. */
function readRules(files: readonly RuleFile[], listed: readonly ListedFile[], frame: Frame, ids: readonly string[], recordTypes: RecordTypes, notes: Notebook): World {
  const opened = new Set(files.map((file) => file.home.id));
  const world: World = {
    report: notes.report,
    frame,
    indicatorIds: ids,
    recordTypes,
    headers: readHeaders(files, notes.report),
    faultyFiles: new Set(listed.map((entry) => entry.id).filter((id) => !opened.has(id))),
    rules: new Map<string, Rule>(),
  };
  for (const round of ["record", "group", "unit"] as const) readRound(round, files, world);
  return world;
}

function readAdjustments(files: readonly RuleFile[], world: World): { readonly bonuses: readonly Adjustment[]; readonly penalties: readonly Adjustment[]; readonly vetoes: readonly Adjustment[] } {
  const read = (kind: ListedFile["kind"]): readonly Adjustment[] => ofKind(files, kind).map((file) => readAdjustment(file, world));
  return { bonuses: read("bonus"), penalties: read("penalty"), vetoes: read("veto") };
}

function readConsistency(listed: readonly ListedFile[], notes: Notebook): readonly ConsistencyRelation[] {
  const relations: ConsistencyRelation[] = [];
  for (const entry of listed) {
    if (entry.kind !== "consistency") continue;
    const { value, problems } = parseConsistency(entry.file);
    notes.problems.push(...problems);
    for (const relation of value ?? []) {
      if (relations.some((known) => known.id === relation.id)) notes.report("id-duplicate", relation.position, text(`另有一条勾稽关系也叫“${relation.id}”`, `another relation is called “${relation.id}” too`), text("请换一个编号", "use another id"));
      relations.push(relation);
    }
  }
  return relations;
}

