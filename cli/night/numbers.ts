import { parseWholeNumber } from '../../engine/inputs/number.ts';
import { trouble, troubleOf, WrongCommand, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';
import type { NightFlags, NightNumbers } from './flags.ts';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** What a night heeds; it has no window in any case. */
const heeded: ReadonlySet<string> = new Set(['all', 'tag', 'onlyFailed', 'maxDuration', 'concurrency', 'metrics', 'customer', 'customers', 'json', 'runs', 'calibrations', 'headless'] satisfies (keyof NightFlags)[]);

/** Flags that would be ignored without a word, as they are typed. */
const foreignTo = ({ panel, ...flags }: NightFlags): string[] => [
  ...Object.entries(flags).filter(([name, value]) => value !== undefined && !heeded.has(name)).map(([name]) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`),
  ...(panel === false ? ['--no-panel'] : []),
];

/** Reads the night's own flags and refuses those of one customer. @throws WrongCommand with every problem */
export const nightNumbers = (flags: NightFlags): NightNumbers => {
  const troubles: Trouble[] = [];
  const { maxDuration, concurrency } = flags;
  const time = maxDuration === undefined ? undefined : /^(\d{1,4})([smh])$/.exec(maxDuration);
  if (time === null) troubles.push(trouble('max-duration', '--max-duration', words.night.badDuration));
  const atOnce = concurrency === undefined ? undefined : parseWholeNumber(concurrency, { min: 1, max: 256 }, '--concurrency');
  if (atOnce?.ok === false) troubles.push(troubleOf(atOnce.problem));
  const ofOne = foreignTo(flags);
  if (ofOne.length > 0) troubles.push(trouble('one-customer', 'verify', { ko: () => words.night.withBook.ko(ofOne.join(', ')), en: () => words.night.withBook.en(ofOne.join(', ')) }));
  if (troubles.length > 0) throw new WrongCommand(troubles);
  return { maxMs: time ? Number(time[1]) * unitMs[time[2] as keyof typeof unitMs] : undefined, atOnce: atOnce?.ok ? atOnce.value : undefined };
};

/** `90m` for a time in milliseconds, rounded up. */
export const minutesText = (ms: number): string => `${Math.ceil(ms / 60_000)}m`;
