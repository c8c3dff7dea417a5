import { launchBrowser } from '../engine/browser/launch.ts';
import type { SharedBrowser } from '../engine/browser/shared.ts';
import { makeOutputs, type Outputs, type OutputsWish } from '../engine/evidence/make-outputs.ts';
import { FaultError, type Fault } from '../engine/faults.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { OutputChoice } from './output-flags.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Makes the files of a run's folder in a browser without a window: the run's own where it has none, else one of its own, since a window can print no PDF. */
export const makeEvidence = async (dir: string, lang: Lang | undefined, choice: OutputChoice & Pick<OutputsWish, 'scan' | 'beforePack'>, env: Env, shared?: SharedBrowser): Promise<Outputs> => {
  const own = shared?.headless && shared.browser.isConnected() ? undefined : await launchBrowser({ headless: true, env });
  try {
    const browser = own ?? shared?.browser;
    if (!browser) throw new Error('no browser');
    return await makeOutputs({ dir, browser, ...choice, ...(lang === undefined ? {} : { lang }) });
  } finally {
    await own?.close();
  }
};

/** Why evidence is missing. The work itself is not judged by it. */
export const evidenceFault = (error: unknown): Fault =>
  error instanceof FaultError ? error.fault : { code: 'evidence', params: { detail: error instanceof Error ? error.message : String(error) }, verdict: 'withheld' };
