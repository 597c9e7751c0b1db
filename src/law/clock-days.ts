/** Which holidays, closures and make-up working days lie between two dates (放假与调休). */
import type { ClockStep } from "../model/finding.ts";
import { addDays, type PlainDate } from "../model/plain-date.ts";
import type { Text } from "../model/text.ts";
import { dayEn, dayZh, spanEn, spanZh } from "./clock-words.ts";
import { say } from "./clock-steps.ts";
import type { DayKind, WorkdayCalendar } from "./workday-calendar.ts";

/** Days of one name that follow one another. */
interface Run {
  readonly day: SpecialDay;
  readonly from: PlainDate;
  to: PlainDate;
}

type SpecialDay = Exclude<DayKind, { readonly kind: "workday" | "weekend" }>;

/** A step for every run of days after `from` up to and including `to` that a plain week does not explain. */
export function specialDaySteps(from: PlainDate, to: PlainDate, calendar: WorkdayCalendar): readonly ClockStep[] {
  const runs: Run[] = [];
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const day = calendar.dayKind(date);
    if (day.kind === "workday" || day.kind === "weekend") continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === addDays(date, -1) && sameName(last.day, day)) last.to = date;
    else runs.push({ day, from: date, to: date });
  }
  return runs.map(stepOf);
}

function sameName(a: SpecialDay, b: SpecialDay): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind === "closure" ? b.kind === "closure" && a.reason === b.reason : b.kind !== "closure" && a.name.zh === b.name.zh && a.notice === b.notice;
}

function stepOf({ day, from, to }: Run): ClockStep {
  switch (day.kind) {
    case "holiday":
      return say.skipped(`${spanZh(from, to)}${day.name.zh}放假${changedBy(day.notice).zh}，不计`, `${spanEn(from, to)} ${day.name.en}${changedBy(day.notice).en}: not counted`, from);
    case "closure":
      return say.skipped(`${spanZh(from, to)}${day.reason}，不计`, `${spanEn(from, to)} closed by local order (${day.reason}): not counted`, from);
    case "makeup": {
      const zh = from === to ? dayZh(from) : spanZh(from, to);
      const en = from === to ? dayEn(from) : spanEn(from, to);
      return say.worked(`${zh}${day.name.zh}调休上班${changedBy(day.notice).zh}，计入`, `${en} worked in lieu of ${day.name.en}${changedBy(day.notice).en}: counted`, from);
    }
  }
}

function changedBy(notice: string | undefined): Text {
  return notice === undefined ? { zh: "", en: "" } : { zh: `（${notice}）`, en: ` (${notice})` };
}
