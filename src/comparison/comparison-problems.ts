/** What a reader of a comparison must be told, as problems: nothing is passed over. */
import type { ComparedPair, UnitChange, UnitFate } from "../model/comparison.ts";
import { addTo } from "../model/grouped.ts";
import { wholeFile } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Problem, Severity } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";
import type { Crosswalk } from "./crosswalk.ts";

export interface LabelledResult {
  readonly label: string;
  readonly result: Result;
}

/** Faults and notes of single years. */
export function yearProblems(years: readonly LabelledResult[], version: string): readonly Problem[] {
  const [first] = years;
  return [...years.flatMap(({ label, result }) => [
    ...(result.generator.version === version
      ? []
      : [problem("comparison-version", "note", label, text(`结果由 ${result.generator.version} 版程序写出，现在是 ${version} 版`, `the result was written by version ${result.generator.version}, this is ${version}`), text("如有疑问，请用现在的程序重新计分后再对比", "score again with this version if in doubt"))]),
    ...(first === undefined || first.result.assessment.place.zh === result.assessment.place.zh
      ? []
      : [problem("comparison-place", "warning", label, text(`地区是“${result.assessment.place.zh}”，与 ${first.label} 年的“${first.result.assessment.place.zh}”不同`, `the place is ${result.assessment.place.en}, not ${first.result.assessment.place.en} as in ${first.label}`), text("请核对是否拿错了结果", "check that it is the right result"))]),
    ...(result.assessment.restatement ? [restatedYear(label, result)] : []),
    ...openTotals(label, result),
  ]), ...unknownPredecessors(years)];
}

function openTotals(label: string, { units }: Result): readonly Problem[] {
  const open = units.filter(({ total }) => total === null);
  if (open.length === 0) return [];
  const names = text(open.map(({ name }) => name.zh).join("、"), open.map(({ name }) => name.en).join(", "));
  return [problem("comparison-open", "warning", label, text(`有 ${String(open.length)} 个单位总分待定（${names.zh}），涉及待定的变动不作分解`, `${String(open.length)} units have open totals (${names.en}); their changes are not decomposed`), text("待定事项处理后请重新计分、重新对比", "score and compare again once they are decided"))];
}

/** A predecessor that no year has: a code mistyped, or of a unit that was never assessed. What an earlier year stated already was told then. */
function unknownPredecessors(years: readonly LabelledResult[]): readonly Problem[] {
  const known = new Set(years.flatMap(({ result }) => result.units.map(({ code }) => code)));
  const stated = new Set(years[0]?.result.units.flatMap(({ predecessors }) => predecessors ?? []));
  return years.slice(1).flatMap(({ label, result }) => result.units.flatMap((unit) => (unit.predecessors ?? []).flatMap((code): readonly Problem[] => {
    if (known.has(code) || stated.has(code)) return [];
    stated.add(code);
    return [problem("comparison-predecessor", "note", label, text(`${unit.name.zh}（${unit.code}）写的原编码 ${code}，所给各年的结果里都没有`, `${unit.name.en} (${unit.code}) names ${code} as its code before, which none of the years has`), text("请核对 units.yaml 的 predecessors；那一年没有给出或者没有参评的，不必理会", "check predecessors in units.yaml; nothing need be done where that year is not given or did not assess it"))];
  })));
}

/** Its points were never published: what is compared with them is another question than how the years differ. */
function restatedYear(label: string, { edition, assessment }: Result): Problem {
  return problem(
    "comparison-restated", "warning", label,
    text(`这是换版重算的结果：${assessment.edition} 年度版的佐证按 ${edition.id} 年度版计分，不是公布过的得分`, `this result is itself a restatement: evidence for edition ${assessment.edition} scored under edition ${edition.id}; these points were never published`),
    text("要比较年份，请给各年自己的 result.json，并用 --edition、--evidence 让 compare 自己重算", "to compare years name each year's own result.json; with --edition and --evidence compare restates by itself"),
  );
}

