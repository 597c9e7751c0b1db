import type { Assessment } from "../model/assessment.ts";
import type { Law } from "./load-law.ts";

/** The law with the days on which the offices of the place were closed. */
export function lawAt(national: Law, { localClosures }: Pick<Assessment, "localClosures">): Law {
  return { ...national, calendar: national.calendar.withLocalClosures(localClosures) };
}
