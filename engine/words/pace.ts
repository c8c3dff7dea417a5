import type { Choice } from '../pace/question.ts';
import { phrase, phraseOf, type Phrase } from './phrase.ts';

/** What a person is asked while a runbook is walked. */
export const paceWords = {
  line: phraseOf((n: number, of: number, text: string) => `${n}/${of}단계: ${text}`, (n: number, of: number, text: string) => `Step ${n} of ${of}: ${text}`),
  soLine: phraseOf((n: number, of: number, text: string) => `${n}/${of}단계는 이미 설정되어 있습니다: ${text}`, (n: number, of: number, text: string) => `Step ${n} of ${of} is already so: ${text}`),
  soSection: phraseOf((title: string) => `이 화면은 이미 요청한 설정과 같습니다: ${title}`, (title: string) => `This screen is already as wanted: ${title}`),
  trouble: phrase('브라우저에서 직접 하거나, 가린 것을 치운 뒤 다시 시도하십시오.', 'Do it yourself in the browser, or clear what is in the way and have it tried again.'),
  click: phraseOf((label: string) => `브라우저에서 직접 클릭하십시오: ${label}`, (label: string) => `Click it in the browser: ${label}`),
  fill: phraseOf((field: string, value: string) => `브라우저에서 직접 입력하십시오. ${field}: ${value}`, (field: string, value: string) => `Type it in the browser. ${field}: ${value}`),
  tick: phraseOf((field: string) => `브라우저에서 직접 선택하십시오: ${field}`, (field: string) => `Tick it in the browser: ${field}`),
  untick: phraseOf((field: string) => `브라우저에서 선택을 해제하십시오: ${field}`, (field: string) => `Untick it in the browser: ${field}`),
  save: phraseOf((label: string) => `브라우저에서 직접 저장하십시오: ${label}`, (label: string) => `Save it in the browser: ${label}`),
  handNext: phrase('값과 저장을 지켜보고 있습니다. 확인되면 저절로 넘어갑니다. 클릭만 하는 줄은 끝난 뒤 [했습니다]를 누르십시오.', 'Values and saves are watched and go on by themselves. After a mere click, press Done.'),
  failure: phrase('브라우저를 열어 두었습니다. 화면을 확인한 뒤 닫으십시오. 로그아웃은 닫을 때 합니다.', 'The browser stays open. Look at the screen, then close; the session is given back then.'),
} as const;

/** What the buttons and the terminal's list call each answer. */
export const choiceWords: Readonly<Record<Choice, Phrase>> = {
  do: phrase('실행', 'Do it'),
  again: phrase('다시 시도', 'Try again'),
  'by-hand': phrase('직접 하기', 'I do it myself'),
  skip: phrase('건너뛰기', 'Skip'),
  done: phrase('했습니다', 'Done'),
  yes: phrase('승인', 'Approve'),
  no: phrase('승인 안 함', 'Do not approve'),
  close: phrase('닫기', 'Close'),
  stop: phrase('중단', 'Stop'),
};
