import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { ZipFile } from 'yazl';
import { isClean, scanFolder, scanPack } from '../../../engine/evidence/leak-gate.ts';
import { unpack } from '../../../engine/evidence/unpack.ts';
import { secretFinder, plainFinder } from '../../../engine/redaction/find-secrets.ts';
import { canary, charsets, eucKr, textWriters } from '../redaction/encoders.ts';
import { kinds } from './leak-samples.ts';
import { plainPng } from './plain-png.ts';

const folder = (files: Readonly<Record<string, Buffer | string>>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'gate-'));
  mkdirSync(join(dir, 'pictures'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, name), bytes);
  return dir;
};

const harmless = Buffer.from('아무 비밀도 없는 글');

/** The gate's own two searches over everything that a file holds, made once: compiling them costs more than searching. */
const [deep, plain] = [secretFinder([canary]), plainFinder([canary])];
const leaksIn = async (name: string, bytes: Buffer): Promise<string[]> => {
  const found: string[] = [];
  for await (const one of unpack(name, bytes)) {
    if ('unopened' in one) found.push(`unopened ${one.unopened.path} ${one.unopened.why}`);
    else found.push(...(one.part.packed ? plain : deep)(one.part.bytes).map((hit) => `${one.part.path} ${hit.encoding}`));
  }
  return found;
};

for (const [kind, make] of Object.entries(kinds)) {
  test(`a leak planted in ${kind} is found in every encoding, and without one nothing is`, async () => {
    expect(await leaksIn(kind, await make(harmless))).toEqual([]);
    for (const [name, write] of Object.entries(textWriters)) {
      expect(await leaksIn(kind, await make(Buffer.from(write(canary)))), name).not.toEqual([]);
    }
    for (const [charset, encode] of Object.entries({ ...charsets, 'euc-kr': eucKr })) {
      expect(await leaksIn(kind, await make(encode(canary))), charset).not.toEqual([]);
    }
  });
}

test('the gate over a folder names file and encoding, and never the value', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`a${canary}`), 'deep/a.txt');
  zip.end();
  const dir = folder({ 'run.log': Buffer.from(encodeURIComponent(canary)), 'trace.zip': await buffer(zip.outputStream), 'pictures/01.png': plainPng(8, 8, 3) });
  const scan = await scanFolder(dir, { secrets: [canary, 'another-secret'] });
  expect(scan.leaks).toEqual([{ path: 'run.log', encoding: 'percent-utf-8' }, { path: 'trace.zip › deep/a.txt', encoding: 'plain' }]);
  expect([...scan.files.keys()]).toEqual(['pictures/01.png', 'run.log', 'trace.zip']);
  expect(scan.secrets).toBe(2);
  expect(isClean(scan)).toBe(false);
  expect(JSON.stringify(scan)).not.toContain(canary.slice(0, 5));
});

test('names of files and of zip members are searched too, and are not repeated', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('x'), 'canary-4711.txt');
  zip.end();
  const dir = folder({ 'canary-4711.png': plainPng(8, 8, 3), 'trace.zip': await buffer(zip.outputStream) });
  const scan = await scanFolder(dir, { secrets: ['canary-4711'] });
  expect(scan.leaks.map((leak) => leak.path)).toEqual(expect.arrayContaining(['[redacted].png', 'trace.zip › name of a member']));
  expect(JSON.stringify(scan.leaks)).not.toContain('canary-4711');
});

test('what cannot be opened is no clean file', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('x'.repeat(500)), 'a.txt');
  zip.end();
  const whole = await buffer(zip.outputStream);
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, 40, 48);
  const encrypted = Buffer.from('%PDF-1.7\ntrailer\n<< /Encrypt 5 0 R >>\n');
  for (const bytes of [whole.subarray(0, -30), damaged, encrypted]) {
    const scan = await scanFolder(folder({ 'a.bin': bytes }), { secrets: ['canary-4711'] });
    expect(scan.unopened.length).toBe(1);
    expect(isClean(scan)).toBe(false);
  }
});

test('an earlier search is used for equal bytes only, and only for the same number of secrets', async () => {
  const dir = folder({ 'a.txt': 'harmless', 'b.txt': 'harmless too' });
  const before = await scanFolder(dir, { secrets: ['canary-4711'] });
  writeFileSync(join(dir, 'b.txt'), 'now with canary-4711');
  expect((await scanFolder(dir, { secrets: ['canary-4711'], known: before })).leaks).toEqual([{ path: 'b.txt', encoding: 'plain' }]);
  expect((await scanFolder(dir, { secrets: ['canary-4711', 'harmless'], known: before })).leaks.map((leak) => leak.path)).toEqual(['a.txt', 'b.txt']);
  // As many values, and other ones: nothing is vouched for.
  expect((await scanFolder(dir, { secrets: ['harmless'], known: before })).leaks.map((leak) => leak.path)).toEqual(['a.txt']);
});

test('the pack is searched as the rest, with what is known of its members', async () => {
  const pack = async (text: string): Promise<Buffer> => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(text), 'report.html');
    zip.end();
    return buffer(zip.outputStream);
  };
  expect(isClean(await scanPack(folder({ 'evidence.zip': await pack('<p>x</p>') }), { secrets: ['canary-4711'] }))).toBe(true);
  expect((await scanPack(folder({ 'evidence.zip': await pack('<p>canary-4711</p>') }), { secrets: ['canary-4711'] })).leaks).toEqual([{ path: 'evidence.zip › report.html', encoding: 'plain' }]);
});

test('a secret too short to be searched for is refused, not passed over', async () => {
  await expect(scanFolder(folder({ 'a.txt': 'x' }), { secrets: ['short'] })).rejects.toThrow(RangeError);
});
