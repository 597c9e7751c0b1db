/**
 * An edition with everything that it extends put in: which files it is made of and where they lie.
 *
 * Keys of scheme.yaml replace older keys whole, files replace older files whole.
 */
import { nearestWord } from "../document/nearest-word.ts";
import type { EditionFolder } from "../model/edition-sources.ts";
import { wholeFile } from "../model/position.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { child, entries, items, positionOf, stringOf, type Node } from "./node.ts";
import { didYouMean, type Notebook, type Report } from "./report.ts";
import { resolvedKeys, schemeSchema } from "./schemas/scheme-schema.ts";
import { readShaped } from "./shapes.ts";

/** scheme.yaml with the older ones below it. */
export interface MergedScheme {
  readonly dir: string;
  /** Where messages about the whole point to. */
  readonly root: Node;
  readonly get: (key: string) => Node;
  readonly has: (key: string) => boolean;
}

/** A file that scheme.yaml lists. */
export interface ListedFile {
  readonly kind: FileKind;
  /** What stands before the first “-” of its name. */
  readonly id: string;
  /** Of an indicator: the id of its area. */
  readonly area: string;
  readonly file: SourceFile;
  /** Id of the edition in whose folder it lies. */
  readonly origin: string;
  readonly listedAt: Node;
}

export type FileKind = "indicator" | "bonus" | "penalty" | "veto" | "consistency";

export const adjustmentLists = [
  { key: "bonuses", folder: "bonuses", kind: "bonus" },
  { key: "penalties", folder: "penalties", kind: "penalty" },
  { key: "vetoes", folder: "vetoes", kind: "veto" },
  { key: "consistency", folder: "consistency", kind: "consistency" },
] as const;

/** One merged scheme for each edition of the chain, oldest first; fewer where one cannot be read. */
export function mergeSchemes(chain: readonly EditionFolder[], notes: Notebook): readonly MergedScheme[] {
  const merged: MergedScheme[] = [];
  for (const folder of chain) {
    const file = folder.files.find((source) => source.path === inFolder(folder.dir, "scheme.yaml"));
    if (file === undefined) {
      notes.report("file-missing", wholeFile(folder.dir), text("文件夹里没有 scheme.yaml", "there is no scheme.yaml in this folder"), text("请核对路径，或补上 scheme.yaml", "check the path or add scheme.yaml"));
      return [];
    }
    const root = readShaped(file, schemeSchema, notes);
    if (root === undefined) return [];
    merged.push(over(folder.dir, root, merged.at(-1)));
  }
  const newest = merged.at(-1);
  return newest === undefined || lacksKeys(newest, notes.report) ? [] : merged;
}

/** What belongs to one edition and is not handed down. */
const OWN_KEYS: ReadonlySet<string> = new Set(["id", "year", "title", "title_en", "extends", "relations", "notes"]);

function over(dir: string, root: Node, older: MergedScheme | undefined): MergedScheme {
  const own = new Map(entries(root));
  const find = (key: string): Node | undefined => own.get(key) ?? (older !== undefined && !OWN_KEYS.has(key) && older.has(key) ? older.get(key) : undefined);
  return { dir, root, has: (key) => find(key) !== undefined, get: (key) => find(key) ?? child(root, key) };
}

function lacksKeys(scheme: MergedScheme, report: Report): boolean {
  const missing = resolvedKeys.filter((key) => !scheme.has(key));
  for (const key of missing) {
    report("missing-key", positionOf(scheme.root), text(`文件缺少“${key}”一项`, `the file lacks the key “${key}”`), text(`请补写 ${key}: …`, `add ${key}: …`));
  }
  return missing.length > 0;
}

export function inFolder(dir: string, path: string): string {
  return dir === "." || dir === "" ? path : `${dir.endsWith("/") ? dir : `${dir}/`}${path}`;
}

interface Listing {
  readonly kind: FileKind;
  readonly area: string;
  readonly folder: string;
  readonly entry: Node;
}

function listings(scheme: MergedScheme): readonly Listing[] {
  const indicators = items(scheme.get("areas")).flatMap((area) =>
    items(child(area, "indicators")).map((entry): Listing => ({
      kind: "indicator",
      area: stringOf(child(area, "id")) ?? "",
      folder: stringOf(child(area, "folder")) ?? "",
      entry,
    })),
  );
  const others = adjustmentLists.flatMap(({ key, folder, kind }) => items(scheme.get(key)).map((entry): Listing => ({ kind, area: "", folder, entry })));
  return [...indicators, ...others];
}

