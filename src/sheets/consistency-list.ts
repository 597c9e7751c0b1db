import type { ConsistencyResult, ConsistencyState } from "../model/consistency.ts";
import { formatExact } from "../model/rational.ts";
import type { Language } from "../model/text.ts";
import { hanging } from "./display-width.ts";
import { visible } from "./escape.ts";
import { placeText } from "./finding-text.ts";
import type { Terminal } from "./palette.ts";
import { sentences } from "./sentences.ts";
import { enumerated, labelled, listed, say, type StringKey } from "./strings.ts";

const shown = ["broken", "tolerated", "remark", "not-assessable"] as const satisfies readonly ConsistencyState[];
const words = { broken: "broken", tolerated: "tolerated", remark: "remark", "not-assessable": "notAssessable" } as const satisfies Readonly<Record<(typeof shown)[number], StringKey>>;

/** The consistency checks (勾稽关系) that do not simply hold, by class, each with its arithmetic and causes to look for. */
export function consistencyList(results: readonly ConsistencyResult[], language: Language, terminal: Terminal): string {
  const { palette } = terminal;
  const blocks = shown.map((state) => {
    const found = results.filter((result) => result.state === state);
    if (found.length === 0) return [];
    const style = state === "broken" ? palette.bad : state === "tolerated" ? palette.quiet : palette.warn;
    return [style(`${say(words[state], language)} (${String(found.length)})`), ...found.flatMap((result) => resultLines(result, language, terminal)), ""];
  });
  const held = results.filter(({ state }) => state === "holds").length;
  return `${[...blocks.flat(), sentences.relationsChecked(held, results.length)[language]].join("\n")}\n`;
}

/** One check a line, for programs; numbers exact, as text. */
export function consistencyLines(results: readonly ConsistencyResult[]): string {
  return results
    .map((result) => ({ ...result, difference: result.difference === undefined ? null : formatExact(result.difference) }))
    .map((result) => `${JSON.stringify(result)}\n`)
    .join("");
}

function resultLines(result: ConsistencyResult, language: Language, terminal: Terminal): readonly string[] {
  const places = [...new Set(result.figures.flatMap(({ position }) => (position === undefined ? [] : [placeText(position)])))];
  const causes = result.causes.map((cause) => cause[language]);
  const difference = result.difference === undefined ? [] : [labelled("difference", formatExact(result.difference), language)];
  return [
    terminal.palette.strong(hanging(`${result.relation}  `, visible(result.title[language]), 2, terminal)),
    hanging("", visible(listed([result.arithmetic, ...difference], language)), 6, terminal),
    ...(causes.length === 0 ? [] : [hanging("", visible(labelled("causes", listed(causes, language), language)), 6, terminal)]),
    ...(places.length === 0 ? [] : [terminal.palette.quiet(hanging("", visible(enumerated(places, language)), 6, terminal))]),
  ];
}
