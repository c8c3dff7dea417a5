/**
 * The report's only style. Layout follows the guide's slide: screen at the left, 'Description' at the right. Colours are chosen for a contrast of
 * 4.5 or more in both schemes; paper is always light.
 */
export const colours = `
:root{--bg:#e9edf3;--card:#fff;--ink:#18212d;--soft:#4f5b6b;--line:#d6dde7;--head:#f3f6fa;--accent:#1a56b4;--mark:#c8232c;
--good:#0b6234;--good-bg:#dff3e6;--attention:#744400;--attention-bg:#fdeecd;--bad:#a0141b;--bad-bg:#fde4e4;--quiet:#48535f;--quiet-bg:#e6eaf0;--plain:#174a97;--plain-bg:#e2ecfb;
--old-bg:#fdf1f0;--new-bg:#eef8f1;--shadow:0 1px 2px rgb(20 32 50/.06),0 6px 20px rgb(20 32 50/.05)}
@media screen and (prefers-color-scheme:dark){:root{--bg:#0f1318;--card:#191f27;--ink:#e8ecf1;--soft:#a9b4c2;--line:#323c49;--head:#222a34;--accent:#8ab8ff;--mark:#d0303a;
--good:#8fe3b0;--good-bg:#12382a;--attention:#ffd68f;--attention-bg:#43320f;--bad:#ffb1af;--bad-bg:#4b1d21;--quiet:#c0c9d4;--quiet-bg:#2c3541;--plain:#a9caff;--plain-bg:#1d3358;
--old-bg:#2b2022;--new-bg:#1a2b24;--shadow:none}}`;

export const base = `
*{box-sizing:border-box}
html{font-size:15px;scroll-behavior:smooth}
body{margin:0;background:var(--bg);color:var(--ink);line-height:1.6;word-break:keep-all;overflow-wrap:anywhere;font-variant-numeric:tabular-nums;
font-family:Pretendard,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",NanumBarunGothic,"Nanum Gothic",NanumGothic,system-ui,sans-serif}
main{max-width:1960px;margin:0 auto;padding:32px 28px 12px}
h1,h2,h3,h4,p,dl,dd,ul,figure,blockquote{margin:0;padding:0}
h2{font-size:1.2rem;margin-bottom:14px}
h3{font-size:1rem;margin:24px 0 10px}
h4{font-size:1rem;margin:30px 0 12px;padding-left:10px;border-left:3px solid var(--accent);line-height:1.25}
a{color:var(--accent);text-underline-offset:3px}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
code{font-family:ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;color:var(--soft)}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--card);padding:8px 14px;z-index:2}
.none,.same,.hint{color:var(--soft)}
.note{display:block;color:var(--soft);font-size:.88rem;font-weight:400}
footer{max-width:1960px;margin:0 auto;padding:0 28px 36px;color:var(--soft);font-size:.85rem}
.pill{display:inline-block;padding:2px 10px;border-radius:99px;font-size:.84rem;font-weight:700;line-height:1.5;white-space:nowrap}
.good{--tone:var(--good);--tone-bg:var(--good-bg)}.attention{--tone:var(--attention);--tone-bg:var(--attention-bg)}.bad{--tone:var(--bad);--tone-bg:var(--bad-bg)}
.quiet{--tone:var(--quiet);--tone-bg:var(--quiet-bg)}.plain{--tone:var(--plain);--tone-bg:var(--plain-bg)}
.pill{color:var(--tone);background:var(--tone-bg)}
.num{display:inline-flex;align-items:center;justify-content:center;min-width:1.65em;height:1.65em;border-radius:99px;background:var(--mark);color:#fff;font-weight:700;font-size:.86rem;line-height:1;flex:none}
.head,.card,.sheet{background:var(--card);border-radius:14px;box-shadow:var(--shadow);padding:28px 32px;margin-bottom:24px}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{padding:9px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{background:var(--head);font-size:.86rem;color:var(--soft);border-bottom:1px solid var(--line);white-space:nowrap}
tbody th{font-weight:600}
td.n,th.n{text-align:right}
table+table{margin-top:20px}
td.old,td.new,blockquote,.typed b{white-space:pre-wrap}`;

