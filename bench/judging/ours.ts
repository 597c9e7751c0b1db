/** Our judging of the eight rules as the edition has them: `ours FACTS ROOT classes|each`. */
import { join } from "node:path";
import { editionAt } from "../../cli/inputs.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import { createJudges, rulesFor } from "../../src/judge/plan.ts";
import { loadEdition } from "../../src/load-edition.ts";
import { RULES } from "../register/tally.ts";
import { judgeByClasses } from "./by-classes.ts";
import { readFacts, startTally } from "./facts.ts";
import { judgeEach } from "./judge-each.ts";
import { timed } from "./judged.ts";

const [path = "", root = ".", mode = "classes"] = process.argv.slice(2);
const facts = readFacts(path);
const edition = loadEdition(await editionAt(join(root, "indicators/2017"))).value;
if (edition === undefined) throw new Error("the edition has faults");
const { scheme } = edition;
const judges = createJudges(scheme, mode as EngineMode);
const wanted: ReadonlySet<string> = new Set(RULES);
const rules = rulesFor(scheme, "town").filter(({ id }) => wanted.has(id));
const judge = mode === "each" ? judgeEach(facts, rules, judges) : judgeByClasses(facts, rules, scheme, judges);

await timed(
  facts.length,
  async () => {
    const tally = startTally(facts);
    await judge(tally.add);
    return tally.units();
  },
  () => String(judges.asked()),
);
