import type { NightTarget, TargetResult } from '../../engine/night/target.ts';
import { windowAt } from '../../engine/night/windows.ts';
import { nightWords } from '../../engine/night/words.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import type { Planned } from './targets.ts';
import { notChecked } from './visit.ts';

/** When a result was made, and in which language it speaks. */
export interface Moment {
  readonly now: Date;
  readonly lang: Lang;
}

/** A target whose profile has problems is told without a visit. */
export const withProblems = (target: NightTarget, { now, lang }: Moment): TargetResult | undefined => {
  if (!target.problems) return undefined;
  return notChecked({ target }, { key: target.key, at: now.toISOString(), tookMs: 0 }, { code: 'profile', sentence: nightWords.profile[lang](), next: target.problems.join(' '), mark: target.key }, lang);
};

/** A machine inside one of its maintenance windows is not visited: asked when a visit would begin, also a second one. */
export const inWindow = ({ target, profile }: Planned, { now, lang }: Moment): TargetResult | undefined => {
  const window = windowAt(profile.nightly?.windows, now);
  if (!window) return undefined;
  const cause = { code: 'maintenance', sentence: nightWords.window[lang](window.reason, window.owner), next: '', mark: target.key };
  return { ...notChecked({ target }, { key: target.key, at: now.toISOString(), tookMs: 0 }, cause, lang), standing: 'maintenance' };
};
