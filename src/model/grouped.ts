/** Things that have a key in common, in the order in which they come; keys in the order of their first. */
export function grouped<One, Key>(all: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) addTo(groups, keyOf(one), one);
  return groups;
}

/** Puts one more into its group. In place: a group that is copied for each of its members takes the square of their number. */
export function addTo<Key, One>(groups: Map<Key, One[]>, key: Key, one: One): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}
