import { FaultError } from './faults.ts';
import type { Journal } from './journal.ts';
import { mayWrite, type Mode } from './events.ts';
import type { Route, Trust } from './relay/rules.ts';
import { IntentRegister, type OpenIntent } from './state/intents.ts';
import { acquireLock, type Lock } from './state/locks.ts';
import { identify } from './state/machines.ts';
import { marksOf } from './state/marks.ts';
import { rememberRefusal, requireNoRefusal } from './state/refusals.ts';
import { spendStep } from './state/spent-codes.ts';

/** What a guard needs to know of a run. */
export interface GuardOf {
  readonly stateDir: string;
  readonly mode: Mode;
  readonly runbook: { readonly id: string };
  readonly customer: { readonly id: string };
  readonly machine: {
    readonly id: string; readonly url: string; readonly user: string; readonly trust: Trust; readonly route: Route;
    readonly label?: string; readonly hosts?: Readonly<Record<string, string>>;
  };
}

/** What a run holds in the state folder that engineers share: the machine's lock, its own open intents, the memory of refused sign-ins. */
export class RunGuard {
  /** The machine's id (law 8). */
  readonly machine: string;
  readonly #account: { readonly stateDir: string; readonly machine: string; readonly user: string };
  readonly #runDir: string;
  readonly #doing: string;
  readonly #lock: Lock;
  readonly #register: IntentRegister;
  readonly #open = new Set<string>();

  /**
   * Identifies the machine and takes its lock, before anything is dialled.
   * @throws FaultError `key-changed` or `other-machine` when a trusted machine's marks are others now, `trust-needed` when other profiles alone trusted it: a copied profile, or the VPN of another customer; `locked`, `state-folder`
   */
  constructor({ stateDir, machine, customer, mode, runbook }: GuardOf, runId: string, runDir: string, redact: (text: string) => string) {
    const { url, route, hosts, trust, label } = machine;
    const marks = marksOf({
      url, route, profile: `${customer.id}/${machine.id}`, ...(hosts ? { hosts } : {}), ...(trust.kind === 'pin' ? { pin: trust.spki } : {}), ...(label === undefined ? {} : { label }),
    });
    const { id, changed, needsTrust, record } = identify(stateDir, marks);
    if (changed.includes('pin')) throw new FaultError('key-changed');
    if (changed.includes('label')) throw new FaultError('other-machine', { expected: record?.label ?? '', shown: label ?? '' });
    if (needsTrust) throw new FaultError('trust-needed', { known: [...new Set(record?.ways.map((way) => way.profile))].join(', '), command: `runbook trust --customer ${customer.id} --appliance ${machine.id}` });
    this.machine = id;
    this.#account = { stateDir, machine: id, user: machine.user };
    this.#runDir = runDir;
    this.#doing = `${mode} ${runbook.id}`;
    this.#lock = acquireLock({ stateDir, machine: id, writing: mayWrite(mode), doing: this.#doing, runDir });
    this.#register = new IntentRegister({ stateDir, machine: id, runId, runDir, redact });
  }

  /** True while reading has not yet decided what became of a write of this run. */
  get hasOpenWrite(): boolean {
    return this.#open.size > 0;
  }

  /** The line that is walked from now on, for whoever finds the machine locked; empty between the lines. */
  walks(ref: string): void {
    this.#lock.update(`${this.#doing} ${ref}`.trim());
  }

  /** Just before a request leaves, which may be minutes after its intent was written down. @throws FaultError `locked` */
  requireHeld(): void {
    this.#lock.requireHeld();
  }

  /** Before a write leaves: the lock is still ours, and whoever comes next will find the intent (law 2). @throws FaultError: then the write must not leave */
  openWrite(intent: Omit<OpenIntent, 'at'>): void {
    this.#lock.requireHeld();
    this.#register.open(intent);
    this.#open.add(intent.intent);
  }

  /** After reading has decided, or when it never left. An intent that cannot be closed is read again by the next run, which does no harm. */
  closeWrite(intent: string): void {
    this.#open.delete(intent);
    try {
      this.#register.resolve(intent);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
    }
  }

  /** @throws FaultError `rearm-needed` when the last sign-in of this account was refused (F-39) */
  requireSignInAllowed(): void {
    requireNoRefusal(this.#account);
  }

  rememberRefusal(): void {
    rememberRefusal({ ...this.#account, runDir: this.#runDir });
  }

  /** Takes a one-time code's step for this run alone; false when any run of this account has used it (F-43). */
  spendStep(step: number): boolean {
    return spendStep({ ...this.#account, step });
  }

  release(journal: Journal): void {
    const fault = this.#lock.release();
    if (fault) journal.write({ type: 'fault', fault: fault.fault });
  }
}
