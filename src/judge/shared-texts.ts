import { TextStore } from "./text-store.ts";

/** The texts of rows of numbers, of all rules and units of an assessment together: matters by their place, files by their number. */
export class SharedTexts {
  readonly texts = new TextStore();
  readonly files: string[] = [];
  readonly #numbers = new Map<string, number>();

  fileNumber(file: string): number {
    const known = this.#numbers.get(file);
    if (known !== undefined) return known;
    this.#numbers.set(file, this.files.length);
    return this.files.push(file) - 1;
  }
}
