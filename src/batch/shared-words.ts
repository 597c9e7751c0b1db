/**
 * Thousands of folders say the same words: wordings of clauses, titles of groups, names of grades. Each comes from a worker
 * or a file as a copy of its own; of equal ones the first is kept.
 */

/** So many are known; what is said once, such as names and hashes, must not fill the memory that this saves. */
const KNOWN = 20_000;

/** Gives back equal data that shares its words with what was given before. For plain data that is not changed. */
export function sharingWords(): <Data>(data: Data) => Data {
  const words = new Map<string, string>();
  const titles = new Map<string, object>();

  const ofWord = (word: string): string => remembered(words, word, word);

  const ofValue = (value: unknown): unknown => {
    if (typeof value === "string") return ofWord(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(ofValue);
    const entries = Object.entries(value).map(([key, one]) => [key, ofValue(one)] as const);
    const own: object = Object.fromEntries(entries);
    return isTitle(entries) ? remembered(titles, JSON.stringify(own), own) : own;
  };

  return <Data>(data: Data) => ofValue(data) as Data;
}

function remembered<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size < KNOWN) known.set(key, value);
  return value;
}

/** Words in two languages. */
function isTitle(entries: readonly (readonly [string, unknown])[]): boolean {
  return entries.length === 2 && entries.every(([key, value]) => (key === "zh" || key === "en") && typeof value === "string");
}
