/** The invented city of 2017: 13 towns and 6 subdistricts that are nowhere. */
export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly english: string;
  readonly type: "town" | "subdistrict" | "department";
  readonly formerNames?: readonly string[];
  /** Codes of the units that it was made from. */
  readonly predecessors?: readonly string[];
}

const towns = [
  ["枕溪镇", "Zhenxi"],
  ["望潮镇", "Wangchao"],
  ["石螺镇", "Shiluo"],
  ["落雁镇", "Luoyan"],
  ["青麦镇", "Qingmai"],
  ["听涛镇", "Tingtao"],
  ["白鹭洲镇", "Bailuzhou"],
  ["松坪岭镇", "Songpingling"],
  ["月塘镇", "Yuetang"],
  ["杏坞镇", "Xingwu"],
  ["九曲桥镇", "Jiuquqiao"],
  ["沙鸥镇", "Sha'ou"],
  ["云门镇", "Yunmen"],
] as const;

const subdistricts = [
  ["鼓石街道", "Gushi"],
  ["柳岸街道", "Liu'an"],
  ["星桥街道", "Xingqiao"],
  ["锦屏路街道", "Jinpinglu"],
  ["晴川街道", "Qingchuan"],
  ["南埭街道", "Nandai"],
] as const;

export const units: readonly SampleUnit[] = [
  ...towns.map(([name, english], index): SampleUnit => ({ code: String(900_101 + index), name, english, type: "town" })),
  ...subdistricts.map(([name, english], index): SampleUnit => ({ code: String(900_001 + index), name, english, type: "subdistrict" })),
];
