import { expect, test } from '@playwright/test';
import { RunSecrets } from '../../../engine/redaction/run-secrets.ts';
import { Secret } from '../../../engine/secrets/secret.ts';

test("F-76 a run knows what was fetched for it and what its session gave out, and nobody else's", async () => {
  const [first, second] = [new RunSecrets(), new RunSecrets()];
  await first.watched(() => Promise.resolve(Secret.of('canary-4711', { kind: 'fixed' })))();
  first.noteSessionValue('JSESSIONID', 'A1B2C3D4E5F6');
  first.noteSessionValue('lang', 'ko_KR.UTF-8');
  first.noteSessionValue('', 'header-password', 'credential');
  first.add('short');
  expect(first.values).toEqual(['canary-4711', 'A1B2C3D4E5F6', 'header-password']);
  expect(second.values).toEqual([]);
  const text = 'canary-4711 A1B2C3D4E5F6 ko_KR.UTF-8';
  expect(first.redact(text)).not.toMatch(/canary|A1B2/);
  expect(first.redactIn({ 'canary-4711': [text] })).not.toEqual({ 'canary-4711': [text] });
  expect(second.redact(text)).toBe(text);
  expect(['x=canary-4711', 'x=canary%2D4711', Buffer.from('canary-4711').toString('base64')].map(first.holdsFetched)).toEqual([true, true, true]);
  expect(['A1B2C3D4E5F6', 'header-password', 'canary-471'].map(first.holdsFetched), 'a session id is no leak').toEqual([false, false, false]);
  expect(second.holdsFetched('canary-4711')).toBe(false);
});

test('a text that begins like a secret for long is searched in finite time, in every encoding', () => {
  for (const unit of ['0', 'aB', '가', '%', '\\', ' ']) {
    const run = new RunSecrets();
    run.add(`${unit.repeat(40)}x`);
    const near = `${unit.repeat(40)}y`;
    for (const text of [near, encodeURIComponent(near), JSON.stringify(near), Buffer.from(near).toString('base64'), Buffer.from(near).toString('hex')]) expect(run.redact(text), unit).toBe(text);
  }
});

test('a value that comes later is taken out from then on; tokens that change with each page never push out a session', () => {
  const run = new RunSecrets();
  run.noteSessionValue('JSESSIONID', 'A1B2C3D4E5F6');
  expect(run.redact('late-comer-1')).toBe('late-comer-1');
  run.add('late-comer-1');
  expect(run.redact('late-comer-1')).not.toContain('late');
  for (let n = 0; n < 100; n += 1) run.noteSessionValue('csrfToken', `token-${String(n).padStart(12, '0')}`, 'token');
  expect(run.values).toContain('A1B2C3D4E5F6');
  expect(run.values).toContain('late-comer-1');
  expect(run.values).toHaveLength(34);
  expect(run.redact('token-000000000099')).not.toContain('099');
});
