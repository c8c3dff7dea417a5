import { bookIds, booksNamed } from '../books.ts';
import { trouble, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';

/** A night compares settings: a name that no appliance knows, and a runbook that only reads logs, would be a night of nothing. */
export const refuseBook = (name: string, troubles: Trouble[]): void => {
  const found = booksNamed(name);
  if (found.length === 0) troubles.push(trouble('no-book', name, { ko: () => words.noBook.ko(bookIds()), en: () => words.noBook.en(bookIds()) }));
  else if (found.every((one) => one.kind === 'log')) troubles.push(trouble('log-book', name, words.logBookOnly));
};
