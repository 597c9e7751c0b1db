import type { Batch, BatchFolderLine, BatchGrouping } from "../../model/batch.ts";
import type { Language } from "../../model/text.ts";
import { visible } from "../escape.ts";
import type { Terminal } from "../palette.ts";
import { sentences } from "../sentences.ts";
import { say } from "../strings.ts";
import { textTable } from "../text-table.ts";
import { hanging } from "../display-width.ts";
import { batchLabels, batchSentences, batchWords, groupingName, meanNote, meanRangeText, sharedCodes, takenText } from "./batch-words.ts";

const SHOWN = 20;
const RULES = 5;

/** What a batch came to, in a screen: sums by folder and type, clauses that cost most, what was not scored. */
export function terminalBatch(batch: Batch, language: Language, terminal: Terminal): string {
  const { palette } = terminal;
  const refused = batch.folders.filter(({ state }) => state === "refused");
  const shared = sharedCodes(batch.repeatedCodes);
  const note = meanNote(batch, language);
  const isMixed = new Set(batch.rules.map(({ edition }) => edition)).size > 1;
  const lines = [
    palette.heading(batchWords.title[language]),
    batchSentences.counts(batch)[language],
    ...(batch.notReached === 0 ? [] : [palette.bad(batchSentences.notReached(batch.notReached)[language])]),
    ...batchLabels(batch, language).map(({ word, note }) => palette.warn(`【${word}】${note}`)),
    "",
    ...groupingTable(batch.groupings, language, terminal),
    ...(note === "" ? [] : [hanging("", note, 0, terminal)]),
    ...(batch.rules.length === 0 ? [] : ["", palette.heading(say("headCostly", language))]),
    ...batch.rules.slice(0, RULES).map((rule) => hanging("- ", visible(`${isMixed ? `${rule.edition} ` : ""}${rule.rule} ${rule.wording}${language === "zh" ? "：" : ": "}${takenText(rule, language)}`), 2, terminal)),
    ...(batch.repeatedCodes.length === 0 ? [] : ["", palette.warn(batchWords.repeated[language])]),
    ...shared.slice(0, RULES).map((one) => hanging("- ", visible(batchSentences.repeated(one)[language]), 2, terminal)),
    ...(shared.length > RULES ? [`  ${batchSentences.more(shared.length - RULES, "batch.json")[language]}`] : []),
    ...(refused.length === 0 ? [] : ["", palette.bad(batchWords.refused[language])]),
    ...refused.slice(0, SHOWN).map((folder) => hanging("- ", visible(refusal(folder, language)), 2, terminal)),
    ...(refused.length > SHOWN ? [`  ${batchSentences.more(refused.length - SHOWN, "batch.json")[language]}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** A problem of the folder as a whole need not name it once more. */
function refusal({ path, problems: [first] }: BatchFolderLine, language: Language): string {
  const colon = language === "zh" ? "：" : ": ";
  if (first === undefined) return path;
  const place = first.file === path ? "" : `${first.file}${first.line > 0 ? `:${String(first.line)}` : ""} `;
  return `${path}${colon}${place}[${first.code}] ${first.message[language]}${language === "zh" ? "。" : ". "}${sentences.hint(first.hint[language])[language]}`;
}

function groupingTable(groupings: readonly BatchGrouping[], language: Language, terminal: Terminal): readonly string[] {
  const columns = [
    { title: batchWords.by[language], align: "left" as const },
    ...(["units", "decided", "mean", "highest", "lowest"] as const).map((key) => ({ title: batchWords[key][language], align: "right" as const })),
    { title: say("headGrades", language), align: "left" as const },
  ];
  const rows = groupings.slice(0, SHOWN).map((one) => [
    visible(groupingName(one, language)), String(one.units), String(one.decided), one.mean ?? meanRangeText(one, language) ?? "—", one.highest ?? "—", one.lowest ?? "—",
    [...one.grades.map(({ title, units }) => `${title[language]} ${String(units)}`), ...(one.openGrades === 0 ? [] : [`${say("openGrade", language)} ${String(one.openGrades)}`])].join(" "),
  ].map((text) => ({ text })));
  const rest = groupings.length > SHOWN ? [batchSentences.more(groupings.length - SHOWN, "batch.json")[language]] : [];
  return [...textTable(columns, rows, terminal), ...rest];
}
