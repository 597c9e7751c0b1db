/**
 * Reads a file of consistency relations (勾稽关系): which figures of a report must agree, and how.
 *
 * A figure is written `位置 / 指标名称`; the place may be left out where the relation or the file
 * names one. Every problem has its place; nothing is guessed.
 */
import { checkShape, compileShape } from "../document/shape.ts";
import { parseYaml } from "../document/yaml-document.ts";
import type { ConsistencyRelation, FigureColumn, FigureRef, Plausibility, RelationBody } from "../model/consistency.ts";
import type { Outcome } from "../model/problem.ts";
import { rational, ZERO, type Rational } from "../model/rational.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { child, dateOfNode, decimalOf, entries, has, items, keyPositionOf, positionOf, rootNode, stringOf, titleOf, type Node } from "./node.ts";
import { didYouMean, inOrder, notebook, type Report } from "./report.ts";
import { consistencySchema, kindKeys, type KindKey } from "./schemas/consistency-schema.ts";

const shape = compileShape(consistencySchema);

/** Pairs with a smaller number repeat by chance, unless the relation says otherwise. */
const DEFAULT_IGNORED = rational(10n);

/** Between place and label. */
const SEPARATOR = /\s\/\s/u;

/** Parses the relations of one file, in the order written; ids are unique within the file. */
export function parseConsistency(source: SourceFile): Outcome<readonly ConsistencyRelation[]> {
  const { value: document, problems } = parseYaml(source);
  if (document === undefined) return { value: undefined, problems };
  const faults = checkShape(shape, document);
  if (faults.length > 0) return { value: undefined, problems: faults };
  const { report, problems: found } = notebook();
  const root = rootNode(document);
  const lists = new Map(entries(child(root, "lists")));
  const relations = items(child(root, "relations")).flatMap((node) => relationOf(node, { root, lists, report }));
  reportRepeatedIds(root, report);
  return { value: found.length > 0 ? undefined : relations, problems: inOrder(found) };
}

interface Surroundings {
  readonly root: Node;
  readonly lists: ReadonlyMap<string, Node>;
  readonly report: Report;
}

/** One relation with what its figures need to be understood. */
interface Reader extends Surroundings {
  readonly relation: Node;
  readonly body: Node;
}

function relationOf(node: Node, surroundings: Surroundings): readonly ConsistencyRelation[] {
  const kinds = kindKeys.filter((key) => has(node, key));
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) {
    surroundings.report(
      "consistency-kind",
      positionOf(node),
      text(`一条勾稽关系应写且只写一种校验，实际写了 ${String(kinds.length)} 种`, `a relation states exactly one check, this one states ${String(kinds.length)}`),
      text(`从这些里选一种：${kindKeys.join("、")}；要校验几件事就写几条关系`, `choose one of ${kindKeys.join(", ")}; write one relation for each thing to check`),
    );
    return [];
  }
  const body = bodyOf(kind, { ...surroundings, relation: node, body: child(node, kind) });
  const lookOnly = kind === "plausibility" || kind === "duplicate_pair";
  const written = stringOf(child(node, "weight"));
  return [
    {
      ...body,
      id: stringOf(child(node, "id")) ?? "",
      title: titleOf(node),
      weight: written === "remark" || (written === undefined && lookOnly) ? "remark" : "fault",
      causes: items(child(node, "causes")).map((cause) => text(stringOf(child(cause, "zh")) ?? "", stringOf(child(cause, "en")) ?? "")),
      position: positionOf(node),
    },
  ];
}

function bodyOf(kind: KindKey, reader: Reader): RelationBody {
  switch (kind) {
    case "sum_equals": {
      const isNumber = typeof child(reader.body, "whole").value === "number";
      return { kind, whole: isNumber ? { constant: number(reader, "whole", ZERO) } : figure(reader, "whole"), parts: figures(reader, "parts") };
    }
    case "part_le_whole":
      return { kind, whole: figure(reader, "whole"), parts: figures(reader, "parts") };
    case "percent_recompute":
      return { kind, whole: figure(reader, "whole"), parts: figures(reader, "parts") };
    case "same_fact_equal":
    case "cumulative_ge_year":
    case "unit_equal":
      return { kind, of: figures(reader, "of", kind === "cumulative_ge_year" ? 1 : 2) };
    case "cumulative_minus_year_consistent":
      return { kind, whole: figure(reader, "whole"), parts: figures(reader, "parts"), exhaustive: child(reader.body, "exhaustive").value === true };
    case "carried_over_balance":
      return {
        kind,
        carriedIn: figure(reader, "carried_in"),
        received: figure(reader, "received"),
        handled: figures(reader, "handled"),
        carriedOut: figure(reader, "carried_out"),
      };
    case "duplicate_pair":
      return { kind, among: figures(reader, "among", 2), ignoreBelow: number(reader, "ignore_below", DEFAULT_IGNORED) };
    case "period_equal":
      return periodEqual(reader);
    case "units_add_up":
      return {
        kind,
        figure: figure(reader, "figure"),
        total: stringOf(child(reader.body, "total")) ?? "",
        units: Number(child(reader.body, "units").value),
      };
    case "plausibility":
      return { kind, look: lookOf(reader) };
  }
}

