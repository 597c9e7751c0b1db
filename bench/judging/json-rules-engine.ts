/** What a user of json-rules-engine would write: one Engine with the eight rules, asked for every record: `json-rules-engine FACTS`. */
import { Engine, type TopLevelCondition } from "json-rules-engine";
import type { RuleId } from "../register/tally.ts";
import { readFacts, startTally } from "./facts.ts";
import { timed } from "./judged.ts";

const is = (fact: string, value: unknown) => ({ fact, operator: "equal", value });
const replied = is("answeredBy", "reply");
const over = { fact: "daysOver", operator: "greaterThan", value: 10 };
const lacks = (paper: string) => ({ fact: "archived", operator: "doesNotContain", value: paper });

const rules: Readonly<Record<RuleId, TopLevelCondition>> = {
  "D2-never": { all: [is("answered", false), over] },
  "D2-serious": { all: [is("answered", true), { any: [over, { all: [is("late", true), is("urgedFirst", true)] }] }] },
  "D2-late": { all: [is("late", true)] },
  "D3-number": { all: [replied, { any: [is("docNoGiven", false), { not: is("datedReply", true) }] }] },
  "D3-seal": { all: [replied, { not: is("sealed", true) }] },
  "D3-courier": { all: [replied, is("deliveredByCourier", true)] },
  "D3-remedies": { all: [replied, { fact: "remediesState", operator: "in", value: ["missing", "wrong"] }] },
  "D5-file": { all: [replied, { any: ["application", "receipt", "approval", "reply", "delivery"].map(lacks) }] },
};

const engine = new Engine(Object.entries(rules).map(([id, conditions]) => ({ name: id, conditions, event: { type: id } })));
const facts = readFacts(process.argv[2] ?? "");

await timed(facts.length, async () => {
  const tally = startTally(facts);
  for (const record of facts) {
    const { events } = await engine.run({ ...record });
    for (const { type } of events) tally.add(record.unit, type as RuleId);
  }
  return tally.units();
});
