/**
 * Writes a whole folder or nothing: it is built beside its place and renamed into it. A folder that
 * exists is replaced only if it is empty or holds a result of ours, so a slip of the keyboard
 * cannot destroy anybody's papers.
 */
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { wholeFile } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";
import { makeFolders } from "./make-folders.ts";
import { isSystemError, unwritable } from "./unwritable.ts";

export interface OutputFile {
  /** Relative to the folder, `/` between names. */
  readonly path: string;
  /** A text, bytes, or bytes in pieces. */
  readonly content: string | Uint8Array | Iterable<Uint8Array>;
}

const OUR_FORMAT = /^\ufeff?\s*\{\s*"format"\s*:\s*"kaoping\//;
const HEAD_BYTES = 256;
/** What tells a folder of ours: a result, a comparison, a folder of a batch. */
const OUR_FILES = ["result.json", "comparison.json", "batch-folder.json"];
/** Left behind by file managers in every folder that somebody opened. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

export interface WriteFolderOptions {
  /** Where the folder is built, on the same disk; beside its place unless said otherwise. */
  readonly building?: string;
  /** Paths that an earlier run may have written and this one does not, which may go. */
  readonly mayGo?: readonly string[];
  /** Whether those are all paths that the earlier run wrote, or one of each kind. */
  readonly mayGoAre?: "all" | "kinds";
  /** Whether the place is known to be ours, though no file in it may say so any more. */
  readonly isOurs?: boolean;
  /** Whether the files must be on the disk, and not only on their way, before the folder takes its place. */
  readonly durable?: boolean;
}

/** Gives the paths that were written, sorted by code unit. */
export async function writeFolder(
  folder: string,
  files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  options: WriteFolderOptions = {},
): Promise<Outcome<readonly string[]>> {
  const place = resolve(folder);
  const state = await stateOf(place, options.isOurs === true);
  if (state === "foreign") return failed(notOurs());
  let building: string | undefined;
  try {
    await makeFolders(dirname(place));
    // a name of its own where others see it; a long one of Chinese letters leaves no room for more
    building = await mkdtemp(options.building === undefined ? join(dirname(place), `.${basename(place)}-`) : join(options.building, "folder-"));
    const paths = await writeAll(join(building, "new"), files, options.durable === true);
    const strangers = state === "ours" ? await notWrittenByUs(place, [...paths, ...(options.mayGo ?? [])], options.mayGoAre ?? "kinds") : [];
    if (strangers.length > 0) return failed(holdsMore(strangers));
    await swap(building, place, state);
    return { value: paths.toSorted(), problems: [] };
  } catch (error) {
    return failed(unwritable("", error));
  } finally {
    if (building !== undefined) await rm(building, { recursive: true, force: true });
  }
}

type PlaceState = "free" | "empty" | "ours" | "foreign";

async function stateOf(place: string, isOurs: boolean): Promise<PlaceState> {
  const status = await lstat(place).catch(() => undefined);
  if (status === undefined) return "free";
  if (!status.isDirectory()) return "foreign";
  const names = await readdir(place).catch(() => undefined);
  if (names === undefined) return "foreign";
  if (names.length === 0) return "empty";
  if (isOurs) return "ours";
  const held = await Promise.all(OUR_FILES.map((name) => holdsOurs(join(place, name))));
  return held.includes(true) ? "ours" : "foreign";
}

/** A file of ours begins with its format, and may be far too long to be read for that. */
export async function holdsOurs(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(HEAD_BYTES) });
    return OUR_FORMAT.test(new TextDecoder().decode(buffer.subarray(0, bytesRead)));
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * What lies beside a result of ours and is none of it: a signed scan, somebody's notes. Sheets of units
 * that are no longer assessed are ours too, and so is what has the name of something written now.
 */
async function notWrittenByUs(place: string, paths: readonly string[], are: "all" | "kinds"): Promise<readonly string[]> {
  const files = new Set(paths.map((path) => path.normalize("NFC")));
  const kinds = new Set(are === "all" ? [] : paths.filter((path) => path.includes("/")).map((path) => `${dirname(path)}/*${extname(path)}`));
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll(sep, "/").normalize("NFC"))
    .filter((path) => !files.has(path) && !kinds.has(`${dirname(path)}/*${extname(path)}`) && !SYSTEM_FILES.has(basename(path)))
    .toSorted();
}

