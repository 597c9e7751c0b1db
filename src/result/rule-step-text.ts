/** The sentence beside the line of arithmetic of one rule. */
import { formatFixed, parseExact, roundHalfUp } from "../model/rational.ts";
import type { ScoreStep } from "../model/score.ts";
import { text, type Text } from "../model/text.ts";

/** `2件成立，扣4分`; the clause itself stands beside it on the sheet. */
export function ruleStepText(step: ScoreStep): Text {
  const { id, details } = step;
  const found = foundText(details);
  const effect = Number(details["triggered"] ?? "0") + Number(details["open"] ?? "0") === 0 ? NO_EFFECT : effectText(details);
  const notes = [openText(details), waivedText(details)].filter((note) => note !== undefined);
  const zh = [found.zh, effect.zh, ...notes.map((note) => note.zh)].filter((words) => words !== "").join("，");
  const en = [found.en, effect.en, ...notes.map((note) => note.en)].filter((words) => words !== "").join(", ");
  return text(`细则 ${id}：${zh}`, `Rule ${id}: ${en}`);
}

type Details = Readonly<Record<string, string>>;

const FRACTION = /-?\d+\/\d+/gu;

/** Beside a fraction its decimals: `44/15 (≈2.9333)`. */
export function withDecimals(written: string): string {
  return written.replace(FRACTION, (fraction) => {
    const value = parseExact(fraction);
    return value === undefined ? fraction : `${fraction} (≈${formatFixed(roundHalfUp(value, 4), 4)})`;
  });
}

const NO_EFFECT = text("", "");

function foundText(details: Details): Text {
  const triggered = details["triggered"] ?? "0";
  if (triggered !== "0") return text(`${triggered}项成立`, `${triggered} found`);
  if ((details["open"] ?? "0") !== "0") return NO_EFFECT;
  const none = (details["clear"] ?? "0") === "0";
  return none ? text("不涉及", "no occasion") : text("未发现所列情形", "nothing found");
}

function effectText(details: Details): Text {
  const amount = withDecimals(details["amount"] ?? "").replace("~", "～");
  const value = withDecimals(details["value"] ?? "");
  switch (details["effect"]) {
    case "deduct":
      return text(`扣${amount}分`, `${amount} points deducted`);
    case "award":
      return text(`得${amount}分`, `${amount} points earned`);
    case "proportion":
      return value === "" ? text(`按比例得${amount}分`, `${amount} points in proportion`) : text(`按比例${value}得${amount}分`, `${amount} points for a share of ${value}`);
    case "mark":
      return markText(details, amount, value);
    case "set":
      return text(`本项计${value}分`, `set to ${value} points`);
    case "limit":
      return text(`得分不高于${value}分`, `no more than ${value} points`);
    case "scale":
      return details["part"] === undefined ? text(`按${value}倍计分`, `points times ${value}`) : text(`所指分项按${value}倍计分`, `points of the part times ${value}`);
    case "not-applicable":
      return text("本项不涉及", "does not apply");
    default:
      return NO_EFFECT;
  }
}

function markText(details: Details, amount: string, value: string): Text {
  const short = Number(details["marks"] ?? "0") < Number(details["quorum"] ?? "0");
  if (value === "" || short) return text(`评分待定，有效评分不足${details["quorum"] ?? ""}份`, `mark open, fewer than ${details["quorum"] ?? ""} valid ballots`);
  const trimmed = details["trimmed"] === "yes";
  return text(
    `${details["marks"] ?? ""}份有效评分（${value}）${trimmed ? "去掉一个最高分和一个最低分后" : ""}取平均，得${amount}分`,
    `${details["marks"] ?? ""} valid ballots (${value.replaceAll("、", ", ")})${trimmed ? ", one highest and one lowest dropped," : ""} averaged: ${amount} points`,
  );
}

function openText(details: Details): Text | undefined {
  const open = details["open"] ?? "0";
  return open === "0" ? undefined : text(`另有${open}项缺佐证待定`, `${open} without evidence, undecided`);
}

function waivedText(details: Details): Text | undefined {
  const { waived, nominal } = details;
  if (waived === undefined) return undefined;
  const before = nominal === undefined ? text("", "") : text(`逐项合计${withDecimals(nominal).replace("~", "～")}分，`, `${withDecimals(nominal)} points one by one, `);
  return text(`${before.zh}其中${waived}项合并计算或不重复计算`, `${before.en}${waived} combined or not counted twice`);
}
