import type { Problem } from "../model/problem.ts";
import type { Scheme } from "../model/scheme.ts";
import type { Language } from "../model/text.ts";
import { formatExact } from "../model/rational.ts";
import { severityWord } from "./problem-list.ts";

/** The last lines of a check: what the edition holds and how many problems of each kind there are. */
export function checkSummary(scheme: Scheme | undefined, problems: readonly Problem[], language: Language): string {
  const count = (severity: Problem["severity"]): number => problems.filter((problem) => problem.severity === severity).length;
  const [errors, aside, warnings, notes] = [count("error"), count("set-aside"), count("warning"), count("note")];
  const edition = scheme === undefined ? "" : editionLine(scheme, language);
  return language === "zh"
    ? `${edition}${(["error", "set-aside", "warning", "note"] as const).map((severity) => `${severityWord(severity, "zh")} ${String(count(severity))}`).join(" · ")}\n`
    : `${edition}${String(errors)} errors · ${String(aside)} set aside · ${String(warnings)} warnings · ${String(notes)} notes\n`;
}

function editionLine(scheme: Scheme, language: Language): string {
  const rules = scheme.indicators.flatMap((indicator) => indicator.parts.flatMap((part) => part.rules)).length;
  const examples = scheme.indicators.reduce((total, indicator) => total + indicator.examples.length, 0);
  const [areas, indicators, total] = [String(scheme.areas.length), String(scheme.indicators.length), formatExact(scheme.total)];
  const profiles = profileCounts(scheme, language);
  return language === "zh"
    ? `${scheme.title.zh}：${areas} 个方面，${indicators} 个指标${profiles}，${String(rules)} 条细则，${String(examples)} 个算例，满分 ${total}\n`
    : `${scheme.title.en}: ${areas} areas, ${indicators} indicators${profiles}, ${String(rules)} rules, ${String(examples)} worked examples, ${total} points\n`;
}

/** How many bind whom, where not all bind everyone. */
function profileCounts({ profiles, indicators }: Scheme, language: Language): string {
  if (profiles.every((profile) => profile.indicators.length === indicators.length)) return "";
  const counts = profiles.map(({ title, indicators: own }) => `${title[language]} ${String(own.length)}`);
  return language === "zh" ? `（${counts.join("、")}）` : ` (${counts.join(", ")})`;
}
