/** Our judges of the eight rules as the edition has them: `ours FACTS ROOT classes|each`. */
import { join } from "node:path";
import { editionAt } from "../../cli/inputs.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import { createJudges, rulesFor } from "../../src/judge/plan.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { FactValue } from "../../src/model/fact.ts";
import { RULES, type RuleId } from "../register/tally.ts";
import { readFacts, startTally } from "./facts.ts";
import { timed } from "./judged.ts";

const [path = "", root = ".", mode = "classes"] = process.argv.slice(2);
const facts = readFacts(path);
const edition = loadEdition(await editionAt(join(root, "indicators/2017"))).value;
if (edition === undefined) throw new Error("the edition has faults");
const judges = createJudges(edition.scheme, mode as EngineMode);
const wanted: ReadonlySet<string> = new Set(RULES);
const rules = rulesFor(edition.scheme, "town").filter(({ id }) => wanted.has(id)).map((rule) => ({ id: rule.id as RuleId, judge: judges.of(rule, "towns") }));

await timed(
  facts.length,
  async () => {
    const tally = startTally(facts);
    for (const record of facts) {
      const read = (fact: string): FactValue => (record as unknown as Readonly<Record<string, FactValue>>)[fact];
      for (const { id, judge } of rules) {
        const answer = judge.judge(read);
        if ((answer instanceof Promise ? await answer : answer) === "triggered") tally.add(record.unit, id);
      }
    }
    return tally.units();
  },
  () => String(judges.asked()),
);
