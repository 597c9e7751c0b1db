import { afterEach, describe, expect, it, vi } from "vitest";
import { progress } from "../../cli/progress.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is written to a stream that is no terminal, at the times that the clock is set to. */
function shown(sizes: readonly number[], steps: readonly { readonly at: number; readonly bytes: number; readonly kept: boolean }[]): readonly string[] {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const lines: string[] = [];
  const stream = { isTTY: false, write: (line: string) => lines.push(line) } as unknown as NodeJS.WriteStream;
  const told = progress(sizes, stream, "zh");
  for (const { at, bytes, kept } of steps) {
    now = at * 1000;
    told.step(bytes, kept);
  }
  return lines;
}

describe("progress", () => {
  it("reckons the time that is left by bytes, a folder being worth a million of its own", () => {
    const [line] = shown([19_000_000, 4_000_000, 0], [{ at: 20, bytes: 19_000_000, kept: false }]);
    expect(line).toBe("已完成 1/3 个文件夹，每分钟 3 个，约余 6 秒\n");
  });

  it("takes what was done before for no measure of how fast it goes", () => {
    const steps = [{ at: 10, bytes: 9_000_000, kept: true }, { at: 30, bytes: 1_000_000, kept: false }];
    expect(shown([9_000_000, 1_000_000, 1_000_000], steps)).toEqual([
      "已完成 1/3 个文件夹（其中 1 个先前已完成），每分钟 0 个\n",
      "已完成 2/3 个文件夹（其中 1 个先前已完成），每分钟 2 个，约余 30 秒\n",
    ]);
  });
});