const head = `
.eyebrow{color:var(--accent);font-weight:700;font-size:.9rem}
h1{font-size:1.75rem;line-height:1.3;margin:4px 0 20px;letter-spacing:-.01em}
h1 span{font-weight:400;color:var(--soft);margin-left:.35em}
.verdict{display:grid;grid-template-columns:auto 1fr auto;gap:8px 28px;align-items:center;background:var(--tone-bg);border-left:6px solid var(--tone);border-radius:10px;padding:18px 24px}
.verdict .word{font-size:1.45rem;font-weight:800;color:var(--tone);max-width:13em;line-height:1.3}
.verdict .next{margin-top:6px}.verdict .next b{color:var(--tone);margin-right:6px}
.verdict .code{font-size:.88rem;text-align:right;white-space:nowrap}.verdict .code b{font-size:1.2rem}
.columns{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px 40px;margin-top:26px}
.facts>div,.proofs>div{display:grid;grid-template-columns:13em minmax(0,1fr);gap:12px;padding:5px 0}
.facts dt,.proofs dt{color:var(--soft);font-size:.9rem}
.columns h2{font-size:1rem;border-bottom:2px solid var(--line);padding-bottom:6px;margin-bottom:6px}
.columns .facts>div{grid-template-columns:7em minmax(0,1fr)}
.notices{list-style:none;display:grid;gap:10px}
.notices li{background:var(--tone-bg);border-left:4px solid var(--tone);border-radius:8px;padding:12px 16px}
.notices .where{font-size:.86rem;margin-left:8px}
.overview .change+.change{margin-top:4px}.overview td:first-child code{white-space:nowrap}
.change .old,.relay+.relay{color:var(--soft)}.change .new{font-weight:600}
.record .facts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:40px}.record .facts>div{grid-template-columns:11em minmax(0,1fr)}`;

