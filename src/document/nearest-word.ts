/** Of two Latin letters every other pair is near; two Chinese ones are a word. */
const TOO_SHORT = /^[\x21-\x7e]{1,2}$/;

/**
 * The known word that was probably meant: at most a third of its letters wrong, the first of the
 * nearest in the order given. `undefined` where none is near enough to be a helpful guess.
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (TOO_SHORT.test(word)) return undefined;
  const letters = Array.from(word.toLowerCase());
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    const others = Array.from(candidate.toLowerCase());
    // One that is so much longer cannot be near: comparing takes the product of both lengths.
    if (Math.abs(letters.length - others.length) > Math.min(allowed, least - 1)) continue;
    const distance = editDistance(letters, others);
    if (distance <= allowed && distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** The known words nearest to a word, nearest first: those that hold it, then by how many letters differ. */
export function nearestWords(word: string, known: readonly string[], count: number): readonly string[] {
  const wanted = word.toLowerCase();
  const letters = Array.from(wanted);
  const distance = (candidate: string): number => (wanted !== "" && candidate.toLowerCase().includes(wanted) ? 0 : editDistance(letters, Array.from(candidate.toLowerCase())));
  return known
    .map((candidate) => ({ candidate, distance: distance(candidate) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Of words letter by letter: insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(left: readonly string[], right: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = right.map((_, index) => index + 1);
  last.unshift(0);
  for (const [i, letter] of left.entries()) {
    const row = [i + 1];
    for (const [j, other] of right.entries()) {
      const replaced = (last[j] ?? 0) + (letter === other ? 0 : 1);
      const swapped =
        i > 0 && j > 0 && letter === right[j - 1] && left[i - 1] === other ? (beforeLast[j - 1] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
