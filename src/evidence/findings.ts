import type { Repair, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordFlow } from "./record-flow.ts";

/** Where everything goes that reading brings up. */
export interface Findings {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
  readonly repaired: (repair: Repair) => void;
  readonly flow: RecordFlow;
  /** Types that a broken file was named by. */
  readonly brokenTypes: Set<string>;
  readonly inputs: string[];
}