function periodEqual(reader: Reader): RelationBody {
  const period = child(reader.body, "period");
  const from = dateOfNode(child(period, "from"));
  const to = dateOfNode(child(period, "to"));
  const stated = has(reader.body, "period");
  if (stated && (from === undefined || to === undefined || from > to)) {
    reader.report(
      "period-invalid",
      positionOf(period),
      text("统计期间的起止日期有误，或者止日早于起日", "the period holds a day that does not exist, or ends before it begins"),
      text("请写成 { from: 2017-01-01, to: 2017-12-31 }", "write { from: 2017-01-01, to: 2017-12-31 }"),
    );
  }
  const of = figures(reader, "of", stated ? 1 : 2);
  return { kind: "period_equal", of, period: from === undefined || to === undefined ? undefined : { from, to } };
}

function lookOf(reader: Reader): Plausibility {
  const check = stringOf(child(reader.body, "check")) as Plausibility["check"];
  const ignoreBelow = number(reader, "ignore_below", DEFAULT_IGNORED);
  switch (check) {
    case "share_at_most":
      return { check, part: figure(reader, "part"), whole: figure(reader, "whole"), atMost: number(reader, "at_most", ZERO), ignoreBelow };
    case "year_against_history":
      return { check, row: figure(reader, "row"), timesAtMost: number(reader, "times_at_most", ZERO), ignoreBelow };
    case "history_in_one_part":
      return { check, whole: figure(reader, "whole"), parts: figures(reader, "parts") };
  }
}

function number(reader: Reader, key: string, otherwise: Rational): Rational {
  const node = child(reader.body, key);
  const value = decimalOf(node);
  if (value === undefined && has(reader.body, key)) {
    reader.report(
      "number-not-decimal",
      positionOf(node),
      text(`“${key}”应写成普通小数`, `“${key}” must be a plain decimal`),
      text("例如 0.9 或 10，不用科学记数法", "for example 0.9 or 10, without exponent"),
    );
  }
  return value ?? otherwise;
}

function figure(reader: Reader, key: string): FigureRef {
  return refOf(child(reader.body, key), reader);
}

/** The figures of a list, written out or named; each at most once. */
function figures(reader: Reader, key: string, least = 1): readonly FigureRef[] {
  const written = child(reader.body, key);
  const name = stringOf(written);
  const list = name === undefined ? written : reader.lists.get(name);
  if (list === undefined) {
    reader.report("consistency-list", positionOf(written), text(`没有名为“${name ?? ""}”的清单`, `there is no list “${name ?? ""}”`), didYouMean(name ?? "", [...reader.lists.keys()]));
    return [];
  }
  const refs = items(list).map((item) => refOf(item, reader));
  if (refs.length < least) {
    reader.report(
      "consistency-figure",
      positionOf(written),
      text(`“${key}”至少要有 ${String(least)} 个指标才能相互校验`, `“${key}” needs at least ${String(least)} figures to compare`),
      text("请补上要校验的指标", "add the figures to be compared"),
    );
  }
  reportRepeated(refs, items(list), reader.report);
  return refs;
}

function reportRepeated(refs: readonly FigureRef[], nodes: readonly Node[], report: Report): void {
  refs.forEach((ref, index) => {
    const first = refs.findIndex((other) => other.place === ref.place && other.label === ref.label);
    const node = nodes[index];
    if (first === index || node === undefined || ref.label === "") return;
    report(
      "consistency-figure",
      positionOf(node),
      text(`“${ref.label}”在同一处写了两次`, `“${ref.label}” stands twice in one list`),
      text("请删去重复的一项", "delete the repeated one"),
    );
  });
}

/** The column that the relation reads, the year's figures where it does not say. */
function columnOf(reader: Reader): FigureColumn {
  return (stringOf(child(reader.body, "column")) ?? "value") as FigureColumn;
}

function refOf(node: Node, reader: Reader): FigureRef {
  const written = (stringOf(node) ?? "").trim();
  const cut = SEPARATOR.exec(written);
  const own = cut === null ? undefined : written.slice(0, cut.index).trim();
  const label = cut === null ? written : written.slice(cut.index + cut[0].length).trim();
  const place = own ?? stringOf(child(reader.relation, "place")) ?? stringOf(child(reader.root, "place"));
  if (place === undefined || place === "" || label === "") {
    reader.report(
      "consistency-figure",
      positionOf(node),
      text(`“${written}”没有写明在报告的什么位置`, `“${written}” does not say where in the report it stands`),
      text("请写成“位置 / 指标名称”（斜线两边各一个空格），或者在关系里写 place", "write “place / label” with a space on each side of the stroke, or give the relation a place"),
    );
  }
  return { place: place ?? "", label, column: columnOf(reader) };
}

function reportRepeatedIds(root: Node, report: Report): void {
  const seen = new Set<string>();
  for (const node of items(child(root, "relations"))) {
    const id = stringOf(child(node, "id")) ?? "";
    if (seen.has(id)) {
      report("id-duplicate", keyPositionOf(child(node, "id")), text(`勾稽关系编号“${id}”用了两次`, `the id “${id}” is used twice`), text("请改成不同的编号", "give one of them another id"));
    }
    seen.add(id);
  }
}
