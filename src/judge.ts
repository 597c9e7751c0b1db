/** Judging: evidence → findings. Facts and findings alternate in three rounds for each unit. */
import type { TakerFor } from "./judge/kept-findings.ts";
import { startUnit, type JudgeContext, type JudgedUnit, type Planned, type UnitInProgress } from "./judge/judge-unit.ts";
import { planRules, rulesFor, type Judges } from "./judge/plan.ts";
import { factReaders, planTypes, type ClassesOf } from "./judge/planned-types.ts";
import { SharedTexts } from "./judge/shared-texts.ts";
import { VerdictClasses } from "./judge/verdict-classes.ts";
import type { Law } from "./law/load-law.ts";
import type { Assessment, Unit } from "./model/assessment.ts";
import type { CountedFindings } from "./model/counted-findings.ts";
import type { EvidenceRecord, UnitEvidence } from "./model/evidence.ts";
import type { Scheme } from "./model/scheme.ts";

export interface JudgeInput {
  readonly scheme: Scheme;
  readonly law: Law;
  readonly assessment: Pick<Assessment, "period" | "asOf" | "cutoff">;
  readonly units: readonly Unit[];
  readonly judges: Judges;
  /** Who wants the findings as they come. */
  readonly takerFor?: TakerFor;
}

export interface Judged {
  readonly byUnit: ReadonlyMap<string, JudgedUnit>;
  /** How often json-rules-engine was asked. */
  readonly asked: number;
}

export interface Judging {
  /** Judges records as they come, one after another: the engine is never run concurrently. */
  readonly take: (records: readonly EvidenceRecord[]) => Promise<void>;
  /** Judges a record that only raises counts; says no, and has done nothing, where it does more to its unit. */
  readonly count: (record: EvidenceRecord) => boolean | Promise<boolean>;
  /** What was counted since this was last asked; it is counted no longer. */
  readonly handOver: () => readonly CountedFindings[];
  /** Adds what was counted elsewhere, and how often json-rules-engine was asked for it. */
  readonly addCounted: (counted: readonly CountedFindings[], asked: number) => void;
  /** Judges what was kept until all was read, and each unit as a whole. */
  readonly finish: (evidence: ReadonlyMap<string, UnitEvidence>) => Promise<Judged>;
}

/** Begins judging, every unit at nothing. */
export function startJudging(input: JudgeInput): Judging {
  const { scheme, law, assessment } = input;
  const context: JudgeContext = {
    law,
    recordTypes: scheme.recordTypes,
    asOf: assessment.asOf,
    lateConfirmation: scheme.policies.lateConfirmation,
    period: assessment.period,
    cutoff: assessment.cutoff,
  };
  const { judges } = input;
  const keeping = { shared: new SharedTexts(), ...(input.takerFor === undefined ? {} : { takerFor: input.takerFor }) };
  const readers = factReaders(context);
  const classesFor = ({ type, group }: Unit): ClassesOf => (recordType, rules, placedBy) => {
    if (judges.mode === "each") return undefined;
    const key = JSON.stringify([type, group, recordType.id, assessment.period]);
    const classes = judges.verdicts.get(key) ?? new VerdictClasses(rules, placedBy, assessment.period);
    judges.verdicts.set(key, classes);
    return classes;
  };
  const plans = new Map<string, Planned>();
  const plannedFor = (unit: Unit): Planned => {
    const key = `${unit.type}\n${unit.group}`;
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = planRules(rulesFor(scheme, unit.type), scheme, unit.group, assessment.period, judges);
    const planned = { plan, types: planTypes(plan, context, readers, classesFor(unit)) };
    plans.set(key, planned);
    return planned;
  };
  const units = new Map<string, UnitInProgress>(input.units.map((unit) => [unit.code, startUnit(unit, plannedFor(unit), context, keeping)]));
  let askedElsewhere = 0;
  return {
    count: (record) => units.get(record.unit)?.count(record) ?? true,
    handOver: () => [...units.values()].flatMap((unit) => unit.handOver()),
    addCounted(counted, asked) {
      askedElsewhere += asked;
      for (const one of counted) units.get(one.unit)?.addCounted(one);
    },
    async take(records) {
      for (const record of records) {
        const pending = units.get(record.unit)?.take(record);
        if (pending !== undefined) await pending;
      }
    },
    async finish(evidence) {
      const byUnit = new Map<string, JudgedUnit>();
      for (const [code, unit] of units) byUnit.set(code, await unit.finish(evidence.get(code) ?? { unit: code, records: new Map(), setAside: [], submitted: new Map() }));
      return { byUnit, asked: judges.asked() + askedElsewhere };
    },
  };
}
