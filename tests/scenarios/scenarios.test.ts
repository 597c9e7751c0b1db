/** Each text file here is what somebody types and sees; see scenario.ts for how to write one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kaoping, temporary } from "../program/program.ts";
import { mismatch, readScenario } from "./scenario.ts";

const scenarios = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt")).sort();
const environment = { NO_COLOR: "1", COLUMNS: "100", LANG: "zh_CN.UTF-8" };

describe("what a user types and sees", () => {
  it.each(scenarios)("%s", async (name) => {
    const { folder, remove } = temporary();
    try {
      const own = (text: string): string => text.replaceAll("{out}", join(folder, "out"));
      for (const call of readScenario(readFileSync(join(import.meta.dirname, name), "utf8"))) {
        const { exitCode, stdout, stderr } = await kaoping(call.args.map(own), { env: environment });
        const typed = `kaoping ${call.args.join(" ")}`;
        expect.soft(exitCode, typed).toBe(call.exitCode);
        expect.soft(mismatch(call.stdout.map(own), stdout), `${typed}: stdout`).toBeUndefined();
        expect.soft(mismatch(call.stderr.map(own), stderr), `${typed}: stderr`).toBeUndefined();
        expect.soft(/^\s+at .*:\d+/m.test(stdout + stderr), `${typed}: a stack trace`).toBe(false);
      }
    } finally {
      await remove();
    }
  });
});
