/** Small record types for the tests of evidence; the real ones are data of the edition. */
import { parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import type { Period } from "../../src/model/assessment.ts";
import { rational } from "../../src/model/rational.ts";
import type { BlankMeaning, EnumValue, Field, FieldType, RecordType } from "../../src/model/record-type.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { text } from "../../src/model/text.ts";
import { readEvidence, type EvidenceInput } from "../../src/evidence/read-evidence.ts";
import { wholeFile } from "../../src/model/position.ts";

interface FieldOptions {
  readonly blank?: BlankMeaning;
  readonly personal?: boolean;
  readonly aliases?: readonly string[];
}

export function field(id: string, zh: string, type: FieldType, options: FieldOptions = {}): Field {
  return { id, title: text(zh, id), aliases: options.aliases ?? [], type, blank: options.blank ?? "unknown", personal: options.personal ?? false };
}

function choice(id: string, zh: string, ...aliases: string[]): EnumValue {
  return { id, title: text(zh, id), aliases };
}

const position = wholeFile("records.yaml");
const date: FieldType = { kind: "date" };

export const supplement: RecordType = {
  id: "supplement",
  title: text("补正", "Supplement"),
  keptBy: "unit",
  within: { type: "disclosure_request", field: "supplements" },
  fields: [field("noticedOn", "通知日期", date, { blank: "refused" }), field("suppliedOn", "补正日期", date, { blank: "none" })],
  facts: [],
  derivations: [],
  order: [["noticedOn", "suppliedOn"]],
  example: {},
  position,
};

export const disclosureRequest: RecordType = {
  id: "disclosure_request",
  title: text("依申请公开申请", "Disclosure request"),
  keptBy: "unit",
  placedBy: "reachedOn",
  fields: [
    field("channel", "申请渠道", { kind: "enum", values: [choice("in_person", "当面"), choice("online", "网络", "网上"), choice("post", "信函")] }, { blank: "refused", aliases: ["渠道"] }),
    field("applicant", "申请人", { kind: "text" }, { personal: true }),
    field("reachedOn", "收件日期", date, { blank: "refused", aliases: ["收到日期"] }),
    field("postedOn", "答复日期", date, { blank: "none" }),
    field("docNo", "答复文号", { kind: "text" }),
    field("sealed", "是否盖章", { kind: "boolean" }),
    field("pages", "页数", { kind: "integer", minimum: rational(0n) }),
    field("fee", "收费金额", { kind: "decimal", minimum: rational(0n) }, { blank: "none" }),
    field("reasons", "答复理由", { kind: "codes", values: [choice("secret", "国家秘密"), choice("privacy", "个人隐私")] }, { blank: "none" }),
    field("supplements", "补正情况", { kind: "list", of: "supplement" }, { blank: "none" }),
  ],
  facts: [],
  derivations: [],
  order: [["reachedOn", "postedOn"]],
  example: {},
  position,
};

export const publicConcern: RecordType = {
  id: "public_concern",
  title: text("社会关切", "Public concern"),
  keptBy: "unit",
  placedBy: "detectedAt",
  fields: [field("detectedAt", "发现时间", { kind: "datetime" }, { blank: "refused" }), field("respondedAt", "回应时间", { kind: "datetime" }, { blank: "none" })],
  facts: [],
  derivations: [],
  order: [],
  example: {},
  position,
};

export const panelRating: RecordType = {
  id: "panel_rating",
  title: text("评议打分", "Panel rating"),
  keptBy: "office",
  fields: [field("score", "评分", { kind: "decimal", minimum: rational(0n), maximum: rational(10n) }, { blank: "refused" })],
  facts: [],
  derivations: [],
  order: [],
  example: {},
  position,
};

/** One ballot a rater and indicator. */
export const ballot: RecordType = {
  id: "ballot",
  title: text("评议票", "Ballot"),
  keptBy: "office",
  fields: [field("rater", "监督员编号", { kind: "text" }), field("indicator", "指标编号", { kind: "text" }, { blank: "none" }), field("void", "是否废票", { kind: "boolean" })],
  facts: [],
  derivations: [],
  order: [],
  unique: ["rater", "indicator"],
  example: {},
  position,
};

export const recordTypes: ReadonlyMap<string, RecordType> = new Map([disclosureRequest, supplement, publicConcern, panelRating, ballot].map((type) => [type.id, type]));

export function day(iso: string): PlainDate {
  const parsed = parsePlainDate(iso);
  if (parsed === undefined) throw new Error(iso);
  return parsed;
}

export const defaultPeriod: Period = { from: day("2017-01-01"), to: day("2017-12-31") };

export const ASSESSMENT = `place: 云泽市
edition: "2017"
purpose: score
data: synthetic
submitted: { all: complete }
`;

export const UNITS = `units:
  - { code: "900101", name: 临川镇, name_en: Linchuan, type: town, group: towns, submitted: { all: complete } }
  - { code: "900102", name: 东埔镇, name_en: Dongpu, type: town, group: towns }
`;

export function rawFile(path: string, content: string | Uint8Array): RawFile {
  return { path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
}

/** A folder that holds these files beside a plain assessment.yaml and units.yaml. */
export function evidenceInput(files: readonly RawFile[]): EvidenceInput {
  return { files: [rawFile("assessment.yaml", ASSESSMENT), rawFile("units.yaml", UNITS), ...files].filter(({ path }, index, all) => all.findLastIndex((other) => other.path === path) === index), recordTypes, defaultPeriod, calendarYears: [2016, 2019] };
}

/** Reads a folder that holds these files beside a plain assessment.yaml and units.yaml. */
export function readFiles(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<typeof readEvidence> {
  return readEvidence(evidenceInput(Object.entries(files).map(([path, content]) => rawFile(path, content))));
}
