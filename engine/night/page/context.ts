import type { Lang, Say } from '../../words/phrase.ts';
import type { NightSummary } from '../night-summary.ts';

/** What every part of the page is made from. */
export interface PageContext {
  readonly night: NightSummary;
  readonly lang: Lang;
  readonly say: Say;
  readonly timeZone: string;
}
