/**
 * JSON that can be read and compared line by line: indented down to a depth, and what lies deeper on one line each. More
 * than half of a result would else be blanks.
 */
export function jsonDocument(value: object, depth: number): string {
  const pieces: string[] = [];
  write(value, depth, "\n", pieces);
  pieces.push("\n");
  return pieces.join("");
}

function write(value: unknown, depth: number, newline: string, pieces: string[]): void {
  if (depth === 0 || typeof value !== "object" || value === null) {
    pieces.push(JSON.stringify(value));
    return;
  }
  const inner = `${newline}  `;
  const isList = Array.isArray(value);
  const entries = isList ? value.map((one): readonly [string, unknown] => ["", one ?? null]) : Object.entries(value).filter(([, one]) => one !== undefined);
  pieces.push(isList ? "[" : "{");
  for (const [index, [key, one]] of entries.entries()) {
    pieces.push(index === 0 ? inner : `,${inner}`, isList ? "" : `${JSON.stringify(key)}: `);
    write(one, depth - 1, inner, pieces);
  }
  if (entries.length > 0) pieces.push(newline);
  pieces.push(isList ? "]" : "}");
}