/** What the crosswalk of a pair leaves unsaid. */
export function crosswalkProblems({ connected, undeclared, lost }: Crosswalk, before: LabelledResult, after: LabelledResult): readonly Problem[] {
  const place = after.label;
  if (!connected) {
    const message = text(`${after.result.edition.id} 年度版没有写明由 ${before.result.edition.id} 年度版沿用而来，指标之间没有对应关系`, `edition ${after.result.edition.id} does not say that it extends ${before.result.edition.id}: no indicator is related to another`);
    return [problem("comparison-unrelated", "warning", place, message, text("请在 scheme.yaml 中写 extends 与 relations，重新计分后再对比", "write extends and relations in scheme.yaml, score again and compare"))];
  }
  return [
    ...undeclared.map((id) => problem("comparison-undeclared", "warning", place, text(`指标 ${id} 没有写明与 ${before.label} 年指标的关系，按新指标处理`, `no relation says where indicator ${id} comes from; it is treated as new`), text("请在 scheme.yaml 的 relations 中补写", "add it to relations in scheme.yaml"))),
    ...lost.map((id) => problem("comparison-points-lost", "warning", place, text(`${before.label} 年的指标 ${id} 在关系中没有去向，它的分值对不上`, `no relation says where indicator ${id} of ${before.label} went; its full points are unaccounted for`), text("请在 relations 中补写：并入了哪个指标，或者 retired", "add it to relations: merged into what, or retired"))),
  ];
}

export function pairProblems(pair: ComparedPair): readonly Problem[] {
  const place = `${pair.before}→${pair.after}`;
  return [
    ...exchanged(pair).map(([one, other]) => problem("comparison-codes-swapped", "warning", place, text(`编码 ${one.before} 和 ${other.before} 的名称互换了（“${other.name.zh}”“${one.name.zh}”），仍按编码对应`, `codes ${one.before} and ${other.before} have each other's names (${other.name.en}, ${one.name.en}); units are matched by code all the same`), WHOSE_CODE)),
    ...takenOver(pair).map(({ unit, bearer }) => problem("comparison-codes-swapped", "warning", place, text(`编码 ${unit.before} 在 ${pair.before} 年是“${unit.nameBefore.zh}”，在 ${pair.after} 年是“${unit.name.zh}”，而 ${pair.before} 年的“${unit.name.zh}”是另一个单位（${bearer}）；仍按编码对应`, `code ${unit.before} was ${unit.nameBefore.en} in ${pair.before} and is ${unit.name.en} in ${pair.after}, a name that ${bearer} had in ${pair.before}; units are matched by code all the same`), WHOSE_CODE)),
    ...unitNotes(pair).map((message) => problem("comparison-unit", "note", place, message, text("已列出，不按同一单位分解", "listed, not decomposed"))),
    ...(["oldUnderNew", "newUnderOld"] as const).flatMap((way): readonly Problem[] => {
      const { done, reasons } = pair.restated[way];
      const [evidence, rules] = way === "oldUnderNew" ? [pair.before, pair.after] : [pair.after, pair.before];
      if (done) return [];
      const why = text(reasons.map(({ zh }) => zh).join("；"), reasons.map(({ en }) => en).join("; "));
      return [problem("comparison-not-restated", "note", place, text(`${evidence} 年佐证没有按 ${rules} 年度规则重算：${why.zh}`, `evidence of ${evidence} was not scored under the rules of ${rules}: ${why.en}`), text("变动无法分解的部分列入“不可归因”", "what cannot be decomposed stands as unattributed"))];
    }),
  ];
}

const WHOSE_CODE = text("如果编码填错，请改正 units.yaml 后重新计分；如果编码确实换了单位，请在每个换了编码的单位上写 predecessors（它去年的编码）", "if the codes are mixed up, mend units.yaml and score again; if codes were handed on, write predecessors (its code of the year before) for each unit that has another one");

/** Pairs of units that changed places: each has the name that the other had, matched by code. */
function exchanged({ units }: ComparedPair): readonly (readonly [UnitChange, UnitChange])[] {
  const renamed = units.filter((one) => one.before === one.after && one.nameBefore.zh !== one.name.zh);
  return renamed.flatMap((one, index) => renamed.slice(index + 1).filter((other) => one.nameBefore.zh === other.name.zh && other.nameBefore.zh === one.name.zh).map((other) => [one, other] as const));
}

