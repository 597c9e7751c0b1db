/** The floor of reading: JSON.parse of every line and nothing else, one line after another. Prints how many records there were. */
import { closeSync, openSync, readSync } from "node:fs";

const [path = ""] = process.argv.slice(2);
const LINE_END = 10;
const file = openSync(path, "r");
let rest = Buffer.alloc(0);
const chunk = Buffer.alloc(1_048_576);
let records = 0;
for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
  const bytes = rest.length === 0 ? chunk.subarray(0, size) : Buffer.concat([rest, chunk.subarray(0, size)]);
  let start = 0;
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
    JSON.parse(bytes.toString("utf8", start, end));
    records += 1;
    start = end + 1;
  }
  rest = Buffer.from(bytes.subarray(start));
}
closeSync(file);
process.stdout.write(String(records));