const sheet = `
#sheets:focus{outline:none}
.sheet{border-top:5px solid var(--accent);scroll-margin-top:12px}
.sheet>header{display:flex;justify-content:space-between;gap:32px;margin-bottom:22px}
.sheet .chapter{color:var(--soft);font-size:.9rem;display:flex;gap:10px;align-items:center}
.slide-id{font-weight:700;color:var(--accent)}
.sheet h3{font-size:1.45rem;margin:2px 0;line-height:1.35;letter-spacing:-.01em}.sheet h3 small{font-size:1rem;color:var(--soft);font-weight:600}
.sheet .screen{font-weight:600}.sheet .lead{color:var(--soft);margin-top:2px}
.sheet .outcome{text-align:right;max-width:26em}.sheet .outcome .pill{font-size:.98rem;padding:4px 14px}.sheet .outcome .note{margin-top:6px}
.admin{margin-top:8px;font-size:.86rem;color:var(--soft)}
.held{background:var(--attention-bg);color:var(--attention);border-radius:8px;padding:12px 16px;margin-bottom:18px;font-weight:600}
.slide{display:grid;grid-template-columns:minmax(0,2.4fr) minmax(0,1fr);gap:28px;align-items:start}
.slide:has(.screen-side .shot:target){grid-template-columns:minmax(0,1fr)}
.lines td{padding:11px 10px}.lines .no{width:3.4em}.lines .state{width:7.4em}
.lines .words{font-weight:600}.lines .guide-note{display:block;color:var(--soft);margin-top:2px}
.lines time{display:block;color:var(--soft);font-size:.84rem;margin-top:3px}
.lines .not-reached .words{font-weight:400;color:var(--soft)}.lines .not-reached .num{background:var(--quiet)}
@media screen and (prefers-color-scheme:dark){.lines .not-reached .num{color:#12161c}}
.lines .apart th{background:var(--attention-bg);color:var(--attention);font-size:.88rem}
.tag{display:inline-block;padding:0 8px;border:1px solid currentColor;border-radius:5px;color:var(--attention);font-size:.8rem;font-weight:700}
.typed{list-style:none;margin-top:8px;display:flex;flex-wrap:wrap;gap:6px}
.typed li{background:var(--head);border:1px solid var(--line);border-radius:7px;padding:2px 9px;font-size:.88rem}.typed span{color:var(--soft)}.typed span::after{content:":"}
.fault{color:var(--bad);font-size:.88rem;font-weight:600;margin-top:6px}
.shot{scroll-margin-top:16px}
.store{position:absolute}
.frame{border:1px solid var(--line);border-radius:8px;overflow:hidden;background:#fff;line-height:0;width:fit-content;max-width:100%}
.screen{display:block;max-width:100%;height:auto}.screen.all,.shot:target .screen.part{display:none}.shot:target .screen.all{display:block}
.marks rect{fill:none;vector-effect:non-scaling-stroke}.marks .halo{stroke:#fff;stroke-width:5px;opacity:.85}.marks .box{stroke:#d3222c;stroke-width:2.5px}.marks .earlier{stroke-dasharray:7 4}
.legend{display:flex;align-items:center;gap:8px;margin-top:8px;color:var(--soft);font-size:.86rem}.dashed{width:26px;height:14px;border:2px dashed #d3222c;border-radius:3px;flex:none}
.marks circle{fill:#d3222c;stroke:#fff;stroke-width:2px;vector-effect:non-scaling-stroke}
.marks text{fill:#fff;font-weight:700;text-anchor:middle;dominant-baseline:central;font-family:Arial,Helvetica,sans-serif}
.caption,.lost{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px;padding:8px 2px 0;font-size:.88rem}
.lost{border:1px dashed var(--line);border-radius:8px;padding:8px 14px;color:var(--soft)}
.caption .of{color:var(--soft)}.step{display:inline-flex;align-items:baseline;gap:7px}.step .num{font-size:.78rem}
.enlarge,.reduce{margin-left:auto;white-space:nowrap}.reduce,.shot:target .enlarge{display:none}.shot:target .reduce{display:inline}
.gallery,.pair{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,520px),1fr));gap:22px 20px;align-items:start}
.pair{margin-top:18px;grid-template-columns:repeat(auto-fit,minmax(min(100%,520px),1fr))}.gallery .lost,.pair .lost{grid-column:1/-1}
.pair.rows{grid-template-columns:minmax(0,1fr)}
.gallery .shot:target,.pair .shot:target{grid-column:1/-1}
.diff{table-layout:fixed}.diff th:first-child{width:24%}.diff th:nth-child(2){width:25%}.diff th:nth-child(4){width:9.5em}.diff td.old{background:var(--old-bg)}.diff td.new{background:var(--new-bg);font-weight:600}.diff .plus{color:var(--good)}
.proofs{margin-top:12px;font-size:.88rem}
.dialogs{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:14px}
.dialog{border:1px solid var(--line);border-radius:10px;overflow:hidden}
.dialog .kind{display:flex;align-items:center;gap:8px;background:var(--head);padding:8px 14px;font-weight:700;font-size:.9rem}
.dialog blockquote{padding:14px 16px}.dialog .answer{padding:0 16px 12px;color:var(--soft);font-size:.88rem}
#photo:target .enlarge,#photo:target~footer{display:none}
.hint{margin-top:10px;font-size:.88rem}
@media screen and (max-width:1500px){.slide{grid-template-columns:minmax(0,1.9fr) minmax(0,1fr)}}
@media screen and (max-width:1000px){.slide,.columns,.record .facts{grid-template-columns:minmax(0,1fr)}.verdict{grid-template-columns:1fr}.verdict .code{text-align:left}.sheet>header{flex-direction:column;gap:10px}.sheet .outcome{text-align:left}
main{padding:14px}.head,.card,.sheet{padding:20px 18px}th,td{padding:7px 6px}td,th,a{word-break:break-word}thead th{white-space:normal}.pill{white-space:normal}.diff th:nth-child(4){width:6em}}`;

const print = `
@page{size:A4 landscape;margin:10mm}
@media print{html{font-size:10.5px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{background:#fff}main,footer{max-width:none;padding:0}
.head,.card,.sheet{box-shadow:none;border-radius:0;padding:0;margin:0 0 8mm}.sheet{break-before:page;padding-top:4mm}
.slide{grid-template-columns:minmax(0,1.72fr) minmax(0,1fr);gap:6mm}.columns{grid-template-columns:repeat(3,minmax(0,1fr))}
.gallery,.pair{grid-template-columns:repeat(2,minmax(0,1fr));gap:5mm}h4{margin-top:5mm}.sheet>header{margin-bottom:4mm}th,td,.lines td{padding:2mm 2.2mm}
.shot,.dialog,tr,.notices li,.verdict,.facts>div{break-inside:avoid}thead{display:table-header-group}h2,h3,h4{break-after:avoid}
.skip,.enlarge,.reduce{display:none}a{color:inherit;text-decoration:none}}`;

export const css = colours + base + head + sheet + print;
