import type * as clack from '@clack/prompts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Choice, Person } from './io.ts';
import { words } from './words.ts';

type Prompts = typeof clack;

/** Questions on the terminal, drawn on stderr; loaded when the first one is asked. */
export const personAtTerminal = (lang: Lang): Person => {
  const asked = async <T>(ask: (prompts: Prompts) => Promise<T>): Promise<Exclude<T, symbol> | undefined> => {
    const prompts = await import('@clack/prompts');
    const answer = await ask(prompts);
    return prompts.isCancel(answer) ? undefined : (answer as Exclude<T, symbol>);
  };
  return {
    text: (message, withdrawn) => asked((prompts) => prompts.text({ message, output: process.stderr, ...until(withdrawn) })),
    secret: (message, withdrawn) => asked((prompts) => prompts.password({ message, mask: '•', output: process.stderr, ...until(withdrawn) })),
    yes: (message, withdrawn) =>
      asked((prompts) => prompts.confirm({ message, active: words.yes[lang](), inactive: words.no[lang](), initialValue: false, output: process.stderr, ...until(withdrawn) })),
    choose: (message, choices, withdrawn) => asked((prompts) => prompts.select({ message, options: choices.map(option), output: process.stderr, ...until(withdrawn) })),
  };
};

const until = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

const option = ({ value, label, hint }: Choice) => ({ value, label, ...(hint === undefined ? {} : { hint }) });
