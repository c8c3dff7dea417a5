import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Difference } from '../goal.ts';
import { isoOf, type Clock } from './clock.ts';
import { folderTime, removeRecord, replaceFile, wholeRecord } from './state-file.ts';
import { keyOf, namesIn, stateFolder } from './state-folder.ts';

const difference = z.object({
  path: z.array(z.string()),
  // What is to be made has no before, what is to go has no after, and JSON no undefined.
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  cure: z.enum(['steps', 'edit', 'person']),
  missing: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
});
const meant = z.object({
  /** The entry whose screen it is, where the section is the screen of one entry (a policy's own page). */
  of: z.string().optional(),
  /** The screen as it was read just before the first act. */
  before: z.record(z.string(), z.unknown()),
  /** What the section's saves were to bring, all together. */
  meant: z.array(difference).transform((list) => list as Difference[]),
});
/** What a section's saves were to bring, and from what. */
export interface Meant {
  readonly of?: string | undefined;
  readonly before: Readonly<Record<string, unknown>>;
  readonly meant: readonly Difference[];
}

const openIntent = z.object({
  /** The journal's id of the intent. */
  intent: z.string(),
  section: z.string(),
  /** The screen's state in words of the journal, before and as it was meant to become. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  /** By the clock of whoever keeps the folder. */
  at: z.iso.datetime(),
  /** Absent in records of the first version. */
  means: meant.optional(),
});
/** A write that was about to leave and of which nobody has read yet what became of it. */
export type OpenIntent = Omit<z.output<typeof openIntent>, 'means'> & { readonly means?: Meant | undefined };

const openRun = z.object({
  machine: z.string(),
  runId: z.string(),
  /** The run's folder as its own host names it. */
  runDir: z.string(),
  host: z.string(),
  intents: z.array(openIntent).min(1),
});
/** A run with open intents. */
export type OpenRun = Omit<z.output<typeof openRun>, 'intents'> & { readonly intents: readonly OpenIntent[] };

export interface RegisterOf {
  readonly stateDir: string;
  /** The machine's id as `identify` gives it. */
  readonly machine: string;
  readonly runId: string;
  readonly runDir: string;
  readonly host?: string;
  /** For tests; the clock of whoever keeps the folder unless given, since hosts' clocks differ. */
  readonly clock?: Clock;
  /** Takes every secret in force out of what is written, as the journal does. */
  readonly redact?: (text: string) => string;
}

/**
 * The open intents of one run, in a file of its own beside those of all other runs on the machine: whoever comes next, on any host, finds an unfinished write before it does
 * anything else (law 2, F-99, F-100). Both methods return after the flush.
 */
export class IntentRegister {
  readonly #of: RegisterOf;
  #open: readonly OpenIntent[];

  /** @param open what is open already: that of an earlier run, to be resolved now */
  constructor(of: RegisterOf, open: readonly OpenIntent[] = []) {
    this.#of = of;
    this.#open = open;
  }

  /** Before the write leaves. @throws FaultError `state-folder`: then the write must not leave */
  open(intent: Omit<OpenIntent, 'at'>): void {
    const { stateDir, machine, clock } = this.#of;
    const dir = stateFolder(stateDir, 'intents', keyOf(machine));
    const open = [...this.#open, { ...intent, at: isoOf(clock ? clock.now() : folderTime(dir)) }];
    this.#keep(open);
    this.#open = open;
  }

  /**
   * After reading has decided what became of the write, or when it never left. An intent that is not open is none of ours.
   * @throws FaultError `state-folder`: the intent stays open and the next run reads again, which does no harm
   */
  resolve(intentId: string): void {
    const open = this.#open.filter((one) => one.intent !== intentId);
    if (open.length === this.#open.length) return;
    if (open.length === 0) removeRecord(pathOf(this.#of));
    else this.#keep(open);
    this.#open = open;
  }

  #keep(intents: readonly OpenIntent[]): void {
    const { machine, runId, runDir, host = hostname(), redact = (text) => text } = this.#of;
    const text = redact(JSON.stringify({ machine, runId, runDir, host, intents: [...intents] } satisfies OpenRun));
    replaceFile(pathOf(this.#of), JSON.parse(text) as unknown);
  }
}

/**
 * All open intents of a machine, oldest run first: to be resolved by reading before anything else.
 * @throws FaultError `state-folder` naming a file that cannot be read: nobody knows then what it holds, so a person must look
 */
export const openIntents = (stateDir: string, machine: string): OpenRun[] => {
  const dir = join(stateDir, 'intents', keyOf(machine));
  const runs = namesIn(dir, /^[0-9a-f]{32}\.json$/).flatMap((name) => wholeRecord(join(dir, name), openRun) ?? []);
  return runs.sort((a, b) => startOf(a).localeCompare(startOf(b)));
};

const startOf = (run: OpenRun): string => run.intents[0]?.at ?? '';

/** The register of an earlier run, to resolve its intents. */
export const registerOf = (stateDir: string, run: OpenRun): IntentRegister => new IntentRegister({ ...run, stateDir }, run.intents);

const pathOf = ({ stateDir, machine, runId }: Pick<RegisterOf, 'stateDir' | 'machine' | 'runId'>): string => join(stateDir, 'intents', keyOf(machine), `${keyOf(runId)}.json`);
