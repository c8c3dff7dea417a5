import { expect, test } from '@playwright/test';
import { interactive } from '../../cli/interactive.ts';
import type { Person } from '../../cli/io.ts';
import { say } from '../../engine/words/phrase.ts';
import { terminalSeat } from '../../cli/terminal-seat.ts';
import { customersFolder } from './profile.ts';
import { command, testIo } from './test-io.ts';

test('runbook alone: without a person it is the help, with one a choice; leaving it is 130', async () => {
  const customers = customersFolder({ label: 'mail-gw.example.co.kr' });
  const env = { RUNBOOK_CUSTOMERS: customers, RUNBOOK_LANG: 'ko' };
  const alone = await command([], { env });
  expect(alone.code).toBe(1);
  expect(alone.err + alone.out).toContain('사용법');
  expect(await command([], { env, answers: {} })).toMatchObject({ code: 130, asked: ['할 일을 고르십시오.'] });
  const empty = await command(['--lang', 'en'], { env: { RUNBOOK_CUSTOMERS: '/no/such/folder' }, answers: {} });
  expect([empty.code, empty.asked]).toEqual([1, []]);
  expect(empty.err).toContain('RUNBOOK_CUSTOMERS');
});

test('the choices make a command that can be typed the next time; what is missing is asked', async () => {
  const customers = customersFolder({ label: 'mail-gw.example.co.kr' });
  const { io, texts } = testIo({ env: { RUNBOOK_CUSTOMERS: customers }, answers: {} });
  const chosen = ['apply', 'tmse/bulk-mail'];
  const typed = ['T-1', '홍길동'];
  const asked: string[] = [];
  const person: Person = {
    text: (question) => { asked.push(question); return Promise.resolve(typed.shift()); },
    secret: () => Promise.resolve(undefined), yes: () => Promise.resolve(undefined),
    choose: (question, choices) => {
      asked.push(`${question} ${choices.map((one) => one.value).join(',')}`);
      const wanted = chosen.shift();
      return Promise.resolve(choices.find((one) => one.value === wanted || one.value.endsWith('/bulk-mail'))?.value);
    },
  };
  // The command itself is refused for want of a password, after it was said.
  await expect(interactive({ io, lang: 'ko', say: say('ko'), exit: () => undefined }, person)).rejects.toMatchObject({ name: 'WrongCommand' });
  expect(texts.err).toMatch(/같은 명령: runbook apply tm(?:se|w)\/bulk-mail --customer acme --ticket T-1 --requested-by 홍길동/);
  expect(asked[0]).toBe('할 일을 고르십시오. diagnose,plan,apply,verify');
  expect(asked.slice(2)).toEqual(['요청 번호를 입력하십시오.', '요청자를 입력하십시오.']);
});

test('the terminal is a seat: choices, an id to type, and Ctrl-C stops; a withdrawn question answers nothing', async () => {
  const never = new AbortController();
  const person = (answer: string | undefined, yes?: boolean): Person => ({ text: () => Promise.resolve(answer), secret: () => Promise.resolve(undefined), yes: () => Promise.resolve(yes), choose: () => Promise.resolve(answer) });
  const ask = (who: Person, signal = never.signal, type?: string) => terminalSeat(who, 'ko').ask({ about: 'plan', sentence: '?', choices: type === undefined && !signal.aborted ? ['do', 'stop'] : ['yes', 'no', 'stop'], ...(type === undefined ? {} : { type }) }, signal);
  expect(await ask(person('do'))).toEqual({ choice: 'do' });
  expect(await ask(person(undefined))).toEqual({ choice: 'stop' });
  expect(await ask(person(' acme '), never.signal, 'acme')).toEqual({ choice: 'yes' });
  expect(await ask(person('other'), never.signal, 'acme')).toEqual({ choice: 'no' });
  expect(await terminalSeat(person(' 담당자 확인 '), 'ko').ask({ about: 'plan', sentence: '?', write: true, choices: ['yes', 'no', 'stop'] }, never.signal)).toEqual({ choice: 'yes', text: '담당자 확인' });
  expect(await ask(person(undefined, undefined), AbortSignal.abort())).toBeUndefined();
});
