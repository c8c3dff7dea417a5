/** Korean or English: RUNBOOK_LANG wins, then the locale variables, then (Windows has none) the system's own locale. */
const languageOf = (env) => {
  const named = env.RUNBOOK_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko/i.test(named) ? 'ko' : 'en';
};

export const language = languageOf(process.env);

/** The text in the language of this person. */
export const words = (ko, en) => (language === 'ko' ? ko : en);

/** One line for people. It goes to stderr: stdout belongs to the command that follows (`--json`). */
export const say = (ko, en) => process.stderr.write(`${words(ko, en)}\n`);

/** A failure whose message is already the sentence for the person. */
export class Stop extends Error {}

/** Whole seconds since `start` (milliseconds), at least 1. */
export const secondsSince = (start) => Math.max(1, Math.round((Date.now() - start) / 1000));
