/** A small assessment under the first edition, put together in memory: one town, faultless unless a test says otherwise. */
import { assess } from "../../src/assess.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import type { CarriedOver } from "../../src/judge/carry-over.ts";
import type { Result } from "../../src/model/result.ts";
import { sha256 } from "../support/outputs.ts";

type Values = Readonly<Record<string, unknown>>;

export interface SmallAssessment {
  readonly year?: number;
  readonly asOf?: string;
  readonly cutoff?: string;
  /** By record type; each stands over the example of its type. */
  readonly records: Readonly<Record<string, readonly Values[]>>;
}

export interface Seen {
  readonly result: Result;
  readonly carriedOver: readonly CarriedOver[];
  readonly pointsOf: (indicator: string) => string | null;
}

const edition = await readEdition("indicators/2017");
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

export const request: Values = {
  channel: "in_person", submittedOn: null, signedOn: null, confirmedOn: null, systemReceivedOn: null, extensionApprovedBy: "office_head",
  replyDelivery: "postal", replyType: "disclosed", replyTypeCorrect: true, docNo: "〔2017〕3号", datedReply: true, sealed: true,
  statesReceiptDate: true, statesReasons: true, statesLegalBasis: true, remediesStated: true, remedyBodiesStated: true,
  reconsiderationDays: 60, litigationMonths: 6, archived: ["application", "receipt", "approval", "reply", "delivery"],
};

export const reviewCase: Values = { kind: "reconsideration", filedOn: "2017-05-08", closedOn: "2017-07-03", outcome: "upheld", grounds: null, coDefendantOnly: false };

/** One policy document, so that the points of no area move. */
const policies: readonly Values[] = [{ title: "x", publishedOn: "2017-06-05", interpretations: [{ id: "a", publishedOn: "2017-06-06", form: "text", byLeader: false }] }];

export async function assessSmall({ year = 2017, asOf, cutoff, records }: SmallAssessment): Promise<Seen> {
  const period = `period: { from: ${String(year)}-01-01, to: ${String(year)}-12-31 }`;
  const head = ["place: 试点", 'edition: "2017"', period, `as_of: ${asOf ?? `${String(year)}-12-31`}`, ...(cutoff === undefined ? [] : [`cutoff: ${cutoff}`])];
  const files = [
    { path: "assessment.yaml", bytes: bytes([...head, "purpose: score", "data: synthetic", "submitted: { all: complete }", ""].join("\n")) },
    { path: "units.yaml", bytes: bytes('units:\n  - { code: "1", name: 甲镇, type: town, group: towns, submitted: { all: complete } }\n') },
    ...Object.entries({ policy_document: policies, ...records }).map(([type, list]) => ({
      path: `${type}.json`,
      bytes: bytes(JSON.stringify({ type, records: list.map((record, index) => ({ id: String(index + 1), unit: "1", ...record })) })),
    })),
  ];
  const { value, problems } = await assess({ edition, files, mode: "classes", version: "test", sha256 });
  if (value === undefined || value.evidence.setAside.length > 0) throw new Error(JSON.stringify(problems, null, 1));
  const indicators = value.result.units.flatMap((unit) => unit.areas.flatMap((area) => area.indicators));
  return {
    result: value.result,
    carriedOver: value.carriedOver.flatMap((ofUnit) => [...ofUnit]),
    pointsOf: (indicator) => indicators.find((one) => one.id === indicator)?.points ?? null,
  };
}
