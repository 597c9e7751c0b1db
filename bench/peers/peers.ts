/** Other people's engines: packages that are no dependency of ours, installed beside the bench when it runs. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Loads a peer's package. Its types are not there when ours are checked: what is used of it is written down by who uses it. */
export async function loadPeer(root: string, name: string): Promise<unknown> {
  const path = createRequire(join(root, "bench/peers/package.json")).resolve(name);
  return import(pathToFileURL(path).href);
}

/** Installs exactly what the lock file names. Says why where that cannot be done. */
export function installPeers(root: string, say: (line: string) => void): boolean {
  const folder = join(root, "bench/peers");
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return true;
  say("installing the peers (npm ci --prefix bench/peers)");
  const { status, stderr, error } = spawnSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], { encoding: "utf8", timeout: 300_000, shell: process.platform === "win32" });
  if (status === 0) return true;
  say(`SKIPPED: the peers could not be installed: ${error?.message ?? stderr.trim().split("\n").at(-1) ?? ""}`);
  return false;
}
