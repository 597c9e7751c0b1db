/** Makes samples/2017 and its faulty twin: an invented city, the same on every machine. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { baseline } from "./baseline.ts";
import { units } from "./city.ts";
import { faultyFiles, faultyStatements } from "./faulty.ts";
import { stories } from "./faults.ts";
import { seeded } from "./random.ts";
import { recordTitles } from "./record-titles.ts";
import { claims } from "./self-assessment.ts";
import { assessmentYaml, unitsYaml } from "./statements.ts";
import { writeEvidence, type UnitDraft } from "./write.ts";

const SEED = 2017;

function drafts(): readonly UnitDraft[] {
  return units.map((unit, index) => {
    const random = seeded(SEED * 100 + index);
    const draft = baseline(unit, random);
    stories.get(unit.name)?.(draft, unit, random);
    claims(draft, random);
    return { unit, draft };
  });
}

const root = resolve(process.argv[2] ?? ".");
const types = recordTitles(join(root, "indicators/records"));
for (const [name, faulty] of [["2017", false], ["2017-faulty", true]] as const) {
  const folder = join(root, "samples", name);
  writeEvidence(folder, drafts(), types);
  writeFileSync(join(folder, "assessment.yaml"), assessmentYaml());
  writeFileSync(join(folder, "units.yaml"), unitsYaml(units, faulty ? faultyStatements : new Map()));
  if (faulty) faultyFiles(folder);
}
