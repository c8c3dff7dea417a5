import { verdictWords, type Verdict } from '../verdict.ts';
import { phrase, phraseOf, type Lang } from '../words/phrase.ts';

/** Words of the night's results, on every page and in every file made from them. */
export const nightWords = {
  nothing: phrase('점검한 것이 없습니다 (nothing was checked).', 'nothing was checked.'),
  never: phrase('점검 차례가 오기 전에 끝났습니다.', 'The night ended before its turn.'),
  reads: phraseOf((before: string, after: string) => `현재 ${before === '' ? '없음' : before}, 원하는 설정 ${after}`, (before: string, after: string) => `reads ${before === '' ? 'nothing' : before}, wanted ${after}`),
  leftover: phraseOf((ip: string) => `만료된 허용: ${ip}`, (ip: string) => `Expired permission: ${ip}`),
  expired: phrase('허용 기한이 지났으나 장비에 남아 있습니다.', 'Its time has passed and it still stands on the machine.'),
  removed: phrase('프로필에서 뺐으나 장비에 남아 있습니다.', 'It was taken out of the profile and still stands on the machine.'),
  retired: phrase('허용 기한이 모두 지난 고객사입니다. 남아 있는 허용만 점검했습니다.', 'Every sending IP has expired; only what is left of them was checked.'),
  deadline: phraseOf((minutes: number) => `장비 하나의 제한 시간(${minutes}분) 안에 끝나지 않아 중단했습니다.`, (minutes: number) => `It did not end within the time of one machine (${minutes} min) and was stopped.`),
  deadlineNext: phrase('장비의 응답 속도를 확인하십시오. 원래 느린 장비이면 프로필의 nightly.deadlineMinutes를 늘리십시오.', 'See how fast the machine answers. If it is always slow, raise nightly.deadlineMinutes in its profile.'),
  crashed: phrase('이 고객사의 화면에서 브라우저 프로세스가 종료되었습니다.', 'The browser process of this page ended.'),
  crashedNext: phrase('다시 점검하십시오. 되풀이되면 장비의 화면을 직접 확인하십시오.', 'Check it again; when it happens again, look at the screen of the machine.'),
  browserGone: phrase('브라우저가 종료되어 결과를 판단하지 않았습니다.', 'The browser ended, so nothing was concluded.'),
  outOfTime: phrase('점검 전체의 제한 시간(--max-duration)이 끝나 시작하지 않았습니다.', 'The time of the whole check (--max-duration) was up before it began.'),
  outOfTimeNext: phrase('verify --only-failed로 이어서 점검하십시오.', 'Go on with verify --only-failed.'),
  stopped: phrase('점검이 중단되었습니다.', 'The night was stopped.'),
  window: phraseOf((reason: string, owner: string) => `작업 시간이라 점검하지 않았습니다: ${reason} (담당: ${owner})`, (reason: string, owner: string) => `Not checked during maintenance: ${reason} (owner: ${owner})`),
  profile: phrase('프로필에 문제가 있어 점검하지 못했습니다.', 'Its profile has problems, so it could not be checked.'),
  unstable: phrase('불안정하게 읽힘: 이어서 두 번 점검했으나 서로 다르게 읽혔습니다. 첫 점검의 차이를 남깁니다.', 'read unstably: two looks one after the other read differently; what the first one saw stands.'),
  seenBefore: phrase('첫 점검에서 읽은 차이는 남아 있습니다.', 'What the first look saw still stands.'),
  unstableNote: phrase('불안정하게 읽힘', 'unstable'),
  notLookedAt: phrase('화면을 확인하지 않음', 'screen not looked at'),
  unproven: phraseOf((browser: string) => `모의 장비로 확인하지 않은 브라우저입니다: ${browser}`, (browser: string) => `This browser was not proven on the simulated consoles: ${browser}`),
  cutShort: phrase('점검이 도중에 끝났습니다.', 'The check was cut short.'),
  running: phrase('점검이 진행 중입니다.', 'The check is still going on.'),
  tooOld: phraseOf((n: number) => `사람이 점검할 장비 가운데 기한이 지난 것: ${n}`, (n: number) => `Attended machines whose last check is too old: ${n}`),
  problem: phraseOf((text: string) => `점검 자체의 문제: ${text}`, (text: string) => `Trouble of the night itself: ${text}`),
} as const;

const order: readonly Verdict[] = ['unknown', 'failed', 'not-checked', 'differs', 'held', 'withheld', 'as-wanted'];

/** `설정 다름: 3 · 점검 못 함: 1 · 설정 일치: 196`, the worst first. */
export const countsText = (counts: Readonly<Partial<Record<Verdict, number>>>, lang: Lang): string =>
  order.filter((one) => counts[one] !== undefined).map((one) => `${verdictWords[one][lang]()}: ${counts[one] ?? 0}`).join(' · ');

interface Said {
  readonly verdict: Verdict;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly state: 'running' | 'complete' | 'cut-short';
  readonly problems: readonly string[];
  readonly tooOld: number;
}

/** A night as one sentence: its verdict, the counts, and what is wrong with the night itself. */
export const nightSentence = ({ verdict, counts, state, problems, tooOld }: Said, lang: Lang): string => {
  const text = countsText(counts, lang);
  const head = `${verdictWords[verdict][lang]()}: `;
  return [
    text === '' ? `${head}${nightWords.nothing[lang]()}` : `${counts[verdict] === undefined ? head : ''}${text}.`,
    ...(state === 'cut-short' ? [nightWords.cutShort[lang]()] : state === 'running' ? [nightWords.running[lang]()] : []),
    ...(tooOld > 0 ? [`${nightWords.tooOld[lang](tooOld)}.`] : []),
    ...problems.map((one) => nightWords.problem[lang](one)),
  ].join(' ');
};
