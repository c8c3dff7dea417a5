import { createHash } from 'node:crypto';
import { outcomeWords } from '../evidence/key-words.ts';
import { verdictWords } from '../verdict.ts';
import { panelWords } from '../words/panel.ts';
import type { Lang, Phrase } from '../words/phrase.ts';
import { panelClient, type ClientWords } from './client.ts';
import { panelStyle } from './style.ts';

/** The panel's page and the policy it is served with: nothing but its own style and script, and no way to any network. */
export interface PanelDocument {
  readonly html: string;
  readonly policy: string;
}

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const inLang = (table: Readonly<Record<string, Phrase>>, lang: Lang): Record<string, string> => Object.fromEntries(Object.entries(table).map(([key, word]) => [key, word[lang]()]));

const clientWords = (lang: Lang): ClientWords => ({
  status: { ...inLang(outcomeWords, lang), now: panelWords.now[lang](), waiting: '' },
  verdict: inLang(verdictWords, lang),
  phase: inLang({ survey: panelWords.survey, converge: panelWords.converge, prove: panelWords.prove }, lang),
  screens: panelWords.screens[lang](), lines: panelWords.lines[lang](), changes: panelWords.changes[lang](), empty: panelWords.empty[lang](),
  preparing: panelWords.preparing[lang](), running: panelWords.running[lang](), stepMode: panelWords.stepMode[lang](), stop: panelWords.stop[lang](), stopping: panelWords.stopping[lang](),
  held: panelWords.held[lang](), typeIt: panelWords.typeIt[lang]('{}'), writeIt: panelWords.writeIt[lang](),
});

/** One page for the whole run; everything of the run comes later, as data. */
export const panelDocument = (lang: Lang): PanelDocument => {
  const script = `(${panelClient.toString()})(${JSON.stringify(clientWords(lang)).replaceAll('<', String.raw`\u003c`)})`;
  const html = `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${panelWords.title[lang]()}</title><link rel="icon" href="data:,"><style>${panelStyle}</style></head>
<body><header><div class="top"><span class="pill" id="mode" hidden></span><span class="facts" id="runbook"></span></div><h1 id="customer">${panelWords.title[lang]()}</h1><div class="facts"><span id="machine"></span><span id="who"></span></div></header>
<main tabindex="0" aria-label="${panelWords.screens[lang]()}"><ol id="sections"></ol></main>
<footer id="dock" class="about-nothing"><p id="verdict" role="status" hidden></p><div id="question" role="status"><p id="cause" hidden></p><p id="sentence" hidden></p><p id="next" hidden></p><ul id="facts"></ul><div id="typing"></div><div id="held" hidden><b>${panelWords.held[lang]()}</b><ul id="held-list"></ul></div><div id="buttons"></div></div>
<p id="idle">${panelWords.preparing[lang]()}</p><div id="always"><label><input type="checkbox" id="step">${panelWords.stepMode[lang]()}</label><button type="button" id="stop">${panelWords.stop[lang]()}</button></div></footer>
<script>${script}</script></body></html>`;
  return {
    html,
    policy: `default-src 'none'; style-src ${hashed(panelStyle)}; script-src ${hashed(script)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
  };
};
