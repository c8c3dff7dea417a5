import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isoOf, systemClock, type Clock } from './clock.ts';
import { acquireLock } from './locks.ts';
import { bestMatch } from './machine-match.ts';
import { machineRecord, type ChangedMark, type MachineRecord } from './machine-record.ts';
import type { MachineMarks } from './marks.ts';
import { replaceFile, wholeRecord } from './state-file.ts';
import { namesIn, stateFolder } from './state-folder.ts';

export interface Identity {
  /** 16 hex digits: what locks, open intents and refusal memory use. A machine that nobody trusted yet has one too, and keeps it when it is trusted. */
  readonly id: string;
  /** Trusted before, and recognised by its key, its label or a telling way. Otherwise a person must say which machine it is. */
  readonly known: boolean;
  /** Marks that are not as trusted: `pin` and `label` need `runbook trust` again. */
  readonly changed: readonly ChangedMark[];
  /** Other machines with the same key (factory certificates). */
  readonly twins: readonly string[];
  /** Whether `runbook trust` must be said before a password is typed: the key or the label changed, or only other profiles trusted it (the VPN may be another customer's). */
  readonly needsTrust: boolean;
  readonly record?: MachineRecord;
}

/** Recognises a machine by its marks (law 8). Writes nothing. @throws FaultError `state-folder`, also when a record cannot be read */
export const identify = (stateDir: string, marks: MachineMarks): Identity => {
  const records = listMachines(stateDir);
  const best = bestMatch(records, marks);
  const match = best === 'undecided' ? undefined : best;
  const id = match?.record.id ?? newId(marks, records);
  const twins = marks.pin === undefined ? [] : records.filter((record) => record.pin === marks.pin && record.id !== id).map((record) => record.id);
  if (!match) return { id, known: false, changed: [], twins, needsTrust: false };
  const { record, changed, sure } = match;
  const inProfile = record.ways.some((way) => way.profile === marks.way.profile);
  return { id, known: sure, changed, twins, needsTrust: !inProfile || changed.some((mark) => mark !== 'address'), record };
};

/**
 * `runbook trust`: a person says that this is the machine. A known one keeps its id and takes the new marks; a mark that is not known leaves the old one.
 * @param how.by the person
 * @throws FaultError `locked` while somebody else trusts a machine in the same state folder, `state-folder`
 */
export const trust = (stateDir: string, marks: MachineMarks, how: { readonly by: string; readonly clock?: Clock }): MachineRecord => {
  const { by, clock = systemClock } = how;
  const dir = stateFolder(stateDir, 'machines');
  // Two people who trust one machine at once would give it two ids, and its lock would be two locks.
  const lock = acquireLock({ stateDir, machine: 'machines', writing: true, doing: 'trust', runDir: '', clock });
  try {
    const { id, record, changed } = identify(stateDir, marks);
    const pin = marks.pin ?? record?.pin;
    const label = marks.label ?? record?.label;
    const others = (record?.ways ?? []).filter((way) => JSON.stringify(way) !== JSON.stringify(marks.way));
    const next: MachineRecord = {
      id, ...(pin === undefined ? {} : { pin }), ...(label === undefined ? {} : { label }), ways: [...others, marks.way],
      trusted: [...(record?.trusted ?? []), { at: isoOf(clock.now()), by, changed: [...changed] }],
    };
    replaceFile(join(dir, `${id}.json`), next);
    return next;
  } finally {
    lock.release();
  }
};

/** All machines that were trusted, the first one first. @throws FaultError `state-folder` naming a record that cannot be read */
export const listMachines = (stateDir: string): MachineRecord[] => {
  const dir = join(stateDir, 'machines');
  const records = namesIn(dir, /^[0-9a-f]{16}\.json$/).flatMap((name) => wholeRecord(join(dir, name), machineRecord) ?? []);
  return records.sort((a, b) => firstTrust(a).localeCompare(firstTrust(b)));
};

const firstTrust = (record: MachineRecord): string => record.trusted[0]?.at ?? '';

/** From the way alone, so that it stays when key or label become known; from all marks when another machine has that id already. */
const newId = ({ pin, label, way }: MachineMarks, records: readonly MachineRecord[]): string => {
  const taken = new Set(records.map((record) => record.id));
  const { profile, route, address } = way;
  let id = idOf({ profile, route, address });
  for (let n = 0; taken.has(id); n += 1) id = idOf({ profile, route, address, pin, label, n });
  return id;
};

const idOf = (marks: object): string => createHash('sha256').update(JSON.stringify(marks)).digest('hex').slice(0, 16);