async function writeAll(folder: string, files: Iterable<OutputFile> | AsyncIterable<OutputFile>, durable: boolean): Promise<readonly string[]> {
  const paths: string[] = [];
  const made = new Set<string>();
  await mkdir(folder);
  // the next file is made while this one is written, and more are while it goes onto the disk
  let writing: Promise<void> = Promise.resolve();
  const flushing: Promise<void>[] = [];
  for await (const file of files) {
    await writing;
    assertRelative(file.path);
    const target = join(folder, file.path);
    if (!made.has(dirname(target))) await makeFolders(dirname(target));
    made.add(dirname(target));
    if (flushing.length >= MOST_OPEN) await Promise.all(flushing.splice(0));
    writing = writeOne(target, file.content, durable ? flushing : undefined);
    heldBack(writing);
    paths.push(file.path);
  }
  await writing;
  await Promise.all(flushing);
  return paths;
}

/** Files that are open at a time while they go onto the disk. */
const MOST_OPEN = 16;

/** A failure is told where the work is waited for, and not before. */
function heldBack(work: Promise<void>): void {
  work.catch(() => undefined);
}

/** `flushing`: where the way onto the disk is to be waited for. */
async function writeOne(target: string, content: OutputFile["content"], flushing: Promise<void>[] | undefined): Promise<void> {
  // "wx": two outputs of one name would be our own mistake, also where names ignore case.
  const file = await open(target, "wx");
  const close = (): Promise<void> => file.close();
  try {
    await writeFile(file, content);
  } catch (error) {
    await close();
    throw error;
  }
  const closed = flushing === undefined ? close() : file.sync().finally(close);
  if (flushing === undefined) return closed;
  heldBack(closed);
  flushing.push(closed);
}

/** Writes one file whole or not at all: beside its place, onto the disk, and renamed into it. */
export async function writeWhole(path: string, content: OutputFile["content"]): Promise<Outcome<string>> {
  const beside = join(dirname(path), `.${basename(path)}.new`);
  try {
    await makeFolders(dirname(path));
    await writeFile(beside, content, { flush: true });
    await rename(beside, path);
    return { value: path, problems: [] };
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return failed(unwritable(path, error));
  }
}

/** Paths are made by us, never taken from evidence; one that leads elsewhere is a broken invariant. */
function assertRelative(path: string): void {
  const steps = path.split("/");
  const broken = path.includes("\\") || path.includes("\0") || steps.some((step) => step === "" || step === "." || step === "..");
  if (broken) throw new Error(`not a path inside the output folder: ${JSON.stringify(path)}`);
}

/** The old folder is only moved aside; if the new one cannot take its place it comes back. */
async function swap(building: string, place: string, state: PlaceState): Promise<void> {
  const old = join(building, "old");
  if (state !== "free") await rename(place, old);
  try {
    await rename(join(building, "new"), place);
  } catch (error) {
    if (state !== "free") await rename(old, place);
    throw error;
  }
}

function failed(problem: Problem): Outcome<never> {
  return { value: undefined, problems: [problem] };
}

function fault(code: ProblemCode, message: Text, hint: Text): Problem {
  return { code, severity: "error", position: wholeFile(""), message, hint };
}

function holdsMore(strangers: readonly string[]): Problem {
  const [first = ""] = strangers;
  const count = String(strangers.length);
  return fault(
    "output-not-ours",
    text(`输出文件夹里除了上次的结果，还有别的文件（${count} 个，如“${first}”），覆盖会把它们删去`, `beside the last result the output folder holds ${count} other files (such as “${first}”), which would be deleted`),
    text("请换一个文件夹，或先把这些文件移走", "choose another folder or move these files away first"),
  );
}

function notOurs(): Problem {
  return fault(
    "output-not-ours",
    text("输出位置已有别的内容（其中没有本程序写的 result.json），不予覆盖", "the output folder holds something else (no result.json of ours), so it is not replaced"),
    text("请换一个文件夹，或先把原有内容移走", "name another folder, or move away what is there"),
  );
}
