/** The runner's own recorders; they begin with a page, before the sign-in, and would hold what is typed there. */
const recorders = ['trace', 'video', 'screenshot'] as const;

const modeOf = (setting: unknown): unknown => (typeof setting === 'object' && setting !== null && 'mode' in setting ? setting.mode : setting);

/** Which recorders of the test runner are on; UI mode switches its trace on by itself. */
export const recordersOn = (use: Readonly<Record<string, unknown>>): string[] => recorders.filter((name) => ![undefined, 'off'].includes(modeOf(use[name]) as string | undefined));

/** @throws Error naming the recorders that would have seen a password */
export const refuseRecorders = (use: Readonly<Record<string, unknown>>): void => {
  const on = recordersOn(use);
  if (on.length > 0) throw new Error(`nothing was checked: the test runner records before the sign-in and would hold a password (${on.join(', ')}). Run without --trace and without UI mode; the product makes its own evidence.`);
};
