import type { Mode } from '../events.ts';
import { planDiffers, verdictWords, type Verdict } from '../verdict.ts';
import type { Lang, Say } from '../words/phrase.ts';
import { html, type Html } from './html.ts';
import type { LoadedPicture } from './pictures.ts';
import type { RunSummary } from './summary.ts';

/** What every part of the report is made from. */
export interface ReportContext {
  readonly run: RunSummary;
  readonly lang: Lang;
  readonly say: Say;
  readonly timeZone: string;
  /** The journal's last line was cut off. */
  readonly torn: boolean;
  readonly pictures: ReadonlyMap<string, LoadedPicture>;
  /** Number of each picture that was printed already: each is embedded once. */
  readonly shown: Map<string, number>;
  /** Pictures (by hash) that show the same screen as another one, with that one's hash. */
  readonly sameAs: ReadonlyMap<string, string>;
  /** A number that no other figure has. */
  readonly nextFigure: () => number;
  /** What was made smaller than it was taken, in words; undefined when nothing was. */
  readonly reduced?: string;
}

export type Tone = 'good' | 'attention' | 'bad' | 'quiet' | 'plain';

export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  'as-wanted': 'good', changed: 'good', recorded: 'good', differs: 'attention', declined: 'attention', held: 'attention', withheld: 'attention',
  'not-checked': 'quiet', failed: 'bad', unknown: 'bad',
};

/** The verdict in words; after a plan a difference is work to do, not drift. */
export const verdictText = (verdict: Verdict, mode: Mode, lang: Lang): string =>
  (verdict === 'differs' && mode !== 'verify' && mode !== 'diagnose' ? planDiffers : verdictWords[verdict])[lang]();

export const pill = (text: string, tone: Tone): Html => html`<span class="pill ${tone}">${text}</span>`;
