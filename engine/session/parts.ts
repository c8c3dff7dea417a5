import type { Page } from 'playwright';
import type { Appliance, ConsoleFacts } from '../appliance.ts';
import type { Undeclared } from '../dialogs.ts';
import { FaultError } from '../faults.ts';
import type { Journal } from '../journal.ts';
import type { Relay } from '../relay/relay.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Lang } from '../words/phrase.ts';
import type { LoadedCalibration } from '../calibration/calibration.ts';
import type { VersionMark } from '../calibration/version-mark.ts';
import type { DeclaredPage } from './declared-page.ts';

/** What a session needs to know of the machine it enters. */
export interface SessionTarget {
  readonly url: string;
  readonly user: string;
  readonly password: () => Promise<Secret>;
  /** The machine's own label as the profile expects it; compared before the password is typed where it is shown (law 8). */
  readonly label?: string;
  readonly facts: ConsoleFacts;
  /** Throws when this account was refused before and nobody has said `rearm` (F-39). */
  readonly requireAllowed: () => void;
  readonly rememberRefusal: () => void;
  /** Pages between sign-in and console that the profile allows to be passed (F-41). */
  readonly pages?: readonly DeclaredPage[];
  /** The key of the second factor: base32 or an `otpauth://totp/` address. */
  readonly totp?: () => Promise<Secret>;
  /** Takes a code's step for this run alone, across processes; false when it is spent (F-43). Needed with `totp`. */
  readonly spendStep?: (step: number) => boolean;
  /** Keeps a value that a person or we ourselves made up for the sign-in out of everything that is written. */
  readonly keepOut?: (value: string) => void;
  /** Asks a person for a code that was mailed; undefined when nobody can be asked. */
  readonly askSecret?: ((question: string) => Promise<string>) | undefined;
  /** The person types account and password in the browser window. */
  readonly byHand?: boolean;
  /** What was found out about the console of that version beyond its labels. */
  readonly calibration?: ((version: string) => LoadedCalibration | undefined) | undefined;
  /** Where this machine shows its version, and the calibration that says so. */
  readonly versionMark?: (() => MarkedCalibration | undefined) | undefined;
  /** The run may save: then version and calibration must be known well enough. */
  readonly writes?: boolean;
  /** A person sees the browser window. */
  readonly headed?: boolean;
  /** Asked before the password is typed where nothing shown so far tells which machine this is (law 8); `again`: for a second sign-in, whatever was said before. False: nobody could say. */
  readonly confirmMachine?: ((again?: boolean) => Promise<boolean>) | undefined;
}

/** A calibration that says where the version stands. */
export interface MarkedCalibration extends LoadedCalibration {
  readonly mark: VersionMark;
}

/** What the parts of a session work with. */
export interface SessionParts<Ui> {
  readonly tab: Page;
  readonly appliance: Appliance<Ui>;
  readonly target: SessionTarget;
  readonly relay: Relay;
  readonly journal: Journal;
  /** The longest wait for one sign of the console, in milliseconds. */
  readonly limitMs: number;
  /** A dialog that nobody declared, while it has not been told of. */
  readonly dialog: () => Undeclared | undefined;
  /** Until the returned end dialogs are the person's to answer. */
  readonly handOver?: () => () => void;
  /** Language of the questions to a person. */
  readonly lang?: Lang;
  /** Aborted when the person stops the run. */
  readonly signal?: AbortSignal;
  /** What records the screen; off while a password is typed a second time. */
  readonly recorders?: { off(): Promise<void>; on(ui: unknown): Promise<void> };
  /** The longest wait for a person at the browser window, in milliseconds; 5 minutes unless given. */
  readonly personMs?: number;
}

/** What a look at the console's first page needs; nothing is typed with it. */
export type LookParts<Ui = unknown> = Pick<SessionParts<Ui>, 'tab' | 'appliance' | 'limitMs'> & { readonly target: Pick<SessionTarget, 'url'> };

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Stoppable = Pick<SessionParts<unknown>, 'signal'>;

/** @throws FaultError `stopped` when the person has stopped the run */
export const requireNotStopped = ({ signal }: Stoppable): void => {
  if (signal?.aborted) throw new FaultError('stopped');
};

/** What a person or a vault is asked, ended by the person who stops the run: their question may stand forever. @throws FaultError `stopped` */
export const unlessStopped = async <T>(parts: Stoppable, asked: () => Promise<T>): Promise<T> => {
  const { signal } = parts;
  requireNotStopped(parts);
  if (!signal) return asked();
  let onStop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onStop = () => reject(new FaultError('stopped'));
    signal.addEventListener('abort', onStop, { once: true });
  });
  try {
    return await Promise.race([asked(), stopped]);
  } finally {
    signal.removeEventListener('abort', onStop);
  }
};
