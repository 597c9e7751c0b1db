import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { derivations } from "../../src/law/derivations.ts";
import { dueDate } from "../../src/law/due-date.ts";
import { formatPlainDate } from "../../src/model/plain-date.ts";
import { day, theLaw } from "./the-law.ts";

const page = readFileSync(new URL("../../docs/reply-clock.md", import.meta.url), "utf8");
const law = theLaw();

describe("docs/reply-clock.md", () => {
  it("shows what the command prints", () => {
    const { value } = dueDate({ rule: "reply", channel: "in_person", extended: false, date: day("2017-01-18") }, law);
    for (const [index, { text }] of (value?.steps ?? []).entries()) expect(page).toContain(`${String(index + 1).padStart(2)}. ${text.zh}\n`);
  });

  it("counts its hand-checked dates as the clock does", () => {
    const rows = [...page.matchAll(/^\| (\d{4}-\d{2}-\d{2}) \| \d+个工作日 \| (\d{4}-\d{2}-\d{2})/gmu)];
    expect(rows.length).toBe(6);
    for (const [, reached = "", due = ""] of rows) {
      const { value } = dueDate({ rule: "reply", channel: "in_person", extended: false, date: day(reached) }, law);
      expect(value?.dueOn === undefined ? undefined : formatPlainDate(value.dueOn)).toBe(due);
    }
  });

  it("lists every fact of the reply clock", () => {
    for (const fact of derivations.get("reply_clock")?.facts.keys() ?? []) expect(page).toContain(`| \`${fact}\` |`);
  });
});
