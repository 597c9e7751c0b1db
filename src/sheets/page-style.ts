import type { Language } from "../model/text.ts";
import { escapeCss } from "./escape.ts";

const SONG = `"SimSun", "宋体", "Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "WenQuanYi Zen Hei", "Times New Roman", serif`;
const HEI = `"SimHei", "黑体", "Heiti SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif`;
const TITLE = `"FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "STZhongsong", "华文中宋", "Songti SC", "SimSun", "Noto Serif CJK SC", serif`;
const LATIN_BODY = `Georgia, "Times New Roman", "Noto Serif CJK SC", "Songti SC", "SimSun", serif`;
const LATIN_HEADING = `"Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;

/** The style of every page: paper first, the screen second. Black on white, one red for what was lost. */
export function pageStyle(runningHead: string, language: Language): string {
  const fonts = language === "zh" ? [SONG, HEI, TITLE] : [LATIN_BODY, LATIN_HEADING, LATIN_HEADING];
  const [body, head, title] = fonts;
  return `:root { --ink: #111; --soft: #4a4a4a; --line: #555; --hair: #b9b9b9; --shade: #f1f0ec; --red: #a6191e; --amber: #7a4b00; --body: ${body ?? ""}; --head: ${head ?? ""}; --title: ${title ?? ""}; }
@page { size: A4 landscape; margin: 14mm 12mm 15mm; @top-right { content: "${escapeCss(runningHead)}"; font: 8pt ${head ?? ""}; color: #4a4a4a; } @bottom-center { content: "— " counter(page) " / " counter(pages) " —"; font: 8.5pt ${body ?? ""}; } }
${SHARED}`;
}

const SHARED = `* { box-sizing: border-box; }
html { font: 10.5pt/1.5 var(--body); color: var(--ink); background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 273mm; margin: 0 auto; padding: 8mm 4mm 12mm; overflow-wrap: anywhere; line-break: strict; text-spacing-trim: trim-start; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--hair); text-underline-offset: 0.18em; }
a:focus-visible { outline: 2px solid var(--red); outline-offset: 2px; }
h1 { font: 400 21pt/1.3 var(--title); letter-spacing: 0.04em; text-align: center; margin: 0 0 1mm; }
:lang(en) h1 { font-weight: 600; font-size: 18pt; letter-spacing: 0; }
h2 { font: 700 11.5pt/1.4 var(--head); margin: 6mm 0 2mm; break-after: avoid; }
h3 { font: 700 10.5pt/1.4 var(--head); margin: 4mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.scheme { text-align: center; color: var(--soft); margin: 0 0 4mm; }
.note { color: var(--soft); font-size: 9pt; }
.back { font-size: 9pt; margin: 0 0 2mm; }
.scroll { position: relative; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.labels { list-style: none; margin: 0 0 4mm; padding: 0; display: flex; flex-wrap: wrap; gap: 1.2mm 6mm; justify-content: center; font-size: 9pt; }
.labels b { font: 700 9pt/1.35 var(--head); border: 1.2pt solid currentColor; padding: 0.2mm 1.8mm; margin-right: 1.5mm; letter-spacing: 0.08em; white-space: nowrap; display: inline-block; }
.label-synthetic b, .label-provisional b { color: var(--red); }
.label-reconstruction b, .label-restatement b { color: var(--amber); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-variant-numeric: tabular-nums lining-nums; border: 1.2pt solid var(--ink); }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
.reason li, .sums { break-inside: avoid; }
th, td { border: 0.5pt solid var(--line); padding: 1mm 1.4mm; vertical-align: top; text-align: left; font-size: 9pt; line-height: 1.42; }
thead th { font: 700 9pt/1.35 var(--head); background: var(--shade); text-align: center; vertical-align: middle; }
tbody th { font-weight: 400; }
td.n, th.n, col.n { text-align: right; white-space: nowrap; }
thead th.n { text-align: center; white-space: normal; }
td.c { text-align: center; }
.minus { color: var(--red); }
.open { color: var(--amber); }
.quiet { color: var(--soft); }
.facts { width: 100%; margin-bottom: 2mm; }
.facts td, .facts th { text-align: center; vertical-align: middle; font-size: 10pt; }
.facts th { font: 700 9pt/1.35 var(--head); background: var(--shade); }
.facts .big { font: 700 14pt/1.3 var(--head); white-space: nowrap; } .facts .big.grade { white-space: normal; }
.lost th.outside { vertical-align: top; font-weight: 400; }
.facts small { display: block; font: 8.5pt/1.3 var(--body); color: var(--soft); }
.lost col.no { width: 4.5%; } .lost col.what { width: 18%; } .lost col.n { width: 8.5%; } .lost col.why { width: 36%; }
.lost tbody { break-inside: avoid; }
.detail col.no { width: 3.8%; } .detail col.area { width: 7%; } .detail col.what { width: 10.2%; } .detail col.full { width: 6%; } .detail col.rules { width: 21%; } .detail col.self { width: 5.6%; } .detail col.got { width: 7%; }
.detail td.no, .detail td.full, .detail td.self, .detail td.got, .lost td.no { text-align: center; }
.detail td.area { color: var(--soft); }
.detail .band th { background: var(--shade); font: 700 9.5pt/1.4 var(--head); }
.detail .band th span { float: right; font-weight: 400; }
.detail .band { break-after: avoid; }
.detail td.got b { font-size: 10pt; }
.detail ol { margin: 0; padding-left: 1.5em; }
.detail td.rules li::marker { color: var(--soft); }
.reason { margin: 0 0 1.2mm; }
.reason > p { margin: 0; }
.reason > p > b { font-family: var(--head); font-weight: 700; }
.reason ul { margin: 0.3mm 0 0; padding: 0 0 0 1.1em; list-style: "· "; }
.reason li { margin: 0; }
.reason li + li { margin-top: 0.5mm; }
.sums { border-top: 0.5pt dotted var(--hair); margin: 0.8mm 0 0; padding-top: 0.6mm; }
.sums p { margin: 0; }
time { white-space: nowrap; }
.sum, .alone { break-inside: avoid; }
.sum { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; align-items: start; }
.sum h3:first-child { margin-top: 0; }
.steps col.what { width: 46%; } .steps td { padding-top: 0.6mm; padding-bottom: 0.6mm; }
.steps tr:last-child td { font: 700 10pt/1.4 var(--head); border-top: 1.2pt solid var(--ink); }
.outside { margin: 1.5mm 0 0; font-size: 9.5pt; }
#detail { break-before: page; margin-top: 0; }
:lang(en) thead th small { font-size: 6.5pt; letter-spacing: -0.01em; } :lang(en) .ranking col.rank { width: 5.5%; } :lang(en) .ranking col.remarks { width: 11%; }
:lang(en) .detail col.area { width: 8.8%; } :lang(en) .detail col.self { width: 6.8%; } :lang(en) .detail col.rules { width: 18%; } :lang(en) td, :lang(en) th { hyphens: auto; }
.waiting { margin: 0; padding-left: 1.4em; } .waiting li { font-size: 9.5pt; }
.sign { display: grid; grid-template-columns: 2fr 1.4fr 1fr; margin-top: 6mm; border: 1.2pt solid var(--ink); break-inside: avoid; }
.sign div { padding: 2mm 3mm; min-height: 28mm; border-left: 0.5pt solid var(--line); display: flex; flex-direction: column; justify-content: space-between; font-size: 10pt; }
.sign div:first-child { border-left: 0; }
.sign span { text-align: right; color: var(--soft); }
.colophon { margin-top: 4mm; font-size: 8.5pt; line-height: 1.5; color: var(--soft); break-inside: avoid; }
.colophon dt { float: left; clear: left; margin-right: 1.5mm; } .colophon dd { margin: 0 0 0.3mm; }
.colophon code, code { font: 8pt/1.4 ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
thead th small { display: block; font: 400 7.5pt/1.25 var(--head); color: var(--soft); }
.n .open { white-space: normal; overflow-wrap: normal; }
.ranking col.total { width: 8%; } .ranking col.rank { width: 6.5%; } .ranking col.unit { width: 10.5%; } .ranking col.grade { width: 7.5%; } .ranking col.remarks { width: 13%; } .ranking td.n, .ranking td.remarks { padding-left: 0.6mm; padding-right: 1mm; }
.ranking td { vertical-align: middle; text-align: center; } .ranking td.unit, .ranking td.remarks { text-align: left; } .ranking td.n { text-align: right; }
.key { margin-right: 5mm; white-space: nowrap; } .key svg { margin-right: 1.2mm; vertical-align: -0.5pt; }
.chart { font-family: var(--head); width: 100%; height: auto; display: block; break-inside: avoid; }
caption { height: 0; padding: 0; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }
.costly col.no { width: 5%; } .costly col.what { width: 20%; } .costly col.n { width: 9%; }
.grades col.n { width: 14%; }
.caution { border-left: 3pt solid var(--red); padding: 0.5mm 0 0.5mm 2.5mm; margin: 2mm 0; } .compared td.n, .compared td.c { text-align: right; } .compared td.c { text-align: center; } h3.pair { font-size: 12pt; border-bottom: 0.8pt solid var(--line); }
.compared col.unit { width: 10%; } .compared td.tags { text-align: left; } .compared.lines td.n, .compared td.range { white-space: normal; } :lang(en) .compared.changes thead th { font-size: 7.5pt; } .compared.totals col.remarks { width: 20%; } .compared.totals col.grade { width: 5.5%; } .compared col.year { width: 7%; } .compared col.what { width: 22%; } .compared col.grade { width: 8%; } .compared col.period { width: 16%; } .compared col.kind { width: 11%; } .compared col.c { width: 7%; } .compared.lines col.what { width: 18%; } .compared.lines col.n { width: 7.4%; } .compared.relations col.what { width: 30%; } .compared.recurring col.n { width: 24%; } .compared.recurring td.n { white-space: normal; } .compared.recurring col.kind { width: 13%; } .compared.costly col.n { width: 10%; } .compared.compared-years col.n { width: 9%; }
.sums-up td { font: 700 9pt/1.42 var(--head); border-top: 1.2pt solid var(--ink); } .unit-change > h3, .unit-change > p, .unit-change > .chart { break-after: avoid; } .chart.heat, .chart.flow { margin-bottom: 2mm; } .unit-change > .chart { max-width: 200mm; }
@media screen { #detail { margin-top: 6mm; } html { background: #e9e7e1; } body { background: #fff; padding: 12mm 12mm 16mm; margin: 6mm auto; max-width: 297mm; box-shadow: 0 1px 6px rgb(0 0 0 / 20%); } tr:target > *, :target { background: #fff6d6; } }
@media screen and (max-width: 1080px) { .scroll { overflow-x: auto; } .scroll > .ranking { min-width: 235mm; } :lang(en) .scroll > .ranking { min-width: 262mm; } }
@media screen and (max-width: 900px) { body { padding: 4mm; margin: 0; max-width: none; } .scroll { overflow-x: auto; } .scroll > table { min-width: 220mm; } .scroll > .steps { min-width: 0; } .two, .sum, .sign { grid-template-columns: 1fr; } .sign div { border-left: 0; min-height: 20mm; } }
@media print { body { padding: 0 0.3mm; max-width: none; } a { text-decoration: none; } .back { display: none; } h1 { font-size: 19pt; } }
`;
