import { colours } from '../evidence/report-style.ts';

/** The panel's only style; its colours are the report's, with a contrast of 4.5 or more in both schemes. */
export const panelStyle = `${colours}
:root{color-scheme:light dark;--now-bg:#fff4df;--now:#9a4a00}
@media screen and (prefers-color-scheme:dark){:root{--now-bg:#3b2a10;--now:#ffc98a}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{font-size:15px}
body{margin:0;height:100vh;display:flex;flex-direction:column;background:var(--bg);color:var(--ink);line-height:1.55;word-break:keep-all;overflow-wrap:anywhere;
font-family:Pretendard,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",NanumBarunGothic,"Nanum Gothic",NanumGothic,system-ui,sans-serif}
h1,h2,p,ol,ul{margin:0;padding:0}ol,ul{list-style:none}
header{padding:18px 20px 14px;background:var(--card);border-bottom:1px solid var(--line)}
h1{font-size:1.22rem;line-height:1.3;letter-spacing:-.01em}
.top{display:flex;align-items:center;gap:10px;margin-bottom:4px}
.facts{color:var(--soft);font-size:.86rem;display:flex;flex-wrap:wrap;gap:0 12px}
.pill{display:inline-block;flex:none;padding:1px 10px;border-radius:99px;font-size:.8rem;font-weight:700;line-height:1.6;color:var(--plain);background:var(--plain-bg);white-space:nowrap}
.pill.changed,.pill.as-wanted,.pill.recorded{color:var(--good);background:var(--good-bg)}
.pill.differs,.pill.held,.pill.declined,.pill.not-checked,.pill.withheld{color:var(--attention);background:var(--attention-bg)}
.pill.failed,.pill.unknown{color:var(--bad);background:var(--bad-bg)}
main{flex:1;overflow-y:auto;padding:14px 14px 20px}
.section{background:var(--card);border-radius:12px;padding:11px 14px;margin-bottom:10px;box-shadow:var(--shadow)}
.section.open{padding:14px;outline:2px solid var(--accent);outline-offset:-2px}
.bar{display:flex;align-items:center;justify-content:space-between;gap:10px}
h2{font-size:.98rem;line-height:1.4}
.lead{color:var(--soft);font-size:.88rem;margin:2px 0 8px}
.lines{display:grid;gap:2px;margin-top:8px}
.line{display:grid;grid-template-columns:auto 1fr auto;gap:10px;align-items:start;padding:7px 8px;border-radius:9px}
.num{display:inline-flex;align-items:center;justify-content:center;min-width:1.65em;height:1.65em;border-radius:99px;background:var(--quiet-bg);color:var(--quiet);font-weight:700;font-size:.84rem;line-height:1}
.state{font-size:.78rem;font-weight:600;color:var(--soft);white-space:nowrap;padding-top:2px}
.note{color:var(--soft);font-size:.82rem}
.mark{display:inline-block;margin-left:7px;padding:0 7px;border-radius:6px;border:1px solid var(--line);color:var(--soft);font-size:.74rem;font-weight:600;line-height:1.6}
.line.now{background:var(--now-bg);box-shadow:inset 4px 0 0 var(--mark)}
.line.now .num{background:var(--mark);color:#fff}
.line.now .text{font-weight:700}.line.now .state{color:var(--now)}
.line.now .note,.line.now .mark{color:var(--ink)}
.line.done .num,.line.by-hand .num{background:var(--good-bg);color:var(--good)}.line.done .state{color:var(--good)}
.line.by-hand .state,.line.held .state{color:var(--attention)}.line.failed .state{color:var(--bad)}.line.failed .num{background:var(--bad-bg);color:var(--bad)}
.caption{margin:10px 0 4px;font-size:.78rem;font-weight:700;color:var(--soft)}
.change{padding:7px 9px;border-radius:9px;background:var(--head);font-size:.88rem}.change+.change{margin-top:4px}
.where{display:block;color:var(--soft);font-size:.82rem}
.values{display:grid;grid-template-columns:fit-content(45%) auto 1fr;align-items:baseline;gap:2px 8px}
.old{color:var(--soft);text-decoration-thickness:1px}.new{font-weight:700;text-decoration:none;color:var(--good)}.arrow{color:var(--soft)}
#dock{background:var(--card);border-top:1px solid var(--line);padding:14px 18px 16px;box-shadow:0 -6px 20px rgb(20 32 50/.07);max-height:62vh;overflow-y:auto}
#dock.about-trouble,#dock.about-failure{border-top:4px solid var(--bad)}#dock.about-hand{border-top:4px solid var(--attention)}#dock.about-line,#dock.about-plan,#dock.about-end{border-top:4px solid var(--accent)}
#cause{display:inline-block;margin-bottom:6px;padding:1px 10px;border-radius:99px;font-size:.82rem;font-weight:700;color:var(--bad);background:var(--bad-bg)}
#sentence{font-size:1.05rem;font-weight:700;line-height:1.45}
#next{margin-top:4px}
#facts{margin-top:6px;color:var(--soft);font-size:.85rem}#facts li{padding-left:14px;text-indent:-14px}#facts li::before{content:"· ";font-weight:700}
#typing{margin-top:10px}label{font-size:.86rem;font-weight:600}
#typed{display:block;width:100%;margin-top:4px;padding:9px 11px;font:inherit;color:var(--ink);background:var(--bg);border:1px solid var(--soft);border-radius:9px}
#buttons{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
button{display:inline-flex;align-items:center;gap:9px;padding:8px 14px;font:inherit;font-weight:700;color:var(--ink);background:var(--head);border:1px solid var(--line);border-radius:10px;cursor:pointer}
button.primary{flex:1;justify-content:center;color:#fff;background:#1a56b4;border-color:#1a56b4}
button.danger,#stop{color:var(--bad)}
button:disabled{cursor:default;opacity:.55}
button:not(:disabled):hover{filter:brightness(.96)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
kbd{font:600 .74rem/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;padding:0 6px;border-radius:5px;border:1px solid currentColor;opacity:.85}
#held{margin-top:10px;padding:9px 11px;border-radius:9px;color:var(--attention);background:var(--attention-bg);font-size:.86rem}#held b{display:block}
#always{display:flex;align-items:center;justify-content:space-between;gap:12px}#question:has(button)~#always{margin-top:12px}
#always label{display:inline-flex;align-items:center;gap:8px;color:var(--soft)}
#idle{color:var(--soft);margin-bottom:8px}
#verdict{font-weight:700;padding:10px 12px;border-radius:10px;margin-bottom:10px}
#verdict.good{color:var(--good);background:var(--good-bg)}#verdict.attention{color:var(--attention);background:var(--attention-bg)}#verdict.bad{color:var(--bad);background:var(--bad-bg)}
@media (prefers-reduced-motion:no-preference){.line{transition:background-color .15s}}
@media (forced-colors:active){.line.now{outline:2px solid Highlight}}`;
