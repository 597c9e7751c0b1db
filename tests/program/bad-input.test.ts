/**
 * Each folder under tests/bad-input/program is one fault met at the command line (fault.yaml) and every word that is
 * said of it (expected.txt): the call, both streams, the exit status. `npx vitest run tests/program/bad-input.test.ts -u`
 * writes the words anew; read them.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cases, makeFolder, readFault } from "../bad-input/program/faulty-folder.ts";
import { kaoping, temporary } from "./program.ts";

const names = readdirSync(cases).filter((name) => existsSync(join(cases, name, "fault.yaml"))).sort();

describe("a fault met at the command line", () => {
  it.each(names)("%s", async (name) => {
    const fault = readFault(name);
    const { folder, remove } = temporary();
    try {
      makeFolder(folder, fault);
      const said: string[] = [];
      for (const call of fault.calls) {
        const { exitCode, stdout, stderr } = await kaoping(call.split(" "), { cwd: folder, env: { NO_COLOR: "1" } });
        said.push(`$ kaoping ${call}\n${stdout}${stderr}= ${String(exitCode)}\n`);
      }
      // how many rules and examples the edition has is not what this is about
      const words = said.join("\n").replaceAll(/\d+ 条细则，\d+ 个算例/g, "… 条细则，… 个算例");
      expect(words).not.toMatch(/^\s+at .*:\d+/m);
      expect(words).not.toContain(folder);
      await expect(words).toMatchFileSnapshot(join(cases, name, "expected.txt"));
    } finally {
      await remove();
    }
  });
});
