import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { Entrance } from '../../../engine/appliance.ts';
import type { WriteOutcome } from '../../../engine/relay/rules.ts';
import { giveBack } from '../../../engine/session/leave.ts';
import type { SessionParts } from '../../../engine/session/parts.ts';
import { sendOnce } from '../../../engine/session/send.ts';

const rule = { id: 'x/sign-out', method: 'POST', path: '/out', fields: [] } as const;
const answered: WriteOutcome = { kind: 'answered', status: 200, ms: 1 };
const dropped: WriteOutcome = { kind: 'dropped', reason: 'cut answer', ms: 1 };

/** A console without a browser: `session` is what the browser holds, `shows` what is on screen. */
const consoleOf = (session: boolean, { shows = 'nothing', signOut = answered, ends = true, closed = false }: { shows?: 'console' | 'form' | 'nothing'; signOut?: WriteOutcome; ends?: boolean; closed?: boolean } = {}) => {
  const at = { session, shows, presses: 0, opened: 0, enter: async (): Promise<void> => {
    at.shows = at.session ? 'console' : 'form';
    return Promise.resolve();
  } };
  const newPage = async (): Promise<Page> => {
    at.opened += 1;
    return Promise.resolve({ isClosed: () => false } as Page);
  };
  const press = async (): Promise<void> => {
    at.presses += 1;
    at.session &&= !ends;
    at.shows = ends ? 'form' : 'nothing';
    return Promise.resolve();
  };
  const entrance = {
    form: async () => Promise.resolve(at.shows === 'form' ? {} : undefined),
    signOut: async () => Promise.resolve(at.shows === 'console' ? { rule, control: { press } } : undefined),
  } as unknown as Entrance;
  const relay = { arm: () => ({ sent: Promise.resolve(true), outcome: Promise.resolve(signOut), disarm: () => undefined }) };
  const parts = { tab: { isClosed: () => closed, context: () => ({ newPage }) }, appliance: { entrance }, relay, limitMs: 500 } as unknown as SessionParts<unknown>;
  return { at, parts };
};

/** A sign-in's request that ends so, now or when it is told to. */
const ended = (outcome: WriteOutcome) => ({ outcome: Promise.resolve(outcome) });
const pending = () => {
  let end: (outcome: WriteOutcome) => void = () => undefined;
  const outcome = new Promise<WriteOutcome>((resolve) => { end = resolve; });
  return { request: { outcome }, end };
};

test('nothing was sent, or the relay kept it back: nothing to give back', async () => {
  const { at, parts } = consoleOf(false);
  for (const request of [undefined, ended({ kind: 'not-sent' }), ended({ kind: 'refused', reason: 'x', cause: 'content' })])
    expect(await giveBack(parts, { request, signedIn: false, enter: at.enter })).toEqual({ outcome: 'not-signed-in' });
  expect(at).toMatchObject({ presses: 0, shows: 'nothing' });
});

test('an answer that was cut after its cookie, and one that comes after the wait, are signed out', async () => {
  const cut = consoleOf(true);
  expect(await giveBack(cut.parts, { request: ended(dropped), signedIn: false, enter: cut.at.enter })).toEqual({ outcome: 'signed-out' });
  expect(cut.at).toMatchObject({ presses: 1, session: false });
  const late = consoleOf(false, { shows: 'form' });
  const { request, end } = pending();
  const left = giveBack(late.parts, { request, signedIn: false, enter: late.at.enter });
  Object.assign(late.at, { session: true, shows: 'console' });
  end(answered);
  expect(await left).toEqual({ outcome: 'signed-out' });
  expect(late.at).toMatchObject({ presses: 1, session: false });
});

test('the form on screen may be older than the session: entering afresh tells', async () => {
  const opened = consoleOf(true, { shows: 'form' });
  expect(await giveBack(opened.parts, { request: ended(answered), signedIn: false, enter: opened.at.enter })).toEqual({ outcome: 'signed-out' });
  const refused = consoleOf(false, { shows: 'form' });
  expect(await giveBack(refused.parts, { request: ended(answered), signedIn: false, enter: refused.at.enter })).toEqual({ outcome: 'not-signed-in' });
});

test('a session that no browser holds is not called given back', async () => {
  for (const request of [ended(dropped), pending().request]) {
    const { at, parts } = consoleOf(false, { shows: 'form' });
    expect(await giveBack(parts, { request, signedIn: false, enter: at.enter })).toEqual({ outcome: 'failed', detail: expect.stringContaining('the machine may hold a session') });
  }
});

test('a sign-out is believed by the sign-in page, never by a status', async () => {
  const forbidden = consoleOf(true, { shows: 'console', ends: false, signOut: { kind: 'answered', status: 403, ms: 1 } });
  expect(await giveBack(forbidden.parts, { request: ended(answered), signedIn: true, enter: forbidden.at.enter })).toEqual({ outcome: 'failed', detail: 'sign-out not confirmed: answered HTTP 403' });
  const lost = consoleOf(true, { shows: 'console', signOut: dropped });
  expect(await giveBack(lost.parts, { request: ended(answered), signedIn: true, enter: lost.at.enter })).toEqual({ outcome: 'signed-out' });
});

test('a tab that the person closed: the session is given back from another one', async () => {
  const { at, parts } = consoleOf(true, { closed: true });
  expect(await giveBack(parts, { request: ended(answered), signedIn: true, enter: at.enter })).toEqual({ outcome: 'signed-out' });
  expect(at).toMatchObject({ opened: 1, presses: 1, session: false });
});

test('a click that fails after its request left counts by the request', async () => {
  const fails = async (): Promise<never> => Promise.reject(new Error('closed'));
  const { parts } = consoleOf(false, { signOut: answered });
  expect(await sendOnce(parts, { intentId: 'sign-in', rule, expected: {} }, fails)).toEqual(answered);
  const { parts: unsent } = consoleOf(false, { signOut: { kind: 'not-sent' } });
  await expect(sendOnce(unsent, { intentId: 'sign-in', rule, expected: {} }, fails)).rejects.toThrow('closed');
});
