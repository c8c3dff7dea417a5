import { verdictWords, worst } from '../verdict.ts';
import type { Lang } from '../words/phrase.ts';
import type { CheckResult, TargetResult } from './target.ts';
import { nightWords } from './words.ts';

/** The note of a check that two looks read differently. */
export const unstable = 'unstable';

/** Drift that only the first look saw stays drift: a setting that reads one way and then another is not as wanted. */
const checkOf = (first: CheckResult | undefined, second: CheckResult): CheckResult => {
  if (first === undefined || first.verdict === 'not-checked') return second;
  if (second.verdict === 'not-checked') return first;
  return first.verdict === 'differs' && second.verdict === 'as-wanted' ? { ...first, note: unstable } : second;
};

/** What two looks at one machine, one after the other, come to: the second stands, and what the first saw is not forgotten. Writes of both are told. */
export const seenTwice = (first: TargetResult, second: TargetResult, lang: Lang): TargetResult => {
  const checks = second.checks.map((one) => checkOf(first.checks.find((before) => before.id === one.id), one));
  const left = first.leftovers.filter((one) => !second.leftovers.some((now) => now.ip === one.ip));
  const notices = [...new Set([...(second.notices ?? []), ...(first.notices ?? [])])];
  const both = { ...second, ...(notices.length === 0 ? {} : { notices }), writes: first.writes + second.writes };
  const kept = checks.some((one, i) => one !== second.checks[i]);
  if (!kept && left.length === 0) return both;
  const verdict = worst([second.verdict, ...checks.map((one) => one.verdict), ...(left.length > 0 ? ['differs' as const] : [])]);
  const said = second.verdict === 'not-checked' ? `${second.sentence} ${nightWords.seenBefore[lang]()}` : `${verdictWords[verdict][lang]()}: ${nightWords.unstable[lang]()}`;
  const { dir, report, version } = first;
  return {
    ...both, verdict, checks, leftovers: [...second.leftovers, ...left], sentence: [said, ...left.map((one) => `${nightWords.leftover[lang](one.ip)}.`)].join(' '),
    unusedNoise: second.unusedNoise.length > 0 ? second.unusedNoise : first.unusedNoise,
    // The pictures of what was kept are those of the first look.
    ...(dir === undefined ? {} : { dir }), ...(report === undefined ? {} : { report }), ...(version === undefined ? {} : { version }),
  };
};
