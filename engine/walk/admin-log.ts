import type { AdminLogPages } from '../admin-log.ts';
import type { AdminLogLine, AdminLogRead } from '../events.ts';
import { FaultError } from '../faults.ts';
import { faultOf } from '../playwright-errors.ts';
import type { WalkParts } from './parts.ts';
import { requireNothingUndeclared, within } from './step.ts';

const textOf = (line: AdminLogLine): string => JSON.stringify([line.time, line.administrator, line.from, line.menu, line.work]);

/** Lines that are in the later reading and not in the earlier one: everything above the first place where the earlier one's beginning is met again. */
export const newLines = (before: readonly AdminLogLine[], after: readonly AdminLogLine[]): { readonly lines: readonly AdminLogLine[]; readonly met: boolean } => {
  const [old, now] = [before.map(textOf), after.map(textOf)];
  for (let at = 0; at <= now.length; at += 1) {
    const overlap = now.slice(at, at + old.length);
    if (overlap.length > 0 && overlap.every((text, i) => text === old[i])) return { lines: after.slice(0, at), met: true };
  }
  return { lines: after, met: before.length === 0 };
};

/**
 * Does the acts between two readings of the console's own record, and writes down what came into it: our lines and other people's. A console without such a
 * record, or one that does not show it to this account, is said so; it never stops a run.
 */
export const betweenAdminLogs = async <T>(parts: WalkParts, act: () => Promise<T>): Promise<T> => {
  const before = await read(parts, undefined);
  const result = await act();
  parts.journal.write({ type: 'admin-log', log: typeof before === 'string' ? { kind: 'none', why: before } : await since(parts, before) });
  return result;
};

const since = async (parts: WalkParts, before: AdminLogPages): Promise<AdminLogRead> => {
  const after = await read(parts, before.lines);
  if (typeof after === 'string') return { kind: 'none', why: after };
  const { lines, met } = newLines(before.lines, after.lines);
  const account = parts.adminLog?.account;
  return {
    kind: 'read', complete: met && after.complete, saves: parts.relay.counts.writes,
    lines: lines.map((line) => ({ ...line, account: line.administrator === account ? 'ours' : 'other' })),
  };
};

/** The lines, or the code of the fault that stood against them. */
const read = async (parts: WalkParts, known: readonly AdminLogLine[] | undefined): Promise<AdminLogPages | string> => {
  const { adminLog, session, actions, tab, machine, relay, waits } = parts;
  if (!adminLog?.read) return 'no-such-screen';
  actions.quiet();
  const endVerb = relay.duringVerb();
  try {
    // After the last save a popup or an answer without a menu may be on screen.
    if (known) await session.home();
    await session.check();
    const pages = await within(waits.stepMs, 'admin-log', adminLog.read({ tab, ui: session.ui, actions, machine }, known));
    requireNothingUndeclared(parts);
    return pages;
  } catch (error) {
    const { fault } = faultOf('admin-log', error);
    if (fault.code === 'journal') throw new FaultError(fault.code, fault.params, fault.verdict, error);
    parts.undeclared();
    // The record is evidence and no part of the work: what was left on screen must not stand in the way of the next line.
    await session.home().catch(() => undefined);
    return fault.code;
  } finally {
    endVerb();
  }
};
