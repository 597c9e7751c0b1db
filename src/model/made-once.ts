/**
 * Data that was made once and stands wherever the same came out: for other units and other assessments too. What is made
 * of it needs to be made once as well.
 */

const marked = new WeakSet<object>();

/** From here on the value must not be made to say anything else. */
export function madeOnce<Value extends object>(value: Value): Value {
  marked.add(value);
  return value;
}

export function isMadeOnce(value: object): boolean {
  return marked.has(value);
}

/** What is made of one source stays few things; more than these are made anew each time. */
const MOST = 64;

/** Makes things of sources that were made once, each once for each word. */
export class OnceOf<Source extends object, Made extends object> {
  readonly #known = new WeakMap<Source, Map<string, Made>>();

  /** `wordOf`: all that the thing depends on beside its source. */
  of(source: Source, wordOf: () => string, make: () => Made): Made {
    if (!isMadeOnce(source)) return make();
    const word = wordOf();
    const known = this.#known.get(source) ?? new Map<string, Made>();
    this.#known.set(source, known);
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make();
    if (known.size < MOST) known.set(word, madeOnce(made));
    return made;
  }
}
