import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { ZipFile } from 'yazl';
import { finishEvidence } from '../../../engine/evidence/finish.ts';
import { verifyEvidence } from '../../../engine/evidence/verify.ts';
import { RunSecrets } from '../../../engine/redaction/run-secrets.ts';
import { chainedText } from './chained.ts';
import { texturedScreens } from './plain-png.ts';
import { sampleRun } from './sample-run.ts';

const secrets = ['canary-4711'];

const runFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'finish-'));
  mkdirSync(join(dir, 'pictures'));
  const { journal, files } = sampleRun(texturedScreens());
  writeFileSync(join(dir, 'journal.jsonl'), chainedText(journal.lines));
  for (const [path, bytes] of files) writeFileSync(join(dir, path), bytes);
  return dir;
};

const reportIn = (dir: string, text = 'x') => (): Promise<string> => {
  writeFileSync(join(dir, 'report.html'), text);
  return Promise.resolve(join(dir, 'report.html'));
};

/** A report, the seal, and a pack made from it. */
const packedIn = (dir: string, text: string, report = 'x') => async (_before: unknown, beforePack: () => Promise<void>): Promise<void> => {
  await reportIn(dir, report)();
  await beforePack();
  const zip = new ZipFile();
  for (const name of ['SHA256SUMS', 'journal.jsonl']) zip.addBuffer(readFileSync(join(dir, name)), name);
  zip.addBuffer(Buffer.from(text), 'report.html');
  zip.end();
  writeFileSync(join(dir, 'evidence.zip'), await buffer(zip.outputStream));
};

test('outputs, gate, seal and pack in this order; what was searched is on record and sealed', async () => {
  const dir = runFolder();
  const finished = await finishEvidence(dir, { secrets, make: packedIn(dir, 'x') });
  expect(finished.fault).toBeUndefined();
  expect(finished.seal?.head).toMatch(/^[0-9a-f]{64}$/);
  const scan = JSON.parse(readFileSync(join(dir, 'scan.json'), 'utf8')) as { files: string[]; secrets: number; encodings: string[] };
  expect(scan.files).toContain('report.html');
  expect(scan).toMatchObject({ secrets: 1, leaks: [], unopened: [] });
  expect(scan.encodings).toEqual(expect.arrayContaining(['json', 'percent-euc-kr', 'base64', 'utf-16le']));
  expect(readFileSync(join(dir, 'SHA256SUMS'), 'utf8')).toContain('  scan.json\n');
  expect((await verifyEvidence(dir)).findings.filter((one) => !/^picture-owed|^proof/.test(one.code))).toEqual([]);
  writeFileSync(join(dir, 'evidence.zip'), 'x');
  expect((await verifyEvidence(dir)).findings.map((one) => one.code)).toContain('pack-changed');
});

test('a leak in a file withholds seal and pack, and is named without its value', async () => {
  const dir = runFolder();
  const finished = await finishEvidence(dir, { secrets, make: packedIn(dir, 'x', '<p>canary-4711</p>') });
  expect(finished.fault).toEqual({ code: 'leak', params: { path: 'report.html', encoding: 'plain' }, verdict: 'withheld' });
  expect(finished.seal).toBeUndefined();
  expect(existsSync(join(dir, 'evidence.zip'))).toBe(false);
  expect(existsSync(join(dir, 'SHA256SUMS'))).toBe(false);
  expect(readFileSync(join(dir, 'scan.json'), 'utf8')).not.toContain('canary');
});

test('a leak that only the pack holds takes the pack away', async () => {
  const dir = runFolder();
  const finished = await finishEvidence(dir, { secrets, make: packedIn(dir, 'canary-4711') });
  expect(finished.fault).toMatchObject({ code: 'leak', params: { path: 'evidence.zip › report.html' } });
  expect(existsSync(join(dir, 'evidence.zip'))).toBe(false);
  expect(finished.seal).toBeDefined();
  const record = readFileSync(join(dir, 'evidence.zip.scan.json'), 'utf8');
  expect(JSON.parse(record)).toMatchObject({ files: ['evidence.zip'], leaks: [{ path: 'evidence.zip › report.html', encoding: 'plain' }] });
  expect(record).not.toContain('canary');
  expect((await verifyEvidence(dir)).findings.map((one) => one.code)).not.toContain('file-unlisted');
  // Made again and clean: the record of the first try is gone.
  expect((await finishEvidence(dir, { secrets, make: packedIn(dir, 'x') })).fault).toBeUndefined();
  expect(existsSync(join(dir, 'evidence.zip.scan.json'))).toBe(false);
});

test('outputs that fail leave the record sealed, and say why', async () => {
  const dir = runFolder();
  const finished = await finishEvidence(dir, { secrets, otherwise: async () => void (await reportIn(dir)()), make: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })) });
  expect(finished.fault).toMatchObject({ code: 'evidence', verdict: 'withheld' });
  expect(finished.seal).toBeDefined();
  rmSync(dir, { recursive: true });
  expect((await finishEvidence(dir, { secrets, make: reportIn(dir) })).fault).toMatchObject({ code: 'evidence' });
});

test('F-76 session ids, cookies and form tokens are secrets like any other; settings are not', async () => {
  const run = new RunSecrets();
  run.noteSessionValue('JSESSIONID', 'A1B2C3D4E5F6');
  run.noteSessionValue('lang', 'ko_KR.UTF-8');
  const { values } = run;
  const dir = runFolder();
  expect((await finishEvidence(dir, { secrets: values, make: reportIn(dir, 'lang=ko_KR.UTF-8') })).fault).toBeUndefined();
  expect((await finishEvidence(dir, { secrets: values, make: reportIn(dir, '/admin;jsessionid=A1B2C3D4E5F6') })).fault).toMatchObject({ code: 'leak' });
});