interface TakenOver {
  readonly unit: UnitChange;
  /** Code of the unit that had the name the year before. */
  readonly bearer: string;
}

/** Units matched by a code that may be another's: their name was another unit's the year before. */
function takenOver(pair: ComparedPair): readonly TakenOver[] {
  const names = namesBefore(pair);
  const told = new Set(exchanged(pair).flat());
  return pair.units.filter((unit) => unit.before === unit.after && unit.nameBefore.zh !== unit.name.zh && !told.has(unit)).flatMap((unit) => {
    const bearer = (names.get(unit.name.zh) ?? []).find((code) => code !== unit.before);
    return bearer === undefined ? [] : [{ unit, bearer }];
  });
}

/** Codes of the earlier year by name: of units that go on, of those that went, and of what others were made from. */
function namesBefore({ units, fates }: ComparedPair): ReadonlyMap<string, readonly string[]> {
  const gone = fates.flatMap((fate) => (fate.kind === "vanished" ? [fate] : fate.others));
  const names = new Map<string, string[]>();
  for (const [name, code] of [...units.map((one) => [one.nameBefore.zh, one.before] as const), ...gone.map((one) => [one.name.zh, one.code] as const)]) addTo(names, name, code);
  return names;
}

/** Units that only came or went are told together, mergers and splits each for itself. */
function unitNotes(pair: ComparedPair): readonly Text[] {
  const { before, after, fates } = pair;
  const plain = (kind: UnitFate["kind"]): readonly UnitFate[] => fates.filter((fate) => fate.kind === kind && fate.others.length === 0);
  const names = (list: readonly UnitFate[]): Text => text(list.map(({ name }) => name.zh).join("、"), list.map(({ name }) => name.en).join(", "));
  const [came, went] = [plain("new"), plain("vanished")];
  return [
    ...(came.length === 0 ? [] : [text(`${after} 年参评而 ${before} 年没有参评的单位 ${String(came.length)} 个：${names(came).zh}`, `assessed in ${after} and not in ${before}: ${names(came).en}`)]),
    ...(went.length === 0 ? [] : [text(`${after} 年不再参评的单位 ${String(went.length)} 个：${names(went).zh}`, `no longer assessed in ${after}: ${names(went).en}`)]),
    ...fates.filter((fate) => fate.others.length > 0).map((fate) => fateText(fate, pair)),
  ];
}

/** A unit's fate in a sentence. */
export function fateText({ kind, name, code, others }: UnitFate, { before, after }: { readonly before: string; readonly after: string }): Text {
  const list = text(others.map((one) => `${one.name.zh}（${one.code}）`).join("、"), others.map((one) => `${one.name.en} (${one.code})`).join(", "));
  const unit = text(`${name.zh}（${code}）`, `${name.en} (${code})`);
  switch (kind) {
    case "new":
      return text(`${unit.zh}是 ${after} 年新参评单位`, `${unit.en} is new in ${after}`);
    case "merged":
      return text(`${unit.zh}由${list.zh}合并而来`, `${unit.en} was made from ${list.en}`);
    case "split":
      if (others.some((one) => one.code === code)) return text(`${unit.zh}在 ${before} 年之后分出了别的单位，不再是原来的范围`, `another unit was split off from ${unit.en} after ${before}: it is no longer the same`);
      return text(`${unit.zh}由${list.zh}分设而来`, `${unit.en} was split off from ${list.en}`);
    case "vanished":
      return others.length === 0
        ? text(`${unit.zh}在 ${after} 年不再参评`, `${unit.en} is no longer assessed in ${after}`)
        : text(`${unit.zh}在 ${before} 年之后并入或分设为${list.zh}`, `${unit.en} went into ${list.en} after ${before}`);
  }
}

function problem(code: ProblemCode, severity: Severity, place: string, message: Text, hint: Text): Problem {
  return { code, severity, position: wholeFile(place), message, hint };
}
