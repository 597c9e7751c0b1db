import type { Batch, BatchUnitLine } from "../../model/batch.ts";
import type { Language } from "../../model/text.ts";
import { say } from "../strings.ts";
import { tableCsvPieces } from "../table-csv.ts";
import { batchLabels, batchWords, overallText } from "./batch-words.ts";

/** `batch.csv` in pieces: a row a unit, for a spreadsheet; numbers are numbers, ranges stand as two of them. */
export function batchCsv(batch: Batch, language: Language): Iterable<string> {
  const word = (key: keyof typeof batchWords): string => batchWords[key][language];
  const heads = [
    word("folder"), word("place"), word("edition"), say("unitCode", language), say("unit", language), word("type"), word("group"), say("total", language), say("totalLow", language), say("totalHigh", language),
    say("grade", language), word("localRank"), word("localOf"), word("overallRank"), word("overallBest"), word("overallWorst"), word("overallOf"), say("pageLabel", language),
  ];
  const labels = batchLabels(batch, language).map((label) => label.word).join("、");
  return tableCsvPieces(heads, rows(batch, language, labels));
}

function* rows({ units }: Batch, language: Language, labels: string): Generator<readonly (string | number)[]> {
  for (const unit of units) yield [...row(unit, language), labels];
}

function row(unit: BatchUnitLine, language: Language): readonly (string | number)[] {
  const { overall } = unit;
  const [low, high] = unit.total === null ? [unit.range?.low ?? "", unit.range?.high ?? ""] : [unit.total, unit.total];
  const [best, worst] = overall.rankRange ?? [overall.rank ?? "", overall.rank ?? ""];
  return [
    unit.folder, unit.place?.[language] ?? "", unit.edition, unit.code, unit.name[language], unit.typeTitle[language], unit.groupTitle[language], numeric(unit.total ?? ""), numeric(low), numeric(high),
    unit.gradeTitle?.[language] ?? "", unit.ranked ? overallText(unit, language) : say("notRanked", language), unit.of, unit.ranked ? overallText(overall, language) : say("notRanked", language), best, worst, overall.of,
  ];
}

/** Decimals as numbers; anything else, such as a fraction, as it is written. */
function numeric(written: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}
