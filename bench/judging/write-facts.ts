/** Reads a register with our own program and writes the facts that it derives: `write-facts ROOT FOLDER FILE`. */
import { join } from "node:path";
import { assessmentAt, editionAt } from "../../cli/inputs.ts";
import { factReader } from "../../src/facts/record-facts.ts";
import { loadAssessment } from "../../src/load-assessment.ts";
import { loadEdition } from "../../src/load-edition.ts";
import { writePieces } from "../made/register.ts";
import { FACTS } from "./facts.ts";

const [root = ".", folder = "", path = ""] = process.argv.slice(2);
const edition = loadEdition(await editionAt(join(root, "indicators/2017"))).value;
const files = (await assessmentAt(folder)).value;
if (edition === undefined || files === undefined) throw new Error("the edition or the folder has faults");
const type = edition.scheme.recordTypes.get("disclosure_request");
if (type === undefined) throw new Error("no record type disclosure_request");
const lines: string[] = [];
const loaded = await loadAssessment({
  files,
  edition,
  begin({ assessment, units }) {
    const facts = factReader(type, { law: edition.law, recordTypes: edition.scheme.recordTypes, asOf: assessment.asOf, lateConfirmation: edition.scheme.policies.lateConfirmation });
    const unitOf = new Map(units.map((unit) => [unit.code, unit]));
    return {
      take(records) {
        for (const record of records) {
          const unit = unitOf.get(record.unit);
          if (record.type !== type.id || unit === undefined) continue;
          const { read } = facts(record, unit, undefined);
          lines.push(`${JSON.stringify({ unit: unit.code, ...Object.fromEntries(FACTS.map((fact) => [fact, read(fact)])), archived: read("archived") ?? [] })}\n`);
        }
      },
    };
  },
});
if (loaded.value === undefined) throw new Error(loaded.problems.map(({ message }) => message.en).join("\n"));
writePieces(path, lines);
