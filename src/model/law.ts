import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Text } from "./text.ts";

/** A number from law with its history (法定口径): `indicators/law/<file>.yaml`. */
export interface LawParameter {
  readonly id: string;
  readonly title: Text;
  readonly unit: LawUnit;
  /** Which date of a matter selects the row, in words. */
  readonly selectedBy: Text;
  /** By date, ascending. */
  readonly rows: readonly LawRow[];
  readonly position: Position;
}

export type LawUnit = "working_days" | "calendar_days" | "hours" | "months" | "choice";

export interface LawRow {
  readonly from: PlainDate;
  /** `none`: nothing was in force (→ not applicable); a text for a parameter of unit `choice`. */
  readonly value: number | string;
  readonly source: string;
  /** Whether the text of the source was checked, not only remembered. */
  readonly confirmed: boolean;
}

/** One year of the working-day calendar: `indicators/law/calendar/<year>.yaml`. */
export interface CalendarYear {
  readonly year: number;
  readonly notices: readonly CalendarNotice[];
  readonly holidays: readonly CalendarDays[];
  readonly makeupWorkdays: readonly CalendarDays[];
  /** What a later notice changed within the year; holidays and makeupWorkdays hold the final state. */
  readonly changes: readonly CalendarChange[];
  readonly position: Position;
}

export interface CalendarNotice {
  readonly number: string;
  readonly title: string;
  readonly issuedOn: PlainDate;
  readonly confirmed: boolean;
}

export interface CalendarDays {
  readonly name: Text;
  readonly days: readonly PlainDate[];
}

export interface CalendarChange {
  /** Number of the notice that made the change. */
  readonly notice: string;
  readonly days: readonly PlainDate[];
  readonly was: CalendarDayState;
  readonly now: CalendarDayState;
}

export type CalendarDayState = "workday" | "weekend" | "holiday" | "makeup";
