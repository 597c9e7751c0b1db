/** The compiled shapes, each made when it is first needed: compiling costs more than reading a file. */
import { checkShape, compileShape, type Shape } from "../document/shape.ts";
import { parseYaml } from "../document/yaml-document.ts";
import type { SourceFile } from "../model/source-file.ts";
import { rootNode, type Node } from "./node.ts";
import type { Notebook } from "./report.ts";
import type { JsonSchema } from "./schemas/common.ts";

const compiled = new Map<JsonSchema, Shape>();

function shapeOf(schema: JsonSchema): Shape {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const shape = compileShape(schema);
  compiled.set(schema, shape);
  return shape;
}

/** A file that has the shape it should have; `undefined`, and problems noted, for any other. */
export function readShaped(file: SourceFile, schema: JsonSchema, notes: Notebook): Node | undefined {
  const { value: document, problems } = parseYaml(file);
  notes.problems.push(...problems);
  if (document === undefined) return undefined;
  const faults = checkShape(shapeOf(schema), document);
  notes.problems.push(...faults);
  return faults.length === 0 ? rootNode(document) : undefined;
}
