/** The reply clock of the 2008 regulations (every request of the sample came before 2019-05-15), counted day by day. */
import { dayAfter, isWorkingDay, workingDays } from "./days.ts";
import { get, happened, isYes, need, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

export interface Clock {
  readonly answeredBy: "none" | "reply" | "supplement_notice";
  readonly repliedOn: string | null;
  readonly judgedOn: string | null;
  readonly late: boolean;
  readonly daysOver: number;
  readonly urgedFirst: boolean;
  readonly extension: "none" | "valid" | "unapproved" | "told_late";
  readonly supplementRepeated: boolean;
}

const limit = 15;
const longestExtension = 15;

function startOf(unit: Unit, row: Row): string | null {
  const reached = need(row, "reachedOn");
  if (reached >= "2019-05-15") throw new Error("this second opinion knows the 2008 regulations only");
  if (isYes(row, "misdirected")) return happened(unit, row, "confirmedOn");
  switch (need(row, "channel")) {
    case "in_person":
      return reached;
    case "post_signed":
      return happened(unit, row, "signedOn") ?? reached;
    case "online":
    case "email":
      return happened(unit, row, "systemReceivedOn") ?? reached;
    case "other":
      return get(row, "statedStartOn") ?? happened(unit, row, "confirmedOn");
    default:
      return happened(unit, row, "confirmedOn");
  }
}

function replyOf(unit: Unit, row: Row): string | null {
  switch (get(row, "replyDelivery")) {
    case null:
      return null;
    case "postal":
    case "courier":
      return happened(unit, row, "postedOn");
    case "electronic":
      return happened(unit, row, "replySentOn");
    default:
      return happened(unit, row, "replySignedOn");
  }
}

const childrenOf = (unit: Unit, type: string, row: Row): readonly Row[] => rowsOf(unit, type).filter((child) => child.get("parent") === row.get("id"));

/** The day on which the n-th working day ends; days between asking a third party and its answer are not counted. */
function dayCounted(unit: Unit, start: string, count: number, pauses: readonly { from: string; to: string }[]): string {
  let day = start;
  for (let counted = 0; counted < count; ) {
    day = dayAfter(day);
    const paused = pauses.some((pause) => pause.from < day && day <= pause.to);
    if (isWorkingDay(day, unit.closed) && !paused) counted += 1;
  }
  return day;
}

/** Nobody has to be told of an extension that was not needed: answered or withdrawn in time. */
function extensionOf(unit: Unit, row: Row, due: string, closedOn: string | null): Clock["extension"] {
  const approved = happened(unit, row, "extensionApprovedOn");
  const told = happened(unit, row, "extensionToldOn");
  if (approved === null && told === null) return "none";
  if (approved === null || approved > due || get(row, "extensionApprovedBy") !== "office_head") return "unapproved";
  if (told !== null) return told <= due ? "valid" : "told_late";
  return closedOn !== null && closedOn <= due ? "none" : "told_late";
}

export function clockOf(unit: Unit, row: Row): Clock {
  const start = startOf(unit, row);
  const notices = childrenOf(unit, "supplement", row).filter((notice) => happened(unit, notice, "noticedOn") !== null);
  const firstNotice = notices.map((notice) => need(notice, "noticedOn")).sort()[0] ?? null;
  const reply = replyOf(unit, row);
  if (reply === null && firstNotice === null && get(row, "replyType") !== null) throw new Error(`${get(row, "id") ?? "?"}: answered, but on no day`);
  const byNotice = firstNotice !== null && (reply === null || firstNotice <= reply);
  const repliedOn = byNotice ? firstNotice : reply;
  const answeredBy = byNotice ? "supplement_notice" : reply !== null ? "reply" : "none";
  const supplementRepeated = notices.length > 1 || notices.some((notice) => get(notice, "onceOnly") === "false");
  const common = { answeredBy, repliedOn, supplementRepeated } as const;
  if (start === null) return { ...common, judgedOn: repliedOn, late: false, daysOver: 0, urgedFirst: false, extension: "none" };

  const pauses = childrenOf(unit, "consultation", row)
    .filter((one) => get(one, "party") === "third_party")
    .map((one) => ({ from: need(one, "sentOn"), to: happened(unit, one, "answeredOn") ?? repliedOn ?? unit.asOf }));
  const firstDue = dayCounted(unit, start, limit, pauses);
  const withdrawn = happened(unit, row, "withdrawnOn");
  const closedOn = [repliedOn, withdrawn].filter((day) => day !== null).sort()[0] ?? null;
  const extension = extensionOf(unit, row, firstDue, closedOn);
  const more = Math.min(Number(get(row, "extensionDays") ?? longestExtension), longestExtension);
  const due = extension === "valid" ? dayCounted(unit, start, limit + more, pauses) : firstDue;

  const end = closedOn ?? unit.asOf;
  const late = end > due;
  const dayOverdue = dayAfter(due);
  const judgedOn = late ? dayOverdue : repliedOn;
  const urged = happened(unit, row, "urgedOn");
  const urgedFirst = urged !== null && repliedOn !== null && due < urged && urged < repliedOn;
  return { ...common, judgedOn, late, daysOver: late ? workingDays(due, end, unit.closed) : 0, urgedFirst, extension };
}
