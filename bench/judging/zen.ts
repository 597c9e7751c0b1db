/** GoRules ZEN: the eight rules as one expression node that runs over 1,000 records a call, its fastest way: `zen FACTS ROOT`. */
import { loadPeer } from "../peers/peers.ts";
import { RULES, type RuleId } from "../register/tally.ts";
import { readFacts, startTally, type RequestFacts } from "./facts.ts";
import { timed } from "./judged.ts";

interface Zen {
  readonly ZenEngine: new () => { createDecision(content: Buffer): { evaluate(context: { readonly records: readonly RequestFacts[] }): Promise<{ readonly result: readonly Readonly<Record<string, boolean>>[] }> } };
}

const BATCH = 1_000;
const replied = 'answeredBy == "reply"';
const over = "daysOver != null and daysOver > 10";
const papers = ["application", "receipt", "approval", "reply", "delivery"];

const expressions: Readonly<Record<RuleId, string>> = {
  "D2-never": `answered == false and ${over}`,
  "D2-serious": `answered == true and ((${over}) or (late == true and urgedFirst == true))`,
  "D2-late": "late == true",
  "D3-number": `${replied} and (docNoGiven == false or datedReply != true)`,
  "D3-seal": `${replied} and sealed != true`,
  "D3-courier": `${replied} and deliveredByCourier == true`,
  "D3-remedies": `${replied} and remediesState in ["missing", "wrong"]`,
  "D5-file": `${replied} and (${papers.map((paper) => `not ("${paper}" in archived)`).join(" or ")})`,
};

/** Keys of an expression node are paths: a rule's id has no place there, its number has. */
const keyOf = (rule: RuleId): string => `r${String(RULES.indexOf(rule))}`;
const place = { x: 0, y: 0 };
const content = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: place },
    {
      id: "rules",
      type: "expressionNode",
      name: "rules",
      position: place,
      content: { expressions: RULES.map((rule) => ({ id: rule, key: keyOf(rule), value: expressions[rule] })), inputField: "records", outputPath: null, executionMode: "loop", passThrough: false },
    },
    { id: "out", type: "outputNode", name: "out", position: place },
  ],
  edges: [
    { id: "1", sourceId: "in", targetId: "rules", type: "edge" },
    { id: "2", sourceId: "rules", targetId: "out", type: "edge" },
  ],
};

const [path = "", root = "."] = process.argv.slice(2);
const { ZenEngine } = (await loadPeer(root, "@gorules/zen-engine")) as Zen;
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
const facts = readFacts(path);

await timed(facts.length, async () => {
  const tally = startTally(facts);
  for (let from = 0; from < facts.length; from += BATCH) {
    const records = facts.slice(from, from + BATCH);
    const { result } = await decision.evaluate({ records });
    for (const [at, record] of records.entries()) for (const rule of RULES) if (result[at]?.[keyOf(rule)] === true) tally.add(record.unit, rule);
  }
  return tally.units();
});
