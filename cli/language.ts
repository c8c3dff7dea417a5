import type { Lang } from '../engine/words/phrase.ts';

/** Korean or English: `--lang`, else RUNBOOK_LANG, else the locale variables, else (Windows has none) the system's own locale. */
export const languageOf = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Lang => {
  const named = langFlag(argv) || env['RUNBOOK_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko/i.test(named) ? 'ko' : 'en';
};

/** The value of `--lang`, wherever it stands; undefined without one. */
export const langFlag = (argv: readonly string[]): string | undefined => {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
};
