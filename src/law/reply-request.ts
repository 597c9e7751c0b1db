/**
 * A disclosure request as the reply clock reads it: the fields of the record type
 * `disclosure_request` and of its lists, typed, as they stood on the assessment's day.
 */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import type { PlainDate } from "../model/plain-date.ts";

/** Known, none (`null`: stated that it did not happen) or blank (`undefined`: nobody filled it in). */
export type Known<T> = T | null | undefined;

export const channels = ["in_person", "post_signed", "post_ordinary", "online", "email", "fax", "other"] as const;
export type Channel = (typeof channels)[number];
export type Delivery = "direct" | "entrusted" | "postal" | "courier" | "electronic";

export interface ReplyRequest {
  readonly channel: Known<Channel>;
  readonly reachedOn: Known<PlainDate>;
  readonly misdirected: Known<boolean>;
  readonly signedOn: Known<PlainDate>;
  readonly confirmedOn: Known<PlainDate>;
  readonly contactFailed: Known<boolean>;
  readonly systemReceivedOn: Known<PlainDate>;
  readonly statedStartOn: Known<PlainDate>;
  readonly supplements: readonly Supplement[] | undefined;
  readonly consultations: readonly Consultation[] | undefined;
  readonly extensionApprovedOn: Known<PlainDate>;
  readonly extensionApprovedBy: Known<"office_head" | "other">;
  readonly extensionToldOn: Known<PlainDate>;
  readonly extensionDays: Known<number>;
  readonly replyDelivery: Known<Delivery>;
  readonly postedOn: Known<PlainDate>;
  readonly replySignedOn: Known<PlainDate>;
  readonly replySentOn: Known<PlainDate>;
  /** What the reply said; none too where the reply itself came after the assessment's day. */
  readonly replyType: Known<string>;
  readonly urgedOn: Known<PlainDate>;
  readonly withdrawnOn: Known<PlainDate>;
}

/** A notice asking the applicant to correct the application (补正, before 2019 更改补充). */
export interface Supplement {
  readonly noticedOn: PlainDate;
  readonly onceOnly: Known<boolean>;
  /** Working days that the notice allows. */
  readonly allowedDays: Known<number>;
  readonly suppliedOn: Known<PlainDate>;
}

/** Asking a third party or another organ for its opinion (征求意见). */
export interface Consultation {
  readonly party: Known<"third_party" | "organ">;
  readonly sentOn: PlainDate;
  readonly receivedOn: Known<PlainDate>;
  readonly answeredOn: Known<PlainDate>;
}

/** Field names that the clock reads. */
export const replyInputs = [
  "channel", "reachedOn", "misdirected", "signedOn", "confirmedOn", "contactFailed", "systemReceivedOn", "statedStartOn",
  "supplements", "consultations", "extensionApprovedOn", "extensionApprovedBy", "extensionToldOn", "extensionDays",
  "replyDelivery", "postedOn", "replySignedOn", "replySentOn", "replyType", "urgedOn", "withdrawnOn",
] as const satisfies readonly (keyof ReplyRequest)[];

/** Reads a record; what is dated after `asOf` has not happened. */
export function readReplyRequest(values: ReadonlyMap<string, FieldValue>, asOf: PlainDate): ReplyRequest {
  const read = reader(values, asOf);
  return {
    channel: read.word<Channel>("channel"),
    reachedOn: read.date("reachedOn"),
    misdirected: read.flag("misdirected"),
    signedOn: read.date("signedOn"),
    confirmedOn: read.date("confirmedOn"),
    contactFailed: read.flag("contactFailed"),
    systemReceivedOn: read.date("systemReceivedOn"),
    statedStartOn: read.date("statedStartOn"),
    supplements: supplementsOf(values.get("supplements"), asOf),
    consultations: consultationsOf(values.get("consultations"), asOf),
    extensionApprovedOn: read.date("extensionApprovedOn"),
    extensionApprovedBy: read.word<"office_head" | "other">("extensionApprovedBy"),
    extensionToldOn: read.date("extensionToldOn"),
    extensionDays: read.count("extensionDays"),
    replyDelivery: read.word<Delivery>("replyDelivery"),
    postedOn: read.date("postedOn"),
    replySignedOn: read.date("replySignedOn"),
    replySentOn: read.date("replySentOn"),
    replyType: repliesLater(values, asOf) ? null : read.word("replyType"),
    urgedOn: read.date("urgedOn"),
    withdrawnOn: read.date("withdrawnOn"),
  };
}

interface Reader {
  readonly date: (field: string) => Known<PlainDate>;
  readonly count: (field: string) => Known<number>;
  readonly flag: (field: string) => Known<boolean>;
  /** Enumerations are checked when the record is read. */
  readonly word: <T extends string>(field: string) => Known<T>;
}

function reader(values: ReadonlyMap<string, FieldValue>, asOf: PlainDate): Reader {
  const known = <T>(field: string, is: (value: unknown) => value is T): Known<T> => {
    const value = values.get(field);
    if (value === undefined || value === null) return value;
    if (!is(value)) throw new Error(`the field ${field} has another type than the reply clock reads`);
    return value;
  };
  const isNumber = (value: unknown): value is number => typeof value === "number";
  return {
    date(field) {
      const date = known(field, isNumber) as Known<PlainDate>;
      return typeof date === "number" && date > asOf ? null : date;
    },
    count: (field) => known(field, isNumber),
    flag: (field) => known(field, (value): value is boolean => typeof value === "boolean"),
    word: <T extends string>(field: string) => known(field, (value): value is T => typeof value === "string"),
  };
}

/** Whether the register, kept on, holds a reply or a notice of a day after `asOf`: its type is then not yet a fact. */
function repliesLater(values: ReadonlyMap<string, FieldValue>, asOf: PlainDate): boolean {
  const notices = values.get("supplements");
  const noticed = Array.isArray(notices) ? (notices as readonly EvidenceRecord[]).map((notice) => notice.values.get("noticedOn")) : [];
  return [values.get("postedOn"), values.get("replySignedOn"), values.get("replySentOn"), ...noticed].some((day) => typeof day === "number" && day > asOf);
}

function supplementsOf(list: FieldValue, asOf: PlainDate): readonly Supplement[] | undefined {
  const entries = entriesOf(list, "noticedOn", asOf);
  return entries?.map(({ on, read }) => ({
    noticedOn: on,
    onceOnly: read.flag("onceOnly"),
    allowedDays: read.count("allowedDays"),
    suppliedOn: read.date("suppliedOn"),
  }));
}

function consultationsOf(list: FieldValue, asOf: PlainDate): readonly Consultation[] | undefined {
  const entries = entriesOf(list, "sentOn", asOf);
  return entries?.map(({ on, read }) => ({
    sentOn: on,
    party: read.word<"third_party" | "organ">("party"),
    receivedOn: read.date("receivedOn"),
    answeredOn: read.date("answeredOn"),
  }));
}

/** Entries in the order of their dates. One without a date makes the whole list unknown. */
function entriesOf(list: FieldValue, dateField: string, asOf: PlainDate): readonly { readonly on: PlainDate; readonly read: Reader }[] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return [];
  const records = list as readonly EvidenceRecord[];
  const dated = records.map(({ values }) => ({ on: values.get(dateField), read: reader(values, asOf) }));
  if (dated.some(({ on }) => typeof on !== "number")) return undefined;
  return (dated as readonly { on: PlainDate; read: Reader }[]).filter(({ on }) => on <= asOf).toSorted((a, b) => a.on - b.on);
}
