/** A country: many assessment folders, each a county with its units and its register. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeRegister } from "./register.ts";
import { towns } from "./towns.ts";

export interface Country {
  readonly folders: number;
  readonly units: number;
  readonly records: number;
}

/** The share of each folder: whole numbers that add up, as even as can be. */
export function shares(total: number, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, at) => Math.floor((total * (at + 1)) / parts) - Math.floor((total * at) / parts));
}

/** Ten counties to a prefecture, as folders lie in folders. */
export function writeCountry(root: string, folder: string, { folders, units, records }: Country): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [unitShares, recordShares] = [shares(units, folders), shares(records, folders)];
  let from = 0;
  for (let at = 0; at < folders; at += 1) {
    const own = towns(unitShares[at] ?? 0, from);
    from += own.length;
    const name = `${String(Math.floor(at / 10)).padStart(4, "0")}/${String(at).padStart(5, "0")}`;
    writeRegister(root, join(folder, name), { count: recordShares[at] ?? 0, format: "csv", units: own, seed: at + 1, place: `第${String(at + 1)}县（虚构）` });
  }
}
