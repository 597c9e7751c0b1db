/** Labels and sentences of the pages of a batch. */
import type { Batch, BatchFolderLine, BatchGrouping, BatchRule, RepeatedCode, RepeatedPlace } from "../../model/batch.ts";
import { type Language, type Text, text } from "../../model/text.ts";
import { exact, printedRange } from "../points.ts";
import { say } from "../strings.ts";

export const batchWords = {
  title: text("批量计分总表", "Many assessments together"),
  folders: text("考核任务文件夹", "Assessment folders"),
  folder: text("文件夹", "Folder"),
  place: text("地方", "Place"),
  edition: text("年度版", "Edition"),
  units: text("单位数", "Units"),
  decided: text("已定分", "Decided"),
  mean: text("平均分", "Mean"),
  highest: text("最高分", "Highest"),
  lowest: text("最低分", "Lowest"),
  by: text("分类", "By"),
  type: text("单位类型", "Type"),
  overallRank: text("总名次", "Rank overall"),
  overallOf: text("同组单位数", "Units of the group"),
  localRank: text("本地名次", "Rank within"),
  localOf: text("本地同组单位数", "Units within"),
  overallBest: text("总名次最好", "Overall best"),
  overallWorst: text("总名次最差", "Overall worst"),
  groupings: text("分类汇总", "By type, group and folder"),
  refused: text("没有计分的文件夹", "Folders that were not scored"),
  waiting: text("有待人工处理的文件夹", "Folders that await a person"),
  repeated: text("同一代码在几个文件夹里", "One code in several folders"),
  repeatedPlaces: text("同名的地方", "Places of one name"),
  decidedOnly: text(
    "平均分、最高分、最低分只计已定分的单位；平均分写成范围的，是全部单位的平均分，待定的分按最低、最高各算一次。",
    "Mean, highest and lowest are of the units whose total is decided; a range is that of the mean of all units, open points taken at their least and at their most.",
  ),
  mixedEditions: text("各年度版的规则不同，跨年度版的平均分只供参考。", "Editions differ in their rules: a mean over several of them is only an indication."),
  rankingOf: text("排名表", "ranking"),
  all: text("全部", "All"),
  group: text("分组", "Group"),
  best: text("各组前列", "First of each group"),
  result: text("结果", "Result"),
  provisionalNote: text("有待定事项、搁置材料或没有计分的文件夹，须经人工处理后方可定案。", "Points are open, records set aside or folders not scored: a person must decide."),
} as const satisfies Readonly<Record<string, Text>>;

export const batchSentences = {
  counts: ({ folders, units }: Batch): Text => {
    const scored = folders.filter(({ state }) => state === "scored").length;
    return text(`${String(folders.length)} 个文件夹，计分 ${String(scored)} 个；${String(units.length)} 个单位`, `${String(folders.length)} folders, ${String(scored)} scored; ${String(units.length)} units`);
  },
  more: (count: number, file: string): Text => text(`另有 ${String(count)} 行，全部列于 ${file}`, `${String(count)} more, all in ${file}`),
  repeated: ({ folders, edition, codes }: SharedCodes): Text => {
    const first = codes.slice(0, SHOWN_CODES).join("、");
    const count = String(codes.length);
    return text(
      `${folders.join("、")}（${edition} 年度版）：${count} 个代码相同，如 ${first}；请核对是否同一批单位计了两次，或者代码写错`,
      `${folders.join(", ")} (edition ${edition}): ${count} codes in common, such as ${codes.slice(0, SHOWN_CODES).join(", ")}; check whether units are counted twice or codes are wrong`,
    );
  },
  samePlace: ({ place, edition, folders }: RepeatedPlace): Text =>
    text(`“${place.zh}”（${edition} 年度版）：${folders.join("、")}；请核对是同一个地方，还是两地同名`, `“${place.en}” (edition ${edition}): ${folders.join(", ")}; check whether it is one place or two of one name`),
  notReached: (count: number): Text => text(`${String(count)} 个文件夹还没有做`, `${String(count)} folders were not reached`),
  waits: ({ counts }: BatchFolderLine): Text => text(`搁置 ${String(counts.setAside)} 条，待处理 ${String(counts.warning)} 条`, `${String(counts.setAside)} set aside, ${String(counts.warning)} warnings`),
} as const;

const SHOWN_CODES = 3;

/** Folders that have codes in common: a copied folder has all of them, and is one thing to look at. */
export interface SharedCodes {
  readonly folders: readonly string[];
  readonly edition: string;
  readonly codes: readonly string[];
}

export function sharedCodes(repeated: readonly RepeatedCode[]): readonly SharedCodes[] {
  const joined = new Map<string, SharedCodes & { readonly codes: string[] }>();
  for (const { code, edition, folders } of repeated) {
    const key = JSON.stringify([edition, folders]);
    const before = joined.get(key);
    if (before === undefined) joined.set(key, { edition, folders, codes: [code] });
    else before.codes.push(code);
  }
  return [...joined.values()];
}

/** What averages leave out, and what they mix. */
export function meanNote({ groupings, units }: Batch, language: Language): string {
  const isOpen = groupings.some((one) => one.decided < one.units);
  const isMixed = new Set(units.map(({ edition }) => edition)).size > 1;
  return [...(isOpen ? [batchWords.decidedOnly[language]] : []), ...(isMixed ? [batchWords.mixedEditions[language]] : [])].join(language === "zh" ? "" : " ");
}

/** Between what the mean of all units lies where some are open. */
export function meanRangeText({ meanRange }: BatchGrouping, language: Language): string | undefined {
  return meanRange === undefined ? undefined : printedRange({ low: exact(meanRange.low), high: exact(meanRange.high) }, language);
}

/** What a grouping is of: `单位类型 镇`, `镇组（2017 年度版）`, `文件夹 甲市/乙县`. */
export function groupingName({ by, key, title }: BatchGrouping, language: Language): string {
  const space = " ";
  switch (by) {
    case "all":
      return batchWords.all[language];
    case "type":
      return `${batchWords.type[language]}${space}${title?.[language] ?? key}`;
    case "group":
      return groupName(title?.[language] ?? key, key.slice(0, key.lastIndexOf("/")), language);
    case "level":
      return `${batchWords.folder[language]}${space}${key}`;
  }
}

/** A group of one edition; groups of two editions may bear one name. */
export function groupName(title: string, edition: string, language: Language): string {
  return language === "zh" ? `${title}（${edition} 年度版）` : `${title} (edition ${edition})`;
}

export function batchLabels(batch: Batch, language: Language): readonly { readonly word: string; readonly note: string; readonly kind: "synthetic" | "provisional" }[] {
  return [
    ...(batch.synthetic ? [{ kind: "synthetic" as const, word: say("synthetic", language), note: text("单位、佐证与得分均为虚构，仅供演示。", "Units, evidence and points are invented.")[language] }] : []),
    ...(batch.provisional ? [{ kind: "provisional" as const, word: say("provisional", language), note: batchWords.provisionalNote[language] }] : []),
  ];
}

/** Points that a clause took: a range where some are open. */
export function takenText({ taken: { low, high } }: BatchRule, language: Language): string {
  return printedRange({ low: exact(low), high: exact(high) }, language);
}

/** `12` or `3～5`. */
export function overallText({ rank, rankRange }: { readonly rank: number | null; readonly rankRange?: readonly [number, number] }, language: Language): string {
  if (rank !== null) return String(rank);
  return rankRange === undefined ? "—" : rankRange.map(String).join(language === "zh" ? "～" : "–");
}
