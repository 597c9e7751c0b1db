/** A rule with its findings as a result lists them. */
import { formatPlainDate } from "../model/plain-date.ts";
import type { ClockExplanation, Finding, FindingRecord } from "../model/finding.ts";
import type { ResultFinding, ResultRecordRef, ResultRule } from "../model/result.ts";
import type { Rule } from "../model/rule.ts";
import type { FindingChange, RuleScore } from "../model/score.ts";
import { factLabels, type FactLabel, type LabelContext } from "./fact-titles.ts";
import { matterTitle, missingFor } from "./matter-title.ts";
import { writtenRange } from "./printed-points.ts";
import { resultFacts } from "./result-fact.ts";
import { waivedFor } from "./waive-text.ts";

/** What the findings of a rule are printed with. */
export interface RuleContext {
  readonly labels: LabelContext;
  readonly places: number;
  /** Record types that the unit neither handed in whole nor stated as not occurred. */
  readonly notHandedIn: ReadonlySet<string>;
}

export function resultRule(rule: Rule, score: RuleScore, ruleContext: RuleContext): ResultRule {
  const { labels: context, places } = ruleContext;
  const labels = factLabels(rule, context);
  const changes = new Map(score.changes.map((change) => [change.finding, change]));
  const { listed, kept } = score.findings;
  const whole = rule.scope.kind === "unit" ? listed[0] : undefined;
  return {
    id: rule.id,
    wording: rule.wording,
    basis: rule.basis,
    counts: score.findings.counts,
    change: writtenRange(score.change, places),
    ...(whole === undefined || whole.facts.size === 0 ? {} : { facts: resultFacts(whole.facts, labels) }),
    findings: listed.map((finding, index) => resultFinding(finding, changes.get(index), labels, { rule, score, ...ruleContext })),
    findingsTotal: kept,
  };
}

function resultFinding(
  finding: Finding,
  change: FindingChange | undefined,
  labels: ReadonlyMap<string, FactLabel>,
  about: RuleContext & { readonly rule: Rule; readonly score: RuleScore },
): ResultFinding {
  const { rule, score, places } = about;
  const title = matterTitle(rule, finding.matter, about.labels);
  const { triggered, clear, notApplicable, noEvidence } = score.findings.counts;
  const missing = missingFor(rule, finding, rule.scope.kind === "record" && triggered + clear + notApplicable + noEvidence > 1, about.notHandedIn, about.labels);
  return {
    matter: finding.matter,
    ...(title === undefined ? {} : { matterTitle: title }),
    outcome: finding.outcome,
    facts: resultFacts(finding.facts, labels),
    ...(finding.clock === undefined ? {} : { clock: resultClock(finding.clock) }),
    change: change === undefined ? writtenRange(NO_CHANGE, places) : writtenRange(change.change, places),
    ...(change?.waived === undefined ? {} : { waivedFor: waivedFor(change.waived) }),
    ...(missing === undefined ? {} : { missing }),
    records: finding.records.map(recordRef),
  };
}

const NO_CHANGE = { low: { n: 0n, d: 1n }, high: { n: 0n, d: 1n } };

export function resultClock(clock: ClockExplanation): NonNullable<ResultFinding["clock"]> {
  const written = (date: ClockExplanation["dueOn"]): string | null => (date === undefined ? null : formatPlainDate(date));
  return { dueOn: written(clock.dueOn), steps: clock.steps.map((step) => ({ what: step.what, date: written(step.date), text: step.text })) };
}

export function recordRef({ id, type, position }: FindingRecord): ResultRecordRef {
  return { id, type, file: position.file, line: position.line };
}
