/** Every way in which a few open questions can turn out. */

/** Beyond this many open questions bounds are taken at their widest instead. */
export const MOST_OPEN_QUESTIONS = 10;

/** All subsets, the empty one first. */
export function subsetsOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  return values.reduce<readonly (readonly T[])[]>((subsets, value) => [...subsets, ...subsets.map((subset) => [...subset, value])], [[]]);
}
