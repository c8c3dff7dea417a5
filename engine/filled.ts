import type { Locator } from 'playwright';
import { FaultError } from './faults.ts';
import { explain } from './playwright-errors.ts';

/** How a field takes its value. `text` types like a person and leaves the field, since old consoles listen to keyup and blur (F-17). */
export type FieldKind = 'text' | 'choice' | 'unchoice' | 'select';

/** One field of a form with the value that was put into it. */
export interface Filled {
  readonly field: Locator;
  readonly name: string;
  readonly value: string;
  readonly kind: FieldKind;
}

/** Puts a value into its field as a person would; `delayMs` between keys. */
export const putIn = ({ field, name, value, kind }: Filled, timeout: number, delayMs: number): Promise<void> =>
  explain(name, async () => {
    if (kind === 'text') {
      await field.click({ timeout });
      await field.fill('', { timeout });
      // A text of many lines is put in whole: each key of it would take minutes, and Enter means something else in some editors.
      if (value.includes('\n')) await field.fill(value, { timeout });
      else await field.pressSequentially(value, { delay: delayMs });
      // Hangul arrives without key events; consoles that count by keyup need one (F-18).
      await field.press('End');
      await field.blur();
    } else if (kind === 'select') {
      await field.selectOption({ label: value }, { timeout });
    } else {
      await field.setChecked(kind === 'choice', { timeout });
    }
  });

/** Reads a field back. @throws FaultError `value-not-taken` with what it shows instead */
export const requireTaken = async (filled: Filled, timeout: number): Promise<void> => {
  const taken = await takenBy(filled, timeout);
  const meant = meantBy(filled);
  if (taken !== meant) throw new FaultError('value-not-taken', { field: filled.name, meant, taken }, 'failed');
};

/** Whether the field can be seen and holds its value now; a look only. */
export const holdsNow = async (filled: Filled): Promise<boolean> => {
  if ((await filled.field.count().catch(() => 0)) !== 1) return false;
  return (await takenBy(filled, 1_000).catch(() => undefined)) === meantBy(filled);
};

const meantBy = ({ value, kind }: Filled): string => (kind === 'text' || kind === 'select' ? value.normalize('NFC') : kind);

const takenBy = ({ field, name, kind }: Filled, timeout: number): Promise<string> =>
  explain(name, async () => {
    if (kind === 'text') return (await field.inputValue({ timeout })).normalize('NFC');
    if (kind === 'select') return field.evaluate((el) => (el as HTMLSelectElement).selectedOptions[0]?.label.trim() ?? '');
    return (await field.isChecked({ timeout })) ? 'choice' : 'unchoice';
  });
