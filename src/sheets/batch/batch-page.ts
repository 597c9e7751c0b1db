import type { Batch, BatchFolderLine, BatchGrouping, BatchUnitLine } from "../../model/batch.ts";
import { grouped } from "../../model/grouped.ts";
import type { Language } from "../../model/text.ts";
import { html, joined, type Markup, NOTHING } from "../escape.ts";
import { heading, labelStrip, page, table } from "../page-shell.ts";
import { say } from "../strings.ts";
import { batchLabels, batchSentences, batchWords, groupingName, groupName, meanNote, meanRangeText, overallText, sharedCodes, takenText } from "./batch-words.ts";

/** As many rows of a table as a person looks through; the rest stands in batch.csv and batch.json. */
const ROWS = { groupings: 200, best: 10, rules: 20, folders: 200 };

/** `index.html` of a batch: sums and grades by type, group and folder, what clauses cost, what awaits a person. */
export function batchPage(batch: Batch, language: Language): string {
  const title = batchWords.title[language];
  const sections: readonly (readonly [string, string, Markup] | undefined)[] = [
    section(batchWords.refused[language], "refused", batch.folders.filter(({ state }) => state === "refused"), language),
    [batchWords.groupings[language], "groupings", groupings(batch, language)],
    [batchWords.best[language], "best", best(batch, language)],
    batch.rules.length === 0 ? undefined : [say("headCostly", language), "costly", rules(batch, language)],
    batch.repeatedCodes.length === 0 ? undefined : [batchWords.repeated[language], "repeated", list(sharedCodes(batch.repeatedCodes).map((one) => batchSentences.repeated(one)[language]), language)],
    batch.repeatedPlaces.length === 0 ? undefined : [batchWords.repeatedPlaces[language], "places", list(batch.repeatedPlaces.map((one) => batchSentences.samePlace(one)[language]), language)],
    section(batchWords.waiting[language], "waiting", batch.folders.filter(({ state, provisional }) => state === "scored" && provisional), language),
  ];
  const numbered = sections.filter((one) => one !== undefined).map(([name, id, body], index) => joined([heading(index + 1, name, id, language), body]));
  const head = html`<h1>${title}</h1>
<p class="scheme">${batchSentences.counts(batch)[language]}${batch.notReached === 0 ? NOTHING : html`　<b>${batchSentences.notReached(batch.notReached)[language]}</b>`}　<a href="batch.csv">batch.csv</a></p>
${labelStrip(batchLabels(batch, language))}`;
  return page(title, title, language, joined([head, ...numbered], { markup: "\n" }));
}

function more(all: number, shown: number, file: string, language: Language): Markup {
  return all > shown ? html`<p class="note">${batchSentences.more(all - shown, file)[language]}</p>` : NOTHING;
}

function groupings(batch: Batch, language: Language): Markup {
  const all = batch.groupings;
  const note = meanNote(batch, language);
  const shades = shadesOf(all);
  const scored = new Set(batch.folders.filter(({ state }) => state === "scored").map(({ path }) => path));
  const columns = [
    { title: batchWords.by[language], kind: "what" },
    ...(["units", "decided", "mean", "highest", "lowest"] as const).map((key) => ({ title: batchWords[key][language], kind: "n" })),
    { title: say("headGrades", language), kind: "why" },
  ];
  const rows = all.slice(0, ROWS.groupings).map(
    (one) => html`<tr><td>${groupingName(one, language)}${one.by === "level" && scored.has(one.key) ? html` <a href="${rankingOf(one.key)}">${batchWords.rankingOf[language]}</a>` : NOTHING}</td><td class="n">${one.units}</td><td class="n">${one.decided}</td><td class="n">${meanCell(one, language)}</td><td class="n">${one.highest ?? "—"}</td><td class="n">${one.lowest ?? "—"}</td><td>${gradeBar(one, shades, language)}</td></tr>
`,
  );
  return html`${table("costly", columns, [html`<tbody>${rows}</tbody>`], batchWords.groupings[language])}${note === "" ? NOTHING : html`<p class="note">${note}</p>`}${more(all.length, ROWS.groupings, "batch.json", language)}`;
}

function meanCell(one: BatchGrouping, language: Language): Markup {
  const range = meanRangeText(one, language);
  if (one.mean === null) return html`${range ?? "—"}`;
  return html`<b>${one.mean}</b>${range === undefined ? NOTHING : html`<br>${range}`}`;
}

/** Where a folder's own ranking lies; names of folders are anybody's words. */
function rankingOf(path: string): string {
  return ["folders", ...path.split("/"), "ranking.csv"].map(encodeURIComponent).join("/");
}

const BAR = 240;
const SHADES = ["#2f4858", "#557a8c", "#93aeb9", "#a6191e", "#d98e8f"];
const OPEN_SHADE = "#c9c5bb";

/** A grade has one shade on the whole page, whether others stand beside it or not. */
function shadesOf(groupings: readonly BatchGrouping[]): ReadonlyMap<string, string> {
  const grades = groupings.find(({ by }) => by === "all")?.grades ?? [];
  return new Map(grades.map(({ title }, index) => [title.zh, SHADES[index % SHADES.length] ?? OPEN_SHADE]));
}

