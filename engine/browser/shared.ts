import type { Browser } from 'playwright';
import { makeRelayKey } from '../relay/start.ts';
import type { RelayKey } from '../relay/relay.ts';
import { browserCandidates } from './finding.ts';
import { launchFound } from './launch.ts';
import type { Environment } from './places.ts';
import { proofOf, provenPaths, type Driver } from './proven.ts';

/** One browser that trusts the relay's key of this process; runs open contexts in it. */
export interface SharedBrowser {
  readonly browser: Browser;
  readonly key: RelayKey;
  readonly headless: boolean;
  /** The program that runs, and its own version. */
  readonly path: string;
  readonly version: string;
  close(): Promise<void>;
}

export interface OpenWish {
  readonly headless: boolean;
  readonly slowMo?: number;
  readonly env: Environment;
  /** For a run that saves: a proven browser counts more than the usual order. */
  readonly proven?: { readonly stateDir: string; readonly driver: Driver };
}

/**
 * Starts the best browser. Where a run without a window is to save and the best one is unproven, a proven one of this computer is taken; where none is, the best
 * remains, and the run says what to do.
 * @throws BrowserFault with the remedy when no browser starts
 */
export const openBrowser = async (wish: OpenWish): Promise<SharedBrowser> => {
  const key = await makeRelayKey();
  const open = async (env: Environment): Promise<SharedBrowser> => {
    const { browser, path } = await launchFound({ ...wish, env, spki: key.spki });
    return { browser, key, headless: wish.headless, path, version: browser.version(), close: () => browser.close() };
  };
  const best = await open(wish.env);
  const { proven } = wish;
  const isProven = (one: SharedBrowser): boolean => !proven || proofOf(proven.stateDir, one, proven.driver) !== undefined;
  if (!proven || !wish.headless || isProven(best)) return best;
  const paths = provenPaths(proven.stateDir, 'headless', proven.driver);
  for (const { path } of browserCandidates(wish).filter((one) => one.path !== best.path && paths.has(one.path))) {
    const other = await open({ ...wish.env, RUNBOOK_BROWSER: path }).catch(() => undefined);
    if (other && isProven(other)) {
      await best.close();
      return other;
    }
    await other?.close();
  }
  return best;
};
