/** How each engine of this bench is run and timed: the same way for all. */
import type { UnitTally } from "../register/tally.ts";

/** What a program of this bench prints. */
export interface Judged {
  readonly tallies: readonly UnitTally[];
  /** Microseconds a record, on the wall and on the processor. */
  readonly wall: number;
  readonly cpu: number;
  readonly passes: number;
  /** Microseconds a record on the processor in the first pass, with all that is compiled and learned in it. */
  readonly first: number;
  readonly note?: string;
}

/** A pass is no measure before so many milliseconds have gone by. */
const ENOUGH = 600;

/**
 * Judges all records once, for the result and to warm up; then again and again until enough time has passed. Prints the
 * tallies of the first pass and the mean time of the others.
 */
export async function timed(records: number, pass: () => readonly UnitTally[] | Promise<readonly UnitTally[]>, note?: () => string): Promise<void> {
  const cold = process.cpuUsage();
  const tallies = await pass();
  const learned = process.cpuUsage(cold);
  const [begun, before] = [performance.now(), process.cpuUsage()];
  let passes = 0;
  while (passes === 0 || performance.now() - begun < ENOUGH) {
    await pass();
    passes += 1;
  }
  const [wall, { user, system }] = [(performance.now() - begun) * 1_000, process.cpuUsage(before)];
  const judged: Judged = { tallies, wall: wall / passes / records, cpu: (user + system) / passes / records, passes, first: (learned.user + learned.system) / records, ...(note === undefined ? {} : { note: note() }) };
  process.stdout.write(JSON.stringify(judged));
}
