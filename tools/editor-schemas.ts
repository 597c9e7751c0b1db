/** The shapes of scheme files as JSON Schema files that an editor can use for completion and help. */
import type { JsonSchema } from "../src/scheme/schemas/common.ts";
import { adjustmentSchema, indicatorSchema } from "../src/scheme/schemas/indicator-schema.ts";
import { recordTypeSchema } from "../src/scheme/schemas/record-type-schema.ts";
import { schemeSchema } from "../src/scheme/schemas/scheme-schema.ts";

const SCHEMAS: readonly (readonly [name: string, title: string, schema: JsonSchema])[] = [
  ["scheme", "考核方案 scheme.yaml", schemeSchema],
  ["indicator", "指标文件", indicatorSchema],
  ["adjustment", "加分、倒扣、一票否决文件", adjustmentSchema],
  ["record-type", "佐证材料类型文件", recordTypeSchema],
];

/** File names and their texts. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    SCHEMAS.map(([name, title, schema]) => {
      const whole = { $schema: "https://json-schema.org/draft/2020-12/schema", title, ...schema };
      return [`${name}.schema.json`, `${JSON.stringify(whole, undefined, 2)}\n`];
    }),
  );
}
