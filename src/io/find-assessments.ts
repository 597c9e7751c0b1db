/**
 * Finds assessment folders: a folder with an assessment.yaml is one, and nothing below it is looked at. Links to
 * folders are followed once everything else was seen, each folder once. What looks like an assessment and cannot be
 * scored, or cannot be looked into, is found too, with the reason: no county drops out in silence.
 */
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { clashesOf } from "../model/folder-paths.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import { text, type Text } from "../model/text.ts";
import { readAssessmentList } from "./assessment-list.ts";
import { errorCode } from "./unwritable.ts";

export interface FoundAssessment {
  /** How the batch names it: below the root, `/` between names, NFC. */
  readonly path: string;
  /** Where it lies. */
  readonly folder: string;
  /** Why it cannot be scored. */
  readonly refused?: Problem;
}

const MARK = "assessment.yaml";
const UNITS = "units.yaml";

interface Place {
  readonly path: string;
  readonly folder: string;
  /** Whether a link led here. */
  readonly linked?: boolean;
}

interface Search {
  readonly found: FoundAssessment[];
  readonly problems: Problem[];
  /** Every folder that was looked at, by its real path. */
  readonly seen: Map<string, Place>;
  /** Links to folders, for later. */
  readonly links: Place[];
  /** Real paths of the folders that were named. */
  readonly roots: string[];
  /** Where a list names a folder, by the folder. */
  readonly listed: Map<string, Position>;
}

/** All assessments under the roots, sorted by path; notes may come with them. With several roots a path begins with its root's name. */
export async function findAssessments(roots: readonly string[]): Promise<Outcome<readonly FoundAssessment[]>> {
  const search: Search = { found: [], problems: [], seen: new Map(), links: [], roots: [], listed: new Map() };
  for (const root of roots) {
    const status = await stat(root).catch((error: unknown) => errorCode(error));
    if (typeof status === "string") search.problems.push(status === "ENOENT" ? missing(root) : unreadable(root));
    else if (status.isFile()) await lookAtList(search, root);
    else await lookAtNamed(search, { folder: root, path: roots.length > 1 || (await isAssessment(root)) ? basename(resolve(root)) : "" }, wholeFile(root));
  }
  for (let link = search.links.shift(); link !== undefined; link = search.links.shift()) await lookAtLink(search, link);
  search.problems.push(...(await clashes(search)));
  const faulty = search.problems.some(({ severity }) => severity === "error");
  if (search.found.length === 0 && !faulty) search.problems.push(nothingFound(roots[0] ?? ""));
  const sorted = search.found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { value: faulty || sorted.length === 0 ? undefined : sorted, problems: search.problems };
}

async function lookAtList(search: Search, list: string): Promise<void> {
  const lines = await readAssessmentList(list).catch(() => undefined);
  if (lines === undefined) search.problems.push(unreadable(list));
  for (const { written, folder, path, position } of lines ?? []) {
    search.listed.set(folder, search.listed.get(folder) ?? position);
    if (await isAssessment(folder)) await lookAtNamed(search, { folder, path }, position);
    else search.problems.push({ ...fault("file-missing", list, text(`“${written}”不是考核任务文件夹（没有 ${MARK}，或打不开）`, `“${written}” is no assessment folder (it has no ${MARK}, or cannot be opened)`), text("请核对名单中的这一行", "check this line of the list")), position });
  }
}

/** A folder that a person named: named twice, in whatever words, is a slip that a person mends. */
async function lookAtNamed(search: Search, place: Place, position: Position): Promise<void> {
  const real = await realpath(place.folder).catch(() => undefined);
  if (real !== undefined) search.roots.push(real);
  await lookOnce(search, place, real, position);
}

/** A link upwards would lead past everything that was named, and round in circles. */
async function lookAtLink(search: Search, place: Place): Promise<void> {
  const real = await realpath(place.folder).catch(() => undefined);
  const isUpwards = real !== undefined && search.roots.some((root) => root.startsWith(real.endsWith(sep) ? real : `${real}${sep}`));
  if (isUpwards) search.problems.push({ ...leadsUpwards(place.folder), severity: "note" });
  else await lookOnce(search, { ...place, linked: true }, real, wholeFile(place.folder));
}

/** What a link leads to may have been seen under its own name: then it counts there, and only there. */
async function lookOnce(search: Search, place: Place, real: string | undefined, position: Position): Promise<void> {
  const before = real === undefined ? undefined : search.seen.get(real);
  if (before === undefined) await look(search, place, real);
  else if (place.linked === true) search.problems.push({ ...named(before, place), severity: "note", hint: text("只按前一个名称计一次；不是这个意思的请去掉链接", "it counts once, under that name; remove the link if that is not meant") });
  else search.problems.push({ ...named(before, place), position });
}

async function look(search: Search, place: Place, real: string | undefined): Promise<void> {
  const { path, folder } = place;
  const called = path === "" ? basename(resolve(folder)) : path;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined || real === undefined) return void search.found.push({ path: called.normalize("NFC"), folder, refused: unreadable(folder) });
  search.seen.set(real, place);
  if (entries.some(isMark)) return void search.found.push({ path: called.normalize("NFC"), folder });
  const before = search.found.length + search.links.length;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isLookedAt(entry)) await lookAtEntry(search, place, entry);
    else if (await isHiddenAssessment(folder, entry)) search.problems.push(hidden(join(folder, entry.name)));
  }
  if (before !== search.found.length + search.links.length) return;
  const isMarkFolder = entries.some((entry) => entry.name === MARK && entry.isDirectory());
  if (isMarkFolder || entries.some(({ name }) => name === UNITS)) search.found.push({ path: called.normalize("NFC"), folder, refused: isMarkFolder ? markIsFolder(folder) : withoutMark(folder) });
}

