import { expect, test } from '@playwright/test';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibratedDialogs, calibratedRules, calibrationHash, calibrationSchema, isClean, isEmpty, isReviewed, type Calibration } from '../../../engine/calibration/calibration.ts';
import { candidates, type Described } from '../../../engine/calibration/candidates.ts';
import { calibrationFor, CalibrationFault, customerFile, ownCalibration, readCalibration, versionFile, writeCalibration } from '../../../engine/calibration/files.ts';
import { findSchema } from '../../../engine/calibration/find.ts';
import { overrideFields, withValues } from '../../../engine/calibration/override.ts';
import { versionIn } from '../../../engine/calibration/version-mark.ts';
import { Recorder } from '../../../engine/calibration/recorder.ts';

const made = (more: Partial<Calibration> = {}): Calibration => calibrationSchema.parse({
  format: 'terrace-runbooks/calibration/1', appliance: 'tmw', version: '7.0', author: { by: '이담당', on: '2026-11-25' },
  elements: { 'super-white-ip.addIcon': { in: 'list', find: { kind: 'title', title: '등록' }, by: '이담당', on: '2026-11-25' } },
  walk: { at: '2026-11-25T00:00:00.000Z', found: 80, missing: [], notReached: [] }, ...more,
});

test('ways of finding are data: nothing that chains, selects by another engine or is empty', () => {
  for (const good of [{ kind: 'role', role: 'link', name: '추가' }, { kind: 'css', css: 'a[href^="javascript:openForm"]' }, { kind: 'nth', heading: '대상 IP 리스트', tag: 'a', n: 2 }]) expect(findSchema.safeParse(good).success).toBe(true);
  for (const bad of [
    { kind: 'css', css: 'a >> xpath=//b' }, { kind: 'css', css: 'xpath=//a' }, { kind: 'css', css: '//a' }, { kind: 'css', css: '' }, { kind: 'text', text: ' a' }, { kind: 'nth', heading: 'x', tag: 'script', n: 1 },
    { kind: 'role', role: 'link', name: 'x', eval: '1' }, { kind: 'js', code: 'alert(1)' },
  ]) expect(findSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});

test('what a person reads comes before names for machines, and both before a place', () => {
  const icon: Described = { tag: 'a', type: '', role: '', id: 'b1', name: '', classes: ['ico'], text: '', alt: '추가', title: '추가', label: '', heading: '대상 IP', n: 2 };
  expect(candidates(icon).map((one) => one.kind)).toEqual(['role', 'alt', 'title', 'css', 'css', 'nth']);
  expect(candidates({ ...icon, alt: '', title: '', id: '', classes: [] }).map((one) => one.kind)).toEqual(['nth']);
});

test('a review holds for what was reviewed, by somebody else', () => {
  const calibration = made();
  const by = (name: string, of = calibration): Calibration => ({ ...of, reviewer: { by: name, on: '2026-11-26', hash: calibrationHash(calibration) } });
  expect([isReviewed(calibration), isReviewed(by('이담당')), isReviewed(by('김검토'))]).toEqual([false, false, true]);
  const changed = made({ elements: { 'super-white-ip.addIcon': { in: 'list', find: { kind: 'title', title: '삭제' }, by: '이담당', on: '2026-11-25' } } });
  expect(isReviewed(by('김검토', changed))).toBe(false);
  // Who saw it is no part of what it does.
  expect(calibrationHash(made({ author: { by: '박담당', on: '2026-12-01' } }))).toBe(calibrationHash(calibration));
});

test('a calibrated value must be one that selectors.ts has, and of its kind', () => {
  const ui = { menu: { filters: '필터 관리' }, frames: { content: ['main'] } };
  expect(withValues(ui, { 'menu.filters': { is: '필터 설정' }, 'frames.content': { is: ['work'] } })).toEqual({ menu: { filters: '필터 설정' }, frames: { content: ['work'] } });
  for (const bad of [{ 'menu.nothing': { is: 'x' } }, { 'frames.content': { is: 'work' } }, { menu: { is: 'x' } }, { 'menu.__proto__': { is: 'x' } }] as Record<string, { is: string | string[] }>[]) {
    expect(() => withValues(ui, bad)).toThrow(/^calibration /);
  }
});

test('a calibration that names no field of its screen is refused; other sections are left alone', () => {
  const screen = { addIcon: 'own', rootOf: () => ({ getByTitle: (title: string) => `title ${title}` }) as never };
  overrideFields(screen, 'super-white-ip', { 'super-white-ip.addIcon': { in: 'list', find: { kind: 'title', title: '등록' } }, 'other.addIcon': { in: 'list', find: { kind: 'title', title: 'x' } } });
  expect(screen.addIcon).toBe('title 등록');
  expect(() => overrideFields(screen, 'super-white-ip', { 'super-white-ip.noSuch': { in: 'list', find: { kind: 'title', title: 'x' } } })).toThrow(/calibration/);
});

test('labels tell by which name they were asked for', () => {
  const recorder = new Recorder();
  const ui = recorder.over({ areas: { form: '#f' }, fields: { ip: '발송 IP', memo: '설명' } });
  const { read } = recorder.during(() => [ui.areas.form, ui.fields.ip]);
  expect([...read]).toEqual([['areas.form', '#f'], ['fields.ip', '발송 IP']]);
  expect(recorder.all.get('fields.ip')).toBe('발송 IP');
});

test('files: the machine\'s own before its version\'s, never another machine\'s, and a broken one is named with its field', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'calibrations-'));
  const of = { dir, kind: 'tmw', customer: { id: 'acme', machine: 'main' }, alone: true };
  expect(calibrationFor(of, '7.0')).toBeUndefined();
  await writeCalibration(versionFile(dir, 'tmw', '7.0'), made());
  expect(calibrationFor(of, '7.0')?.calibration.version).toBe('7.0');
  await writeCalibration(customerFile(of), made({ customer: { id: 'acme', machine: 'main' }, version: '7.1' }));
  expect(calibrationFor(of, '7.1')?.calibration.version).toBe('7.1');
  // The machine's own was made on another version than the console's: it says nothing of this one.
  expect(calibrationFor(of, '7.0')?.calibration.version).toBe('7.0');
  expect(calibrationFor(of, '7.2')).toBeUndefined();
  // What it says of the version's place is asked before any version is known.
  expect(ownCalibration(of)?.calibration.version).toBe('7.1');
  expect(() => ownCalibration({ ...of, customer: { id: 'acme', machine: 'second' } })).toThrow(CalibrationFault);
  expect(readFileSync(customerFile(of), 'utf8')).toContain('super-white-ip.addIcon:');
  expect(() => calibrationFor({ ...of, customer: { id: 'acme', machine: 'second' } }, '7.1')).toThrow(CalibrationFault);
  expect(versionFile(dir, 'tmw', '../../etc/passwd')).not.toContain('../');

  const broken = join(dir, 'tmw', 'x.yaml');
  mkdirSync(join(dir, 'tmw'), { recursive: true });
  writeFileSync(broken, readFileSync(customerFile(of), 'utf8').replace('kind: title', 'kind: js'));
  expect(() => readCalibration(broken)).toThrow(/x\.yaml elements\.super-white-ip\.addIcon\.find/);
});

