import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { isoOf, systemClock, type Clock } from './clock.ts';
import { accountKey, type AccountOf } from './refusals.ts';
import { createOnce, readRecord, removeRecord } from './state-file.ts';
import { keyOf, namesIn, stateFolder } from './state-folder.ts';

const spent = z.object({ token: z.string(), at: z.iso.datetime() });

/** Steps this far behind (20 minutes of 30 seconds) are of no use to anybody any more. */
const keptSteps = 40;

const stepFile = /^\d{1,15}\.json$/;

/**
 * Takes a one-time code's step (the number of periods since 1970) for this process alone, before the code is typed: a console takes each code once, and a second try may look like
 * an attack (F-43). Two processes that ask at the same moment get one `true`.
 * @returns false when the step is spent already: wait for the next one
 * @throws FaultError `state-folder`
 */
export const spendStep = (of: AccountOf & { readonly step: number; readonly clock?: Clock }): boolean => {
  const { step, clock = systemClock } = of;
  if (!Number.isSafeInteger(step) || step < 0) throw new RangeError(`not a step: ${step}`);
  const dir = stateFolder(of.stateDir, 'spent-codes', keyOf(of.machine), accountKey(of.user));
  const taken = createOnce(join(dir, nameOf(step)), { token: randomUUID(), at: isoOf(clock.now()) } satisfies z.output<typeof spent>);
  if (taken) for (const name of namesIn(dir, stepFile)) if (Number.parseInt(name, 10) < step - keptSteps) removeRecord(join(dir, name));
  return taken;
};

/** Whether a step is spent; a torn record is a spent step. @throws FaultError `state-folder` */
export const isSpent = ({ stateDir, machine, user, step }: AccountOf & { readonly step: number }): boolean =>
  readRecord(join(stateDir, 'spent-codes', keyOf(machine), accountKey(user), nameOf(step)), spent).kind !== 'absent';

const nameOf = (step: number): string => `${step}.json`;
