import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { ZipFile } from 'yazl';
import type { JournalLine, Picture } from '../../../engine/events.ts';
import { sealFolder } from '../../../engine/evidence/seal.ts';
import { verifyEvidence, type Finding } from '../../../engine/evidence/verify.ts';
import { chainedText } from './chained.ts';
import { plainPng, texturedPng } from './plain-png.ts';
import { SampleJournal, startEvent, usualTexts } from './sample-run.ts';

const shot = texturedPng(120, 80, 90);
const where = '필터 관리 > 스팸 고급 필터 > SuperWhite IP';

/** A short run whose every step gives its evidence; a test spoils one thing of it. */
interface Parts {
  readonly bytes?: Buffer;
  readonly picture?: Partial<Picture>;
  readonly without?: 'picture' | 'proof' | 'end';
  readonly also?: (journal: SampleJournal) => void;
  readonly lines?: (lines: JournalLine[]) => JournalLine[];
  readonly text?: (text: string) => string;
}

const evidence = async ({ bytes = shot, picture, without, also, lines = (all) => all, text = (whole) => whole }: Parts = {}): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'evidence-'));
  mkdirSync(join(dir, 'pictures'));
  const pictureOf = (name: string, content: Buffer, more: Partial<Picture> = {}): Picture => {
    writeFileSync(join(dir, 'pictures', name), content);
    return { file: `pictures/${name}`, sha256: createHash('sha256').update(content).digest('hex'), width: 120, height: 80, shown: { location: where }, ...more };
  };
  const journal = new SampleJournal();
  const step = { section: 's', text: '[O] 저장', state: 'legible', phase: 'converge', typed: [], tookMs: 1, dialogs: [] } as const;
  journal.add(startEvent(usualTexts, 'apply'));
  journal.add({ type: 'reading', section: 's', phase: 'survey', state: {}, proof: '0/0', hash: 'a', picture: pictureOf('01.png', shot) });
  journal.add({ type: 'step-finished', ...step, ref: 'TMW-2a.1', verb: 'look', outcome: 'done', picture: pictureOf('02.png', shot, { shown: { location: '모니터링' } }) });
  journal.add({ type: 'step-finished', ...step, ref: 'TMW-2a.5', verb: 'act', outcome: 'done', ...(without === 'picture' ? {} : { picture: pictureOf('03.png', bytes, picture) }) });
  journal.add({ type: 'step-finished', ...step, ref: 'TMW-2a.6', verb: 'act', outcome: 'not-reached' });
  if (without !== 'proof') journal.add({ type: 'reading', section: 's', phase: 'prove', state: {}, proof: '1/1', hash: 'b', picture: pictureOf('04.png', shot) });
  also?.(journal);
  const result = { section: 's', title: 'S', verdict: 'changed', changes: [] } as const;
  journal.add({ type: 'section-ended', result });
  if (without !== 'end') journal.add({ type: 'run-ended', verdict: 'changed', exitCode: 0, sections: [result], sentence: 'x' });
  writeFileSync(join(dir, 'journal.jsonl'), text(chainedText(lines([...journal.lines]))));
  return dir;
};

const found = async (dir: string): Promise<readonly Finding[]> => {
  await sealFolder(dir);
  return (await verifyEvidence(dir)).findings;
};
const codes = async (parts: Parts): Promise<string[]> => (await found(await evidence(parts))).map((one) => one.code);

test('evidence that gives what each step owes holds, and says how much was seen', async () => {
  const dir = await evidence();
  await sealFolder(dir);
  expect(await verifyEvidence(dir)).toMatchObject({ ok: true, kind: 'folder', findings: [], files: 5, journalLines: 8, pictures: 4, headCompared: false, elsewhere: 0 });
});

