import { describe, expect, it } from "vitest";
import { carryOverChecklist } from "../../src/evidence/carry-over-checklist.ts";

/** The problems of a list where R-1 came back and R-2 came back faulty. */
function check(csv: string) {
  const checklist = carryOverChecklist([{ path: "carry-over.csv", bytes: new TextEncoder().encode(csv) }]);
  for (const id of ["R-1", "R-2"]) checklist.see({ id, type: "disclosure_request", unit: "1" });
  return checklist.problems();
}

describe("carryOverChecklist", () => {
  it("is content with matters that came back, also faulty ones", () => {
    expect(check("\uFEFFid,unit,type,due\r\nR-1,1,disclosure_request,\r\nR-2,1,disclosure_request,\r\n")).toEqual([]);
  });

  it("names each that did not, with its line", () => {
    const [problem, ...others] = check("id,unit,type\r\nR-1,1,disclosure_request\r\nR-9,1,disclosure_request\r\n");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "carry-over-missing", severity: "warning", position: { file: "carry-over.csv", line: 3 } });
    expect(problem?.message.zh).toContain("R-9");
  });

  it("does not mistake another type or unit for it", () => {
    expect(check("id,unit,type\r\nR-1,1,review_case\r\n")).toHaveLength(1);
    expect(check("id,unit,type\r\nR-1,2,disclosure_request\r\n")).toHaveLength(1);
  });

  it.each(["", "a,b\r\n1,2\r\n", 'id,unit,type\r\n"open'])("says so where the list cannot be read: %j", (csv) => {
    expect(check(csv).map(({ code }) => code)).toEqual(["carry-over-unreadable"]);
  });
});
