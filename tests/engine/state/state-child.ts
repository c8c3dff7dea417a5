/** A process of its own that uses the state folder at its parent's word: one message, one answer. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { FaultError, type Fault } from '../../../engine/faults.ts';
import { IntentRegister } from '../../../engine/state/intents.ts';
import { acquireLock, type Lock, type LockRequest } from '../../../engine/state/locks.ts';
import { trust } from '../../../engine/state/machines.ts';
import type { MachineMarks } from '../../../engine/state/marks.ts';
import { rememberRefusal } from '../../../engine/state/refusals.ts';
import { spendStep } from '../../../engine/state/spent-codes.ts';

type Account = { readonly stateDir: string; readonly machine: string; readonly user: string };

export type Order =
  | { readonly do: 'acquire'; readonly request: LockRequest }
  | { readonly do: 'release' | 'require-held' | 'become-nobody' }
  | { readonly do: 'contend'; readonly request: LockRequest; readonly inside: string; readonly times: number }
  | { readonly do: 'spend'; readonly account: Account; readonly steps: readonly number[] }
  | { readonly do: 'refused'; readonly account: Account }
  | { readonly do: 'intend'; readonly stateDir: string; readonly machine: string; readonly runId: string; readonly intents: readonly string[] }
  | { readonly do: 'trust'; readonly stateDir: string; readonly marks: MachineMarks };

export type Answer = { readonly value: unknown } | { readonly fault: Fault } | { readonly error: string };

let lock: Lock | undefined;

/** Takes and gives back the lock until it had it so many times, and looks each time whether it is alone inside. */
const contend = ({ request, inside, times }: Extract<Order, { do: 'contend' }>): { had: number; refused: number } => {
  let had = 0;
  let refused = 0;
  while (had < times) {
    let mine: Lock;
    try {
      mine = acquireLock(request);
    } catch (error) {
      if (!(error instanceof FaultError) || error.fault.code !== 'locked') throw error;
      refused += 1;
      continue;
    }
    mkdirSync(inside);
    mine.requireHeld();
    rmdirSync(inside);
    const fault = mine.release();
    if (fault) throw fault;
    had += 1;
  }
  return { had, refused };
};

const obey = (order: Order): unknown => {
  switch (order.do) {
    case 'acquire':
      lock = acquireLock(order.request);
      return 'held';
    case 'release':
      return lock?.release()?.fault;
    case 'require-held':
      return lock?.requireHeld();
    case 'become-nobody':
      // The superuser may write everywhere; everybody else is stopped by the folder's mode.
      if (process.getuid?.() === 0) process.setuid?.(65534);
      return process.getuid?.();
    case 'contend':
      return contend(order);
    case 'spend':
      return order.steps.filter((step) => spendStep({ ...order.account, step }));
    case 'refused':
      return rememberRefusal({ ...order.account, runDir: '/runs/1' });
    case 'intend': {
      const register = new IntentRegister({ ...order, runDir: '/runs/1' });
      for (const intent of order.intents) register.open({ intent, section: 'policies', before: [], after: [intent] });
      return undefined;
    }
    case 'trust':
      return trust(order.stateDir, order.marks, { by: 'kim' });
  }
};

process.on('message', (order: Order) => {
  let answer: Answer;
  try {
    answer = { value: obey(order) ?? null };
  } catch (error) {
    answer = error instanceof FaultError ? { fault: error.fault } : { error: String(error) };
  }
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());
process.send?.({ value: 'ready' } satisfies Answer);
