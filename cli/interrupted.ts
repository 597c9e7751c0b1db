import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets go of what is held when a scheduler or a person ends the run, so that it can go on elsewhere: a lock says
 * nothing about processes of another machine. What is given back stops listening.
 */
export function releaseOnSignal(release: () => Promise<void>): () => void {
  const end = (signal: NodeJS.Signals): void => {
    const leave = (): void => { process.exit(128 + constants.signals[signal]); };
    release().then(leave, leave);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
