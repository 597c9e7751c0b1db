/** Area D of the 2017 edition: requests, by hand from the wording of the rules. */
import { clockOf } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { compare, points, smaller, sum, zero } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import { deducting, each } from "./judged.ts";
import type { Judged } from "./judged.ts";
import { codes, get, happened, in2017, isNo, isNotYes, isYes, need, rowsIn2017, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

interface Request {
  readonly row: Row;
  readonly clock: Clock;
}

const requests = (unit: Unit): readonly Request[] => rowsOf(unit, "disclosure_request").map((row) => ({ row, clock: clockOf(unit, row) }));
const idOf = (row: Row): string => get(row, "id") ?? "";

export function d1(unit: Unit): Judged {
  const visits = rowsOf(unit, "site_visit");
  const dead = ["channelInPerson", "channelOnline", "channelPost"].filter((channel) => visits.some((row) => isNotYes(row, channel))).length;
  const registered = rowsIn2017(unit, "disclosure_request", "reachedOn");
  const gaps = registered.reduce((total, row) => total + codes(row, "registerGaps").length, 0);
  return deducting("4", visits.length + registered.length > 0, each(dead, "1"), each(gaps, "0.2"));
}

function latenessCost({ clock }: Request): Fraction {
  if (!clock.late) return zero;
  const answered = clock.answeredBy !== "none";
  if (!answered) return points(clock.daysOver > 10 ? "7" : "2");
  return points(clock.daysOver > 10 || clock.urgedFirst ? "3.5" : "2");
}

interface Correction {
  readonly cost: Fraction;
  readonly onlyLateness: boolean;
}

/** Corrections by request: a review and a suit about one request count once. */
function corrections(unit: Unit): ReadonlyMap<string, Correction> {
  const found = new Map<string, Correction>();
  for (const row of rowsIn2017(unit, "review_case", "closedOn")) {
    const corrected = ["revoked", "changed", "confirmed_illegal", "ordered_to_perform"].includes(get(row, "outcome") ?? "");
    // what the organ had put right before anybody complained is not held against it
    const putRight = happened(unit, row, "correctedBySelfOn");
    if (!corrected || isYes(row, "coDefendantOnly") || (putRight !== null && putRight < need(row, "filedOn"))) continue;
    const grounds = codes(row, "grounds");
    const onlyLateness = grounds.includes("lateness") && grounds.length === 1;
    const request = get(row, "requestId") ?? "";
    found.set(request, { cost: points("3"), onlyLateness: onlyLateness && found.get(request)?.onlyLateness !== false });
  }
  return found;
}

/** Late by the clock and corrected for lateness alone is one fault: the larger counts, of equals the first indicator's. */
function withoutDoublePenalty(unit: Unit): { readonly d2: readonly Fraction[]; readonly d4: readonly Fraction[] } {
  const overturned = corrections(unit);
  const lateness = new Map<string, Fraction>();
  for (const request of requests(unit)) if (in2017(request.clock.judgedOn)) lateness.set(idOf(request.row), latenessCost(request));
  const d2 = [...lateness].map(([id, cost]) => {
    const other = overturned.get(id);
    return other?.onlyLateness === true && compare(cost, other.cost) < 0 ? zero : cost;
  });
  const d4 = [...overturned].map(([id, one]) => (one.onlyLateness && compare(lateness.get(id) ?? zero, one.cost) >= 0 ? zero : one.cost));
  return { d2, d4 };
}

export function d2(unit: Unit): Judged {
  const looked = requests(unit).some(({ clock }) => in2017(clock.judgedOn));
  return deducting("7", looked, ...withoutDoublePenalty(unit).d2);
}

const refusals = ["partly", "refused_secret", "refused_trade", "refused_privacy", "refused_safety", "refused_other", "refused_not_information"];
const typesOf2008 = [...refusals, "already_public", "disclosed", "not_this_organ", "not_exist", "repeated", "to_amend", "other_channel"];

function irregularityCost(row: Row): Fraction {
  const refused = refusals.includes(get(row, "replyType") ?? "");
  // a full disclosure needs neither reasons nor a legal basis
  const needed = !["disclosed", "already_public"].includes(get(row, "replyType") ?? "");
  const half = [
    get(row, "docNo") === null || !isYes(row, "datedReply"),
    !isYes(row, "sealed"),
    !isYes(row, "statesReceiptDate"),
    (needed && isNo(row, "statesReasons")) || (refused && !isYes(row, "statesReasons")),
    (needed && isNo(row, "statesLegalBasis")) || (refused && !isYes(row, "statesLegalBasis")),
    isNo(row, "replyTypeCorrect") || !typesOf2008.includes(get(row, "replyType") ?? ""),
    get(row, "replyDelivery") === "courier",
  ].filter(Boolean).length;
  const remediesRight = isYes(row, "remediesStated") && isYes(row, "remedyBodiesStated") && get(row, "reconsiderationDays") === "60" && get(row, "litigationMonths") === "6";
  return smaller(points("2"), sum([each(half, "0.5"), each(remediesRight ? 0 : 1, "1")]));
}

/** Replies of the year; a notice to amend the application is no written reply. */
const repliesOf = (unit: Unit): readonly Request[] => requests(unit).filter(({ clock }) => clock.answeredBy === "reply" && in2017(clock.repliedOn));

export function d3(unit: Unit): Judged {
  const replies = repliesOf(unit);
  return deducting("6", replies.length > 0, ...replies.map(({ row }) => irregularityCost(row)));
}

export function d4(unit: Unit): Judged {
  const closed = rowsIn2017(unit, "review_case", "closedOn").filter((row) => isNotYes(row, "coDefendantOnly"));
  return deducting("5", closed.length > 0, ...withoutDoublePenalty(unit).d4);
}

export function d5(unit: Unit): Judged {
  const all = requests(unit);
  const judged = all.filter(({ clock }) => in2017(clock.judgedOn));
  const replied = all.filter(({ clock }) => in2017(clock.repliedOn));
  const extended = judged.filter(({ clock }) => ["unapproved", "told_late"].includes(clock.extension)).length;
  const repeated = replied.filter(({ clock }) => clock.supplementRepeated).length;
  const papers = ["application", "receipt", "approval", "reply", "delivery"];
  const incomplete = repliesOf(unit).filter(({ row }) => papers.some((paper) => !codes(row, "archived").includes(paper))).length;
  return deducting("3", judged.length + replied.length > 0, each(extended, "1"), each(repeated, "0.5"), each(incomplete, "0.5"));
}