/** Ids of the indicators of a merged scheme, in printing order. */
export function indicatorIds(scheme: MergedScheme): readonly string[] {
  return listings(scheme)
    .filter((listing) => listing.kind === "indicator")
    .map((listing) => idOf(stringOf(listing.entry) ?? ""));
}

export function idOf(fileName: string): string {
  const dash = fileName.indexOf("-");
  return dash < 0 ? fileName : fileName.slice(0, dash);
}

/** The listed files, found; and problems about files missing, listed twice, or not listed. */
export function listedFiles(chain: readonly EditionFolder[], merged: readonly MergedScheme[], report: Report): readonly ListedFile[] {
  const scheme = merged.at(-1);
  if (scheme === undefined) return [];
  const found: ListedFile[] = [];
  const seen = new Map<string, Node>();
  for (const listing of listings(scheme)) {
    const name = stringOf(listing.entry) ?? "";
    const path = `${listing.folder}/${name}.yaml`;
    if (seen.has(name)) {
      report("file-listed-twice", positionOf(listing.entry), text(`“${name}”在 scheme.yaml 中列了两次`, `“${name}” is listed twice in scheme.yaml`), text("请删去其中一处", "delete one of them"));
      continue;
    }
    seen.set(name, listing.entry);
    const { file, place } = findFile(chain, path);
    if (file === undefined) reportMissing(chain, listing, name, path, report);
    else found.push({ kind: listing.kind, id: listing.kind === "consistency" ? name : idOf(name), area: listing.area, file, origin: editionId(merged[place]), listedAt: listing.entry });
  }
  reportUnlisted(chain, scheme, found, report);
  return found;
}

function editionId(scheme: MergedScheme | undefined): string {
  return scheme === undefined ? "" : (stringOf(child(scheme.root, "id")) ?? "");
}

/** The newest file at that path, and which edition of the chain has it. */
function findFile(chain: readonly EditionFolder[], path: string): { readonly file: SourceFile | undefined; readonly place: number } {
  for (const [place, folder] of [...chain.entries()].toReversed()) {
    const file = folder.files.find((source) => source.path === inFolder(folder.dir, path));
    if (file !== undefined) return { file, place };
  }
  return { file: undefined, place: -1 };
}

function reportMissing(chain: readonly EditionFolder[], listing: Listing, name: string, path: string, report: Report): void {
  const all = chain.flatMap((folder) => folder.files);
  const elsewhere = all.find((file) => file.path.endsWith(`/${name}.yaml`));
  const at = positionOf(listing.entry);
  if (elsewhere !== undefined) {
    report("file-wrong-folder", at, text(`${elsewhere.path} 应当放在文件夹 ${listing.folder} 里`, `${elsewhere.path} must lie in the folder ${listing.folder}`), text(`请把它移到 ${listing.folder}/，或改正 scheme.yaml`, `move it to ${listing.folder}/ or mend scheme.yaml`));
    return;
  }
  const known = all.map((file) => file.path.split("/").slice(-2)).filter(([folder]) => folder === listing.folder).map(([, base]) => (base ?? "").replace(/\.ya?ml$/, ""));
  report("file-missing", at, text(`列出的文件 ${path} 不存在`, `the listed file ${path} does not exist`), didYouMean(name, known));
}

/** Files of older editions may be retired; those of the newest must all be listed. */
function reportUnlisted(chain: readonly EditionFolder[], scheme: MergedScheme, found: readonly ListedFile[], report: Report): void {
  const newest = chain.at(-1);
  if (newest === undefined) return;
  const listed = new Set(found.map((entry) => entry.file.path));
  const names = new Set(listings(scheme).flatMap((listing) => stringOf(listing.entry) ?? []));
  const missing = [...names].filter((name) => !found.some((entry) => entry.file.path.endsWith(`/${name}.yaml`)));
  for (const { path } of newest.files) {
    if (path === inFolder(newest.dir, "scheme.yaml") || listed.has(path)) continue;
    const base = (path.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
    if (missing.some((name) => nearestWord(name, [base]) !== undefined)) continue;
    const twice = found.some((entry) => entry.file.path.endsWith(`/${base}.yaml`));
    if (names.has(base) && !twice) continue;
    report(
      "file-not-listed",
      wholeFile(path),
      twice
        ? text(`“${base}”在别处已有一个同名文件，这一个没有列入 scheme.yaml`, `another file is called “${base}”; this one is not listed in scheme.yaml`)
        : text(`“${base}”没有列入 scheme.yaml`, `“${base}” is not listed in scheme.yaml`),
      text(`请在 scheme.yaml 相应的列表中写上 ${base}，或者删去这个文件`, `add ${base} to its list in scheme.yaml or delete the file`),
    );
  }
}
