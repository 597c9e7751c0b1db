/** Where the pages of an edition lie, and how one leads to another. */
import type { Scheme } from "../../src/model/scheme.ts";
import { pageName } from "./page.ts";

/** The pages of the first edition lie in docs/indicators itself, those of a later one in a folder of its id. */
export function folderOf(id: string, schemes: readonly Scheme[]): string {
  return schemes[0]?.id === id ? "" : `${id}/`;
}

/** From the folder of one edition to a page that may have been written for an older one. */
export function linkTo(file: { readonly origin: string; readonly position: { readonly file: string } }, from: string, schemes: readonly Scheme[]): string {
  return file.origin === from ? pageName(file) : `${up(from, schemes)}${folderOf(file.origin, schemes)}${pageName(file)}`;
}

export function indexOf(id: string, from: string, schemes: readonly Scheme[]): string {
  return `${up(from, schemes)}${folderOf(id, schemes)}README.md`;
}

function up(from: string, schemes: readonly Scheme[]): string {
  return folderOf(from, schemes) === "" ? "" : "../";
}
