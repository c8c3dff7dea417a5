import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { makeOutputs, type Outputs, type OutputsWish } from '../../../engine/evidence/make-outputs.ts';
import { FaultError } from '../../../engine/faults.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { sampleRun, writeRun } from './sample-run.ts';
import { shootScreens } from './sample-screens.ts';
import { unzip } from './unzip.ts';

type Wish = Omit<OutputsWish, 'dir'>;

const sampleDir = async (page: Parameters<typeof shootScreens>[0]): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'outputs-'));
  await writeRun(dir, sampleRun(await shootScreens(page)));
  return dir;
};

const made = async (dir: string, wish: Wish): Promise<Outputs> => makeOutputs({ dir, timeZone: 'Asia/Seoul', ...wish });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const pictureHashes = async (dir: string): Promise<string[]> => Promise.all((await readdir(join(dir, 'pictures'))).toSorted().map(async name => sha256(await readFile(join(dir, 'pictures', name)))));

/** Streams of a PDF, inflated where they are deflated, with everything that stands between them. */
const pdfText = (bytes: Buffer): string => {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    const end = raw.indexOf('endstream', index);
    try {
      return inflateSync(bytes.subarray(index + mark.length, end)).toString('latin1');
    } catch {
      return '';
    }
  });
  return [raw, ...streams].join('\n');
};

test('the whole set: report, a picture per sheet, PDF, ticket, and a pack with plain names, fixed dates and each picture once', async ({ page, shared }) => {
  const dir = await sampleDir(page);
  const originals = await pictureHashes(dir);
  const { files, reduced } = await made(dir, { browser: shared.browser, pdf: true });
  const sheets = ['sheets/TMW-1.png', 'sheets/TMW-2-1of2.png', 'sheets/TMW-2-2of2.png', 'sheets/TMW-3.png'];
  expect(files.map(({ name }) => name)).toEqual(['report.html', 'report.pdf', ...sheets, 'ticket.md', 'evidence.zip']);
  for (const { name, bytes } of files) expect((await readFile(join(dir, name))).length, name).toBe(bytes);
  expect(await pictureHashes(dir)).toEqual(originals);
  expect(reduced).toContain('WebP(품질 90%)');

  const report = await readFile(join(dir, 'report.html'), 'utf8');
  expect(report.match(/href="data:image\/webp;base64,/g)).toHaveLength(new Set(report.match(/<image id="i\d+"/g)).size);
  expect(report).not.toContain('data:image/png');

  const pack = await unzip(join(dir, 'evidence.zip'));
  expect(pack.map(({ name }) => name)).toEqual(['report.html', 'ticket.md', 'journal.jsonl']);
  for (const { name, bytes, flags, date } of pack) {
    expect(name).toMatch(/^[\x21-\x7e]+$/);
    expect(flags & 0x800).toBe(0x800);
    expect(date).toBe('1980-01-01 00:00:00');
    expect(sha256(bytes)).toBe(sha256(await readFile(join(dir, name))));
  }

  const sheet = await readFile(join(dir, 'sheets/TMW-2-1of2.png'));
  expect(sheet.readUInt32BE(16)).toBeGreaterThan(1_800);
  await page.setContent(`<img src="data:image/png;base64,${sheet.toString('base64')}">`);
  // The callouts are in the pixels: their red stands nowhere else on a sheet in such a number.
  const red = await page.evaluate(async () => {
    const image = document.images[0];
    if (!image) throw new Error('no picture');
    await image.decode();
    const drawing = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
    drawing?.drawImage(image, 0, 0);
    const { data } = drawing?.getImageData(0, 0, image.naturalWidth, image.naturalHeight) ?? { data: [] };
    let found = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === 0xd3 && data[i + 1] === 0x22 && data[i + 2] === 0x2c) found += 1;
    return found;
  });
  expect(red).toBeGreaterThan(3_000);
});

test('the PDF is tagged and outlined: headings, tables with header cells, and every picture with its alternative', async ({ page, shared }) => {
  const dir = await sampleDir(page);
  await made(dir, { browser: shared.browser, pdf: true });
  const text = pdfText(await readFile(join(dir, 'report.pdf')));
  expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked\s+true/);
  expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(text).toMatch(/\/Lang \(ko\)/);
  for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD']) expect(text, tag).toMatch(new RegExp(`/S /${tag}\\b`));
  const figures = text.match(/\/S \/Figure\b/g)?.length ?? 0;
  expect(figures).toBeGreaterThan(5);
  expect(text.match(/\/Alt [(<]/g)?.length ?? 0).toBe(figures);
  expect(text).toMatch(/\/Type \/Outlines/);
  expect(text.match(/\/Title [(<]/g)?.length ?? 0).toBeGreaterThan(6);
});

test('a size limit makes pictures smaller, then leaves them out, says so, and never touches the originals', async ({ page, shared }) => {
  const dir = await sampleDir(page);
  const originals = await pictureHashes(dir);
  const best = (await made(dir, { browser: shared.browser })).files.at(-1)?.bytes ?? 0;
  const limit = best + 64 * 1024 - 30_000;
  const tight = await made(dir, { browser: shared.browser, maxSize: limit });
  expect(tight.files.at(-1)?.bytes).toBeLessThanOrEqual(limit);
  expect(tight.files.at(-1)?.bytes).toBeLessThan(best);
  expect(tight.reduced).toMatch(/WebP\(품질 (?:70|60|50)%/);
  expect(await readFile(join(dir, 'report.html'), 'utf8')).toContain(tight.reduced);
  const none = await made(dir, { browser: shared.browser, maxSize: 100_000 });
  expect(none.reduced).toContain('넣지 않았습니다');
  expect(await readFile(join(dir, 'report.html'), 'utf8')).not.toContain('data:image');
  expect(await pictureHashes(dir)).toEqual(originals);
});

test('what stands between the files and the pack decides whether there is a pack, and its files go into it', async ({ page, shared }) => {
  const dir = await sampleDir(page);
  const refused = made(dir, { browser: shared.browser, beforePack: () => Promise.reject(new FaultError('evidence', { detail: 'x' }, 'withheld')) });
  await expect(refused).rejects.toThrow(FaultError);
  expect(await readdir(dir)).not.toContain('evidence.zip');
  expect(await readdir(dir)).toContain('report.html');
  await made(dir, { browser: shared.browser, ticket: 'jira', lang: 'en', beforePack: folder => writeFile(join(folder, 'SHA256SUMS'), 'x') });
  const pack = await unzip(join(dir, 'evidence.zip'));
  expect(pack.map(({ name }) => name)).toEqual(['report.html', 'ticket.md', 'ticket.jira.txt', 'journal.jsonl', 'SHA256SUMS']);
  expect(pack.find(({ name }) => name === 'ticket.jira.txt')?.bytes.toString('utf8')).toContain('h3. What to tell the customer');
});