test('what a person said of a request becomes a rule; a write never does', () => {
  const request = (is: 'read' | 'ambient' | 'write') => ({ method: 'POST' as const, path: `/tmw/${is}.do`, fields: ['cmd', 'page?'], fixed: { cmd: 'list' }, is, by: '이담당', on: '2026-11-25' });
  const said = made({ requests: [request('read'), request('ambient'), request('write')] });
  expect(calibratedRules(said)).toEqual({ declaredReads: [], ambient: [] });
  expect(calibratedRules({ ...said, reviewer: { by: '김검토', on: '2026-11-26', hash: calibrationHash(said) } })).toEqual({
    declaredReads: [{ id: 'tmw/calibrated', method: 'POST', path: '/tmw/read.do', fields: ['cmd', 'page?'], fixed: { cmd: 'list' } }],
    ambient: [{ id: 'tmw/calibrated', method: 'POST', path: '/tmw/ambient.do', fields: ['cmd', 'page?'] }],
  });
  expect(calibrationHash(made({ requests: [{ ...request('read'), fixed: { cmd: 'delete' } }] }))).not.toBe(calibrationHash(made({ requests: [request('read')] })));
  for (const bad of [{ ...request('read'), method: 'PUT' as const }, { ...request('read'), fixed: {} }]) expect(() => made({ requests: [bad] })).toThrow(/read/);
});

