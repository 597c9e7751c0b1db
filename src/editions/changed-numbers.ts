/** Which differences between rules the changes of their named numbers tell already. */
import { equals, formatExact, type Rational } from "../model/rational.ts";
import type { SchemeNumber } from "../model/scheme.ts";
import { eachGroup, type Form } from "./rule-form.ts";

/** What a number was and what it is, for each that changed; one under another key may be the one that went. */
export type ChangedNumbers = readonly { readonly older: string; readonly newer: string }[];

export function changedNumbers(olders: readonly SchemeNumber[], newers: readonly SchemeNumber[], groups: readonly string[]): ChangedNumbers {
  const values = (number: SchemeNumber | undefined): readonly Rational[] => (number === undefined ? [] : eachGroup("n" in number.value ? { kind: "same", value: number.value } : { kind: "by-group", values: number.value }, groups));
  const find = (list: readonly SchemeNumber[], key: string): SchemeNumber | undefined => list.find((one) => one.key === key);
  const kept = newers.flatMap(({ key }) => between(values(find(olders, key)), values(find(newers, key))));
  const gone = olders.filter(({ key }) => find(newers, key) === undefined).flatMap(values);
  const come = newers.filter(({ key }) => find(olders, key) === undefined).flatMap(values);
  return [...kept, ...gone.flatMap((older) => come.map((newer) => changed(older, newer)))].filter(({ older, newer }) => older !== newer);
}

/** Group by group; where a group has no number of its own any one may stand for it. */
function between(olders: readonly Rational[], newers: readonly Rational[]): ChangedNumbers {
  if (olders.length === newers.length) return newers.map((newer, index) => changed(olders[index] ?? newer, newer));
  return olders.flatMap((older) => newers.map((newer) => changed(older, newer)));
}

function changed(older: Rational, newer: Rational): ChangedNumbers[number] {
  return { older: formatExact(older), newer: formatExact(newer) };
}

/** Whether the two do the same but for numbers whose change is told. A constant written into a condition is told nowhere else. */
export function explains(older: Form, newer: Form, numbers: ChangedNumbers): boolean {
  if (older.shape !== newer.shape || older.points.length !== newer.points.length || older.constants.length !== newer.constants.length) return false;
  const isTold = (old: string, own: string): boolean => numbers.some((one) => one.older === old && one.newer === own);
  const points = newer.points.every((own, index) => equals(older.points[index] ?? own, own) || isTold(formatExact(older.points[index] ?? own), formatExact(own)));
  return points && newer.constants.every((own, index) => {
    const old = older.constants[index];
    return old === undefined || old.value === own.value || (old.named && own.named && isTold(old.value, own.value));
  });
}
