/**
 * What could still be true of a unit whose evidence has holes: a list of complete units, the extremes among them.
 * A record set aside was nothing, or any record of its type; a blank cell holds any of its values; of a type that was
 * not submitted there may be any number of records more; a panel below its quorum gave anything.
 */
import { rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

type Cells = Readonly<Record<string, string | null>>;
const row = (cells: Cells): Row => new Map(Object.entries(cells));

function adding(unit: Unit, type: string, ...more: readonly Row[]): Unit {
  return { ...unit, rows: new Map([...unit.rows, [type, [...rowsOf(unit, type), ...more]]]) };
}

const unansweredRequest: Cells = {
  channel: "in_person",
  reachedOn: "2017-05-11",
  signedOn: null,
  confirmedOn: null,
  systemReceivedOn: null,
  statedStartOn: null,
  misdirected: "false",
  extensionApprovedOn: null,
  extensionApprovedBy: null,
  extensionToldOn: "2017-05-15",
  extensionDays: null,
  replyDelivery: null,
  postedOn: null,
  replySignedOn: null,
  replySentOn: null,
  replyType: null,
  replyTypeCorrect: null,
  docNo: null,
  datedReply: null,
  sealed: null,
  statesReceiptDate: null,
  statesReasons: null,
  statesLegalBasis: null,
  remediesStated: null,
  remedyBodiesStated: null,
  reconsiderationDays: null,
  litigationMonths: null,
  urgedOn: null,
  withdrawnOn: null,
  archived: null,
  registerGaps: "applicant；reached_on；content；replied_on；result",
};
const wellAnswered: Cells = {
  ...unansweredRequest,
  extensionToldOn: null,
  replyDelivery: "postal",
  postedOn: "2017-05-20",
  replyType: "disclosed",
  replyTypeCorrect: "true",
  docNo: "〔2017〕3号",
  datedReply: "true",
  sealed: "true",
  statesReceiptDate: "true",
  statesReasons: "true",
  statesLegalBasis: "true",
  remediesStated: "true",
  remedyBodiesStated: "true",
  reconsiderationDays: "60",
  litigationMonths: "6",
  archived: "application；receipt；approval；reply；delivery",
  registerGaps: null,
};

const check: Cells = { kind: "section", target: "another column", checkedOn: "2017-12-18", reachable: "false", empty: "false", lastUpdatedOn: null, deadLinks: "99" };
const fiscal: Cells = { kind: "budget", approvedOn: "2017-01-20", publishedOn: "2017-12-20", missingTables: "overall；appropriation；general_budget；basic_expenditure；three_publics；government_fund；notes" };

/** Records that a faulty one could have been: the best, and the worst for every rule that reads the type. */
const possibleRecords: ReadonlyMap<string, readonly Cells[]> = new Map([
  ["disclosure_request", [unansweredRequest, wellAnswered, { ...unansweredRequest, replyDelivery: "courier", postedOn: "2017-12-01", replyTypeCorrect: "false" }]],
  ["column_check", [check, { ...check, kind: "news", empty: "true" }, { ...check, kind: "column", empty: "true" }, { ...check, kind: "social_media" }]],
  ["fiscal_disclosure", [fiscal, { ...fiscal, kind: "final" }, { ...fiscal, kind: "final", approvedOn: "2017-12-20", missingTables: null }]],
]);

function completeSetAside(unit: Unit): readonly Unit[] {
  return unit.setAside.reduce<readonly Unit[]>(
    (units, { type, id }) => {
      const possible = possibleRecords.get(type);
      if (possible === undefined) throw new Error(`nobody has said what a ${type} could be`);
      return units.flatMap((one) => [one, ...possible.map((cells) => adding(one, type, row({ ...cells, id })))]);
    },
    [{ ...unit, setAside: [] }],
  );
}

/** Blank cells of the sample are all yes-or-no questions about a reply. */
const askedFields = ["sealed", "datedReply", "statesReceiptDate", "statesReasons", "statesLegalBasis", "replyTypeCorrect", "remediesStated", "remedyBodiesStated"];

function completeBlanks(unit: Unit): readonly Unit[] {
  const type = "disclosure_request";
  const open = rowsOf(unit, type).flatMap((one) => askedFields.filter((field) => !one.has(field)).map((field) => ({ one, field })))[0];
  if (open === undefined) return [unit];
  return ["true", "false", null].flatMap((value) => {
    const rows = rowsOf(unit, type).map((one) => (one === open.one ? new Map([...one, [open.field, value]]) : one));
    return completeBlanks({ ...unit, rows: new Map([...unit.rows, [type, rows]]) });
  });
}

const badItem: Cells = {
  indexNo: null,
  category: null,
  formedOn: "2017-01-03",
  publishedOn: "2017-12-20",
  defects: "wrong_category；wrong_doc_no；element_missing；unreadable；serious_error",
};
const goodItem: Cells = { indexNo: "YZ00006-0101-2017-00099", category: "other", formedOn: "2017-06-01", publishedOn: "2017-06-02", defects: null };

/** What was handed in stands; unknown is what else there is. */
function completeNotSubmitted(unit: Unit): readonly Unit[] {
  if (unit.notSubmitted.size === 0) return [unit];
  const others = [...unit.notSubmitted].filter((type) => type !== "published_item");
  if (others.length > 0) throw new Error(`nobody has said what else of ${others.join()} there could be`);
  return [unit, ...[goodItem, badItem].map((cells) => adding(unit, "published_item", ...Array.from({ length: 50 }, (_, index) => row({ ...cells, id: `more-${String(index)}` }))))];
}

const completePanel = (unit: Unit): readonly Unit[] => [
  { ...unit, openPanel: "nothing" },
  { ...unit, openPanel: "everything" },
];

export const completionsOf = (unit: Unit): readonly Unit[] =>
  completeSetAside(unit).flatMap(completeBlanks).flatMap(completeNotSubmitted).flatMap(completePanel);
