import type { Language } from "../src/model/text.ts";

export interface Progress {
  /** A folder of that many bytes is done; `kept`: by an earlier run. */
  readonly step: (bytes: number, kept: boolean) => void;
  readonly end: () => void;
}

/** On a terminal the line is drawn over itself; elsewhere a line every so often is enough. */
const EVERY_MS = { terminal: 200, other: 10_000 };

/** A folder without a record takes about as long as this many bytes of records. */
const FOLDER_BYTES = 1_000_000;

/** Tells how many of the folders are done, how fast, and how long the rest will take: as long in relation as their bytes. */
export function progress(sizes: readonly number[], stream: NodeJS.WriteStream, language: Language): Progress {
  const begun = performance.now();
  const isTerminal = stream.isTTY;
  const total = sizes.length;
  let [done, kept, shown] = [0, 0, begun];
  let ahead = sizes.reduce((sum, bytes) => sum + FOLDER_BYTES + bytes, 0);
  let scoredBytes = 0;
  const line = (): string => {
    const seconds = (performance.now() - begun) / 1000;
    const rate = (done - kept) / seconds;
    const left = scoredBytes === 0 ? undefined : Math.ceil((ahead * seconds) / scoredBytes);
    return language === "zh"
      ? `已完成 ${String(done)}/${String(total)} 个文件夹${kept === 0 ? "" : `（其中 ${String(kept)} 个先前已完成）`}，每分钟 ${(rate * 60).toFixed(0)} 个${left === undefined ? "" : `，约余 ${duration(left, language)}`}`
      : `${String(done)}/${String(total)} folders done${kept === 0 ? "" : ` (${String(kept)} of them before)`}, ${(rate * 60).toFixed(0)} a minute${left === undefined ? "" : `, about ${duration(left, language)} left`}`;
  };
  const show = (): void => { stream.write(isTerminal ? `\r\u001B[K${line()}` : `${line()}\n`); };
  return {
    step(bytes, wasKept) {
      done += 1;
      ahead -= FOLDER_BYTES + bytes;
      if (wasKept) kept += 1;
      else scoredBytes += FOLDER_BYTES + bytes;
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
