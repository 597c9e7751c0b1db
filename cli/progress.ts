import type { Language } from "../src/model/text.ts";

export interface Progress {
  readonly step: (kept: boolean) => void;
  readonly end: () => void;
}

/** On a terminal the line is drawn over itself; elsewhere a line every so often is enough. */
const EVERY_MS = { terminal: 200, other: 10_000 };

/** Tells how many of the folders are done, how fast, and how long the rest will take. */
export function progress(total: number, stream: NodeJS.WriteStream, language: Language): Progress {
  const begun = performance.now();
  const isTerminal = stream.isTTY;
  let [done, kept, shown] = [0, 0, begun];
  const line = (): string => {
    const seconds = (performance.now() - begun) / 1000;
    const scored = done - kept;
    const rate = scored === 0 ? 0 : scored / seconds;
    const left = rate === 0 ? undefined : Math.ceil((total - done) / rate);
    return language === "zh"
      ? `已完成 ${String(done)}/${String(total)} 个文件夹${kept === 0 ? "" : `（其中 ${String(kept)} 个先前已完成）`}，每分钟 ${(rate * 60).toFixed(0)} 个${left === undefined ? "" : `，约余 ${duration(left, language)}`}`
      : `${String(done)}/${String(total)} folders done${kept === 0 ? "" : ` (${String(kept)} of them before)`}, ${(rate * 60).toFixed(0)} a minute${left === undefined ? "" : `, about ${duration(left, language)} left`}`;
  };
  const show = (): void => { stream.write(isTerminal ? `\r\u001B[K${line()}` : `${line()}\n`); };
  return {
    step(wasKept) {
      done += 1;
      if (wasKept) kept += 1;
      const now = performance.now();
      if (now - shown < (isTerminal ? EVERY_MS.terminal : EVERY_MS.other)) return;
      shown = now;
      show();
    },
    end() {
      show();
      if (isTerminal) stream.write("\n");
    },
  };
}

function duration(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return language === "zh" ? `${String(seconds)} 秒` : `${String(seconds)} s`;
  return language === "zh" ? `${String(minutes)} 分 ${String(seconds % 60)} 秒` : `${String(minutes)} min ${String(seconds % 60)} s`;
}
