/** Makes the samples of an invented city, the same on every machine: 2017 with its faulty twin, and the years after. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { baseline } from "./baseline.ts";
import { baseline2019 } from "./baseline-2019.ts";
import { carryOver, checklistOf, repliedOn, type Settled } from "./carried-over.ts";
import { units, type SampleUnit } from "./city.ts";
import type { Draft } from "./draft.ts";
import { faultyFiles, faultyStatements } from "./faulty.ts";
import { stories, type Story } from "./faults.ts";
import { laterBaseline } from "./later-baseline.ts";
import { laterUnits } from "./later-cities.ts";
import { ordinaryYear } from "./ordinary-year.ts";
import { seeded, type Random } from "./random.ts";
import { recordTitles } from "./record-titles.ts";
import { claims, fullPoints2017, fullPointsLater } from "./self-assessment.ts";
import { assessmentYaml, unitsYaml, type SampleYear } from "./statements.ts";
import { stories2018 } from "./stories-2018.ts";
import { stories2019 } from "./stories-2019.ts";
import { writeEvidence, type UnitDraft } from "./write.ts";

const root = resolve(process.argv[2] ?? ".");
const types = recordTitles(join(root, "indicators/records"));

function drafts2017(): readonly UnitDraft[] {
  return units.map((unit, index) => {
    const random = seeded(2017 * 100 + index);
    const draft = baseline(unit, random);
    stories.get(unit.name)?.(draft, unit, random);
    claims(draft, fullPoints2017, random);
    return { unit, draft };
  });
}

function laterDrafts(year: number, everyday: (unit: SampleUnit, random: Random) => Draft, tales: ReadonlyMap<string, Story>): readonly UnitDraft[] {
  return laterUnits.map((unit, index) => {
    const random = seeded(year * 100 + index);
    const draft = everyday(unit, random);
    const tale = tales.get(unit.name);
    if (tale === undefined) ordinaryYear(draft, random);
    else tale(draft, unit, random);
    claims(draft, fullPointsLater(unit), random);
    return { unit, draft };
  });
}

function write2017(): void {
  const year: SampleYear = { year: 2017, asOf: "2018-01-10", cutoff: "2018-01-15", closed: "2017-09-04" };
  for (const [name, faulty] of [["2017", false], ["2017-faulty", true]] as const) {
    const folder = join(root, "samples", name);
    writeEvidence(folder, drafts2017(), types);
    writeFileSync(join(folder, "assessment.yaml"), assessmentYaml(year));
    writeFileSync(join(folder, "units.yaml"), unitsYaml(units, faulty ? faultyStatements : new Map()));
    if (faulty) faultyFiles(folder);
  }
}

function writeLater(year: SampleYear, before: readonly UnitDraft[], drafts: readonly UnitDraft[], settled: Settled): void {
  const folder = join(root, "samples", String(year.year));
  const checklist = checklistOf(root, year.year - 1);
  carryOver(before, drafts, checklist, settled);
  writeEvidence(folder, drafts, types);
  writeFileSync(join(folder, "assessment.yaml"), assessmentYaml(year));
  writeFileSync(join(folder, "units.yaml"), unitsYaml(laterUnits, new Map()));
  writeFileSync(join(folder, "carry-over.csv"), checklist);
}

function draftOf(drafts: readonly UnitDraft[], code: string): UnitDraft["draft"] {
  const found = drafts.find(({ unit }) => unit.code === code);
  if (found === undefined) throw new Error(`no unit ${code}`);
  return found.draft;
}

write2017();

const drafts2018 = laterDrafts(2018, (unit, random) => laterBaseline(unit, 2018, random), stories2018);
writeLater(
  { year: 2018, asOf: "2019-01-11", cutoff: "2019-01-16", closed: "2018-07-11" },
  drafts2017(),
  drafts2018,
  new Map([
    ["900101-008", repliedOn(draftOf(drafts2018, "900101"), "2018-01-11")],
    ["900108-003", repliedOn(draftOf(drafts2018, "900108"), "2018-01-22")],
    ["900001-002-F1", { closedOn: "2018-03-20", outcome: "upheld" }],
  ]),
);

const drafts2019 = laterDrafts(2019, baseline2019, stories2019);
writeLater({ year: 2019, asOf: "2020-02-14", cutoff: "2020-02-18", closed: "2019-08-09" }, drafts2018, drafts2019, new Map());
