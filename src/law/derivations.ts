/**
 * Named derivations (法规推算): facts that statute fixes and no scheme can declare. A record type names
 * them under `derive`; everything else about records is written in YAML.
 */
import type { FieldValue } from "../model/evidence.ts";
import type { FactType, FactValue } from "../model/fact.ts";
import type { ClockExplanation } from "../model/finding.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { ZERO } from "../model/rational.ts";
import { NamedPlaces, placesOf, ValueRow } from "../model/value-row.ts";
import { text, type Text } from "../model/text.ts";
import { parseIndexCode } from "./index-code.ts";
import { remedyInputs, remediesState } from "./remedies.ts";
import { explainReplyClock, replyClock, type ClockContext, type ReplyClock } from "./reply-clock.ts";
import { readReplyRequest, replyInputs, type ReplyRequest } from "./reply-request.ts";
import { replyTypes } from "./reply-types.ts";
import { replyLaw } from "./reply-law.ts";

export interface Derivation {
  readonly id: string;
  readonly title: Text;
  /** Fields of the record that it reads. */
  readonly inputs: readonly string[];
  readonly facts: ReadonlyMap<string, FactType>;
  readonly titles: ReadonlyMap<string, Text>;
  readonly derive: (values: ReadonlyMap<string, FieldValue>, context: ClockContext) => Derived;
}

/** Facts that a count of days explains: a rule that reads one of them is printed with that count. */
export const clockFacts: ReadonlySet<string> = new Set(["dueOn", "judgedOn", "daysOver", "late", "urgedFirst", "extensionState", "supplementState"]);

export interface Derived {
  readonly facts: ReadonlyMap<string, FactValue>;
  /** The explanation is worked out when it is first read. */
  readonly clock?: ClockExplanation;
}

type Declared = readonly (readonly [string, FactType, Text])[];

const date: FactType = { kind: "date", mayBeNone: true };
const flag: FactType = { kind: "boolean", mayBeNone: false };
const words = (...values: readonly string[]): FactType => ({ kind: "enum", mayBeNone: false, values });

const replyFacts: Declared = [
  ["dueOn", date, text("答复期限届满日", "Due on")],
  ["repliedOn", date, text("答复之日", "Replied on")],
  ["answered", flag, text("是否答复", "Answered")],
  ["answeredBy", words("none", "reply", "supplement_notice", "amend_reply"), text("以何答复", "Answered by")],
  ["judgedOn", date, text("逾期认定日", "Lateness judged on")],
  ["daysOver", { kind: "number", mayBeNone: true, whole: true, minimum: ZERO }, text("逾期工作日", "Working days late")],
  ["late", flag, text("是否逾期", "Late")],
  ["urgedFirst", flag, text("是否届满后经催办", "Urged after the limit ran out")],
  ["extensionState", words("none", "valid", "unapproved", "told_late"), text("延长答复情况", "Extension")],
  ["supplementState", words("none", "proper", "repeated", "late"), text("告知补正情况", "Supplement notices")],
  ["closedWithoutReply", words("none", "withdrawn", "abandoned"), text("未答复而了结", "Closed without a reply")],
  ["deliveredByCourier", flag, text("是否以快递寄送", "Sent by courier")],
  ["remediesState", words("none", "right", "missing", "wrong"), text("救济途径告知情况", "Remedies stated")],
  ["replyTypeFits", { kind: "boolean", mayBeNone: true }, text("答复类型是否属当时条例", "Reply type belongs to the regulations in force")],
];

const indexFacts: Declared = [
  ["indexCodeValid", flag, text("索引号是否规范", "Index number well formed")],
  ["indexOrgan", { kind: "text", mayBeNone: true }, text("索引号单位代码", "Organ code of the index number")],
  ["indexCategory", { kind: "text", mayBeNone: true }, text("索引号类目代码", "Category code of the index number")],
  ["indexYear", { kind: "number", mayBeNone: true, whole: true, minimum: ZERO }, text("索引号年度", "Year of the index number")],
];

function derivation(id: string, title: Text, inputs: readonly string[], declared: Declared, derive: Derivation["derive"]): Derivation {
  return {
    id,
    title,
    inputs,
    facts: new Map(declared.map(([fact, type]) => [fact, type])),
    titles: new Map(declared.map(([fact, , name]) => [fact, name])),
    derive,
  };
}

