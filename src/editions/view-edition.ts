/** A scheme as data for people: everything that it holds, and where each piece comes from. */
import type { AdjustmentView, EditionView, IndicatorView, NumberView, PartView, RuleView } from "../model/edition-view.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import { formatExact, sum, ZERO } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import type { Adjustment, EvidenceDemand, Group, Indicator, Part, Scheme, SchemeNumber } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { indicatorSettings, schemeSettings } from "./settings.ts";

export function viewEdition(scheme: Scheme): EditionView {
  const adjustments = (list: readonly Adjustment[]): readonly AdjustmentView[] => list.map((one) => adjustmentView(one, scheme));
  return {
    format: "kaoping/edition@1",
    id: scheme.id,
    year: scheme.year,
    title: scheme.title,
    authority: scheme.authority,
    provenance: scheme.provenance,
    period: { from: formatPlainDate(scheme.period.from), to: formatPlainDate(scheme.period.to) },
    total: formatExact(scheme.total),
    lineage: scheme.lineage.map(({ id, year, title }) => ({ id, year, title })),
    areas: scheme.areas.map(({ id, title, points, weight, minimum, indicators }) => ({
      id,
      title,
      points: formatExact(points),
      weight: formatExact(weight),
      minimum: minimum === undefined ? null : { points: formatExact(minimum.points), gradeAtMost: minimum.gradeAtMost },
      indicators,
    })),
    groups: scheme.groups,
    profiles: scheme.profiles.map(({ id, title, unitTypes, indicators }) => ({
      id,
      title,
      unitTypes,
      indicators,
      points: formatExact(sum(indicators.map((one) => scheme.indicators.find((indicator) => indicator.id === one)?.points ?? ZERO))),
    })),
    indicators: scheme.indicators.map((indicator) => indicatorView(indicator, scheme)),
    bonuses: adjustments(scheme.bonuses),
    penalties: adjustments(scheme.penalties),
    vetoes: adjustments(scheme.vetoes),
    grades: scheme.grades.map(({ id, title, from, below }) => ({ id, title, from: formatExact(from), below: below === undefined ? null : formatExact(below) })),
    settings: schemeSettings(scheme),
    consistency: scheme.consistency.relations.map(({ id, title }) => ({ id, title })),
    retired: scheme.relations.filter(({ kind }) => kind === "retired").map(({ indicator, why }) => ({ id: indicator, why })),
  };
}

function indicatorView(indicator: Indicator, scheme: Scheme): IndicatorView {
  return {
    id: indicator.id,
    title: indicator.title,
    area: indicator.area,
    points: formatExact(indicator.points),
    question: indicator.question,
    why: indicator.why,
    origin: indicator.origin,
    file: indicator.position.file,
    relation: relationOf(indicator, scheme),
    basis: indicator.basis,
    numbers: indicator.numbers.map((number) => numberView(number, scheme.groups)),
    evidence: evidenceView(indicator.evidence, scheme),
    parts: indicator.parts.map(partView),
    settings: indicatorSettings(indicator),
    examples: indicator.examples.length,
  };
}

function relationOf({ id }: Indicator, { lineage, relations }: Scheme): IndicatorView["relation"] {
  if (lineage.length < 2) return null;
  const { kind, from, why } = relations.find(({ indicator }) => indicator === id) ?? { kind: "same" as const, from: [id], why: "" };
  return { kind, from, why };
}

function adjustmentView(adjustment: Adjustment, scheme: Scheme): AdjustmentView {
  return {
    id: adjustment.id,
    title: adjustment.title,
    origin: adjustment.origin,
    file: adjustment.position.file,
    basis: adjustment.basis,
    numbers: adjustment.numbers.map((number) => numberView(number, scheme.groups)),
    evidence: evidenceView(adjustment.evidence, scheme),
    rules: adjustment.rules.map(ruleView),
    examples: adjustment.examples.length,
  };
}

function partView({ id, title, points, start, rules }: Part): PartView {
  return { id, title, points: formatExact(points), start, rules: rules.map(ruleView) };
}

function ruleView({ id, wording, effect }: Rule): RuleView {
  return { id, wording, scored: effect !== undefined };
}

export function numberView({ key, value, unit, source }: SchemeNumber, groups: readonly Group[]): NumberView {
  if ("n" in value) return { key, value: text(formatExact(value), formatExact(value)), unit, source };
  const each = [...value].map(([group, one]) => ({ title: groups.find(({ id }) => id === group)?.title ?? text(group, group), one: formatExact(one) }));
  return { key, value: text(each.map(({ title, one }) => `${title.zh} ${one}`).join("、"), each.map(({ title, one }) => `${title.en} ${one}`).join(", ")), unit, source };
}

function evidenceView(demands: readonly EvidenceDemand[], scheme: Scheme): IndicatorView["evidence"] {
  return demands.map(({ type, document }) => ({ type, title: scheme.recordTypes.get(type)?.title ?? text(type, type), document }));
}