/** A broken link, or one that cannot be read, is one too: reading it then says so. */
function isMark(entry: Dirent): boolean {
  return entry.name === MARK && !entry.isDirectory();
}

function isLookedAt({ name }: Dirent): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

/** Hidden folders are mostly what programs keep for themselves, so they are not searched; one that is an assessment is told. */
async function isHiddenAssessment(above: string, { name }: Dirent): Promise<boolean> {
  return name.startsWith(".") && (await isAssessment(join(above, name)));
}

async function lookAtEntry(search: Search, above: Place, entry: Dirent): Promise<void> {
  const place: Place = { ...above, folder: join(above.folder, entry.name), path: above.path === "" ? entry.name : `${above.path}/${entry.name}` };
  // two folders that were named may lie in one another
  if (entry.isDirectory()) return lookOnce(search, place, await realpath(place.folder).catch(() => undefined), wholeFile(place.folder));
  if (!entry.isSymbolicLink()) return;
  const status = await stat(place.folder).catch(() => undefined);
  if (status === undefined) search.found.push({ path: place.path.normalize("NFC"), folder: place.folder, refused: unreadable(place.folder) });
  else if (status.isDirectory()) search.links.push(place);
}

async function isAssessment(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.some(isMark);
}

/** Folders that the output could not keep apart, and assessments of which one is part of another's evidence. */
async function clashes({ found, listed }: Search): Promise<readonly Problem[]> {
  const scored = found.filter(({ refused }) => refused === undefined);
  const at = (folder: string): Position => listed.get(folder) ?? wholeFile(folder);
  const real = await Promise.all(scored.map(async ({ folder }) => (await realpath(folder).catch(() => folder)).split(sep).join("/")));
  const folderAt = new Map(scored.map(({ folder }, index) => [real[index] ?? "", folder]));
  const inside = new Map(clashesOf(real).map(({ outer, inner }) => [folderAt.get(inner) ?? "", folderAt.get(outer) ?? ""]));
  const byName = clashesOf(scored.map(({ path }) => path)).map(({ outer, inner }) => {
    const first = scored.find(({ path }) => path === outer)?.folder ?? "";
    return { folder: scored.findLast(({ path }) => path === inner)?.folder ?? "", first, path: outer };
  });
  return [
    ...[...inside].map(([inner, outer]) => nested(at(inner), outer)),
    // nested folders mostly have nested names: one fault, one message
    ...byName.filter(({ folder }) => !inside.has(folder)).map(({ folder, first, path }) => sameName(at(folder), first, path)),
  ];
}

function sameName(position: Position, first: string, path: string): Problem {
  return {
    ...fault("name-clash", "", text(`在批次中的名称与“${first}”（${path}）相同，或者套在它里面`, `has the same name in the batch as “${first}” (${path}), or one inside it`), text("请改名，或从共同的上级文件夹开始", "rename one of them, or start from a folder above both")),
    position,
  };
}

function nested(position: Position, outer: string): Problem {
  return {
    ...fault("assessment-nested", "", text(`在另一个考核任务“${outer}”里面，其材料会被算两次`, `lies inside another assessment, “${outer}”: its evidence would count twice`), text("请把它移到外面，或只计其中一个", "move it out, or score only one of them")),
    position,
  };
}

function named(before: Place, { folder }: Place): Problem {
  return fault("folder-twice", folder, text(`与“${before.folder}”是同一个文件夹`, `is the same folder as “${before.folder}”`), text("同一文件夹只写一次", "name a folder once"));
}

function leadsUpwards(folder: string): Problem {
  return fault("folder-twice", folder, text("是指向上级文件夹的链接，不再往里找", "is a link to a folder above and is not followed"), text("不是这个意思的请去掉链接", "remove the link if that is not meant"));
}

function withoutMark(folder: string): Problem {
  return fault("assessment-missing", folder, text(`有 ${UNITS}，却没有 ${MARK}，不能计分`, `has ${UNITS} and no ${MARK}, so it cannot be scored`), text(`请补上 ${MARK}；不是考核任务的，移走 ${UNITS}`, `add ${MARK}, or move ${UNITS} away if this is no assessment`));
}

function markIsFolder(folder: string): Problem {
  return fault("assessment-missing", folder, text(`${MARK} 是文件夹，不是文件，不能计分`, `${MARK} is a folder and no file, so it cannot be scored`), text(`请补上 ${MARK} 文件；不是考核任务的，把这个文件夹改名`, `put a file ${MARK} there, or rename that folder if this is no assessment`));
}

function hidden(folder: string): Problem {
  return { ...fault("folder-hidden", folder, text(`名称以点开头，其中有 ${MARK}，没有计分`, `its name begins with a dot; it has ${MARK} and was not scored`), text("要计分的请改名；否则移走", "rename it if it is to be scored, or move it away")), severity: "note" };
}

function unreadable(path: string): Problem {
  return fault("file-unreadable", path, text("无法读取，不知里面有没有考核任务", "cannot be read, so nobody knows whether there are assessments in it"), text("请检查读取权限，或链接是否失效", "check its permissions, or whether a link is broken"));
}

function missing(root: string): Problem {
  return fault("file-missing", root, text("文件夹或名单不存在", "there is no such folder or list"), text("请核对路径", "check the path"));
}

function nothingFound(root: string): Problem {
  return fault("file-missing", root, text(`这里没有考核任务文件夹（带 ${MARK} 的文件夹）`, `there is no assessment folder here (a folder with ${MARK})`), text("请核对路径", "check the path"));
}

function fault(code: ProblemCode, file: string, message: Text, hint: Text): Problem {
  return { code, severity: "error", position: wholeFile(file), message, hint };
}
