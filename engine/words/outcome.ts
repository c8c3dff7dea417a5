import type { EvidenceGap, Mode, SectionResult } from '../events.ts';
import type { Fault } from '../faults.ts';
import { planDiffers, verdictWords, type Verdict } from '../verdict.ts';
import { describeFault } from './faults.ts';
import { phrase, phraseOf, type Lang } from './phrase.ts';

interface Outcome {
  readonly verdict: Verdict;
  readonly mode: Mode;
  readonly results: readonly SectionResult[];
  readonly fault?: Fault;
  readonly gaps?: readonly EvidenceGap[];
}

const words = {
  changed: phraseOf((what: string) => `${what}. 메뉴로 다시 들어가 전체 목록을 읽어 확인했습니다.`, (what: string) => `${what}. The whole list was read again through the menu to confirm it.`),
  asWanted: phraseOf((n: number) => `확인한 화면 ${n}개가 모두 요청한 설정과 같습니다. 변경한 것은 없습니다.`, (n: number) => `All ${n} screens that were read match the wanted settings. Nothing was changed.`),
  nothingToUndo: phraseOf((n: number) => `되돌릴 변경이 남아 있지 않습니다. 화면 ${n}개를 읽어 확인했습니다.`, (n: number) => `Nothing of that run is left to take back; ${n} screens were read to make sure.`),
  recorded: phrase('로그를 읽어 기록했습니다.', 'The log was read and recorded.'),
  differs: phraseOf((what: string) => `요청한 설정과 다른 곳: ${what}`, (what: string) => `Not as wanted: ${what}`),
  held: phraseOf((what: string) => `화면의 의미가 확인되지 않아 변경하지 않은 곳: ${what}`, (what: string) => `Not touched because the meaning of the screen is not confirmed: ${what}`),
  declined: phrase('승인되지 않아 아무것도 변경하지 않았습니다.', 'Not approved; nothing was changed.'),
  unknown: phrase(
    '저장 요청을 보냈으나 결과를 확인하지 못했습니다. 다시 저장하지 마십시오. 목록을 확인한 뒤 아래 명령을 실행하십시오.',
    'A save was sent and its outcome could not be confirmed. Do not save again. Look at the list, then run the command below.',
  ),
  withheld: phraseOf((n: number) => `조치는 끝났으나 증적이 완전하지 않습니다(부족한 점 ${n}건). 같은 조치를 다시 실행하지 마십시오. 부족한 점은 보고서에 있습니다.`, (n: number) => `The work is done, but its evidence is incomplete in ${n} points. Do not repeat the work. The report says what is missing.`),
  partly: phraseOf((what: string) => `여기까지 변경됨: ${what}.`, (what: string) => `Changed so far: ${what}.`),
};

const titles = (results: readonly SectionResult[], verdicts: readonly Verdict[]): string => results.filter((one) => verdicts.includes(one.verdict)).map((one) => one.title).join(', ');

/** The verdict as one sentence for the engineer (architecture.md: a verdict is one sentence and the next action). */
export const sentenceOf = (outcome: Outcome, lang: Lang): string => {
  const { verdict, mode, results, fault } = outcome;
  const head = verdict === 'differs' && mode !== 'verify' ? planDiffers[lang]() : verdictWords[verdict][lang]();
  return `${head}: ${[detail(outcome, lang), fault ? describeFault(fault, lang).sentence : '', ...partly(verdict, results, lang)].filter((one) => one !== '').join(' ')}`;
};

const partly = (verdict: Verdict, results: readonly SectionResult[], lang: Lang): string[] => {
  const done = titles(results, ['changed']);
  return verdict === 'changed' || verdict === 'withheld' || done === '' ? [] : [words.partly[lang](done)];
};

const detail = ({ verdict, mode, results, fault, gaps = [] }: Outcome, lang: Lang): string => {
  if (verdict === 'changed') return words.changed[lang](changesText(results));
  if (verdict === 'as-wanted') return (mode === 'rollback' ? words.nothingToUndo : words.asWanted)[lang](results.length);
  if (verdict === 'recorded') return words.recorded[lang]();
  if (verdict === 'differs') {
    // A plan that no longer binds differs as a whole; its fault says where.
    const where = titles(results, ['differs']);
    return where === '' ? '' : words.differs[lang](where);
  }
  if (verdict === 'held') return words.held[lang](titles(results, ['held']));
  if (verdict === 'declined') return words.declined[lang]();
  if (verdict === 'unknown') return words.unknown[lang]();
  if (verdict === 'withheld') return [words.withheld[lang](gaps.length), changesText(results)].filter((one) => one !== '').join(' ');
  return fault ? '' : titles(results, [verdict]);
};

const changesText = (results: readonly SectionResult[]): string =>
  results.filter((one) => one.verdict === 'changed').flatMap((one) => one.changes.map((change) => `${one.title} — ${change.where}: ${change.before === '' ? '' : `${change.before} → `}${change.after}`)).join('; ');
