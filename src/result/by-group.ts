import type { LabelContext } from "./fact-titles.ts";

/** One number, or one a group: `48（镇组）/36（街道组）`. */
export function byGroup<Value>(
  value: { readonly kind: "same"; readonly value: Value } | { readonly kind: "by-group"; readonly values: ReadonlyMap<string, Value> },
  written: (one: Value) => string,
  { groups }: Pick<LabelContext, "groups">,
): string {
  if (value.kind === "same") return written(value.value);
  return [...value.values].map(([id, one]) => `${written(one)}（${groups?.find((group) => group.id === id)?.title.zh ?? id}）`).join("/");
}
