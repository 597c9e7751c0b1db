/** What changed in scheme.yaml itself: total, areas, groups, profiles, grades, policies. */
import type { SchemeChange } from "../model/edition-view.ts";
import { equals, formatExact, ONE } from "../model/rational.ts";
import type { Area, GradeBand, Profile, Scheme } from "../model/scheme.ts";
import { text, type Text } from "../model/text.ts";
import { schemeSettings } from "./settings.ts";

export function diffSchemes(older: Scheme, newer: Scheme): readonly SchemeChange[] {
  return [
    ...changed(text("制定机关", "Authority"), older.authority, newer.authority),
    ...changed(text("总分", "Total"), same(formatExact(older.total)), same(formatExact(newer.total))),
    ...byId(older.areas, newer.areas, ({ id, title }) => text(`方面 ${id} ${title.zh}`, `Area ${id} ${title.en}`), areaWords),
    ...byId(older.groups, newer.groups, ({ title }) => text(`分组 ${title.zh}`, `Group ${title.en}`), groupWords),
    ...byId(older.profiles, newer.profiles, ({ title }) => text(`考核类别 ${title.zh}`, `Profile ${title.en}`), (profile) => profileWords(profile)),
    ...byId(older.grades, newer.grades, ({ title }) => text(`等次 ${title.zh}`, `Grade ${title.en}`), gradeWords),
    ...byId(
      schemeSettings(older).map((setting) => ({ ...setting, id: setting.key })),
      schemeSettings(newer).map((setting) => ({ ...setting, id: setting.key })),
      ({ title }) => title,
      ({ value }) => value,
    ),
    ...changed(text("勾稽关系", "Consistency relations"), relationWords(older), relationWords(newer)),
  ];
}

function same(written: string): Text {
  return text(written, written);
}

function changed(what: Text, older: Text, newer: Text): readonly SchemeChange[] {
  return older.zh === newer.zh ? [] : [{ what, older, newer }];
}

/** Things with ids on both sides, the newer side's order first. */
function byId<Thing extends { readonly id: string }>(before: readonly Thing[], after: readonly Thing[], name: (thing: Thing) => Text, words: (thing: Thing) => Text): readonly SchemeChange[] {
  const living = after.flatMap((own): readonly SchemeChange[] => {
    const old = before.find(({ id }) => id === own.id);
    return old === undefined ? [{ what: name(own), older: null, newer: words(own) }] : changed(name(own), words(old), words(own));
  });
  const gone = before.filter(({ id }) => !after.some((own) => own.id === id)).map((old): SchemeChange => ({ what: name(old), older: words(old), newer: null }));
  return [...living, ...gone];
}

function areaWords({ points, weight, minimum, indicators }: Area): Text {
  const number = String(indicators.length);
  const weighted = equals(weight, ONE) ? text("", "") : text(`，权重 ${formatExact(weight)}`, `, weight ${formatExact(weight)}`);
  const gate = minimum === undefined ? text("", "") : text(`，低于 ${formatExact(minimum.points)} 分封顶等次`, `, grade held down below ${formatExact(minimum.points)}`);
  return text(`${formatExact(points)} 分，${number} 个指标${weighted.zh}${gate.zh}`, `${formatExact(points)} points, ${number} indicators${weighted.en}${gate.en}`);
}

/** A group is its name; there is nothing more to say of it. */
function groupWords(): Text {
  return same("");
}

function profileWords({ indicators, unitTypes }: Profile): Text {
  const number = String(indicators.length);
  return text(`${number} 个指标（单位类型 ${unitTypes.join("、")}）`, `${number} indicators (unit types ${unitTypes.join(", ")})`);
}

function gradeWords({ from, below }: GradeBand): Text {
  const low = formatExact(from);
  return below === undefined ? text(`${low} 分以上`, `${low} and above`) : text(`${low} 分以上、不满 ${formatExact(below)} 分`, `${low} to below ${formatExact(below)}`);
}

function relationWords({ consistency }: Scheme): Text {
  const number = String(consistency.relations.length);
  return text(`${number} 条`, number);
}
