import type { Locator } from 'playwright';
import { FaultError } from '../faults.ts';

/**
 * Sets a secret inside the page, so that no call log or step title carries it (F-71, F-74), and reads back its length.
 * @returns false when the field does not keep what is put in: a keyboard-security plug-in, which is never bypassed (F-49)
 * @throws FaultError `sign-in-form` when the field is gone
 */
export const putSecret = async (field: Locator, value: string): Promise<boolean> => {
  try {
    const kept = await field.evaluate(async (element, text) => {
      const input = element as HTMLInputElement;
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
      // What listens to the field may clear it a moment later.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const length = input.value.length;
      if (length !== text.length) input.value = '';
      return length;
    }, value);
    return kept === value.length;
  } catch {
    // The library's own message would quote the value.
    throw new FaultError('sign-in-form', { detail: 'secret field' });
  }
};
