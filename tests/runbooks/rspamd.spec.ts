import { expect, test } from '@playwright/test';
import type { Slide } from '../../engine/guide.ts';
import type { Procedure, Section, StepItem } from '../../engine/runbook.ts';
import { rspamdProcedures } from '../../runbooks/guide/index.ts';
import allowSender from '../../runbooks/rspamd/allow-sender.runbook.ts';
import blockedMail from '../../runbooks/rspamd/blocked-mail.runbook.ts';
import { testInputs } from '../../fixtures/run-on.ts';

const refs = (items: readonly StepItem[]): string[] =>
  items.flatMap((item) => {
    if ('ref' in item) return [item.ref];
    return 'forMissing' in item ? item.steps('203.0.113.10').map((one) => one.ref) : refs(item.steps);
  });

const sectionsOf = (book: typeof allowSender): Section[] => [...book.sections(testInputs), ...(book.observe ?? [])] as Section[];
const sections = [allowSender, blockedMail].flatMap(sectionsOf);
const undo = sections.flatMap((one): Procedure[] => { const made = one.undo?.items?.({}); return made ? [made] : []; });
const walked: readonly { slide: Slide; steps: readonly StepItem[] }[] = [...sections, ...undo];

for (const slide of Object.values<Slide>(rspamdProcedures)) {
  test(`${slide.id}: every line is walked once, in order, and is ours`, () => {
    const lines = slide.lines.map((line) => line.ref);
    const by = walked.filter((one) => one.slide.id === slide.id);
    expect(by.length).toBeGreaterThan(0);
    for (const one of by) expect(refs(one.steps)).toEqual(lines);
    expect(slide).toMatchObject({ origin: 'procedure', chapter: '가이드에 없는 절차' });
    expect(new Set(slide.lines.map((line) => line.state))).toEqual(new Set(['procedure']));
  });
}
