/** Ifs over the same facts: `plain FACTS`. */
import { readFacts, startTally } from "./facts.ts";
import { timed } from "./judged.ts";

const facts = readFacts(process.argv[2] ?? "");

await timed(facts.length, () => {
  const { add, units } = startTally(facts);
  for (const { unit, answered, answeredBy, late, daysOver, urgedFirst, docNoGiven, datedReply, sealed, deliveredByCourier, remediesState, archived } of facts) {
    const over = daysOver !== null && daysOver > 10;
    if (!answered && over) add(unit, "D2-never");
    if (answered && (over || (late && urgedFirst))) add(unit, "D2-serious");
    if (late) add(unit, "D2-late");
    if (answeredBy !== "reply") continue;
    if (!docNoGiven || datedReply !== true) add(unit, "D3-number");
    if (sealed !== true) add(unit, "D3-seal");
    if (deliveredByCourier) add(unit, "D3-courier");
    if (remediesState === "missing" || remediesState === "wrong") add(unit, "D3-remedies");
    if (!["application", "receipt", "approval", "reply", "delivery"].every((paper) => archived.includes(paper))) add(unit, "D5-file");
  }
  return units();
});
