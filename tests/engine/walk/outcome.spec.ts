import { expect, test } from '@playwright/test';
import { FaultError, type FaultCode } from '../../../engine/faults.ts';
import type { Difference } from '../../../engine/goal.ts';
import type { SaveOutcome } from '../../../engine/save.ts';
import { outcomeBy } from '../../../engine/walk/outcome.ts';
import type { Proof } from '../../../engine/walk/prove.ts';

const before = { ips: ['a'] };
const meant: readonly Difference[] = [{ path: ['ips'], before: ['a'], after: ['a', 'b', 'c'], missing: ['b', 'c'], cure: 'steps' }];
const because = (code: FaultCode, params: Record<string, string> = {}): FaultError => new FaultError(code, params, 'failed');
const other = (...ips: readonly string[]): Proof => ({ kind: 'other', fault: because('not-saved'), now: { ips } });
const asBefore: Proof = { kind: 'as-before', fault: because('not-saved') };
const answered: SaveOutcome = { kind: 'answered', status: 200, ms: 1 };
const unanswered: SaveOutcome = { kind: 'unanswered', ms: 1 };
const by = (proof: Proof, saves: readonly SaveOutcome[], fault?: FaultError) => outcomeBy(proof, { before, meant, fault, sent: saves.map((outcome, i) => ({ intent: String(i), outcome, draft: false })) });

test('a save that was waited for in vain stays unknown while not all that was meant stands, whatever else is on the list', () => {
  expect(by(asBefore, [unanswered])).toBe('unknown');
  expect(by(other('a', 'b'), [answered, unanswered])).toBe('unknown');
  expect(by(other('a', 'foreign'), [unanswered])).toBe('unknown');
  expect(by(other('a', 'b', 'c', 'foreign'), [answered, unanswered])).toBe('failed');
});

test('F-30 a stale read never refutes a save that was answered, beside a foreign entry neither', () => {
  expect(by(asBefore, [answered])).toBe('unknown');
  expect(by(other('a', 'b'), [answered, answered])).toBe('unknown');
  expect(by(other('a', 'foreign'), [answered])).toBe('unknown');
  // One save brings its list as a whole: a list that shows a part of it is no old one.
  expect(by(other('a', 'b'), [answered])).toBe('failed');
});

test('F-28 an error sign is believed, a dialog that says that it is done is not', () => {
  const dialog = (text: string): FaultError => because('undeclared-dialog', { text });
  for (const text of ['저장에 실패했습니다', '이미 등록된 IP 입니다', '저장되지 않았습니다.', 'Could not be saved: error']) expect(by(asBefore, [answered], dialog(text)), text).toBe('failed');
  for (const text of ['저장되었습니다.', '등록이 완료됐습니다', '적용하였습니다', 'Saved successfully']) expect(by(asBefore, [answered], dialog(text)), text).toBe('unknown');
  expect(by(asBefore, [{ kind: 'answered', status: 500, ms: 1 }])).toBe('failed');
  expect(by(asBefore, [{ kind: 'dropped', reason: 'x', ms: 1 }])).toBe('failed');
});
