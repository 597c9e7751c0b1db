/** Labels and sentences of the pages of a batch. */
import type { Batch, BatchFolderLine, BatchGrouping, RepeatedCode } from "../../model/batch.ts";
import { type Language, type Text, text } from "../../model/text.ts";
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
  level: (level: number): Text => text(`第 ${String(level)} 级文件夹`, `Folder level ${String(level)}`),
  more: (count: number, file: string): Text => text(`另有 ${String(count)} 行，全部列于 ${file}`, `${String(count)} more, all in ${file}`),
  repeated: ({ code, edition, folders }: RepeatedCode): Text =>
    text(`${code}（${edition} 年度版）：${folders.join("、")}；请核对是否重复计入，或者代码写错`, `${code} (edition ${edition}): ${folders.join(", ")}; check whether a unit is counted twice or a code is wrong`),
  waits: ({ counts }: BatchFolderLine): Text => text(`搁置 ${String(counts.setAside)} 条，待处理 ${String(counts.warning)} 条`, `${String(counts.setAside)} set aside, ${String(counts.warning)} warnings`),
} as const;

/** What a grouping is of: `镇`, `第 1 级文件夹 甲市`. */
export function groupingName({ by, level, key, title }: BatchGrouping, language: Language): string {
  switch (by) {
    case "all":
      return batchWords.all[language];
    case "type":
      return `${batchWords.type[language]} ${key}`;
    case "group":
      return title === undefined ? key : `${title[language]}${language === "zh" ? "（" : " ("}${key}${language === "zh" ? "）" : ")"}`;
    case "level":
      return `${batchSentences.level(level ?? 1)[language]} ${key}`;
  }
}

export function batchLabels(batch: Batch, language: Language): readonly { readonly word: string; readonly note: string; readonly kind: "synthetic" | "provisional" }[] {
  return [
    ...(batch.synthetic ? [{ kind: "synthetic" as const, word: say("synthetic", language), note: text("单位、佐证与得分均为虚构，仅供演示。", "Units, evidence and points are invented.")[language] }] : []),
    ...(batch.provisional ? [{ kind: "provisional" as const, word: say("provisional", language), note: batchWords.provisionalNote[language] }] : []),
  ];
}

/** `12` or `3～5`. */
export function overallText({ rank, rankRange }: { readonly rank: number | null; readonly rankRange?: readonly [number, number] }, language: Language): string {
  if (rank !== null) return String(rank);
  return rankRange === undefined ? "—" : rankRange.map(String).join(language === "zh" ? "～" : "–");
}
