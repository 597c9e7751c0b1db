/** assessment.yaml → the assessment, with all its faults at once. */
import { checkShape, compileShape } from "../document/shape.ts";
import { parseYaml, type DocumentPath, type YamlDocument } from "../document/yaml-document.ts";
import type { Assessment, LocalClosure, Period } from "../model/assessment.ts";
import { formatPlainDate, parsePlainDate, type PlainDate } from "../model/plain-date.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { structureFault } from "./structure-fault.ts";
import { readSubmissions } from "./submissions.ts";
import { quoted } from "./words.ts";

const word = { type: "string", minLength: 1 };
const scalar = { type: ["string", "number"] };
export const assessmentShape = compileShape({
  type: "object",
  additionalProperties: false,
  required: ["place", "edition", "purpose", "data"],
  properties: {
    place: word,
    place_en: word,
    edition: scalar,
    period: { type: "object", additionalProperties: false, required: ["from", "to"], properties: { from: scalar, to: scalar } },
    as_of: scalar,
    cutoff: scalar,
    purpose: { enum: ["score", "statistics"] },
    data: { enum: ["synthetic", "real"] },
    local_closures: {
      type: "array",
      items: { type: "object", additionalProperties: false, required: ["date", "reason", "source"], properties: { date: scalar, reason: word, source: word } },
    },
    submitted: {},
    notes: {},
  },
});

interface AssessmentYaml {
  readonly place: string;
  readonly place_en?: string;
  readonly edition: string | number;
  readonly period?: unknown;
  readonly as_of?: unknown;
  readonly cutoff?: unknown;
  readonly purpose: Assessment["purpose"];
  readonly data: "synthetic" | "real";
  readonly local_closures?: readonly { readonly reason: string; readonly source: string }[];
  readonly submitted?: unknown;
}

/** A period that is left out is the edition's. */
export function readAssessmentFile(source: SourceFile, types: ReadonlyMap<string, RecordType>, defaultPeriod: Period): Outcome<Assessment> {
  const { value: document, problems } = parseYaml(source);
  if (document === undefined) return { value: undefined, problems };
  const faults = checkShape(assessmentShape, document);
  if (faults.length > 0) return { value: undefined, problems: faults };
  return fromDocument(document, types, defaultPeriod);
}

function fromDocument(document: YamlDocument, types: ReadonlyMap<string, RecordType>, defaultPeriod: Period): Outcome<Assessment> {
  const yaml = document.value as AssessmentYaml;
  const problems: Problem[] = [];
  const day = (path: DocumentPath): PlainDate | undefined => readDay(document, path, problems);
  const period = yaml.period === undefined ? defaultPeriod : { from: day(["period", "from"]), to: day(["period", "to"]) };
  const asOf = yaml.as_of === undefined ? period.to : day(["as_of"]);
  const cutoff = yaml.cutoff === undefined ? undefined : day(["cutoff"]);
  const submissions = readSubmissions(document, ["submitted"], yaml.submitted, types, "office");
  const localClosures = readClosures(document, yaml, problems);
  problems.push(...submissions.problems);
  const { from, to } = period;
  if (from !== undefined && to !== undefined && from > to) problems.push(reversed(document, from, to));
  if (from === undefined || to === undefined || asOf === undefined || problems.length > 0) return { value: undefined, problems };
  if (asOf < from) return { value: undefined, problems: [asOfTooEarly(document, asOf, from)] };
  const value: Assessment = {
    place: text(yaml.place, yaml.place_en ?? yaml.place),
    edition: document.sourceOf(["edition"]) ?? String(yaml.edition),
    period: { from, to },
    asOf,
    cutoff,
    purpose: yaml.purpose,
    synthetic: yaml.data === "synthetic",
    localClosures,
    submitted: submissions.submitted,
  };
  return { value, problems };
}

function readClosures(document: YamlDocument, yaml: AssessmentYaml, problems: Problem[]): readonly LocalClosure[] {
  const closures: LocalClosure[] = [];
  for (const [index, { reason, source }] of (yaml.local_closures ?? []).entries()) {
    const date = readDay(document, ["local_closures", index, "date"], problems);
    if (date !== undefined) closures.push({ date, reason, source });
  }
  return closures.toSorted((a, b) => a.date - b.date);
}

/** Written by the office itself, so dates are read in one form only. */
function readDay(document: YamlDocument, path: DocumentPath, problems: Problem[]): PlainDate | undefined {
  const written = document.sourceOf(path) ?? "";
  const date = parsePlainDate(written);
  if (date === undefined) {
    problems.push(
      structureFault(
        "date-invalid",
        document.positionOf(path),
        text(`“${quoted(written)}”不是日期，或日历上没有这一天`, `“${quoted(written)}” is not a date, or there is no such day`),
        text("请写成 2017-03-05", "write 2017-03-05"),
      ),
    );
  }
  return date;
}

function reversed(document: YamlDocument, from: PlainDate, to: PlainDate): Problem {
  return structureFault(
    "period-reversed",
    document.positionOf(["period"]),
    text(`考核期起（${formatPlainDate(from)}）晚于止（${formatPlainDate(to)}）`, `the period ends (${formatPlainDate(to)}) before it begins (${formatPlainDate(from)})`),
    text("请对调 from 与 to", "swap from and to"),
  );
}

function asOfTooEarly(document: YamlDocument, asOf: PlainDate, from: PlainDate): Problem {
  return structureFault(
    "period-reversed",
    document.positionOf(["as_of"]),
    text(`as_of（${formatPlainDate(asOf)}）早于考核期的第一天（${formatPlainDate(from)}）`, `as_of (${formatPlainDate(asOf)}) lies before the period begins (${formatPlainDate(from)})`),
    text("请改为考核期内或之后的日期", "write a day in or after the period"),
  );
}
