import { isDeepStrictEqual } from 'node:util';
import { FILTER_PRESETS } from '../engine/customer/filters.ts';
import { displayName } from '../engine/customer/load.ts';
import { writeWanted, type WantedChange } from '../engine/customer/write-back.ts';
import { InputError } from '../engine/inputs/problem.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Io } from './io.ts';
import { kinds } from './appliances.ts';
import type { Order } from './order.ts';
import { troubleLines, troubleOf } from './trouble.ts';
import { words } from './words.ts';

/** What an apply with flags made true and the profile does not want; undefined when the profile says the same. */
export const profileChange = ({ profile, inputs }: Pick<Order, 'profile' | 'inputs'>): WantedChange | undefined => {
  const { wanted } = profile;
  const known = new Set(wanted.sendingIps.map((one) => one.ip));
  const added = inputs.sendingIps.filter((one) => !known.has(one.ip)).map(({ ip }) => ({ ip }));
  const keys = typeof wanted.filters === 'string' ? FILTER_PRESETS[wanted.filters] : wanted.filters;
  const filters = inputs.filters.length === 0 || isDeepStrictEqual(new Set(keys), new Set(inputs.filters)) ? undefined : (inputs.filterPreset ?? [...inputs.filters]);
  const readings = isDeepStrictEqual(inputs.readings, profile.readings ?? {}) ? undefined : inputs.readings;
  const change: WantedChange = {
    ...(added.length === 0 ? {} : { addSendingIps: added }),
    ...(inputs.policy === wanted.policy ? {} : { policy: inputs.policy }),
    ...(filters === undefined ? {} : { filters }),
    ...(inputs.maxRecipients === undefined || inputs.maxRecipients === wanted.maxRecipients ? {} : { maxRecipients: inputs.maxRecipients }),
    ...(readings === undefined ? {} : { readings }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
};

/** After a good apply with flags: writes the new wanted state (`--save-profile`), asks a person, or tells how; else the next check would report drift. */
export const offerToSave = async (order: Order, io: Io, lang: Lang, print: (text: string) => void): Promise<void> => {
  const change = profileChange(order);
  if (!change) return;
  const file = displayName(order.loaded.file);
  const wish = order.flags.saveProfile ?? (await io.person?.(lang).yes(words.saveQuestion[lang](file)));
  if (!wish) {
    print(`${words.saveHint[lang](file)}\n`);
    return;
  }
  try {
    await writeWanted(order.loaded.file, order.profile.id, change, { kinds });
    print(`${words.saved[lang](file)}\n`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    print(troubleLines(error.problems.map(troubleOf), lang));
    print(`${words.saveHint[lang](file)}\n`);
  }
};
