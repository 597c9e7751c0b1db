/** What scheme.yaml itself says: areas, groups, profiles, grades, policies, period, provenance. */
import type { Period } from "../model/assessment.ts";
import { ONE, ZERO, type Rational } from "../model/rational.ts";
import type { Ancestor, Area, GradeBand, Group, Policies, Profile, Provenance } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { idOf, type MergedScheme } from "./edition.ts";
import { readGrades } from "./grades.ts";
import { child, dateOfNode, has, items, positionOf, stringOf, stringsOf, titleOf, written, type Node } from "./node.ts";
import { readDecimal } from "./numbers.ts";
import { readDefaults, readPolicies, reportGrade, type Defaults } from "./policies.ts";
import { didYouMean, type Report } from "./report.ts";

export interface Frame {
  readonly id: string;
  readonly year: number;
  readonly title: Text;
  readonly authority: Text;
  readonly provenance: Provenance;
  readonly period: Period;
  readonly total: Rational;
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  readonly profiles: readonly Profile[];
  readonly unitTypes: readonly string[];
  readonly grades: readonly GradeBand[];
  readonly policies: Policies;
  readonly defaults: Defaults;
}

/** `undefined` where a number or date that everything hangs on cannot be read. */
export function readFrame(scheme: MergedScheme, indicatorIds: readonly string[], report: Report): Frame | undefined {
  const period = readPeriod(scheme.get("period"), report);
  const total = readDecimal(scheme.get("total"), report);
  const grades = readGrades(scheme.get("grades"), report);
  checkUnique(scheme.get("grades"), "等次", "grade", report);
  const gradeIds = grades.map((grade) => grade.id);
  const areas = readAreas(scheme.get("areas"), gradeIds, report);
  checkUnique(scheme.get("areas"), "方面", "area", report);
  checkUnique(scheme.get("groups"), "分组", "group", report);
  const profiles = readProfiles(scheme.get("profiles"), indicatorIds, report);
  const policies = readPolicies(scheme.get("policies"), areas.map((area) => area.id), gradeIds, report);
  if (period === undefined || total === undefined) return undefined;
  return {
    id: stringOf(child(scheme.root, "id")) ?? "",
    year: child(scheme.root, "year").value as number,
    title: titleOf(scheme.root),
    authority: text(stringOf(scheme.get("authority")) ?? "", stringOf(scheme.get("authority_en")) ?? stringOf(scheme.get("authority")) ?? ""),
    provenance: readProvenance(scheme.get("provenance")),
    period,
    total,
    areas,
    groups: items(scheme.get("groups")).map((entry) => ({ id: stringOf(child(entry, "id")) ?? "", title: titleOf(entry) })),
    profiles,
    unitTypes: profiles.flatMap((profile) => profile.unitTypes),
    grades,
    policies,
    defaults: readDefaults(scheme.get("policies")),
  };
}

/** An older edition whose period cannot be read is at fault itself; the newest one's stands in. */
export function readLineage(merged: readonly MergedScheme[], period: Period): readonly Ancestor[] {
  return merged.map((scheme) => ({
    id: stringOf(child(scheme.root, "id")) ?? "",
    year: Number(child(scheme.root, "year").value),
    title: titleOf(scheme.root),
    period: readPeriod(scheme.get("period"), () => undefined) ?? period,
  }));
}

function readProvenance(node: Node): Provenance {
  const texts = (key: string): readonly Text[] => items(child(node, key)).map((entry) => text(stringOf(child(entry, "zh")) ?? "", stringOf(child(entry, "en")) ?? ""));
  return { kind: stringOf(child(node, "kind")) === "official" ? "official" : "reconstruction", known: texts("known"), ours: texts("ours") };
}

function readPeriod(node: Node, report: Report): Period | undefined {
  const from = dateOfNode(child(node, "from"));
  const to = dateOfNode(child(node, "to"));
  for (const [key, date] of [["from", from], ["to", to]] as const) {
    if (date === undefined) report("period-invalid", positionOf(child(node, key)), text(`“${written(child(node, key))}”不是日期`, `“${written(child(node, key))}” is no date`), text("请写成 2017-01-01 这样的日期", "write a date such as 2017-01-01"));
  }
  if (from === undefined || to === undefined) return undefined;
  if (from <= to) return { from, to };
  report("period-invalid", positionOf(child(node, "to")), text("考核期间的终点早于起点", "the period ends before it begins"), text("请改正 from 或 to", "mend from or to"));
  return undefined;
}

function readAreas(node: Node, grades: readonly string[], report: Report): readonly Area[] {
  return items(node).map((entry) => {
    const minimum = child(entry, "minimum");
    const grade = stringOf(child(minimum, "grade_at_most")) ?? "";
    if (has(entry, "minimum") && !grades.includes(grade)) reportGrade(child(minimum, "grade_at_most"), grade, grades, report);
    return {
      id: stringOf(child(entry, "id")) ?? "",
      title: titleOf(entry),
      points: readDecimal(child(entry, "points"), report) ?? ZERO,
      indicators: stringsOf(child(entry, "indicators")).map(idOf),
      minimum: has(entry, "minimum") ? { points: readDecimal(child(minimum, "points"), report) ?? ZERO, gradeAtMost: grade } : undefined,
      weight: has(entry, "weight") ? (readDecimal(child(entry, "weight"), report) ?? ONE) : ONE,
    };
  });
}

function readProfiles(node: Node, indicatorIds: readonly string[], report: Report): readonly Profile[] {
  checkUnique(node, "考核类别", "profile", report);
  const takenTypes = new Map<string, string>();
  return items(node).map((entry) => {
    const id = stringOf(child(entry, "id")) ?? "";
    for (const type of items(child(entry, "unit_types"))) checkUnitType(type, id, takenTypes, report);
    const list = child(entry, "indicators");
    for (const indicator of items(list)) {
      const name = stringOf(indicator) ?? "";
      if (!indicatorIds.includes(name)) reportIndicator(indicator, name, indicatorIds, report);
    }
    const all = stringOf(list) === "all";
    const chosen = new Set(stringsOf(list));
    return { id, title: titleOf(entry), unitTypes: stringsOf(child(entry, "unit_types")), indicators: indicatorIds.filter((indicator) => all || chosen.has(indicator)) };
  });
}

function checkUnitType(node: Node, profile: string, taken: Map<string, string>, report: Report): void {
  const type = stringOf(node) ?? "";
  const other = taken.get(type);
  if (other !== undefined) report("unit-type-twice", positionOf(node), text(`单位类型“${type}”已列入考核类别“${other}”`, `the unit type “${type}” stands in the profile “${other}” already`), text("每种单位只能属于一个考核类别", "a unit type belongs to one profile"));
  taken.set(type, profile);
}

export function reportIndicator(at: Node, id: string, indicatorIds: readonly string[], report: Report): void {
  report("indicator-unknown", positionOf(at), text(`没有指标“${id}”`, `there is no indicator “${id}”`), didYouMean(id, indicatorIds));
}

function checkUnique(node: Node, zh: string, en: string, report: Report): void {
  const seen = new Set<string>();
  for (const entry of items(node)) {
    const id = stringOf(child(entry, "id")) ?? "";
    if (seen.has(id)) report("id-duplicate", positionOf(child(entry, "id")), text(`${zh}“${id}”出现了两次`, `the ${en} “${id}” stands twice`), text("请改用别的编号", "use another id"));
    seen.add(id);
  }
}
