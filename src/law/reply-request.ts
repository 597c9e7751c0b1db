/**
 * A disclosure request as the reply clock reads it: the fields of the record type
 * `disclosure_request` and of its lists, typed, as they stood on the assessment's day.
 */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { NamedPlaces } from "../model/value-row.ts";

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

const places = new NamedPlaces(replyInputs);
const at = Object.fromEntries(replyInputs.map((field, index) => [field, index])) as Readonly<Record<(typeof replyInputs)[number], number>>;

/** Reads a record; what is dated after `asOf` has not happened. */
export function readReplyRequest(values: ReadonlyMap<string, FieldValue>, asOf: PlainDate): ReplyRequest {
  const given = places.readAll(values);
  return {
    channel: word<Channel>(given[at.channel], "channel"),
    reachedOn: date(given[at.reachedOn], "reachedOn", asOf),
    misdirected: flag(given[at.misdirected], "misdirected"),
    signedOn: date(given[at.signedOn], "signedOn", asOf),
    confirmedOn: date(given[at.confirmedOn], "confirmedOn", asOf),
    contactFailed: flag(given[at.contactFailed], "contactFailed"),
    systemReceivedOn: date(given[at.systemReceivedOn], "systemReceivedOn", asOf),
    statedStartOn: date(given[at.statedStartOn], "statedStartOn", asOf),
    supplements: supplementsOf(given[at.supplements], asOf),
    consultations: consultationsOf(given[at.consultations], asOf),
    extensionApprovedOn: date(given[at.extensionApprovedOn], "extensionApprovedOn", asOf),
    extensionApprovedBy: word<"office_head" | "other">(given[at.extensionApprovedBy], "extensionApprovedBy"),
    extensionToldOn: date(given[at.extensionToldOn], "extensionToldOn", asOf),
    extensionDays: count(given[at.extensionDays], "extensionDays"),
    replyDelivery: word<Delivery>(given[at.replyDelivery], "replyDelivery"),
    postedOn: date(given[at.postedOn], "postedOn", asOf),
    replySignedOn: date(given[at.replySignedOn], "replySignedOn", asOf),
    replySentOn: date(given[at.replySentOn], "replySentOn", asOf),
    replyType: repliesLater(given, asOf) ? null : word(given[at.replyType], "replyType"),
    urgedOn: date(given[at.urgedOn], "urgedOn", asOf),
    withdrawnOn: date(given[at.withdrawnOn], "withdrawnOn", asOf),
  };
}

function date(value: FieldValue, field: string, asOf: PlainDate): Known<PlainDate> {
  const day = count(value, field) as Known<PlainDate>;
  return typeof day === "number" && day > asOf ? null : day;
}

function count(value: FieldValue, field: string): Known<number> {
  if (value === undefined || value === null || typeof value === "number") return value;
  throw otherType(field);
}

function flag(value: FieldValue, field: string): Known<boolean> {
  if (value === undefined || value === null || typeof value === "boolean") return value;
  throw otherType(field);
}

/** Enumerations are checked when the record is read. */
function word<T extends string>(value: FieldValue, field: string): Known<T> {
  if (value === undefined || value === null || typeof value === "string") return value as Known<T>;
  throw otherType(field);
}

function otherType(field: string): Error {
  return new Error(`the field ${field} has another type than the reply clock reads`);
}

/** Whether the register, kept on, holds a reply or a notice of a day after `asOf`: its type is then not yet a fact. */
function repliesLater(given: readonly FieldValue[], asOf: PlainDate): boolean {
  const isLater = (day: FieldValue): boolean => typeof day === "number" && day > asOf;
  if (isLater(given[at.postedOn]) || isLater(given[at.replySignedOn]) || isLater(given[at.replySentOn])) return true;
  const notices = given[at.supplements];
  return Array.isArray(notices) && (notices as readonly EvidenceRecord[]).some((notice) => isLater(notice.values.get("noticedOn")));
}

function supplementsOf(list: FieldValue, asOf: PlainDate): readonly Supplement[] | undefined {
  if (isEmptyList(list)) return NO_SUPPLEMENTS;
  return entriesOf(list, "noticedOn", asOf)?.map(({ on, values }) => ({
    noticedOn: on,
    onceOnly: flag(values.get("onceOnly"), "onceOnly"),
    allowedDays: count(values.get("allowedDays"), "allowedDays"),
    suppliedOn: date(values.get("suppliedOn"), "suppliedOn", asOf),
  }));
}

function consultationsOf(list: FieldValue, asOf: PlainDate): readonly Consultation[] | undefined {
  if (isEmptyList(list)) return NO_CONSULTATIONS;
  return entriesOf(list, "sentOn", asOf)?.map(({ on, values }) => ({
    sentOn: on,
    party: word<"third_party" | "organ">(values.get("party"), "party"),
    receivedOn: date(values.get("receivedOn"), "receivedOn", asOf),
    answeredOn: date(values.get("answeredOn"), "answeredOn", asOf),
  }));
}

const NO_SUPPLEMENTS: readonly Supplement[] = [];
const NO_CONSULTATIONS: readonly Consultation[] = [];

function isEmptyList(list: FieldValue): boolean {
  return list !== undefined && (!Array.isArray(list) || list.length === 0);
}

interface DatedEntry {
  readonly on: PlainDate;
  readonly values: ReadonlyMap<string, FieldValue>;
}

/** Entries in the order of their dates. One without a date makes the whole list unknown. */
function entriesOf(list: FieldValue, dateField: string, asOf: PlainDate): readonly DatedEntry[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const records = list as readonly EvidenceRecord[];
  const dated = records.map(({ values }) => ({ on: values.get(dateField), values }));
  if (dated.some(({ on }) => typeof on !== "number")) return undefined;
  return (dated as readonly DatedEntry[]).filter(({ on }) => on <= asOf).toSorted((a, b) => a.on - b.on);
}
