import { parseYaml } from "../document/yaml-document.ts";
import type { RawFile } from "../model/source-file.ts";
import { decodeText } from "./decode.ts";

/** The edition that an assessment.yaml names, looked up before anything else can be read; faults are told when it is. */
export function editionNamed(files: readonly RawFile[]): string | undefined {
  const file = files.find(({ path }) => path === "assessment.yaml");
  const source = file === undefined ? undefined : decodeText(file).value;
  const value = source === undefined ? undefined : parseYaml(source).value?.value;
  if (typeof value !== "object" || value === null || !("edition" in value)) return undefined;
  return typeof value.edition === "string" || typeof value.edition === "number" ? String(value.edition) : undefined;
}
