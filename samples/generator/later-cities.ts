/** The city as it was in later years: a town renamed, one merged into another, a new subdistrict, and the departments. */
import { units as units2017, type SampleUnit } from "./city.ts";

const departments = [
  ["云泽市发展和改革局", "Development and Reform", "发改"],
  ["云泽市教育局", "Education", "教"],
  ["云泽市科学技术局", "Science and Technology", "科"],
  ["云泽市公安局", "Public Security", "公"],
  ["云泽市民政局", "Civil Affairs", "民"],
  ["云泽市司法局", "Justice", "司"],
  ["云泽市财政局", "Finance", "财"],
  ["云泽市人力资源和社会保障局", "Human Resources and Social Security", "人社"],
  ["云泽市自然资源局", "Natural Resources", "资"],
  ["云泽市住房和城乡建设局", "Housing and Construction", "建"],
  ["云泽市交通运输局", "Transport", "交"],
  ["云泽市水利局", "Water", "水"],
  ["云泽市农业农村局", "Agriculture", "农"],
  ["云泽市文化和旅游局", "Culture and Tourism", "文旅"],
  ["云泽市卫生健康局", "Health", "卫"],
  ["云泽市应急管理局", "Emergency Management", "应急"],
  ["云泽市审计局", "Audit", "审"],
  ["云泽市市场监督管理局", "Market Supervision", "市监"],
  ["云泽市统计局", "Statistics", "统"],
  ["云泽市城市管理局", "City Management", "城管"],
] as const;

/** By which letters a department numbers its documents. */
export const documentLetters: ReadonlyMap<string, string> = new Map(departments.map(([name, , letters]) => [name, `云${letters}`]));

/** 青麦镇 went into 落雁镇, 月塘镇 was renamed, 临港街道 is new. */
export const laterUnits: readonly SampleUnit[] = [
  ...units2017.flatMap((unit): readonly SampleUnit[] => {
    if (unit.name === "青麦镇") return [];
    if (unit.name === "落雁镇") return [{ ...unit, predecessors: ["900104", "900105"] }];
    if (unit.name === "月塘镇") return [{ ...unit, name: "月塘湖镇", english: "Yuetanghu", formerNames: ["月塘镇"] }];
    return [unit];
  }),
  { code: "900007", name: "临港街道", english: "Lingang", type: "subdistrict" },
  ...departments.map(([name, english], index): SampleUnit => ({ code: String(900_201 + index), name, english: `Yunze ${english} Bureau`, type: "department" })),
];
