import { existsSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FaultError } from '../faults.ts';
import { readRecord, replaceFile } from '../state/state-file.ts';
import { keyOf, stateFolder } from '../state/state-folder.ts';
import { isOwnConsole } from './own-consoles.ts';

/** A browser as a proof names it: which program, which version of it, with or without a window. Another version is another browser (F-113). */
export interface BrowserFacts {
  readonly path: string;
  readonly version: string;
  readonly headless: boolean;
}

const proofSchema = z.object({ host: z.string(), path: z.string(), version: z.string(), mode: z.enum(['headed', 'headless']), product: z.string(), playwright: z.string(), at: z.iso.datetime(), by: z.enum(['demo', 'doctor']) });

export type BrowserProof = z.output<typeof proofSchema>;

export const modeOf = ({ headless }: Pick<BrowserFacts, 'headless'>): BrowserProof['mode'] => (headless ? 'headless' : 'headed');

/** Proofs are per computer: a state folder may be shared by a team. */
const fileOf = (stateDir: string, facts: BrowserFacts): string => join(stateDir, 'browsers', `${keyOf(hostname(), facts.path, facts.version, modeOf(facts))}.json`);

/** What drives the browser: a proof holds for the product and the browser library that made it. */
export interface Driver {
  readonly version: string;
  readonly playwright: string;
}

const isDrivenBy = ({ product, playwright }: BrowserProof, driver: Driver): boolean => product === driver.version && playwright === driver.playwright;

/** The proof that this browser did the conformance set on the simulated consoles, driven as now. A record that cannot be read is none. */
export const proofOf = (stateDir: string, facts: BrowserFacts, driver: Driver): BrowserProof | undefined => {
  const found = readRecord(fileOf(stateDir, facts), proofSchema);
  return found.kind === 'value' && isDrivenBy(found.value, driver) ? found.value : undefined;
};

/** Programs of this computer that were proven in some version: only those are worth a start to find out. */
export const provenPaths = (stateDir: string, mode: BrowserProof['mode'], driver: Driver): ReadonlySet<string> => {
  const folder = join(stateDir, 'browsers');
  const files = existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith('.json')) : [];
  return new Set(files.flatMap((one) => {
    const found = readRecord(join(folder, one), proofSchema);
    return found.kind === 'value' && found.value.host === hostname() && found.value.mode === mode && isDrivenBy(found.value, driver) ? [found.value.path] : [];
  }));
};

/** Unlocks writes for exactly this program, version and mode on this computer. @throws FaultError `state-folder` */
export const recordProof = (stateDir: string, facts: BrowserFacts, { by, driver }: { readonly by: BrowserProof['by']; readonly driver: Driver }): BrowserProof => {
  stateFolder(stateDir, 'browsers');
  const proof: BrowserProof = { host: hostname(), path: facts.path, version: facts.version, mode: modeOf(facts), product: driver.version, playwright: driver.playwright, at: new Date().toISOString(), by };
  replaceFile(fileOf(stateDir, facts), proof);
  return proof;
};

/**
 * Before a run that may save. Consoles that this product itself simulates are written with any browser: that is how one is proven.
 * @throws FaultError `browser-unproven` with the one command that proves it (F-113)
 */
export const requireProvenBrowser = (facts: BrowserFacts, { stateDir, machine, product }: { readonly stateDir: string; readonly machine: { readonly url: string }; readonly product: Driver }): void => {
  if (isOwnConsole(machine.url) || proofOf(stateDir, facts, product)) return;
  throw new FaultError('browser-unproven', { browser: `${facts.path} ${facts.version}`, mode: modeOf(facts) });
};
