import type { ApplianceProfile } from '../engine/customer/load.ts';
import { journalChangedAt, readJournal } from '../engine/evidence/read-journal.ts';
import type { JournalLine } from '../engine/events.ts';
import type { RunbookInputs } from '../engine/runbook.ts';
import { recordedChanges, type RecordedChange } from '../engine/walk/recorded.ts';
import type { Phrase } from '../engine/words/phrase.ts';
import type { RunFlags } from './flags.ts';
import { trouble, WrongCommand, type Trouble } from './trouble.ts';
import { words } from './words.ts';

type Head = Extract<JournalLine, { type: 'run-started' }>;

/** An earlier run as a rollback needs it: its runbook, the flags that name the same machine and settings, and what it is proven to have changed. */
export interface EarlierRun {
  /** Whose machine it changed. */
  readonly head: Pick<Head, 'customer' | 'appliance'>;
  readonly book: string;
  readonly flags: RunFlags;
  readonly recorded: readonly RecordedChange[];
}

const flagNames = { 'sending-permission': 'sendingPermission', 'max-recipients-list': 'maxRecipientsList', 'max-recipients-number': 'maxRecipientsNumber' } as const;

/**
 * Reads the journal of a run folder.
 * @param flags what was typed beside the folder; it wins where both say something
 * @throws WrongCommand when there is no journal with a head, it is not as the run wrote it, or it proves no change
 */
export const earlierRun = async (dir: string, flags: RunFlags): Promise<EarlierRun> => {
  const lines = await readJournal(dir).then((journal) => journal.lines).catch(() => []);
  const [head] = lines.flatMap((line) => (line.type === 'run-started' ? [line] : []));
  if (!head) throw new WrongCommand([trouble('no-journal', dir, words.noJournal)]);
  const changedAt = await journalChangedAt(dir, lines);
  if (changedAt !== undefined) throw new WrongCommand([trouble('journal-changed', dir, { ko: () => words.journalChanged.ko(changedAt), en: () => words.journalChanged.en(changedAt) })]);
  const recorded = recordedChanges(lines);
  if (recorded.length === 0) throw new WrongCommand([trouble('nothing-recorded', dir, words.nothingRecorded)]);
  const inputs = head.inputs as Partial<RunbookInputs>;
  return {
    head, book: head.runbook, recorded,
    flags: {
      customer: head.customer.id, appliance: head.appliance.id,
      ...(inputs.sendingIps ? { ip: inputs.sendingIps } : {}), ...(inputs.policy === undefined ? {} : { policy: inputs.policy }),
      ...(inputs.filters?.length ? { filters: inputs.filters.join(',') } : {}), ...(inputs.maxRecipients === undefined ? {} : { maxRecipients: String(inputs.maxRecipients) }),
      reading: Object.entries(flagNames).flatMap(([name, flag]) => (head.readings[name] === undefined ? [] : [`${flag}=${head.readings[name]}`])),
      ...flags, rollbackOf: dir,
    },
  };
};

/**
 * What one run changed is never taken back on another machine, whatever the flags or a changed profile say. A machine that moved is the same one by its label
 * (law 8).
 */
export const refuseOtherMachine = ({ head }: EarlierRun, customer: string, profile: ApplianceProfile, troubles: Trouble[]): void => {
  if (head.customer.id !== customer) troubles.push(trouble('other-run-customer', '--customer', told(words.otherRunCustomer, head.customer.id, customer)));
  else if (head.appliance.id !== profile.id) troubles.push(trouble('other-run-appliance', '--appliance', told(words.otherRunAppliance, head.appliance.id, profile.id)));
  else if (head.appliance.url !== profile.url && (head.appliance.expectedLabel === undefined || head.appliance.expectedLabel !== profile.machine.label)) {
    troubles.push(trouble('other-run-machine', '--customer', told(words.otherRunMachine, head.appliance.url, profile.url)));
  }
};

const told = ({ ko, en }: Phrase<[string, string]>, was: string, is: string): Phrase => ({ ko: () => ko(was, is), en: () => en(was, is) });
