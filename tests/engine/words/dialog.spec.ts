import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { calibrationSchema } from '../../../engine/calibration/calibration.ts';
import { describeFault } from '../../../engine/words/faults.ts';

const of = (params: Record<string, string>) => ({ code: 'undeclared-dialog', params, verdict: 'failed' }) as const;
const dialogs = calibrationSchema.shape.dialogs;

test('a dialog that nobody declared: the next action has the lines for the calibration file, to be signed by a person', () => {
  const text = 'Say "yes": #1\n\\ 저장하시겠습니까?';
  for (const [lang, by, on] of [['ko', '이름', '날짜'], ['en', 'NAME', 'DATE']] as const) {
    const { next } = describeFault(of({ kind: 'confirm', text, save: 'tmw/max-recipients/save' }), lang);
    expect(next).toContain('calibrations/tmw/');
    const lines = next.slice(next.indexOf('dialogs: ['));
    const given = parse(lines) as { dialogs: unknown };
    expect(given.dialogs).toEqual([{ save: 'tmw/max-recipients/save', kind: 'confirm', text: 'Say "yes": #1 \\ 저장하시겠습니까?', by, on }]);
    expect(dialogs.safeParse(given.dialogs).success, 'the day is still to be filled in').toBe(false);
    expect(dialogs.safeParse((parse(lines.replace(`on: ${on}`, 'on: 2026-11-28')) as { dialogs: unknown }).dialogs).success).toBe(true);
    // No save was under way: no calibration can let it pass.
    expect(describeFault(of({ kind: 'alert', text }), lang).next).not.toContain('calibrations/');
  }
});
