/**
 * A scenario (*.txt) is one or more calls of the program and what they print:
 *
 *     # why this scenario stands here
 *     $ kaoping due 2017-02-30
 *     = 2
 *     > a line of stdout
 *     ! a line of stderr
 *
 * `…` alone stands for any lines, inside a line for any text. A stream that has no lines stays empty. `{out}` in a
 * call is a folder of the scenario's own, `{out}` in a line the same folder.
 */
export interface Call {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

export function readScenario(text: string): readonly Call[] {
  const calls: { args: string[]; exitCode: number; stdout: string[]; stderr: string[] }[] = [];
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [sign, rest] = [line.slice(0, 1), line.slice(2)];
    const call = calls.at(-1);
    if (sign === "$") calls.push({ args: wordsOf(rest), exitCode: 0, stdout: [], stderr: [] });
    else if (call === undefined) throw new Error(`a scenario begins with a call: ${line}`);
    else if (sign === "=") call.exitCode = Number(rest);
    else if (sign === ">") call.stdout.push(rest);
    else if (sign === "!") call.stderr.push(rest);
    else throw new Error(`not a line of a scenario: ${line}`);
  }
  return calls;
}

/** `kaoping due "a b"` → due, a b */
function wordsOf(command: string): string[] {
  const [program, ...words] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  if (program !== "kaoping") throw new Error(`not a call of kaoping: ${command}`);
  return words;
}

/** What a stream printed that the scenario does not expect, or lacks; `undefined` where they agree. */
export function mismatch(expected: readonly string[], printed: string): string | undefined {
  const lines = printed === "" ? [] : printed.replace(/\n$/, "").split("\n").map((line) => line.trimEnd());
  return matches(expected.map((line) => line.trimEnd()), lines) ? undefined : `printed:\n${printed}`;
}

/** As file names match a pattern: after each `…` the first place that fits, and back to the last `…` where it fails. */
function matches(expected: readonly string[], lines: readonly string[]): boolean {
  let [at, wanted] = [0, 0];
  let back: { at: number; wanted: number } | undefined;
  while (at < lines.length) {
    const next = expected[wanted];
    if (next === "…") {
      wanted += 1;
      back = { at, wanted };
    } else if (next !== undefined && lineMatches(next, lines[at] ?? "")) {
      [at, wanted] = [at + 1, wanted + 1];
    } else if (back !== undefined) {
      back = { at: back.at + 1, wanted: back.wanted };
      ({ at, wanted } = back);
    } else return false;
  }
  return expected.slice(wanted).every((line) => line === "…");
}

function lineMatches(expected: string, line: string): boolean {
  const [start = "", ...parts] = expected.split("…");
  if (!line.startsWith(start)) return false;
  let from = start.length;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const at = last ? line.length - part.length : line.indexOf(part, from);
    if (at < from || !line.startsWith(part, at)) return false;
    from = at + part.length;
  }
  return parts.length > 0 || line === expected;
}
