/** A faultless 2019: from 15 May online requests count from confirmation, and the report on the year comes in January on a new form. */
import type { SampleUnit } from "./city.ts";
import { addRow, rowsOf, type Draft } from "./draft.ts";
import { laterBaseline } from "./later-baseline.ts";
import type { Random } from "./random.ts";

export function baseline2019(unit: SampleUnit, random: Random): Draft {
  const draft = laterBaseline(unit, 2019, random);
  for (const row of rowsOf(draft, "disclosure_request")) if (row["channel"] === "online" || row["channel"] === "email") row["confirmedOn"] = row["reachedOn"];
  for (const row of rowsOf(draft, "annual_report")) row["form"] = "form_2014";
  addRow(draft, "annual_report", { reportYear: 2019, publishedOn: `2020-01-${String(random.between(10, 22))}`, missingSections: null, form: "form_2019", copied: false });
  // the inspectors came after the new year's weekend
  for (const row of rowsOf(draft, "site_visit")) row["visitedOn"] = "2020-01-07";
  for (const row of rowsOf(draft, "panel_rating")) row["ratedOn"] = "2020-01-08";
  return draft;
}