test('clean is a calibration that missed nothing and reached every screen, but those that only a save brings about; all of it is in the hash', () => {
  const walk = made().walk;
  const walked = (more: Partial<Calibration['walk']>): Calibration => made({ walk: { ...walk, ...more } });
  const all = [{}, { afterSave: ['super-white-ip-policy (list)'] }, { notReached: ['max-recipients (form)'] }, { missing: ['menu.filters'] }].map(walked);
  expect(all.map(isClean)).toEqual([true, true, false, false]);
  expect(new Set(all.map(calibrationHash)).size).toBe(all.length);
});

test('a dialog of a save is its kind and its whole text, for one declared save, once somebody else has looked at it', () => {
  const dialog = { save: 'tmw/max-recipients/save', kind: 'confirm', text: '저장하시겠습니까?', by: '이담당', on: '2026-11-25' } as const;
  const said = made({ elements: {}, dialogs: [dialog] });
  const saves = [{ id: dialog.save, method: 'POST', path: '/x', fields: [] }] as const;
  const reviewed: Calibration = { ...said, reviewer: { by: '김검토', on: '2026-11-26', hash: calibrationHash(said) } };
  expect([calibratedDialogs(said, saves), isEmpty(said)]).toEqual([[], false]);
  expect(calibratedDialogs(reviewed, saves)).toEqual([{ save: dialog.save, kind: 'confirm', text: dialog.text }]);
  // Another text is another content: it has to be reviewed anew.
  const other = { ...reviewed, dialogs: [{ ...dialog, text: '모두 삭제하시겠습니까?' }] };
  expect(calibratedDialogs(other, saves)).toEqual([]);
  expect(() => calibratedDialogs(reviewed, [])).toThrow(/calibration .*tmw\/max-recipients\/save/);
  for (const bad of [{ ...dialog, text: '' }, { ...dialog, kind: 'prompt' }, { ...dialog, kind: 'beforeunload' }, { ...dialog, pattern: '.*' }, { ...dialog, answer: 'accept' }, { ...dialog, save: undefined }, { ...dialog, text: undefined }, { ...dialog, by: undefined }]) {
    expect(calibrationSchema.safeParse({ ...said, dialogs: [bad] }).success, JSON.stringify(bad)).toBe(false);
  }
  // What was reviewed before there could be any is still reviewed.
  expect(calibrationHash(made({ elements: {} }))).toBe('5fc557abcab6c904');
});

test('where the version stands: an element and the words before its number; it is content like any other', () => {
  expect(['TMW v6.1.2', 'Release\n 2024.1 ', 'no number', '7', '5.0 Build 9.9.9'].map((text) => versionIn(text))).toEqual(['6.1.2', '2024.1', '', '', '']);
  const behind = (text: string): string => versionIn(text, 'Build');
  expect(['5.0 Build 9.9.9', '5.0 Build: v9.9', 'Build of 5.0', 'Build 1.2 Build 3.4', '5.0'].map(behind)).toEqual(['9.9.9', '9.9', '', '', '']);
  const mark = { find: { kind: 'css', css: '#about' }, by: '이담당', on: '2026-11-25' } as const;
  const [bare, marked, after] = [made({ elements: {} }), made({ elements: {}, versionMark: mark }), made({ elements: {}, versionMark: { ...mark, after: 'Build' } })];
  expect([bare, marked, after].map(isEmpty)).toEqual([true, false, false]);
  expect(new Set([bare, marked, after].map(calibrationHash)).size).toBe(3);
  for (const bad of [{ ...mark, pattern: '.*' }, { ...mark, after: ' ' }, { ...mark, find: { kind: 'js', code: '1' } }, { ...mark, by: undefined }]) expect(calibrationSchema.safeParse({ ...bare, versionMark: bad }).success, JSON.stringify(bad)).toBe(false);
});
