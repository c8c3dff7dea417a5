import type { EventReader, JournalLine } from '../events.ts';
import { duration } from '../evidence/format.ts';
import { plainText } from '../redaction/plain-text.ts';
import { phraseOf, phrase, type Lang } from '../words/phrase.ts';

const words = {
  step: phraseOf((n: number, of: number) => `${n}/${of}단계`, (n: number, of: number) => `step ${n} of ${of}`),
  survey: phrase('확인', 'look'),
  converge: phrase('적용', 'apply'),
  prove: phrase('다시 읽기', 'read again'),
  signedIn: phraseOf((user: string, label: string) => `로그인: ${user}, 장비: ${label}`, (user: string, label: string) => `signed in as ${user} on ${label}`),
  signedOut: phrase('로그아웃', 'signed out'),
  failed: phrase('실패', 'failed'),
  held: phrase('보류한 요청(장비로 보내지 않음)', 'held back, nothing was sent'),
};

/** Where progress goes. `live`: the line of the running step is rewritten in place, for a terminal. */
export interface ProgressOutput {
  readonly write: (text: string) => void;
  readonly live: boolean;
  readonly lang: Lang;
  /** Put before each line, e.g. blanks. */
  readonly indent?: string;
}

const eraseLine = `\r${String.fromCharCode(27)}[K`;

/** Tells what a run is doing: step n of m, the guide's words, the time since the start. */
export const progressReporter = ({ write, live, lang, indent = '' }: ProgressOutput): EventReader => {
  const print = (text: string): void => write(`${live ? eraseLine : ''}${indent}${plainText(text)}\n`);
  const stepText = ({ n, of, text, ms }: { n: number; of: number; text: string; ms: number }): string => `  ${words.step[lang](n, of)}  ${text}  (${duration(ms, lang)})`;
  let running: { n: number; of: number; text: string } | undefined;
  const on = (line: JournalLine): void => {
    if (line.type === 'signed-in') print(words.signedIn[lang](line.user, line.label));
    else if (line.type === 'section-started') print(`${line.title}${line.part === undefined ? '' : ` ${line.part}`} — ${words[line.phase][lang]()}`);
    else if (line.type === 'step-started') {
      running = line;
      if (live) write(`${eraseLine}${indent}${plainText(stepText(line))}`);
      else print(stepText(line));
    } else if (line.type === 'step-finished' && running) {
      if (live) print(stepText({ ...running, ms: line.ms }));
      if (line.outcome === 'failed') print(`  ${words.failed[lang]()}: ${line.text}`);
      running = undefined;
    } else if (line.type === 'request-held') print(`  ${words.held[lang]()}: ${line.request}${line.detail === undefined ? '' : ` — ${line.detail}`}`);
    else if (line.type === 'signed-out' && line.outcome === 'signed-out') print(words.signedOut[lang]());
  };
  return { name: 'console', on };
};
