import type { AdminLogLine, SectionResult } from './events.ts';
import { FaultError } from './faults.ts';
import { faultOf } from './playwright-errors.ts';
import type { WalkParts } from './walk/parts.ts';
import { requireNothingUndeclared, within } from './walk/step.ts';

/** So many lines tell who was there last; the console has the rest. */
const most = 5;

const parts = (text: string): string[] => text.split(/[>›]/).map((one) => one.trim()).filter((one) => one !== '');

/** Whether a line is about a screen: its menu and the screen name each other, or what was done names the screen or an address that differs. */
const isAbout = ({ menu, work }: AdminLogLine, { title, changes }: SectionResult): boolean => {
  const screen = parts(title)[0] ?? title;
  const addresses = changes.flatMap(({ before, after }) => `${before} ${after}`.match(/\d{1,3}(?:\.\d{1,3}){3}/g) ?? []);
  const words = work.split(/[^\d.]+/);
  return menu.includes(screen) || work.includes(screen) || parts(menu).some((one) => screen.includes(one)) || addresses.some((ip) => words.includes(ip));
};

/** Lines of the console's own record about what differs, the newest first. */
export const linesAbout = (lines: readonly AdminLogLine[], results: readonly SectionResult[]): AdminLogLine[] => lines.filter((line) => results.some((one) => one.verdict === 'differs' && isAbout(line, one))).slice(0, most);

/** After drift: reads 관리자 작업 로그 and writes down which lines are about the screens that differ. A console without such a record, or one that does not show it to this account, is said so and changes nothing. */
export const tellWhoChanged = async (walk: WalkParts, results: readonly SectionResult[]): Promise<void> => {
  if (!results.some((one) => one.verdict === 'differs')) return;
  const { adminLog, session, actions, tab, machine, relay, waits, journal } = walk;
  if (!adminLog?.read) return journal.write({ type: 'who-changed', lines: [], why: 'no-such-screen' });
  actions.quiet();
  const endVerb = relay.duringVerb();
  try {
    await session.home();
    await session.check();
    const { lines } = await within(waits.stepMs, 'admin-log', adminLog.read({ tab, ui: session.ui, actions, machine }, undefined));
    requireNothingUndeclared(walk);
    journal.write({ type: 'who-changed', lines: linesAbout(lines, results) });
  } catch (error) {
    const { fault } = faultOf('admin-log', error);
    if (fault.code === 'journal') throw new FaultError(fault.code, fault.params, fault.verdict, error);
    walk.undeclared();
    journal.write({ type: 'who-changed', lines: [], why: fault.code });
  } finally {
    endVerb();
  }
};
