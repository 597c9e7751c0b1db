/** Judging: evidence → findings. Facts and findings alternate in three rounds for each unit. */
import type { EngineMode } from "./findings/rule-judge.ts";
import { judgeUnit, type JudgeContext, type JudgedUnit } from "./judge/judge-unit.ts";
import { createJudges, planRules, rulesFor, type Plan } from "./judge/plan.ts";
import type { Law } from "./law/load-law.ts";
import type { Assessment, Unit } from "./model/assessment.ts";
import type { UnitEvidence } from "./model/evidence.ts";
import type { Scheme } from "./model/scheme.ts";

export interface JudgeInput {
  readonly scheme: Scheme;
  readonly law: Law;
  readonly assessment: Pick<Assessment, "period" | "asOf" | "cutoff">;
  readonly units: readonly Unit[];
  readonly evidence: ReadonlyMap<string, UnitEvidence>;
  readonly mode: EngineMode;
}

export interface Judged {
  readonly byUnit: ReadonlyMap<string, JudgedUnit>;
  /** How often json-rules-engine was asked. */
  readonly asked: number;
}

/** Judges every unit, one after another: the engine is never run concurrently. */
export async function judge(input: JudgeInput): Promise<Judged> {
  const { scheme, law, assessment } = input;
  const context: JudgeContext = {
    law,
    recordTypes: scheme.recordTypes,
    asOf: assessment.asOf,
    lateConfirmation: scheme.policies.lateConfirmation,
    period: assessment.period,
    cutoff: assessment.cutoff,
  };
  const judges = createJudges(scheme, input.mode);
  const plans = new Map<string, Plan>();
  const byUnit = new Map<string, JudgedUnit>();
  for (const unit of input.units) {
    const key = `${unit.type}\n${unit.group}`;
    const plan = plans.get(key) ?? planRules(rulesFor(scheme, unit.type), scheme, unit.group, assessment.period, judges);
    plans.set(key, plan);
    const evidence = input.evidence.get(unit.code) ?? { unit: unit.code, records: new Map(), setAside: [], submitted: new Map() };
    byUnit.set(unit.code, await judgeUnit(unit, evidence, plan, context));
  }
  return { byUnit, asked: judges.asked() };
}
