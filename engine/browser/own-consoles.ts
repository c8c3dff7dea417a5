import { join } from 'node:path';
import { z } from 'zod';
import { readRecord, removeRecord, replaceFile } from '../state/state-file.ts';
import { keyOf, stateFolder } from '../state/state-folder.ts';
import { lifeHere, processMark, thisProcess } from '../state/this-host.ts';
import { systemTemp } from './own-temp.ts';

const recordSchema = z.object({ origin: z.string(), process: processMark });

/** A folder of this user on this computer: which consoles are simulated is nobody else's affair, and ends with the process. */
const ownFolder = (): string => join(systemTemp(), `terrace-runbooks-${process.getuid?.() ?? 'user'}`);

const fileOf = (origin: string): string => join(ownFolder(), 'simulators', `${keyOf(origin)}.json`);

/**
 * Says that the console at this address is simulated by this process, for every run of this user on this computer as long as the process lives. An address alone proves
 * nothing: tunnels to customers end on loopback too (law 8).
 * @returns what takes it back
 * @throws FaultError `state-folder`
 */
export const declareOwnConsole = (url: string): (() => void) => {
  const { origin } = new URL(url);
  stateFolder(ownFolder(), 'simulators');
  replaceFile(fileOf(origin), { origin, process: thisProcess() } satisfies z.output<typeof recordSchema>, false);
  return () => void removeRecord(fileOf(origin));
};

/** Whether the console at this address is one that this product itself simulates, now and on this computer. */
export const isOwnConsole = (url: string): boolean => {
  const { origin } = new URL(url);
  const found = readRecord(fileOf(origin), recordSchema);
  return found.kind === 'value' && found.value.origin === origin && ['alive', 'perhaps-alive'].includes(lifeHere(found.value.process, thisProcess()));
};
