/** What was met of late, by a word: at least the last so many, at most twice as many, whatever comes. */
export class Recent<Value> {
  readonly #many: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  constructor(many: number) {
    this.#many = many;
  }

  get(word: string): Value | undefined {
    const young = this.#young.get(word);
    if (young !== undefined) return young;
    const old = this.#old.get(word);
    if (old !== undefined) this.set(word, old);
    return old;
  }

  set(word: string, value: Value): void {
    if (this.#young.size >= this.#many) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(word, value);
  }
}
