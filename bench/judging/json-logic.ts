/** json-logic-engine, its rules compiled to functions: `json-logic FACTS ROOT`. */
import { loadPeer } from "../peers/peers.ts";
import type { RuleId } from "../register/tally.ts";
import { readFacts, startTally, type RequestFacts } from "./facts.ts";
import { timed } from "./judged.ts";

interface JsonLogic {
  readonly LogicEngine: new () => { build(logic: unknown): (data: RequestFacts) => unknown };
}

const is = (fact: string, value: unknown) => ({ "===": [{ var: fact }, value] });
const replied = is("answeredBy", "reply");
// none is no number: without the first half, null would count as 0
const over = { and: [{ "!==": [{ var: "daysOver" }, null] }, { ">": [{ var: "daysOver" }, 10] }] };
const lacks = (paper: string) => ({ "!": { in: [paper, { var: "archived" }] } });

const logic: Readonly<Record<RuleId, unknown>> = {
  "D2-never": { and: [is("answered", false), over] },
  "D2-serious": { and: [is("answered", true), { or: [over, { and: [is("late", true), is("urgedFirst", true)] }] }] },
  "D2-late": is("late", true),
  "D3-number": { and: [replied, { or: [is("docNoGiven", false), { "!": is("datedReply", true) }] }] },
  "D3-seal": { and: [replied, { "!": is("sealed", true) }] },
  "D3-courier": { and: [replied, is("deliveredByCourier", true)] },
  "D3-remedies": { and: [replied, { in: [{ var: "remediesState" }, ["missing", "wrong"]] }] },
  "D5-file": { and: [replied, { or: ["application", "receipt", "approval", "reply", "delivery"].map(lacks) }] },
};

const [path = "", root = "."] = process.argv.slice(2);
const { LogicEngine } = (await loadPeer(root, "json-logic-engine")) as JsonLogic;
const engine = new LogicEngine();
const rules = Object.entries(logic).map(([id, one]) => ({ id: id as RuleId, holds: engine.build(one) }));
const facts = readFacts(path);

await timed(facts.length, () => {
  const tally = startTally(facts);
  for (const record of facts) for (const { id, holds } of rules) if (holds(record) === true) tally.add(record.unit, id);
  return tally.units();
});
