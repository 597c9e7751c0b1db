/** All benches, in the order of the page. */
import type { Bench } from "./bench.ts";
import { counters } from "./benches/counters.ts";
import { country } from "./benches/country.ts";
import { days } from "./benches/days.ts";
import { each } from "./benches/each.ts";
import { growth, growthOfUnits } from "./benches/growth.ts";
import { judging } from "./benches/judging.ts";
import { national } from "./benches/national.ts";
import { office } from "./benches/office.ts";
import { register } from "./benches/register.ts";
import { start } from "./benches/start.ts";
import { unitRulesBench } from "./benches/unit-rules.ts";

export const benches: readonly Bench[] = [start, register, judging, each, office, counters, growth, unitRulesBench, days, national, country, growthOfUnits];