export const derivations: ReadonlyMap<string, Derivation> = new Map(
  [
    derivation("reply_clock", text("答复期限推算", "Reply clock"), [...replyInputs, ...remedyInputs], replyFacts, deriveReplyClock),
    derivation("index_code", text("索引号解析", "Index number"), ["indexNo"], indexFacts, deriveIndexCode),
  ].map((entry) => [entry.id, entry]),
);

function deriveReplyClock(values: ReadonlyMap<string, FieldValue>, context: ClockContext): Derived {
  const request = readReplyRequest(values, context.asOf);
  const clock = replyClock(request, context);
  // in the order of `replyFacts`
  const facts: readonly FactValue[] = [
    clock.dueOn,
    clock.repliedOn,
    clock.answered,
    clock.answeredBy,
    clock.judgedOn,
    clock.daysOver,
    clock.late,
    urgedFirst(request, clock),
    clock.extensionState,
    clock.supplementState,
    clock.closedWithoutReply,
    deliveredByCourier(request, clock),
    remediesOf(values, context, clock),
    replyTypeFits(values, request, context, clock),
  ];
  return { facts: new ValueRow<FactValue>(replyPlaces, facts), clock: new ReplyExplanation(request, context, clock.dueOn ?? undefined) };
}

const replyPlaces = placesOf(replyFacts.map(([fact]) => fact));

/**
 * Urged after the limit ran out and before the day of the reply (经催办才答复). An applicant who asks while the organ still
 * has time does not make its lateness any worse.
 */
function urgedFirst({ urgedOn }: ReplyRequest, { dueOn, repliedOn, answered }: ReplyClock): boolean | undefined {
  if (urgedOn === null || dueOn === null) return false;
  if (urgedOn === undefined) return undefined;
  const overdue = dueOn === undefined ? undefined : urgedOn > dueOn;
  const unanswered = answered === false ? true : typeof repliedOn === "number" ? urgedOn < repliedOn : undefined;
  return overdue === false || unanswered === false ? false : overdue === undefined || unanswered === undefined ? undefined : true;
}

function deliveredByCourier({ replyDelivery }: ReplyRequest, { answeredBy }: ReplyClock): boolean | undefined {
  if (answeredBy !== undefined && answeredBy !== "reply") return false;
  return replyDelivery === null || replyDelivery === undefined ? undefined : replyDelivery === "courier";
}

function remediesOf(values: ReadonlyMap<string, FieldValue>, { law }: ClockContext, { answeredBy, repliedOn }: ReplyClock): FactValue {
  if (answeredBy === undefined) return undefined;
  if (answeredBy !== "reply") return "none";
  return remediesState(values, law, repliedOn ?? undefined);
}

const replyType = new NamedPlaces(["replyType"]);

/** None where there is no reply to bear a type. */
function replyTypeFits(values: ReadonlyMap<string, FieldValue>, { reachedOn }: ReplyRequest, { law }: ClockContext, { answeredBy }: ReplyClock): FactValue {
  if (answeredBy === "none" || answeredBy === "supplement_notice") return null;
  const type = replyType.read(values, 0);
  if (answeredBy === undefined || type === undefined || typeof reachedOn !== "number") return undefined;
  const regulations = replyLaw(law, reachedOn).supplement === undefined ? "2008" : "2019";
  return typeof type === "string" && replyTypes[regulations].has(type);
}

/** Few requests are ever explained, and those once: the steps are told when somebody asks, and not kept beside what is made of them. */
class ReplyExplanation implements ClockExplanation {
  readonly dueOn: PlainDate | undefined;
  readonly #request: ReplyRequest;
  readonly #context: ClockContext;

  constructor(request: ReplyRequest, context: ClockContext, dueOn: PlainDate | undefined) {
    this.#request = request;
    this.#context = context;
    this.dueOn = dueOn;
  }

  get steps(): ClockExplanation["steps"] {
    return explainReplyClock(this.#request, this.#context);
  }
}

function deriveIndexCode(values: ReadonlyMap<string, FieldValue>): Derived {
  const written = values.get("indexNo");
  const code = typeof written === "string" ? parseIndexCode(written) : undefined;
  const known = (value: string | number | undefined): FactValue => (written === undefined ? undefined : (value ?? null));
  return {
    facts: new Map<string, FactValue>([
      ["indexCodeValid", written === undefined ? undefined : code !== undefined],
      ["indexOrgan", known(code?.organ)],
      ["indexCategory", known(code?.category)],
      ["indexYear", known(code?.year)],
    ]),
  };
}
