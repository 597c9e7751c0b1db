import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Submission } from "./evidence.ts";
import type { Text } from "./text.ts";

export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** An assessment (考核任务): one place, one edition, one period. `assessment.yaml`. */
export interface Assessment {
  readonly place: Text;
  /** Id of the edition it was made for. */
  readonly edition: string;
  readonly period: Period;
  /** What happened after this day has not happened yet. */
  readonly asOf: PlainDate;
  /** Records made after this day are listed, not scored. */
  readonly cutoff: PlainDate | undefined;
  readonly purpose: "score" | "statistics";
  /** Invented data: every sheet says 合成数据. */
  readonly synthetic: boolean;
  readonly localClosures: readonly LocalClosure[];
  /** What the assessing office states about the record types it keeps itself. */
  readonly submitted: ReadonlyMap<string, Submission>;
}

/** A day on which offices of the place were closed by local order (台风停工等). */
export interface LocalClosure {
  readonly date: PlainDate;
  readonly reason: string;
  readonly source: string;
}

/** A unit (被考核单位). */
export interface Unit {
  readonly code: string;
  readonly name: Text;
  /** town, subdistrict, department … as profiles list them. */
  readonly type: string;
  readonly group: string;
  /** Assessed but not ranked (a development zone among towns). */
  readonly ranked: boolean;
  readonly formerNames: readonly string[];
  /** Codes of the units it was made from (合并、拆分), for matching across years. */
  readonly predecessors: readonly string[];
  /** Where it stands in units.yaml. */
  readonly position: Position;
}
