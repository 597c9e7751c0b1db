/** Writes samples/expected anew. Read what changed (`git diff samples/expected`) before committing it. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { goldenOf, goldenSamples } from "./golden.ts";

const root = process.cwd();
for (const golden of goldenSamples) {
  const { sample } = golden;
  const folder = join(root, "samples/expected", sample);
  await rm(folder, { recursive: true, force: true });
  for (const [path, bytes] of await goldenOf(root, golden)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}
