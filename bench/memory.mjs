// Loaded into a measured process: tells its peak memory (KiB) and processor time (µs) on file descriptor 3 when it ends.
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});
