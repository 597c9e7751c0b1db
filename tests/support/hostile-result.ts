import type { Result, ResultFinding, ResultRecordRef } from "../../src/model/result.ts";

/** What evidence may hold when somebody means harm, or only pasted from a web page. */
export const ATTACK = `<script>alert(1)</script>"><img src=x onerror=alert(1)>|\`x\`](javascript:alert(1))\u202Egnp.exe\u0007=1+1`;

/** The same result with the attack in every text that comes from evidence or units.yaml. */
export function hostile(result: Result): Result {
  const record = (one: ResultRecordRef): ResultRecordRef => ({ ...one, id: ATTACK, file: `${ATTACK}.csv` });
  const finding = (one: ResultFinding): ResultFinding => ({ ...one, matter: ATTACK, facts: { x: { title: { zh: ATTACK, en: ATTACK }, value: ATTACK } }, records: one.records.map(record) });
  return {
    ...result,
    units: result.units.map((unit) => ({
      ...unit,
      name: { zh: ATTACK, en: ATTACK },
      setAside: [{ id: ATTACK, type: "published_item", file: ATTACK, line: 3, reasons: [ATTACK] }],
      areas: unit.areas.map((area) => ({ ...area, indicators: area.indicators.map((indicator) => ({ ...indicator, rules: indicator.rules.map((rule) => ({ ...rule, findings: rule.findings.map(finding) })) })) })),
    })),
    problems: result.problems.map((problem) => ({ ...problem, file: ATTACK, message: { zh: ATTACK, en: ATTACK } })),
  };
}
