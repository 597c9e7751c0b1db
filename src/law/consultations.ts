/**
 * Consultations (征求意见) stop the reply clock: the working days after the letter was sent, up to and
 * including the day of the answer. Overlapping ones are united.
 *
 * Source: 条例（国令492号）第二十四条 (third parties only, no bound); 条例（国令711号）第三十二至三十四条
 * (also other organs, each with 15 working days to answer).
 */
import type { PlainDate } from "../model/plain-date.ts";
import { say, type Tell } from "./clock-steps.ts";
import type { ReplyLaw } from "./reply-law.ts";
import type { Consultation, Known } from "./reply-request.ts";
import type { WorkdayCalendar } from "./workday-calendar.ts";

/** The clock stands still after `after`, up to and including `to`. */
export interface Pause {
  readonly after: PlainDate;
  readonly to: PlainDate;
}

/** Until when an open consultation is looked at: the reply, or the day of the assessment. */
export interface OpenUntil {
  readonly repliedOn: Known<PlainDate>;
  readonly asOf: PlainDate;
}

/** The pauses in the order of their beginnings; blank where nobody knows whether one counts. */
export function pausesOf(
  consultations: readonly Consultation[] | undefined,
  law: ReplyLaw,
  calendar: WorkdayCalendar,
  until: OpenUntil,
  tell: Tell,
): readonly Pause[] | undefined {
  if (consultations === undefined) return undefined;
  if (consultations.length === 0) return NO_PAUSES;
  const pauses: Pause[] = [];
  for (const consultation of consultations) {
    if (!law.organsStopTheClock && consultation.party === "organ") {
      tell?.(() => say.organNotCounted(consultation.sentOn));
      continue;
    }
    const undecided = !law.organsStopTheClock && (consultation.party === undefined || consultation.party === null);
    const to = pauseEnd(consultation, law, calendar, until, tell);
    if (undecided || to === undefined) return undefined;
    if (to > consultation.sentOn) pauses.push({ after: consultation.sentOn, to });
  }
  return pauses;
}

const NO_PAUSES: readonly Pause[] = [];

function pauseEnd(
  { sentOn, receivedOn, answeredOn }: Consultation,
  law: ReplyLaw,
  calendar: WorkdayCalendar,
  until: OpenUntil,
  tell: Tell,
): PlainDate | undefined {
  if (law.consultationStop === undefined) {
    if (answeredOn !== null) return answeredOn;
    const end = until.repliedOn ?? until.asOf;
    tell?.(() => say.openConsultation(sentOn, end));
    return end;
  }
  if (answeredOn === undefined) return undefined;
  const latest = calendar.addWorkdays(receivedOn ?? sentOn, law.consultationStop);
  if (answeredOn !== null && answeredOn <= latest) return answeredOn;
  const stop = law.consultationStop;
  tell?.(() => say.consultationCut(sentOn, latest, stop));
  return latest;
}

/** A due date and the pauses that moved it, cut where they overlap. */
export interface PausedDue {
  readonly dueOn: PlainDate;
  readonly pauses: readonly Pause[];
}

/**
 * The day on which `limit` working days after `start` are used up. A pause that begins after the
 * limit has run out cannot stop it any more.
 */
export function dueWithPauses(start: PlainDate, limit: number, pauses: readonly Pause[], calendar: WorkdayCalendar): PausedDue {
  let dueOn = calendar.addWorkdays(start, limit);
  if (pauses.length === 0) return { dueOn, pauses };
  let counted = start;
  const used: Pause[] = [];
  for (const pause of pauses) {
    if (pause.after > dueOn) break;
    const after = pause.after > counted ? pause.after : counted;
    if (pause.to <= after) continue;
    const days = calendar.workdaysBetween(after, pause.to);
    dueOn = calendar.addWorkdays(dueOn, days);
    counted = pause.to;
    if (days > 0) used.push({ after, to: pause.to });
  }
  return { dueOn, pauses: used };
}
