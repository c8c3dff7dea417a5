import { openIntents } from '../engine/state/intents.ts';
import { lockState, unlock as unlockMachine, type LockState } from '../engine/state/locks.ts';
import { identify, listMachines } from '../engine/state/machines.ts';
import { rearm as rearmAccounts, refusalsOn } from '../engine/state/refusals.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Cli } from './cli.ts';
import { orFault, placeMarks, placeOf, type MachineFlags, type Told } from './machine-place.ts';
import { foldersOf } from './settings.ts';
import { words } from './words.ts';

/** Forgets that the machine refused accounts: a person has seen to them. */
export const rearm = (cli: Cli, flags: MachineFlags): Promise<Told> =>
  orFault(cli, async () => {
    const place = await placeOf(cli, flags);
    const { id } = identify(place.stateDir, placeMarks(place));
    const forgotten = rearmAccounts(place.stateDir, id);
    return { text: words.machine.rearmed[cli.lang](forgotten), document: { exitCode: 0, machine: id, forgotten }, exitCode: 0 };
  });

/** Frees a machine whose owner is gone; a live owner is never robbed. */
export const unlock = (cli: Cli, flags: MachineFlags): Promise<Told> =>
  orFault(cli, async () => {
    const place = await placeOf(cli, flags);
    const { id } = identify(place.stateDir, placeMarks(place));
    const freed = unlockMachine({ stateDir: place.stateDir, machine: id, by: place.by });
    const { unlocked, notLocked } = words.machine;
    return { text: (freed ? unlocked : notLocked)[cli.lang](), document: { exitCode: 0, machine: id, freed: freed !== undefined }, exitCode: 0 };
  });

/** Every recorded machine with its key, the ways it was trusted on, and what stands in the way of a run: its lock, saves of which nobody has read what became, refused sign-ins. */
export const machines = (cli: Cli): Promise<Told> =>
  orFault(cli, () => {
    const stateDir = foldersOf({}, cli.io.env).state;
    const { machine } = words;
    const found = listMachines(stateDir).map((record) => {
      const openSaves = openIntents(stateDir, record.id).flatMap(({ runDir, intents }) => intents.map(({ section, at }) => ({ runDir, section, at })));
      return { record, pin: record.pin === undefined ? null : `sha256/${record.pin}`, lock: lockState({ stateDir, machine: record.id }), openSaves, refused: refusalsOn(stateDir, record.id).map(({ user, at }) => ({ user, at })) };
    });
    const lines = found.flatMap(({ record, pin, lock, openSaves, refused }) => {
      const last = record.trusted.at(-1);
      return [
        machine.row[cli.lang](record.id, record.label ?? '-', pin ?? '-'),
        ...record.ways.map((way) => machine.way[cli.lang](way.profile, way.address, way.route)),
        ...(last ? [machine.trustedBy[cli.lang](last.at, last.by)] : []),
        lockLine(lock, cli.lang),
        ...openSaves.map((one) => machine.openSave[cli.lang](one.runDir, one.section, one.at)),
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
