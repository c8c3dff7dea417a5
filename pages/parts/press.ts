import type { Locator } from 'playwright';
import type { Press } from '../../engine/appliance.ts';
import { comparablePath } from '../../engine/relay/match.ts';
import type { RequestRule } from '../../engine/relay/rules.ts';
import { control } from './find.ts';

/** A caption as people write it: `확인`, or with the brackets that guides put around a button. */
const spellings = (caption: string): string[] => {
  const bare = caption.replace(/^\[(.*)\]$/, '$1');
  return [...new Set([caption, bare, `[${bare}]`])];
};

/** A control that only closes what it stands in. */
export const closer = async (root: Locator, caption: string): Promise<Press | undefined> => {
  const found = control(root, spellings(caption));
  return (await found.count()) === 1 ? { control: found } : undefined;
};

/**
 * A submit button of a form with the request that its press makes: method and path must be those of the rule, the fields are the form's own as they stand,
 * hidden ones are the console's (tokens) and free.
 */
export const submitter = async (root: Locator, captions: string | readonly string[], rule: RequestRule): Promise<Press | undefined> => {
  const found = control(root, (typeof captions === 'string' ? [captions] : captions).flatMap(spellings));
  if ((await found.count()) !== 1) return undefined;
  const asked = await found.evaluate(requestOf);
  if (!asked || asked.method !== rule.method) return undefined;
  const path = comparablePath(new URL(asked.url).pathname);
  if (typeof rule.path === 'string' ? rule.path !== path : !rule.path.test(path)) return undefined;
  const shown = asked.fields.filter((one) => !one.hidden);
  const names = [...new Set(shown.map((one) => one.name))];
  return {
    control: found,
    sends: {
      rule: { ...rule, path, fields: names },
      expected: Object.fromEntries(names.map((name) => [name, shown.filter((one) => one.name === name).map((one) => one.value)])),
      free: asked.fields.filter((one) => one.hidden).map((one) => one.name),
    },
  };
};

/** Runs in the page: the request a submit button makes, by the rules of HTML for fields that are sent. */
const requestOf = (button: Element): { method: string; url: string; fields: { name: string; value: string; hidden: boolean }[] } | undefined => {
  const form = button.closest('form');
  if (!form) return undefined;
  const fields = [...form.querySelectorAll<HTMLInputElement>('input, select, textarea, button')].flatMap((one) => {
    if (one.name === '' || one.disabled || /^(?:reset|image|file)$/.test(one.type)) return [];
    if (/^(?:submit|button)$/.test(one.type) && one !== button) return [];
    if (/^(?:checkbox|radio)$/.test(one.type) && !one.checked) return [];
    return [{ name: one.name, value: one.value, hidden: one.type === 'hidden' }];
  });
  return { method: (form.getAttribute('method') ?? 'get').toUpperCase(), url: new URL(form.getAttribute('action') ?? '', document.baseURI).href, fields };
};
