/** Shapes of the law files: `indicators/law/*.yaml` and `indicators/law/calendar/<year>.yaml`. */
import { compileShape } from "../document/shape.ts";

const date = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" } as const;
const words = { type: "string", minLength: 1 } as const;
const map = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): Readonly<Record<string, unknown>> => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
});
const list = (items: unknown): Readonly<Record<string, unknown>> => ({ type: "array", items });
const filled = (items: unknown): Readonly<Record<string, unknown>> => ({ ...list(items), minItems: 1 });

const row = map({ from: date, value: { type: ["integer", "string"] }, source: words, confirmed: { type: "boolean" }, notes: words }, ["notes"]);

export const parametersShape = compileShape(
  map(
    {
      parameters: filled(
        map(
          {
            id: { type: "string", pattern: "^[a-z][a-z0-9_]*$" },
            title: words,
            title_en: words,
            unit: { enum: ["working_days", "calendar_days", "hours", "months", "choice"] },
            selected_by: map({ zh: words, en: words }),
            rows: filled(row),
            notes: words,
          },
          ["notes"],
        ),
      ),
      notes: words,
    },
    ["notes"],
  ),
);

/** Days are a list, or a range written `2017-01-27..2017-02-02`. */
const days = { type: ["array", "string"], pattern: "^\\d{4}-\\d{2}-\\d{2}\\.\\.\\d{4}-\\d{2}-\\d{2}$", items: date, minItems: 1 } as const;
const named = map({ name: words, name_en: words, days });
const state = { enum: ["workday", "weekend", "holiday", "makeup"] } as const;

export const calendarShape = compileShape(
  map(
    {
      year: { type: "integer", minimum: 1949, maximum: 2199 },
      notices: filled(map({ number: words, title: words, issued: date, confirmed: { type: "boolean" } })),
      holidays: filled(named),
      makeup_workdays: list(named),
      changes: list(map({ notice: words, days, was: state, now: state })),
      notes: words,
    },
    ["changes", "notes"],
  ),
);
