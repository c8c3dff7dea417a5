import { expect, test } from '@playwright/test';
import { applianceOf } from '../../../cli/appliances.ts';
import { bookFor } from '../../../cli/books.ts';
import { isCheck } from '../../../cli/twin.ts';
import type { SectionResult } from '../../../engine/events.ts';
import { resolveSections } from '../../../engine/walk/expand.ts';

type Parts = Parameters<typeof isCheck>;

const inputs = { sendingIps: ['203.0.113.10'], policy: '급여메일', limitPolicy: '급여메일', description: '', filters: ['bulk-delay'], maxRecipients: 3000 } as unknown as Parts[0]['inputs'];
const readings = {};

/** A look of this mode that read all screens but these. */
const looked = (mode: Parts[0]['mode'], name: string, { verdict = 'as-wanted', missing = [] }: { verdict?: SectionResult['verdict']; missing?: readonly string[] } = {}): boolean => {
  const runbook = bookFor(name, 'tmse');
  if (!runbook) throw new Error(name);
  const ids = resolveSections(runbook.sections(inputs), readings).map(({ section }) => section.id);
  expect(ids.length).toBeGreaterThan(0);
  const read = ids.filter((id) => !missing.includes(id));
  const results = ids.map((section): SectionResult => ({ section, title: section, verdict: read.includes(section) ? verdict : 'not-checked', changes: [] }));
  return isCheck({ mode, runbook, inputs, readings, appliance: applianceOf('tmse') }, { outcome: { verdict, results } as unknown as Parts[1]['outcome'], record: { states: new Map(read.map((id) => [id, {}])) } as unknown as Parts[1]['record'] });
};

test('a verify of every screen is a check, whatever it found; an apply is one when it was proven', () => {
  expect(looked('verify', 'bulk-mail')).toBe(true);
  expect(looked('verify', 'bulk-mail', { verdict: 'differs' })).toBe(true);
  expect(looked('apply', 'bulk-mail', { verdict: 'changed' })).toBe(true);
  expect(looked('apply', 'bulk-mail', { verdict: 'failed' })).toBe(false);
  expect(looked('apply', 'bulk-mail', { verdict: 'declined' })).toBe(false);
});

test('a plan, one slide alone, and a screen that was not read are no check', () => {
  expect(looked('plan', 'bulk-mail')).toBe(false);
  expect(looked('verify', 'max-recipients')).toBe(false);
  expect(looked('verify', 'bulk-mail', { missing: ['max-recipients'] })).toBe(false);
});
