/** What changed in a sentence: the longest common run of words, and what stands in place of what. */
import type { WordChange } from "../model/edition-view.ts";

/** A number or a Latin word is one piece, a Chinese letter each its own. */
const PIECES = /[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\s+|[^0-9A-Za-z\s]/gu;

/** Sentences with less than this in common are two sentences, not a changed one. */
const LEAST_COMMON = 0.4;

export function wordChanges(older: string, newer: string): readonly WordChange[] {
  if (older === newer) return [{ kept: older }];
  const [before, after] = [older.match(PIECES) ?? [], newer.match(PIECES) ?? []];
  const common = commonPieces(before, after);
  if (common.length < LEAST_COMMON * Math.max(before.length, after.length)) return [{ old: older, new: newer }];
  return smoothed(pieced(before, after, common));
}

/** Indexes of a longest common subsequence. */
function commonPieces(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function pieced(before: readonly string[], after: readonly string[], common: readonly (readonly [number, number])[]): readonly WordChange[] {
  const changes: WordChange[] = [];
  let [i, j, kept] = [0, 0, ""];
  const keep = (): void => {
    if (kept !== "") changes.push({ kept });
    kept = "";
  };
  for (const [x, y] of [...common, [before.length, after.length] as const]) {
    const [old, own] = [before.slice(i, x).join(""), after.slice(j, y).join("")];
    if (old !== "" || own !== "") {
      keep();
      changes.push({ old, new: own });
    }
    kept += before[x] ?? "";
    [i, j] = [x + 1, y + 1];
  }
  keep();
  return changes;
}

/** One or two letters that happen to be common between two changes read worse than one change. */
const CRUMB = 2;

function smoothed(changes: readonly WordChange[]): readonly WordChange[] {
  const done: WordChange[] = [];
  for (const [index, change] of changes.entries()) {
    const last = done.at(-1);
    const next = changes[index + 1];
    if (last !== undefined && "old" in last) {
      if ("kept" in change && change.kept.length <= CRUMB && next !== undefined) {
        done[done.length - 1] = { old: last.old + change.kept, new: last.new + change.kept };
        continue;
      }
      if ("old" in change) {
        done[done.length - 1] = { old: last.old + change.old, new: last.new + change.new };
        continue;
      }
    }
    done.push(change);
  }
  return done;
}
