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

/**
 * Installs what the lock file names. `npm ci` refuses a lock without the builds for other machines, which a registry may not
 * hold; `npm install` takes the same locked versions and does without them. Says why where neither can be done.
 */
export function installPeers(root: string, say: (line: string) => void): boolean {
  const folder = join(root, "bench/peers");
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return true;
  say("installing the peers (bench/peers/package-lock.json)");
  let reason = "";
  for (const how of [["ci"], ["install", "--no-save"]]) {
    const { status, stderr, error } = spawnSync("npm", [...how, "--prefix", folder, "--no-audit", "--no-fund"], { encoding: "utf8", timeout: 300_000, shell: process.platform === "win32" });
    if (status === 0) return true;
    reason = error?.message ?? stderr.split("\n").slice(0, 4).join(" ").trim();
  }
  say(`SKIPPED: the peers could not be installed: ${reason}`);
  return false;
}
