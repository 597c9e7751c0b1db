/** What only the page of a comparison needs beside the style of all pages. */
export const comparisonStyle = `.compared thead th { word-break: keep-all; overflow-wrap: anywhere; }
.unit-change > summary { cursor: pointer; border-bottom: 0.5pt dotted var(--hair); padding: 0.8mm 0; }
.unit-change > summary b { font-family: var(--head); margin-right: 3mm; }
.unit-change[open] { margin-bottom: 6mm; }
.unit-change h4 { font: 700 10.5pt/1.4 var(--head); margin: 3mm 0 1mm; }
.unit-change h4, .unit-change p, .unit-change ul, .unit-change .chart { break-after: avoid; }
.unit-change .chart { max-width: 200mm; }
@media print { .unit-change[open] { break-before: page; } }
`;
