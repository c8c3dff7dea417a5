import { FaultError } from '../engine/faults.ts';
import { openIntents } from '../engine/state/intents.ts';
import { lockState, type LockState } from '../engine/state/locks.ts';
import { listMachines } from '../engine/state/machines.ts';
import { refusalsOn } from '../engine/state/refusals.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Cli } from './cli.ts';
import { orFault, type Told } from './machine-place.ts';
import { foldersOf } from './settings.ts';
import { words } from './words.ts';

/** Every recorded machine with its key, the ways it was trusted on, and what stands in the way of a run: its lock, saves of which nobody has read what became, refused sign-ins. */
export const machines = (cli: Cli): Promise<Told> =>
  orFault(cli, () => {
    const stateDir = foldersOf({}, cli.io.env).state;
    const { machine } = words;
    const found = listMachines(stateDir).map((record) => {
      const lock = lockState({ stateDir, machine: record.id });
      return { record, pin: record.pin === undefined ? null : `sha256/${record.pin}`, lock, openSaves: openSaves(stateDir, record.id, lock), refused: refusalsOn(stateDir, record.id).map(({ user, at }) => ({ user, at })) };
    });
    const lines = found.flatMap(({ record, pin, lock, openSaves: saves, refused }) => {
      const last = record.trusted.at(-1);
      return [
        machine.row[cli.lang](record.id, record.label ?? '-', pin ?? '-'),
        ...record.ways.map((way) => machine.way[cli.lang](way.profile, way.address, way.route)),
        ...(last ? [machine.trustedBy[cli.lang](last.at, last.by)] : []),
        lockLine(lock, cli.lang),
        ...saves.map((one) => ('unreadable' in one ? machine.unreadableSave[cli.lang](one.unreadable) : machine.openSave[cli.lang](one.runDir, one.section, one.at))),
        ...refused.map((one) => machine.refused[cli.lang](one.user, one.at)),
      ];
    });
    const document = { exitCode: 0, stateDir, machines: found.map(({ record, ...state }) => ({ ...record, ...state })) };
    return { text: lines.length === 0 ? machine.none[cli.lang]() : lines.join('\n'), document, exitCode: 0 };
  });

const lockLine = (lock: LockState, lang: Lang): string => {
  const { machine } = words;
  if (lock.kind === 'free') return machine.free[lang]();
  if (lock.kind === 'unreadable') return machine.unreadable[lang](lock.path);
  const { doing, host, startedAt } = lock.kind === 'live' ? lock.owner : lock.silent[0].owner;
  return (lock.kind === 'live' ? machine.held : machine.silent)[lang](doing, host, startedAt);
};

type OpenSave = { readonly runDir: string; readonly section: string; readonly at: string } | { readonly unreadable: string };

/** The saves of which nobody has read what became; a live run's own is under way. A record that cannot be read is one of them, and hides no other machine. */
const openSaves = (stateDir: string, machine: string, lock: LockState): OpenSave[] => {
  try {
    const runs = openIntents(stateDir, machine).filter(({ runDir, host }) => !(lock.kind === 'live' && lock.owner.runDir === runDir && lock.owner.host === host));
    return runs.flatMap(({ runDir, intents }) => intents.map(({ section, at }) => ({ runDir, section, at })));
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'state-folder') throw error;
    return [{ unreadable: error.fault.params['path'] ?? '?' }];
  }
};
