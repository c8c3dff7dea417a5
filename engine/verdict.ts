import { phrase, type Phrase } from './words/phrase.ts';

/** How a run or one of its sections ended (architecture.md, 'Verdicts and exit codes'). */
export type Verdict = 'as-wanted' | 'changed' | 'recorded' | 'differs' | 'declined' | 'held' | 'not-checked' | 'failed' | 'unknown' | 'withheld';

/** Exit code of each verdict; 1 is a wrong command, 130 a stop by the person before any act. */
export const exitCodes: Readonly<Record<Verdict, number>> = {
  'as-wanted': 0, changed: 0, recorded: 0,
  differs: 2, declined: 2, held: 2,
  'not-checked': 3, failed: 4, unknown: 5, withheld: 6,
};

export const stoppedByPerson = 130;
export const wrongInput = 1;

/** From best to worst: unknown > failed > not checked > differs > withheld > as wanted. */
const order: readonly Verdict[] = ['recorded', 'as-wanted', 'changed', 'withheld', 'held', 'declined', 'differs', 'not-checked', 'failed', 'unknown'];

/** The worst of many. Nothing at all is `not-checked` (law 10). */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict | undefined>((a, b) => (a === undefined || order.indexOf(b) > order.indexOf(a) ? b : a), undefined) ?? 'not-checked';

/** The verdict in words; `differs` reads differently after a plan. */
export const verdictWords: Readonly<Record<Verdict, Phrase>> = {
  'as-wanted': phrase('설정 일치', 'as wanted'),
  changed: phrase('변경 완료', 'changed'),
  recorded: phrase('진단 완료', 'recorded'),
  differs: phrase('설정 다름', 'differs'),
  declined: phrase('미승인(변경 없음)', 'declined (nothing changed)'),
  held: phrase('보류: 화면 확인 필요', 'held: the screen needs confirming'),
  'not-checked': phrase('점검 못 함', 'not checked'),
  failed: phrase('실패(상태 확인됨)', 'failed (state read)'),
  unknown: phrase('결과 불명 — 담당자 확인 필요', 'unknown — a person must look'),
  withheld: phrase('증적 보류', 'evidence withheld'),
};

export const planDiffers: Phrase = phrase('변경 필요', 'changes needed');
