import { chmodSync, linkSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { writePart, type WritePart } from '../../../engine/write-whole.ts';
import { createOnce, folderTime, readRecord, removeRecord, replaceFile, wholeRecord } from '../../../engine/state/state-file.ts';
import { keyOf, stateFolder } from '../../../engine/state/state-folder.ts';
import { test } from './children.ts';
import { faultOf } from './lock-folder.ts';

const schema = z.object({ a: z.number() });

const refusing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

for (const [what, link] of [['by a link', linkSync], ['where there are no links', refusing('EPERM')]] as const) {
  test(`a file is made once, with its whole content (${what})`, ({ stateDir }) => {
    const path = join(stateDir, 'x.json');
    expect(createOnce(path, { a: 1 }, link)).toBe(true);
    expect(createOnce(path, { a: 2 }, link)).toBe(false);
    expect(readRecord(path, schema)).toMatchObject({ kind: 'value', value: { a: 1 } });
    expect(readdirSync(stateDir)).toEqual(['x.json']);
  });
}

test('a share that made the file and lost its answer is not a second owner', ({ stateDir }) => {
  const path = join(stateDir, 'x.json');
  const lossy: typeof linkSync = (from, to) => {
    linkSync(from, to);
    linkSync(from, to);
  };
  expect(createOnce(path, { a: 1 }, lossy)).toBe(true);
});

test('F-123: a target that is held for a moment is replaced, one that stays held is as it was', ({ stateDir }) => {
  const path = join(stateDir, 'x.json');
  replaceFile(path, { a: 1 });
  let tries = 0;
  replaceFile(path, { a: 2 }, true, (from, to) => {
    tries += 1;
    if (tries < 3) refusing('EBUSY')();
    renameSync(from, to);
  });
  expect(wholeRecord(path, schema)).toEqual({ a: 2 });
  expect(faultOf(() => replaceFile(path, { a: 3 }, true, refusing('EPERM')))).toMatchObject({ code: 'state-folder', params: { path } });
  expect(wholeRecord(path, schema)).toEqual({ a: 2 });
  expect(readdirSync(stateDir)).toEqual(['x.json']);
});

/** A disk that takes 3 bytes at a time and, when it is full, none after the first of them. */
const scant = (isFull: boolean): WritePart => (fd, bytes, offset, position) =>
  isFull && offset > 0 ? refusing('ENOSPC')() : writePart(fd, bytes.subarray(0, Math.min(offset + 3, bytes.length)), offset, position);

test('F-83: a disk that takes a record in pieces has all of it, one that takes only the beginning changes nothing', ({ stateDir }) => {
  const [path, other] = [join(stateDir, 'x.json'), join(stateDir, 'y.json')];
  expect(createOnce(path, { a: 1, b: '급여메일' }, linkSync, scant(false))).toBe(true);
  replaceFile(path, { a: 2, b: '급여메일' }, true, renameSync, scant(false));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ a: 2, b: '급여메일' });
  expect(faultOf(() => replaceFile(path, { a: 3 }, true, renameSync, scant(true)))).toMatchObject({ code: 'state-folder', params: { path } });
  for (const link of [linkSync, refusing('EPERM')]) expect(faultOf(() => createOnce(other, { a: 3 }, link, scant(true))).code).toBe('state-folder');
  expect(wholeRecord(path, schema)).toEqual({ a: 2 });
  expect(readdirSync(stateDir)).toEqual(['x.json']);
});

test('an absent, a torn and an unreadable file are three things', ({ stateDir }) => {
  const path = join(stateDir, 'x.json');
  expect(readRecord(path, schema).kind).toBe('absent');
  expect(wholeRecord(path, schema)).toBeUndefined();
  expect(removeRecord(path)).toBe(false);
  for (const text of ['', '{"a":', '{"a":"1"}', '[]', 'null']) {
    writeFileSync(path, text);
    expect(readRecord(path, schema).kind, text).toBe('torn');
    expect(faultOf(() => wholeRecord(path, schema))).toMatchObject({ code: 'state-folder', params: { path } });
  }
  expect(faultOf(() => readRecord(stateDir, schema)).code).toBe('state-folder');
});

test('who may use the state is said by the state folder\'s own mode', ({ stateDir }) => {
  chmodSync(stateDir, 0o2770);
  const folder = stateFolder(stateDir, 'intents', 'k');
  createOnce(join(folder, 'x.json'), { a: 1 });
  const modes = (): number[] => [join(stateDir, 'intents'), folder, join(folder, 'x.json')].map((path) => statSync(path).mode & 0o2777);
  expect(modes()).toEqual([0o2770, 0o2770, 0o660]);
  const own = join(stateDir, 'own');
  const inner = stateFolder(own, 'locks');
  replaceFile(join(inner, 'x.json'), { a: 1 });
  expect([own, inner, join(inner, 'x.json')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700, 0o600]);
});

test('the folder\'s own clock is asked without a trace', ({ stateDir }) => {
  const before = Date.now();
  expect(folderTime(stateDir)).toBeGreaterThan(before - 2_000);
  expect(folderTime(stateDir)).toBeLessThan(Date.now() + 2_000);
  expect(readdirSync(stateDir)).toEqual([]);
});

test('names are hashes: no text is a path, and how a text is composed makes no difference', () => {
  expect(keyOf('../가')).toMatch(/^[0-9a-f]{32}$/);
  expect(keyOf('가'.normalize('NFD'))).toBe(keyOf('가'));
  expect(new Set([keyOf('a', 'b'), keyOf('ab'), keyOf('a,b'), keyOf('A', 'b')]).size).toBe(4);
});

test('what is written can be read as it was', ({ stateDir }) => {
  const path = join(stateDir, 'x.json');
  replaceFile(path, { a: 1, b: '급여메일' }, false);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ a: 1, b: '급여메일' });
});
