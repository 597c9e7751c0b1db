/**
 * What was found by the rules of an indicator, as one word: where two units have the same word, all that a score and a
 * sheet say of the indicator is the same. Findings that cite a record are somebody's own and have none.
 */
import type { FactValue } from "../model/fact.ts";
import type { Finding, RuleFindings } from "../model/finding.ts";
import { isQuantity, type Quantity } from "../model/quantity.ts";
import type { Rational } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";

/** With more findings hardly two units are the same, and the word would be long. */
const MOST_COUNTED = 64;

export function findingsKey(rules: readonly Rule[], findings: ReadonlyMap<string, RuleFindings>): string | undefined {
  let key = "";
  for (const { id } of rules) {
    const found = findings.get(id);
    if (found === undefined) {
      key += "-;";
      continue;
    }
    const { triggered, clear, notApplicable, noEvidence } = found.counts;
    const isOwn = triggered + clear + notApplicable + noEvidence > MOST_COUNTED || found.kept !== found.listed.length || found.firstOpen !== undefined;
    if (isOwn) return undefined;
    key += `${String(triggered)},${String(clear)},${String(notApplicable)},${String(noEvidence)}`;
    for (const finding of found.listed) {
      if (finding.records.length > 0 || finding.clock !== undefined) return undefined;
      key += wordOfFinding(finding);
    }
    key += ";";
  }
  return key;
}

function wordOfFinding({ matter, outcome, possible, facts, combineBy }: Finding): string {
  let word = `(${framed(matter)}${outcome}${possible === undefined ? "" : `?${bit(possible.triggered)}${bit(possible.clear)}${bit(possible.notApplicable)}${bit(possible.many)}`}`;
  if (combineBy !== undefined) word += `/${framed(combineBy)}`;
  for (const [name, value] of facts) word += ` ${framed(name)}${wordOfFact(value)}`;
  return `${word})`;
}

function wordOfFact(value: FactValue): string {
  if (value === undefined) return "?";
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return framed(value);
  if (isQuantity(value)) return wordOfQuantity(value);
  if (!("kind" in value)) return `[${value.map(framed).join("")}]`;
  switch (value.kind) {
    case "open":
      return `<${wordOfRational(value.low)}~${value.high === undefined ? "" : wordOfRational(value.high)}${bit(value.mayBeNone)}>`;
    case "not-in-force":
      return "off";
    case "marks":
      return `{${value.marks.map(wordOfRational).join(" ")}+${String(value.open)}}`;
  }
}

/** A number and an exact number are printed apart, even where they are equal. */
function wordOfQuantity(value: Quantity): string {
  return typeof value === "number" ? `#${String(value)}` : wordOfRational(value);
}

function wordOfRational({ n, d }: Rational): string {
  return `${n.toString()}/${d.toString()}`;
}

/** Whatever letters a word holds, it ends where its length says. */
function framed(word: string): string {
  return `${String(word.length)}:${word}`;
}

function bit(value: boolean): string {
  return value ? "1" : "0";
}
