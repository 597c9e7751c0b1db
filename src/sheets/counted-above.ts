/** Which finding of an indicator counts a due date first: the count is printed there and only there. */
import type { ResultFinding, ResultIndicator } from "../model/result.ts";

/** Findings whose due date was counted for the same matter further up. */
export type CountedAbove = ReadonlySet<ResultFinding>;

/** The first finding of a matter to count a due date is not among them; the others only refer to it. */
export function countedAbove(indicator: Pick<ResultIndicator, "rules">): CountedAbove {
  const first = new Map<string, string[]>();
  const above = new Set<ResultFinding>();
  for (const finding of indicator.rules.flatMap(({ findings }) => findings)) {
    if (finding.clock === undefined) continue;
    const clock = [finding.clock.dueOn, ...finding.clock.steps.map(({ text }) => text.zh)].join("\n");
    const before = first.get(finding.matter);
    if (before?.includes(clock) === true) above.add(finding);
    else first.set(finding.matter, [...(before ?? []), clock]);
  }
  return above;
}
