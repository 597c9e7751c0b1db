import { describe, expect, it } from "vitest";
import { relationsBetween } from "../../src/editions/relations-between.ts";
import type { Relation, Scheme } from "../../src/model/scheme.ts";
import { wholeFile } from "../../src/model/position.ts";
import { indicator, scheme } from "../support/scheme-builder.ts";

function edition(ids: readonly string[], relations: readonly Omit<Relation, "why">[] = []): Scheme {
  return scheme(ids.map((id) => indicator(id, 1, [])), { relations: relations.map((relation) => ({ ...relation, why: `${relation.indicator}说明`, position: wholeFile("scheme.yaml") })) });
}

const short = (chain: readonly Scheme[]): readonly string[] => relationsBetween(chain).map(({ indicator: id, kind, from }) => `${id} ${kind} ${from.join("+")}`.trim());

describe("relations over several editions", () => {
  it("are the same where nothing is said", () => {
    expect(short([edition(["A1"]), edition(["A1"]), edition(["A1"])])).toEqual(["A1 same A1"]);
  });

  it("keep the heavier of two changes, whichever came first", () => {
    const first = edition(["A1", "A2"]);
    const second = edition(["A1", "A2"], [{ indicator: "A1", kind: "rule-changed", from: ["A1"] }, { indicator: "A2", kind: "reweighted", from: ["A2"] }]);
    const third = edition(["A1", "A2"], [{ indicator: "A1", kind: "reweighted", from: ["A1"] }, { indicator: "A2", kind: "replaced", from: ["A2"] }]);
    expect(short([first, second, third])).toEqual(["A1 rule-changed A1", "A2 replaced A2"]);
  });

  it("lead through a new id back to the first", () => {
    const first = edition(["A1", "A2", "A3"]);
    const second = edition(["A4", "A5", "A6"], [{ indicator: "A4", kind: "merged", from: ["A1", "A2"] }, { indicator: "A5", kind: "split", from: ["A3"] }, { indicator: "A6", kind: "split", from: ["A3"] }]);
    const third = edition(["A4", "A5", "A6"], [{ indicator: "A4", kind: "reweighted", from: ["A4"] }]);
    expect(short([first, second, third])).toEqual(["A4 merged A1+A2", "A5 split A3", "A6 split A3"]);
  });

  it("forget what came and went in between, and what joins with something new is another thing", () => {
    const first = edition(["A1", "A2"]);
    const second = edition(["A1", "A2", "A3", "A4"], [{ indicator: "A3", kind: "new", from: [] }, { indicator: "A4", kind: "new", from: [] }]);
    const third = edition(["A2", "A5"], [{ indicator: "A5", kind: "merged", from: ["A1", "A3"] }, { indicator: "A4", kind: "retired", from: [] }]);
    expect(short([first, second, third])).toEqual(["A2 same A2", "A5 replaced A1"]);
  });

  it("say why of each step, and what retired", () => {
    const first = edition(["A1", "A2"]);
    const second = edition(["A2"], [{ indicator: "A1", kind: "retired", from: [] }, { indicator: "A2", kind: "reweighted", from: ["A2"] }]);
    expect(relationsBetween([first, second])).toEqual([
      { indicator: "A2", kind: "reweighted", from: ["A2"], why: ["A2说明"] },
      { indicator: "A1", kind: "retired", from: ["A1"], why: ["A1说明"] },
    ]);
  });
});
