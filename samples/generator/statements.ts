import type { SampleUnit } from "./city.ts";

/** What a unit states about its records, where that is not “complete”. */
export type Statements = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** When the inspectors ended, until when evidence was taken, and the day on which a typhoon closed the offices. */
export interface SampleYear {
  readonly year: number;
  readonly asOf: string;
  readonly cutoff: string;
  readonly closed: string;
}

export function assessmentYaml({ year, asOf, cutoff, closed }: SampleYear): string {
  return `# 虚构城市的样例考核任务。数据由 samples/generator 按固定种子生成，与任何真实单位无关。
place: 云泽市（虚构）
place_en: Yunze (invented)
edition: "${String(year)}"
period: { from: ${String(year)}-01-01, to: ${String(year)}-12-31 }
as_of: ${asOf}                # 监督员考评结束之日
cutoff: ${cutoff}
purpose: score
data: synthetic
local_closures:
  - { date: ${closed}, reason: 台风停工, source: 云泽市防汛抗旱指挥部通告（虚构） }
submitted: { all: complete }
`;
}

/** Units that have no requests say so; everything else is stated to be complete. */
export function unitsYaml(units: readonly SampleUnit[], statements: Statements): string {
  const lines = units.map((unit) => {
    const group = `${unit.type}s`;
    const own: Readonly<Record<string, string>> = { all: "complete", ...(unit.name === "杏坞镇" ? { disclosure_request: "none-occurred" } : {}), ...statements.get(unit.name) };
    const submitted = Object.entries(own).map(([type, statement]) => `${type}: ${statement}`).join(", ");
    return `  - { code: "${unit.code}", name: ${unit.name}, name_en: "${unit.english}", type: ${unit.type}, group: ${group}, ${historyOf(unit)}submitted: { ${submitted} } }\n`;
  });
  return `units:\n${lines.join("")}`;
}

function historyOf({ formerNames = [], predecessors = [] }: SampleUnit): string {
  const names = formerNames.length === 0 ? "" : `former_names: [${formerNames.join(", ")}], `;
  return predecessors.length === 0 ? names : `${names}predecessors: [${predecessors.map((code) => `"${code}"`).join(", ")}], `;
}
