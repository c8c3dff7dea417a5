import type { Locator } from 'playwright';
import { sameLabel } from '../../engine/inputs/canonical.ts';

/** What a form would post as it stands, by field name in the form's order; a multiple list counts whole, since such forms select all its entries before they post. */
export const formValues = (form: Locator): Promise<Record<string, string[]>> =>
  form.evaluate((element) => {
    const values: Record<string, string[]> = {};
    for (const control of (element as HTMLFormElement).elements) {
      const { name, type, value, checked, options, multiple } = control as HTMLInputElement & HTMLSelectElement;
      if (name === '' || /^(?:submit|button|image|reset)$/.test(type) || (/^(?:radio|checkbox)$/.test(type) && !checked)) continue;
      values[name] = [...(values[name] ?? []), ...(multiple && options ? [...options].map((option) => option.value) : [value])];
    }
    return values;
  });

/** One radio button or check box with the text that belongs to it and the value it posts. */
export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly checked: boolean;
}

/** All choices of a form row that are posted, in the form's order; a box without a name ('전체 선택') is none. */
export const choicesOf = (cell: Locator): Promise<Choice[]> =>
  cell.evaluate((element) =>
    [...element.querySelectorAll<HTMLInputElement>('input[type=radio][name], input[type=checkbox][name]')].map((input) => {
      let text = [...(input.labels ?? [])].map((one) => one.innerText).join('');
      for (let node = input.nextSibling; text === '' && node; node = node.nextSibling) text = node.textContent ?? '';
      return { label: text.trim(), value: input.value, checked: input.checked };
    }),
  );

/** The values that these labels post, in the form's order. */
export const valuesOf = (choices: readonly Choice[], labels: readonly string[]): string[] =>
  choices.filter((choice) => labels.some((label) => sameLabel(label, choice.label))).map((choice) => choice.value);

/** Labels of the choices that are ticked. */
export const ticked = (choices: readonly Choice[]): string[] => choices.filter((choice) => choice.checked).map((choice) => choice.label);
