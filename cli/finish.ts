/** How a command ends. */
export interface Finish {
  readonly exitCode: 0 | 1 | 2 | 3;
}

/**
 * The last net: a fault of the program itself or of the machine. People get a sentence and what to
 * do, never a stack trace; `KAOPING_DEBUG=1` shows the trace to a developer.
 */
export function fail(error: unknown): 1 {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`程序未能完成：${message}\n这可能是程序的缺陷，请连同所用命令和这段文字反馈。\nThe program could not finish: ${message}\n`);
  if (process.env["KAOPING_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return 1;
}

/** A reader that has seen enough (`| head`) closes the pipe: no fault of anybody's, and nothing more to say. */
export function endWhereNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
}

/** Writes to stdout and waits until a slow reader has taken it. */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}
