/**
 * The same pipeline with ifs in place of rules: our reading of the register, our facts, and then what somebody would write
 * who has only D2, D3 and D5 of this one year to count. No result, no sheets, no findings. `plain-ifs ROOT FOLDER`.
 */
// the settings of the collector are part of what is measured: the command line has them too
import "../../cli/short-runs.ts";
import { join } from "node:path";
import { assessmentAt, editionAt } from "../../cli/inputs.ts";
import { factReader } from "../../src/facts/record-facts.ts";
import { loadAssessment } from "../../src/load-assessment.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { FactValue } from "../../src/model/fact.ts";
import { FACTS } from "../judging/facts.ts";
import { RULES, type RuleId } from "./tally.ts";

const [root = ".", folder = ""] = process.argv.slice(2);
const edition = loadEdition(await editionAt(join(root, "indicators/2017"))).value;
const files = (await assessmentAt(folder)).value;
if (edition === undefined || files === undefined) throw new Error("the edition or the folder has faults");
const { law, scheme } = edition;
const type = scheme.recordTypes.get("disclosure_request");
if (type === undefined) throw new Error("no record type disclosure_request");

const PAPERS = ["application", "receipt", "approval", "reply", "delivery"];
const tallies = new Map<string, Record<string, number>>();

function count(tally: Record<string, number>, facts: readonly FactValue[]): void {
  const hit = (rule: RuleId): void => void (tally[rule] = (tally[rule] ?? 0) + 1);
  const [answered, answeredBy, late, daysOver, urgedFirst, docNoGiven, datedReply, sealed, deliveredByCourier, remediesState, archived] = facts;
  const over = typeof daysOver === "number" && daysOver > 10;
  if (answered === false && over) hit("D2-never");
  if (answered === true && (over || (late === true && urgedFirst === true))) hit("D2-serious");
  if (late === true) hit("D2-late");
  if (answeredBy !== "reply") return;
  if (docNoGiven !== true || datedReply !== true) hit("D3-number");
  if (sealed !== true) hit("D3-seal");
  if (deliveredByCourier === true) hit("D3-courier");
  if (remediesState === "missing" || remediesState === "wrong") hit("D3-remedies");
  if (!Array.isArray(archived) || !PAPERS.every((paper) => archived.includes(paper))) hit("D5-file");
}

const loaded = await loadAssessment({
  files,
  edition,
  begin({ assessment, units }) {
    const context = { law, recordTypes: scheme.recordTypes, asOf: assessment.asOf, lateConfirmation: scheme.policies.lateConfirmation };
    const factsOf = factReader(type, context);
    const rowOf = factsOf.row(FACTS);
    const unitOf = new Map(units.map((unit) => [unit.code, unit]));
    for (const { code } of units) tallies.set(code, Object.fromEntries(RULES.map((rule) => [rule, 0])));
    return {
      take(records) {
        for (const record of records) {
          const [unit, tally] = [unitOf.get(record.unit), tallies.get(record.unit)];
          if (record.type === type.id && unit !== undefined && tally !== undefined) count(tally, rowOf(factsOf(record, unit, undefined)));
        }
      },
    };
  },
});
if (loaded.value === undefined) throw new Error(loaded.problems.map(({ message }) => message.en).join("\n"));
process.stdout.write(`${JSON.stringify([...tallies].map(([unit, tally]) => ({ unit, tally })))}\n`);
