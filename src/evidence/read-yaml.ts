/** YAML evidence: kept by hand, with the place of every value. */
import { parseYaml, type YamlDocument } from "../document/yaml-document.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { namedType, setAsideUnread, type FileContext } from "./file-records.ts";
import { cellName, entriesOf, type RawPath, type RawRecord } from "./raw-record.ts";
import { wrappedRecords, type Wrapper } from "./wrapped-records.ts";

/** A broken file is a structure fault: all that the parser finds is reported. */
export function* readYaml(source: SourceFile, context: FileContext): Generator<RawRecord> {
  const { value: document, problems } = parseYaml(source);
  for (const problem of problems) context.problem(problem);
  if (document === undefined) return;
  const wrapper = wrappedRecords(document.value, context, (path) => document.positionOf(path, "key"));
  if (wrapper === undefined) return;
  for (const [index, record] of wrapper.records.entries()) {
    const raw = rawRecord(document, prefixOf(wrapper, index), record, wrapper.context);
    if (raw !== undefined) yield raw;
  }
}

function prefixOf(wrapper: Wrapper, index: number): RawPath {
  switch (wrapper.at) {
    case "root":
      return [];
    case "list":
      return [index];
    case "records":
      return ["records", index];
  }
}

function rawRecord(document: YamlDocument, prefix: RawPath, record: unknown, context: FileContext): RawRecord | undefined {
  const position = document.positionOf(prefix);
  const entries = entriesOf(record);
  if (entries === undefined) {
    setAsideUnread(context, {
      code: "value-invalid",
      severity: "set-aside",
      position,
      message: text("这里应为一条记录（若干“键: 值”）", "a record (keys and values) should stand here"),
      hint: text("请检查缩进，以及冒号后是否有空格", "check the indentation, and the space after each colon"),
    });
    return undefined;
  }
  const named = entries.keys.indexOf("type");
  const type = namedType(context, named < 0 ? undefined : entries.values[named], () => document.positionOf([...prefix, "type"]));
  if (type === undefined) return undefined;
  return {
    ...entries,
    type,
    position,
    folderUnit: context.folderUnit,
    isTable: false,
    at: (path) => ({ ...document.positionOf([...prefix, ...path]), cell: cellName(path) }),
    written: (path) => document.sourceOf([...prefix, ...path]),
  };
}
