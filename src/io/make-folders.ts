/**
 * Makes a folder with all that is missing above it, one level after another. Node's own way (`recursive`)
 * never ends where a system says that a name is missing though the folder above is there, as /proc does.
 */
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { errorCode } from "./unwritable.ts";

/** A refusal of the system is thrown as it is. Others may make the same folders at the same time. */
export async function makeFolders(folder: string): Promise<void> {
  for (const missing of await missingFolders(resolve(folder))) {
    try {
      await mkdir(missing);
    } catch (error) {
      // made by somebody else meanwhile
      if (errorCode(error) !== "EEXIST" || !(await isFolder(missing))) throw error;
    }
  }
}

/** The highest first. What is there and is no folder is among them: making it tells why it cannot be. */
async function missingFolders(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let place = folder; !(await isFolder(place)); place = dirname(place)) {
    missing.unshift(place);
    if (place === dirname(place)) break;
  }
  return missing;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((status) => status.isDirectory(), () => false);
}
