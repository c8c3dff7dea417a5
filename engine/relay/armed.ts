import type { Armed } from './relay.ts';
import type { ArmedWrite, WriteOutcome } from './rules.ts';

/** One armed write from arming to its outcome. The gate takes it, the forwarder marks and settles it; each at most once. */
export class ArmedSlot implements Armed {
  readonly write: ArmedWrite;
  readonly outcome: Promise<WriteOutcome>;
  readonly sent: Promise<boolean>;
  /** Called when the answer's status is known, before the browser sees a byte of it. */
  onStatus: ((status: number) => void) | undefined;
  #state: 'armed' | 'taken' | 'settled' = 'armed';
  #sentAt: number | undefined;
  readonly #tellOutcome: (outcome: WriteOutcome) => void;
  readonly #tellSent: (sent: boolean) => void;

  constructor(write: ArmedWrite) {
    this.write = write;
    let tellOutcome: (outcome: WriteOutcome) => void = () => undefined;
    let tellSent: (sent: boolean) => void = () => undefined;
    this.outcome = new Promise(resolve => { tellOutcome = resolve; });
    this.sent = new Promise(resolve => { tellSent = resolve; });
    this.#tellOutcome = tellOutcome;
    this.#tellSent = tellSent;
  }

  get open(): boolean {
    return this.#state === 'armed';
  }

  /** From here on no other request can be this write. */
  take(): void {
    this.#state = 'taken';
  }

  /** The first byte is about to leave: from here on the machine may hold it. */
  markSent(): void {
    this.#sentAt = performance.now();
    this.#tellSent(true);
  }

  began(status: number): void {
    this.onStatus?.(status);
  }

  answered(status: number): void {
    this.#settle({ kind: 'answered', status, ms: this.#ms() });
  }

  dropped(reason: string): void {
    this.#settle({ kind: 'dropped', reason, ms: this.#ms() });
  }

  refused(cause: 'content' | 'look' | 'dial', reason: string): void {
    this.#settle({ kind: 'refused', reason, cause });
  }

  disarm(): void {
    if (this.#state === 'armed') this.#settle({ kind: 'not-sent' });
  }

  #ms(): number {
    return this.#sentAt === undefined ? 0 : Math.round(performance.now() - this.#sentAt);
  }

  #settle(outcome: WriteOutcome): void {
    if (this.#state === 'settled') return;
    this.#state = 'settled';
    this.#tellSent(false);
    this.#tellOutcome(outcome);
  }
}
