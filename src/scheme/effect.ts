/** What a triggered rule does: exactly one effect, of a kind that fits the file it stands in. */
import type { RuleEffect } from "../model/effect.ts";
import { compare, ONE, ZERO } from "../model/rational.ts";
import { text } from "../model/text.ts";
import { notNegative, numberFact, readAmount, type AmountReading } from "./amount.ts";
import { child, has, keyPositionOf, positionOf, stringOf, type Node } from "./node.ts";
import { readAmountNumber, readSameNumber } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import { effectKeys } from "./schemas/rule-schema.ts";
import { readVeto } from "./veto.ts";
import type { Home, World } from "./world.ts";

/** Which effects fit which files. */
const FITTING: Readonly<Record<Home["kind"], readonly string[]>> = {
  indicator: ["deduct", "award", "set", "proportion", "scale", "limit", "not_applicable", "mark"],
  bonus: ["bonus"],
  penalty: ["penalty"],
  veto: ["veto"],
};

const FILE_NAMES: Readonly<Record<Home["kind"], readonly [string, string]>> = {
  indicator: ["指标", "an indicator"],
  bonus: ["加分文件", "a bonus file"],
  penalty: ["倒扣文件", "a penalty file"],
  veto: ["一票否决文件", "a veto file"],
};

/** The key of the only effect of a rule; several, or one that does not fit the file, are noted. */
export function effectKey(rule: Node, home: Home, world: World): string | undefined {
  const keys = effectKeys.filter((key) => has(rule, key));
  const [key, other] = keys;
  if (key === undefined) return undefined;
  if (other !== undefined) {
    world.report("effect-several", keyPositionOf(child(rule, other)), text(`一条细则只能有一个效果，这里写了 ${keys.join("、")}`, `a rule has one effect, this one has ${keys.join(", ")}`), text("请拆成几条细则", "split it into several rules"));
    return undefined;
  }
  const fitting = FITTING[home.kind];
  if (fitting.includes(key)) return key;
  const [zh, en] = FILE_NAMES[home.kind];
  world.report("effect-place", keyPositionOf(child(rule, key)), text(`${zh}里不能用 ${key}`, `${key} cannot stand in ${en}`), text(`此处可用：${fitting.join("、")}`, `what can stand here: ${fitting.join(", ")}`));
  return undefined;
}

/** Reads any effect but `mark`, which brings facts of its own. */
export function readEffect(key: string, node: Node, home: Home, world: World, reading: AmountReading): RuleEffect | undefined {
  switch (key) {
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty": {
      const amount = readAmount(node, home.kind === "indicator", reading);
      return amount === undefined ? undefined : { kind: key, amount };
    }
    case "limit": {
      const points = notNegative(node, readAmountNumber(node, reading.numbers, reading.report), reading.report);
      return points === undefined ? undefined : { kind: "limit", to: { kind: "fixed", points } };
    }
    case "proportion":
      return readProportion(node, reading);
    case "scale":
      return readScale(node, home, reading);
    case "not_applicable":
      return { kind: "not-applicable" };
    case "veto":
      return readVeto(node, home, world, reading);
    default:
      throw new Error(`no effect is called ${key}`);
  }
}

function readProportion(node: Node, reading: AmountReading): RuleEffect | undefined {
  const fact = numberFact(child(node, "fact"), reading);
  if (!has(node, "of")) return fact === undefined ? undefined : { kind: "proportion", fact, of: undefined };
  const of = notNegative(child(node, "of"), readAmountNumber(child(node, "of"), reading.numbers, reading.report), reading.report);
  return fact === undefined || of === undefined ? undefined : { kind: "proportion", fact, of };
}

function readScale(node: Node, home: Home, reading: AmountReading): RuleEffect | undefined {
  const by = readSameNumber(child(node, "by"), reading.numbers, reading.report);
  const part = stringOf(child(node, "part"));
  if (part !== undefined && !home.partIds.includes(part)) {
    reading.report("effect-form", positionOf(child(node, "part")), text(`本指标没有分项“${part}”`, `this indicator has no part “${part}”`), didYouMean(part, home.partIds));
    return undefined;
  }
  if (by === undefined) return undefined;
  if (compare(by, ZERO) >= 0 && compare(by, ONE) <= 0) return { kind: "scale", by, part };
  reading.report("effect-form", positionOf(child(node, "by")), text("scale 的 by 应在 0 和 1 之间", "the by of scale must lie between 0 and 1"), text("例如 by: 0.5 表示减半", "such as by: 0.5 for one half"));
  return undefined;
}