test('a step without its picture, a blank one, one of the sign-in page or of another screen fail', async () => {
  expect(await codes({ without: 'picture' })).toEqual(['picture-owed']);
  expect(await codes({ bytes: plainPng(120, 80, 255) })).toEqual(['picture-blank']);
  expect(await codes({ picture: { shown: { signIn: true } } })).toEqual(['picture-sign-in']);
  expect(await codes({ picture: { shown: { location: '필터 관리 > 스팸 고급 필터 > 접속 단계 허용' } } })).toEqual(['picture-other-screen']);
  // A form in a popup of its own has no location line.
  expect(await codes({ picture: { shown: {} } })).toEqual([]);
  expect(await codes({ bytes: Buffer.from('no picture') })).toEqual(['picture-unreadable']);
  expect(await codes({ bytes: texturedPng(60, 80, 1) })).toEqual(['picture-unreadable']);
  expect(await codes({ picture: { sha256: 'f'.repeat(64) } })).toEqual(['picture-changed']);
  expect(await codes({ picture: { file: 'pictures/none.png' } })).toEqual(['picture-missing']);
});

test('a change without a reading afterwards, a run without its end and gaps the run told of itself fail', async () => {
  expect(await codes({ without: 'proof' })).toEqual(['proof-owed']);
  expect(await codes({ without: 'end' })).toEqual(['no-end']);
  expect(await codes({ also: (journal) => journal.add({ type: 'evidence-gap', gaps: [{ kind: 'korean-font', detail: '' }] }) })).toEqual(['gap']);
});

test('a journal that was cut, changed and sealed anew is found by its chain', async () => {
  expect(await codes({ text: (text) => text.replace('"ms":800', '"ms":801') })).toEqual(['chain-broken']);
  expect(await codes({ text: (text) => text.replaceAll(/,"prev":"[0-9a-f]{64}"/g, '') })).toEqual(['chain-missing']);
  expect(await codes({ text: (text) => text.slice(0, -10) })).toEqual(['journal-torn', 'no-end']);
  const dir = await evidence();
  rmSync(join(dir, 'journal.jsonl'));
  expect((await found(dir)).map((one) => one.code)).toContain('no-journal');
});

test('a folder without a seal and a path that is none say so', async () => {
  expect((await verifyEvidence(await evidence())).findings.map((one) => one.code)).toEqual(['no-seal']);
  expect((await verifyEvidence('/nowhere/at/all')).findings.map((one) => one.code)).toEqual(['unreadable']);
});

test('a pack holds by the same seal: what it leaves in the run folder is counted, what it adds or changes is found', async () => {
  const dir = await evidence();
  writeFileSync(join(dir, 'report.html'), '<p>보고서</p>');
  await sealFolder(dir);
  const { readFileSync } = await import('node:fs');
  const pack = async (changed: Readonly<Record<string, string>> = {}, left: readonly string[] = []): Promise<string> => {
    const zip = new ZipFile();
    const members = { ...Object.fromEntries(['SHA256SUMS', 'journal.jsonl', 'report.html'].map((name) => [name, readFileSync(join(dir, name))])), ...changed };
    for (const [name, content] of Object.entries(members)) if (!left.includes(name)) zip.addBuffer(Buffer.from(content), name);
    zip.end();
    const file = join(mkdtempSync(join(tmpdir(), 'pack-')), 'evidence.zip');
    writeFileSync(file, await buffer(zip.outputStream));
    return file;
  };
  expect(await verifyEvidence(await pack())).toMatchObject({ ok: true, kind: 'pack', files: 2, elsewhere: 4, findings: [] });
  expect((await verifyEvidence(await pack({ 'report.html': 'x' }))).findings).toEqual([{ code: 'file-changed', at: 'report.html' }]);
  expect((await verifyEvidence(await pack({ 'more.txt': 'x' }))).findings).toEqual([{ code: 'file-unlisted', at: 'more.txt' }]);
  expect((await verifyEvidence(await pack({}, ['journal.jsonl']))).findings.map((one) => one.code)).toEqual(['file-missing', 'no-journal']);
});
