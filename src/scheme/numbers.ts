/** Numbers that may change (可能调整的数字): declared once, quoted in wordings, used in conditions and effects. */
import { formatExact, type Rational } from "../model/rational.ts";
import type { RationalByGroup } from "../model/rule.ts";
import type { Group, SchemeNumber } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { child, decimalOf, entries, has, isList, isMap, items, keyPositionOf, positionOf, stringOf, written, type Node } from "./node.ts";
import { didYouMean, type Report } from "./report.ts";

/** The numbers of one file. A faulty one is known by its key but has no value. */
export interface NumberBook {
  readonly all: readonly SchemeNumber[];
  readonly byKey: ReadonlyMap<string, SchemeNumber | undefined>;
}

export function readNumbers(node: Node, groups: readonly Group[], report: Report): NumberBook {
  const byKey = new Map<string, SchemeNumber | undefined>();
  for (const [key, entry] of entries(node)) byKey.set(key, readNumber(key, entry, groups, report));
  return { byKey, all: [...byKey.values()].filter((number) => number !== undefined) };
}

function readNumber(key: string, node: Node, groups: readonly Group[], report: Report): SchemeNumber | undefined {
  const at = child(node, "value");
  const value = isMap(at) ? readByGroup(at, groups, report) : readDecimal(at, report);
  if (value === undefined) return undefined;
  const unit = stringOf(child(node, "unit")) ?? "";
  return { key, value, unit, source: stringOf(child(node, "source")) ?? "", position: keyPositionOf(node) };
}

function readByGroup(node: Node, groups: readonly Group[], report: Report): ReadonlyMap<string, Rational> | undefined {
  const ids = groups.map((group) => group.id);
  const unknown = entries(node).filter(([id]) => !ids.includes(id));
  for (const [id, value] of unknown) {
    report("group-unknown", keyPositionOf(value), text(`没有分组“${id}”`, `there is no group “${id}”`), didYouMean(id, ids));
  }
  const missing = ids.filter((id) => !has(node, id));
  if (missing.length > 0 && unknown.length === 0) {
    const list = missing.join("、");
    report("number-by-group", positionOf(node), text(`缺少这些分组的数字：${list}`, `there is no number for ${missing.join(", ")}`), text("按组给出的数字要写全每一组", "a number by group needs one for each group"));
  }
  const values = entries(node).map(([id, value]) => [id, readDecimal(value, report)] as const);
  if (unknown.length + missing.length > 0 || values.some(([, value]) => value === undefined)) return undefined;
  return new Map(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])));
}

/** A plain decimal as written; anything else is noted. */
export function readDecimal(node: Node, report: Report): Rational | undefined {
  const value = decimalOf(node);
  if (value === undefined) {
    report("number-not-decimal", positionOf(node), text(`数字须写成普通小数，实际为“${written(node)}”`, `a number must be a plain decimal, but it says “${written(node)}”`), text("例如 2、0.5；不写单位、百分号和指数", "such as 2 or 0.5, without unit, percent sign or exponent"));
  }
  return value;
}

/** A literal or `{ number: key }`; `undefined` where it is faulty, which is noted elsewhere for unknown keys. */
export function readAmountNumber(node: Node, book: NumberBook, report: Report): RationalByGroup | undefined {
  if (!isMap(node)) {
    const value = readDecimal(node, report);
    return value === undefined ? undefined : { kind: "same", value };
  }
  const number = book.byKey.get(stringOf(child(node, "number")) ?? "");
  return number === undefined ? undefined : valueOf(number);
}

export function valueOf(number: SchemeNumber): RationalByGroup {
  return "n" in number.value ? { kind: "same", value: number.value } : { kind: "by-group", values: number.value };
}

/** As `readAmountNumber`, for places where all groups have the same number. */
export function readSameNumber(node: Node, book: NumberBook, report: Report): Rational | undefined {
  const value = readAmountNumber(node, book, report);
  if (value === undefined || value.kind === "same") return value?.value;
  report("number-by-group", positionOf(node), text("此处不能用按组给出的数字", "a number by group cannot stand here"), text("请改用各组相同的数字", "use one number for all groups"));
  return undefined;
}

const QUOTE = /\{([^{}]*)\}/gu;

/** The wording with its numbers put in: `每月不低于{target}条` → `每月不低于48（镇组）/36（街道组）条`. */
export function printWording(wording: string, book: NumberBook, groups: readonly Group[]): string {
  return wording.replaceAll(QUOTE, (quote, key: string) => {
    const number = book.byKey.get(key.trim());
    return number === undefined ? quote : printNumber(number, groups);
  });
}

function printNumber(number: SchemeNumber, groups: readonly Group[]): string {
  const value = valueOf(number);
  if (value.kind === "same") return formatExact(value.value);
  const title = (id: string): string => groups.find((group) => group.id === id)?.title.zh ?? id;
  return [...value.values].map(([id, own]) => `${formatExact(own)}（${title(id)}）`).join("/");
}

/** Notes numbers that are used but not declared, and declared but never used. */
export function checkNumberUse(file: Node, book: NumberBook, report: Report): void {
  const used = new Set<string>();
  const known = [...book.byKey.keys()];
  const use = (key: string, at: Node): void => {
    used.add(key);
    if (book.byKey.has(key)) return;
    report("number-unknown", positionOf(at), text(`numbers 里没有“${key}”`, `there is no number “${key}”`), didYouMean(key, known));
  };
  for (const key of ["facts", "rules", "parts", "combine"]) walk(child(file, key), use, report);
  for (const [key, entry] of entries(child(file, "numbers"))) {
    if (used.has(key)) continue;
    report("number-unused", keyPositionOf(entry), text(`数字“${key}”没有用到`, `the number “${key}” is never used`), text(`请在条件、效果或细则原文中引用它，或者删去`, "use it in a condition, effect or wording, or delete it"));
  }
}

function walk(node: Node, use: (key: string, at: Node) => void, report: Report): void {
  if (isList(node)) for (const entry of items(node)) walk(entry, use, report);
  for (const [key, value] of entries(node)) {
    const word = stringOf(value);
    if (key === "number" && word !== undefined) use(word, value);
    else if (key === "wording" && word !== undefined) checkWording(value, word, use, report);
    else walk(value, use, report);
  }
}

function checkWording(node: Node, wording: string, use: (key: string, at: Node) => void, report: Report): void {
  for (const match of wording.matchAll(QUOTE)) use((match[1] ?? "").trim(), node);
  if (/[{}]/u.test(wording.replaceAll(QUOTE, ""))) {
    report("wording-quote", positionOf(node), text("花括号没有成对", "the braces do not pair"), text("数字写成 {键}，如 每件扣{late}分", "write a number as {key}"));
  }
}
