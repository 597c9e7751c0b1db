/** Disclosure requests by seed, the same on every machine: proper ones, and ones with the faults that D2, D3 and D5 know. */
import type { SampleUnit } from "../../samples/generator/city.ts";
import { daysAfter } from "../../samples/generator/days.ts";
import type { Row } from "../../samples/generator/draft.ts";
import { seeded, type Random } from "../../samples/generator/random.ts";
import { noReply, request } from "../../samples/generator/requests.ts";

const FIRST_DAY = "2017-01-03";

/** How faults fall on requests: one fault in one request of sixteen, or each fault by itself in five of a hundred. */
export type Faults = "rare" | "independent";

export interface Requests {
  readonly count: number;
  readonly units: readonly SampleUnit[];
  readonly faults: Faults;
  readonly seed: number;
}

/** The requests, dealt out to the units in turn. */
export function* requests({ count, units, faults, seed }: Requests): Generator<Row> {
  const random = seeded(seed);
  for (let index = 0; index < count; index += 1) {
    const unit = units[index % units.length];
    if (unit === undefined) throw new Error("no unit");
    const reachedOn = daysAfter(FIRST_DAY, random.between(0, 300));
    const row = request(unit, index + 1, reachedOn, random.pick(["in_person", "online", "post_signed"]), random);
    yield { unit: unit.code, ...row, ...(faults === "rare" ? oneFault(reachedOn, random) : manyFaults(reachedOn, random)) };
  }
}

type Fault = (reachedOn: string, random: Random) => Row;

const posted = (days: number) => (reachedOn: string): Row => ({ postedOn: daysAfter(reachedOn, days), replySignedOn: daysAfter(reachedOn, days + 2) });
const extended = (reachedOn: string): Row => ({ extensionApprovedOn: daysAfter(reachedOn, 5), extensionApprovedBy: "office_head", extensionToldOn: daysAfter(reachedOn, 6) });

const late: Fault = (reachedOn, random) => posted(random.between(20, 34))(reachedOn);
const silent: Fault = () => ({ ...noReply, archived: null });
/** Faults of form and file, which may come together. */
const ofForm: readonly Fault[] = [
  () => ({ docNo: null }),
  () => ({ sealed: false }),
  () => ({ replyDelivery: "courier" }),
  () => ({ litigationMonths: 3 }),
  () => ({ archived: ["application", "receipt", "reply", "delivery"] }),
];

/** One request in sixteen has one of these. */
const rare: readonly Fault[] = [
  late,
  posted(45),
  (reachedOn) => ({ ...posted(32)(reachedOn), urgedOn: daysAfter(reachedOn, 30) }),
  silent,
  ...ofForm.slice(0, 4),
  (reachedOn) => ({ ...posted(33)(reachedOn), ...extended(reachedOn) }),
  ...ofForm.slice(4),
];

function oneFault(reachedOn: string, random: Random): Row {
  return rare[random.between(0, 159)]?.(reachedOn, random) ?? {};
}

/** Each fault in five requests of a hundred, whatever else is wrong; a request that nobody replied to has no form to be wrong. */
function manyFaults(reachedOn: string, random: Random): Row {
  const falls = (): boolean => random.between(1, 100) <= 5;
  const [isSilent, isLate, isVeryLate, isUrged, isExtended] = [falls(), falls(), falls(), falls(), falls()];
  const form = ofForm.map((fault) => (falls() ? fault(reachedOn, random) : {}));
  if (isSilent) return silent(reachedOn, random);
  return Object.assign(
    {},
    isLate ? late(reachedOn, random) : {},
    isVeryLate ? posted(45)(reachedOn) : {},
    isUrged ? { urgedOn: daysAfter(reachedOn, 30) } : {},
    isExtended ? extended(reachedOn) : {},
    ...form,
  ) as Row;
}