/** How many units have each grade, as parts of a bar with the numbers behind it. */
function gradeBar({ units, grades, openGrades }: BatchGrouping, shades: ReadonlyMap<string, string>, language: Language): Markup {
  const decided = grades.map(({ title, units: count }) => ({ title: title[language], count, shade: shades.get(title.zh) ?? OPEN_SHADE }));
  const parts = [...decided, ...(openGrades === 0 ? [] : [{ title: say("openGrade", language), count: openGrades, shade: OPEN_SHADE }])];
  const width = (count: number): number => Math.round((count * BAR * 100) / Math.max(1, units)) / 100;
  const starts = parts.map((_, index) => width(parts.slice(0, index).reduce((sum, { count }) => sum + count, 0)));
  const bars = parts.map(({ count, shade }, index) => html`<rect x="${starts[index] ?? 0}" width="${width(count)}" height="9" fill="${shade}"/>`);
  const words = parts.map(({ title, count }) => `${title} ${String(count)}`).join("　");
  return html`<svg width="${BAR}" height="9" viewBox="0 0 ${BAR} 9" role="img" aria-label="${words}">${bars}</svg><br>${words}`;
}

/** The first units of each edition and group over all folders. */
function best({ units, repeatedPlaces }: Batch, language: Language): Markup {
  const twofold = new Set(repeatedPlaces.map(({ place }) => place.zh));
  const placeOf = ({ place, folder }: BatchUnitLine): string => (place === null ? folder : twofold.has(place.zh) ? `${place[language]}（${folder}）` : place[language]);
  const groups = grouped(units.filter(({ ranked }) => ranked), ({ edition, group }) => `${edition}/${group}`);
  const columns = [
    { title: batchWords.overallRank[language], kind: "n" },
    { title: say("unit", language), kind: "what" },
    { title: batchWords.place[language], kind: "what" },
    { title: say("total", language), kind: "n" },
    { title: say("grade", language), kind: "n" },
    { title: batchWords.localRank[language], kind: "n" },
  ];
  return joined(
    [...groups.values()].map((members) => {
      const first = members.toSorted((a, b) => bestRank(a) - bestRank(b)).slice(0, ROWS.best);
      const rows = first.map((unit) => html`<tr><td class="n"><b>${overallText(unit.overall, language)}</b></td><td>${unit.name[language]}（${unit.code}）</td><td>${placeOf(unit)}</td><td class="n">${totalText(unit, language)}</td><td class="c">${unit.gradeTitle?.[language] ?? "—"}</td><td class="n">${overallText(unit, language)} / ${unit.of}</td></tr>
`);
      const name = groupName(members[0]?.groupTitle[language] ?? "", members[0]?.edition ?? "", language);
      return html`<h3>${name}</h3>${table("costly", columns, [html`<tbody>${rows}</tbody>`], name)}${more(members.length, ROWS.best, "batch.csv", language)}`;
    }),
  );
}

function bestRank({ overall }: BatchUnitLine): number {
  return overall.rank ?? overall.rankRange?.[0] ?? Number.MAX_SAFE_INTEGER;
}

function totalText({ total, range }: BatchUnitLine, language: Language): string {
  if (total !== null) return total;
  return range === undefined ? "—" : `${range.low}${language === "zh" ? "～" : "–"}${range.high}`;
}

function rules({ rules: all }: Batch, language: Language): Markup {
  const columns = [
    { title: say("number", language), kind: "no" },
    { title: say("indicator", language), kind: "what" },
    { title: say("wording", language), kind: "why" },
    { title: say("unitsHit", language), kind: "n" },
    { title: say("pointsLostSum", language), kind: "n" },
  ];
  const rows = all.slice(0, ROWS.rules).map(
    (rule, index) => html`<tr><td class="c">${index + 1}</td><td>${rule.edition} ${rule.indicator} ${rule.indicatorTitle[language]}</td><td lang="zh-CN">${rule.wording}</td><td class="n">${rule.units}</td><td class="n"><b>${takenText(rule, language)}</b></td></tr>
`,
  );
  return table("costly", columns, [html`<tbody>${rows}</tbody>`], say("headCostly", language));
}

function list(items: readonly string[], language: Language): Markup {
  return html`<ul class="waiting">${items.slice(0, ROWS.rules).map((item) => html`<li>${item}</li>`)}</ul>${more(items.length, ROWS.rules, "batch.json", language)}`;
}

function section(title: string, id: string, folders: readonly BatchFolderLine[], language: Language): readonly [string, string, Markup] | undefined {
  if (folders.length === 0) return undefined;
  const items = folders.slice(0, ROWS.folders).map((folder) => html`<li>${folder.path}${language === "zh" ? "：" : ": "}${reasonOf(folder, language)}</li>`);
  return [title, id, html`<ul class="waiting">${items}</ul>${more(folders.length, ROWS.folders, "batch.json", language)}`];
}

function reasonOf(folder: BatchFolderLine, language: Language): string {
  const [first] = folder.problems;
  if (folder.state === "scored" || first === undefined) return batchSentences.waits(folder)[language];
  const place = first.file === folder.path ? "" : `${first.file}${first.line > 0 ? `:${String(first.line)}` : ""} `;
  return `${place}${first.message[language]}${language === "zh" ? "。" : ". "}${first.hint[language]}`;
}
