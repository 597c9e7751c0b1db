/** Which finding of an indicator counts a due date first: the count is printed there and only there. */
import type { ResultFinding, ResultIndicator } from "../model/result.ts";

export type FirstClocks = ReadonlyMap<string, ResultFinding>;

/** For each matter the first finding that counted its due date; the others of the row only refer to it. */
export function firstClocks(indicator: Pick<ResultIndicator, "rules">): ReadonlyMap<string, ResultFinding> {
  const counted = indicator.rules.flatMap(({ findings }) => findings).filter(({ clock }) => clock !== undefined);
  return new Map(counted.reverse().map((finding) => [clockKey(finding), finding]));
}

function clockKey(finding: ResultFinding): string {
  return JSON.stringify([finding.matter, finding.clock]);
}

/** Whether the same due date was counted for the same matter further up. */
export function isCountedAbove(finding: ResultFinding, first: FirstClocks): boolean {
  const above = first.get(clockKey(finding));
  return above !== undefined && above !== finding;
}
