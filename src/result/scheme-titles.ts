/** What the parts of a scheme are called, for the sentences of a result. */
import type { Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";

export interface SchemeTitles {
  readonly indicator: (id: string) => Text;
  readonly area: (id: string) => Text;
  readonly grade: (id: string) => Text;
  readonly adjustment: (id: string) => Text;
  /** A part of an indicator; the only part of an indicator without parts is the indicator itself. */
  readonly part: (indicator: string, part: string) => Text;
  /** The bonus, penalty or veto that a rule belongs to. */
  readonly ownerOf: (rule: string) => Text;
}

/** One for each scheme, however many assessments are scored by it. */
export function schemeTitles(scheme: Scheme): SchemeTitles {
  const titles = known.get(scheme) ?? makeTitles(scheme);
  known.set(scheme, titles);
  return titles;
}

const known = new WeakMap<Scheme, SchemeTitles>();

function makeTitles(scheme: Scheme): SchemeTitles {
  const indicators = new Map(scheme.indicators.map((one) => [one.id, text(`${one.id}“${one.title.zh}”`, `${one.id} “${one.title.en}”`)]));
  const parts = new Map(scheme.indicators.flatMap((one) => one.parts.map((part) => [JSON.stringify([one.id, part.id]), part.title] as const)));
  const areas = new Map(scheme.areas.map((one) => [one.id, one.title]));
  const grades = new Map(scheme.grades.map((one) => [one.id, one.title]));
  const all = [...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
  const adjustments = new Map(all.map((one) => [one.id, text(`${one.id}“${one.title.zh}”`, `${one.id} “${one.title.en}”`)]));
  const owners = new Map(all.flatMap((one) => one.rules.map((rule) => [rule.id, adjustments.get(one.id) ?? sameText(rule.id)] as const)));
  return {
    indicator: (id) => indicators.get(id) ?? sameText(id),
    area: (id) => areas.get(id) ?? sameText(id),
    grade: (id) => grades.get(id) ?? sameText(id),
    adjustment: (id) => adjustments.get(id) ?? owners.get(id) ?? sameText(id),
    part: (indicator, part) => (part === "" ? (indicators.get(indicator) ?? sameText(indicator)) : (parts.get(JSON.stringify([indicator, part])) ?? sameText(part))),
    ownerOf: (rule) => owners.get(rule) ?? sameText(rule),
  };
}

export function sameText(word: string): Text {
  return text(word, word);
}
