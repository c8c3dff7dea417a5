import { mkdir, mkdtemp, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { expect, test } from '@playwright/test';
import { folderName } from '../../../engine/evidence/folder-name.ts';
import { createRunFolder, writeFileAtomic } from '../../../engine/evidence/run-folder.ts';

const root = (): Promise<string> => mkdtemp(join(tmpdir(), 'runs-'));
const now = new Date(2026, 10, 25, 15, 30, 12);
const of = (customer: string) => ({ customer, runbook: 'tmw/super-white-ip', mode: 'apply' as const, now });

test('a run has its own folder by date, customer, time, runbook, mode and a random id', async () => {
  const runs = await root();
  const { dir, runId } = createRunFolder(join(runs, 'new'), of('ganada'));
  expect(relative(join(realpathSync(runs), 'new'), dir)).toMatch(/^2026-11-25.ganada.153012-tmw-super-white-ip-apply-[2-9a-z]{8}$/);
  expect(runId).toMatch(/^20261125-153012-[2-9a-z]{8}$/);
  expect(dir.endsWith(runId.slice(-8))).toBe(true);
  if (process.platform !== 'win32') expect(statSync(dir).mode & 0o077).toBe(0);
});

test('runs of the same second never share a folder (F-98)', async () => {
  const runs = await root();
  const made = Array.from({ length: 50 }, () => createRunFolder(runs, of('ganada')).dir);
  expect(new Set(made).size).toBe(50);
});

test('no customer leads out of the root or into the folder of another (F-98, F-118, F-119)', async () => {
  const runs = await root();
  const hostile = ['../../x', '..', '.', '', '/', 'a/b', 'a\\b', 'C:x', 'x:stream', 'line\nbreak', 'CON', 'nul', 'com1', 'lpt9', 'a.', ' a', 'ABC', 'abc', '가'.repeat(90), 'x'.repeat(300), '한글', '한글'.normalize('NFD'), '\u202egnp', 'a\0b'];
  const names = hostile.map(customer => {
    const { dir } = createRunFolder(runs, of(customer));
    const inside = relative(realpathSync(runs), dir).split(sep);
    expect(inside, customer).toHaveLength(3);
    return inside[1] ?? '';
  });
  for (const name of names) expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
  expect(names).not.toContain('con');
  expect(names).not.toContain('nul');
  // Only the two spellings of one Hangul name are the same customer.
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(hostile.length - 1);
  expect(folderName('한글')).toBe(folderName('한글'.normalize('NFD')));
  expect(folderName('ganada-2')).toBe('ganada-2');
});

test('a link in place of the customer folder is refused, also to a place inside the root (F-118)', async () => {
  const runs = await root();
  const elsewhere = await root();
  const day = join(runs, '2026-11-25');
  await mkdir(join(day, 'other'), { recursive: true });
  await symlink(elsewhere, join(day, 'linked'));
  await symlink(join(day, 'other'), join(day, 'inner'));
  for (const customer of ['linked', 'inner']) {
    expect(() => createRunFolder(runs, of(customer))).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code: 'evidence' }) }));
  }
  expect(await readdir(elsewhere)).toEqual([]);
  expect(await readdir(join(day, 'other'))).toEqual([]);
});

test('a root that is itself a link is resolved; a root that is a file is a fault; a long path is refused on Windows', async () => {
  const runs = await root();
  await symlink(runs, `${runs}-link`);
  expect(createRunFolder(`${runs}-link`, of('a')).dir.startsWith(realpathSync(runs))).toBe(true);
  await writeFile(join(runs, 'file'), '');
  expect(() => createRunFolder(join(runs, 'file'), of('a'))).toThrow(/evidence/);
  const deep = join(runs, 'd'.repeat(150));
  expect(() => createRunFolder(deep, of('customer'), 'win32')).toThrow(/evidence/);
  expect(existsSync(createRunFolder(deep, of('customer'), 'linux').dir)).toBe(true);
});

const failing = (code: string, times: number) => {
  let left = times;
  let calls = 0;
  const move: typeof rename = async (from, to) => {
    calls += 1;
    if (left > 0) {
      left -= 1;
      throw Object.assign(new Error(code), { code });
    }
    await rename(from, to);
  };
  return { move, calls: () => calls };
};

test('a file is replaced whole, also when the target is held for a while (F-123)', async () => {
  const dir = await root();
  const file = join(dir, 'report.html');
  await writeFile(file, 'old');
  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    const { move, calls } = failing(code, 2);
    await writeFileAtomic(file, `new ${code}`, move);
    expect(await readFile(file, 'utf8')).toBe(`new ${code}`);
    expect(calls()).toBe(3);
  }
  expect(await readdir(dir)).toEqual([basename(file)]);
});

test('a target that stays held and any other error leave the old file and nothing else', async () => {
  const dir = await root();
  const file = join(dir, 'report.html');
  await writeFile(file, 'old');
  const held = failing('EBUSY', 100);
  await expect(writeFileAtomic(file, 'new', held.move)).rejects.toMatchObject({ code: 'EBUSY' });
  expect(held.calls()).toBe(6);
  const other = failing('ENOSPC', 1);
  await expect(writeFileAtomic(file, 'new', other.move)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(other.calls()).toBe(1);
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(dir)).toEqual([basename(file)]);
});
