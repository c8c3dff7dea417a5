import { unlock as unlockMachine } from '../engine/state/locks.ts';
import { identify } from '../engine/state/machines.ts';
import { rearm as rearmAccounts } from '../engine/state/refusals.ts';
import type { Cli } from './cli.ts';
import { orFault, placeMarks, placeOf, type MachineFlags, type Told } from './machine-place.ts';
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
