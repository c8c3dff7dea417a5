import type { ArmedWrite, RelayCounts, RelayOptions, RelayRules, WriteOutcome } from './rules.ts';

/** One armed write in flight. */
export interface Armed {
  /** Resolves when the request was answered, dropped or refused; or `not-sent` after `disarm`. Never rejects. */
  readonly outcome: Promise<WriteOutcome>;
  /** Resolves true when the request left towards the machine (its first byte), false if it never will. */
  readonly sent: Promise<boolean>;
  /** Closes the gate again; a write that was already sent keeps its outcome. */
  disarm(): void;
}

/** The one place where requests leave (architecture.md, 'The relay'). One per browser context. */
export interface Relay {
  /** For `browser.newContext({ proxy: { server, bypass: '<-loopback>' } })`. */
  readonly server: string;
  /** Lets exactly one request with exactly this content through, once, unchanged. Only one write may be armed at a time. */
  arm(write: ArmedWrite): Armed;
  /** Marks the span in which our own verb acts, so that an undeclared write can be told from an ambient one. Returns the end of the span. */
  duringVerb(): () => void;
  /** Adds what was found out about this console after the relay was started; never what may write. */
  declare(rules: Pick<RelayRules, 'declaredReads' | 'ambient'>): void;
  /**
   * Marks the span in which a person works in the browser: a write that is not the armed one is held, with an answer that leaves the page as it is, and is no fault of
   * ours. Returns the end of the span.
   */
  handOver(): () => void;
  readonly counts: RelayCounts;
  /** Requests to the machine now in flight. */
  readonly inFlight: number;
  /** Ends all sockets; resolves when the port is closed. */
  close(): Promise<void>;
}

/** Makes the relay's key of this process: `spki` goes to the browser as `--ignore-certificate-errors-spki-list`. */
export interface RelayKey {
  readonly key: string;
  readonly cert: string;
  readonly spki: string;
}

export type StartRelay = (options: RelayOptions, key: RelayKey) => Promise<Relay>;
