/**
 * Builds the program: `tsc` makes the library (dist/src, with types), esbuild puts the command line
 * and all it needs into a few files, because loading three hundred small modules costs a command
 * more than a hundred milliseconds.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const typescript = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

// built beside and swapped in, so that a program that runs meanwhile finds all of its files
const building = mkdtempSync(`${root}/.build-`);
const fresh = `${building}/new`;
execFileSync(process.execPath, [typescript, "-p", `${root}/tsconfig.build.json`, "--outDir", fresh], { stdio: "inherit" });
await build({
  absWorkingDir: root,
  entryPoints: ["cli/main.ts", "cli/start.ts"],
  outdir: `${fresh}/cli`,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "chunks/[name]-[hash]",
  // CommonJS packages ask for node's modules with require
  banner: { js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);' },
  logLevel: "warning",
});
if (existsSync(`${root}/dist`)) renameSync(`${root}/dist`, `${building}/old`);
renameSync(fresh, `${root}/dist`);
rmSync(building, { recursive: true, force: true });
