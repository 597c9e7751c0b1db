/** The whole way from the first edition of a chain to the newest, every indicator of every step with its relation. */
import type { EditionStep, Relation } from "../model/scheme.ts";
import type { EditionFolder } from "../model/edition-sources.ts";
import { indicatorIds, listedFiles, type MergedScheme } from "./edition.ts";
import { child, stringOf } from "./node.ts";
import { readRelations } from "./relations.ts";
import type { Report } from "./report.ts";

/** One step an extension, oldest first. Whatever is wrong with a step is told where its own edition is loaded. */
export function readEditionSteps(merged: readonly MergedScheme[], chain: readonly EditionFolder[]): readonly EditionStep[] {
  return merged.flatMap((newer, index) => {
    const older = merged[index - 1];
    if (older === undefined) return [];
    const [schemes, folders] = [merged.slice(0, index + 1), chain.slice(0, index + 1)];
    const declared = readRelations(schemes, folders, listedFiles(folders, schemes, SILENT), SILENT);
    return [{ edition: idOf(newer), extends: idOf(older), relations: withUnchanged(declared, indicatorIds(newer), indicatorIds(older)) }];
  });
}

const SILENT: Report = () => undefined;

/** An indicator that no relation names and that stands in both editions has not been touched. */
function withUnchanged(declared: readonly Relation[], now: readonly string[], before: readonly string[]): readonly Relation[] {
  const known = new Set(declared.map(({ indicator }) => indicator));
  const unchanged = now.filter((id) => !known.has(id) && before.includes(id)).map((id): Relation => ({ indicator: id, kind: "same", from: [id], why: "" }));
  return [...declared, ...unchanged];
}

function idOf(scheme: MergedScheme): string {
  return stringOf(child(scheme.root, "id")) ?? "";
}
