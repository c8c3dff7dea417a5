import { base, colours } from '../../evidence/report-style.ts';

const own = `
.head,.card{overflow-x:auto}
h1{font-size:1.75rem;line-height:1.3;margin:0 0 16px}
h1 small{font-weight:400;color:var(--soft);font-size:1rem;margin-left:.5em}
.banner{background:var(--tone-bg);border-left:6px solid var(--tone);border-radius:10px;padding:16px 22px}
.banner b{font-size:1.4rem;color:var(--tone);display:block;line-height:1.3;margin-bottom:4px}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:10px 28px;margin-top:20px}
.facts dt{color:var(--soft);font-size:.86rem}.facts dd{font-weight:600}
.problem{background:var(--bad-bg);color:var(--bad);border-radius:8px;padding:10px 14px;margin-top:12px;font-weight:600}
.list{list-style:none;display:grid;gap:10px}
.list>li{border-left:4px solid var(--tone);background:var(--tone-bg);border-radius:8px;padding:10px 16px}
.list p+p{margin-top:2px}.list .who{font-size:.9rem;color:var(--soft)}
.tag{display:inline-block;padding:0 8px;border:1px solid currentColor;border-radius:5px;color:var(--bad);font-size:.8rem;font-weight:700;margin-right:6px}
fieldset{border:0;margin:0 0 14px;padding:0;display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center}
legend{float:left;margin-right:14px;color:var(--soft);font-size:.9rem;padding:0}
fieldset label{display:inline-flex;gap:6px;align-items:center;cursor:pointer}
input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
body:has(#show-new:checked) .matrix tbody tr:not(.is-new),body:has(#show-bad:checked) .matrix tbody tr.as-wanted,
body:has(#show-differs:checked) .matrix tbody tr:not(.differs),body:has(#show-not:checked) .matrix tbody tr:not(.not-checked){display:none}
.matrix td .pill{margin:1px 0}.matrix .key{display:block;font-weight:400}
.cell{display:flex;flex-direction:column;align-items:flex-start;gap:3px}
.chart{width:100%;max-width:720px;height:120px;display:block}
.chart .as-wanted{fill:#3d9a63}.chart .differs{fill:#d9920f}.chart .not-checked{fill:#7b8794}.chart .held,.chart .withheld{fill:#8a6fc2}.chart .failed,.chart .unknown{fill:#c8232c}
.chart line{stroke:var(--line)}.chart text{fill:var(--soft);font-size:9px}
.key-list{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:8px;font-size:.88rem}
@media screen and (max-width:900px){main{padding:14px}.head,.card{padding:18px 14px}}
@page{size:A4 landscape;margin:10mm}
@media print{html{font-size:10.5px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{background:#fff}.head,.card{box-shadow:none;padding:0;margin:0 0 6mm;overflow:visible}fieldset,.skip{display:none}tr,li{break-inside:avoid}thead{display:table-header-group}}`;

/** The page's only style; colours and letters are those of the report. */
export const pageCss = colours + base + own;
