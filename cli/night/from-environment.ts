import type { SharedBrowser } from '../../engine/browser/shared.ts';
import { localDay } from '../../engine/inputs/date.ts';
import { nightsDir } from '../../engine/night/night-folder.ts';
import { seenTwice } from '../../engine/night/seen-twice.ts';
import type { NightTarget, TargetResult } from '../../engine/night/target.ts';
import { userInfo } from 'node:os';
import { isSettled, visit } from './visit.ts';
import { productFacts } from '../product.ts';
import { dotEnvOf, operatorOf, withSettings } from '../settings.ts';
import { languageOf } from '../language.ts';
import { bookName } from '../books.ts';
import { WrongCommand, type Trouble } from '../trouble.ts';
import { refuseBook } from './books.ts';
import { inWindow } from './early.ts';
import { lastLooks } from './around.ts';
import type { NightFlags } from './flags.ts';
import { select } from './selection.ts';
import { planNight, type Planned } from './targets.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A night for a test runner, which has no command line of ours: every target once per runbook, and how it is visited. */
export interface RunnerNight {
  readonly items: readonly { readonly book: string; readonly target: NightTarget; readonly planned: Planned | undefined }[];
  /** Attended machines with the time of their last check. */
  readonly attended: readonly { readonly target: NightTarget; readonly lastAt: string | undefined }[];
  readonly folders: { readonly customers: string };
  /** A machine inside a maintenance window now; it is not visited. */
  readonly inWindow: (planned: Planned) => TargetResult | undefined;
  readonly visit: (planned: Planned, shared: SharedBrowser, stop: AbortSignal) => Promise<TargetResult>;
}

/**
 * Reads what to check from the environment or `.env`: RUNBOOK_CUSTOMERS and the other folders as everywhere, RUNBOOK_NIGHTLY_CUSTOMERS (a pattern of ids), RUNBOOK_NIGHTLY_TAG and
 * RUNBOOK_NIGHTLY_BOOKS (names with commas; default what is usual on each kind of appliance, which takes one sign-in).
 * @throws WrongCommand for a `.env` that cannot be read, ProfileError when the folder of profiles is not there
 */
export const nightFromEnvironment = async (given: Env): Promise<RunnerNight> => {
  const troubles: Trouble[] = [];
  const env = await withSettings(given, troubles);
  const dotEnv = await dotEnvOf(troubles);
  if (troubles.length > 0) throw new WrongCommand(troubles);
  const lang = languageOf([], env);
  const [pattern, tag] = [env['RUNBOOK_NIGHTLY_CUSTOMERS'] || undefined, env['RUNBOOK_NIGHTLY_TAG'] || undefined];
  const flags: NightFlags = { ...(pattern === undefined ? {} : { customers: pattern }), ...(tag === undefined ? {} : { tag: [tag] }) };
  const selection = await select(flags, env, lang);
  const named = (env['RUNBOOK_NIGHTLY_BOOKS'] || '').split(',').map((one) => one.trim()).filter((one) => one !== '');
  for (const one of named) refuseBook(one, troubles);
  if (troubles.length > 0) throw new WrongCommand(troubles);
  const books = named.length === 0 ? [undefined] : named;
  const plans = books.map((book) => planNight(selection, book, { lang, today: localDay(new Date()) }));
  const all = plans[0]?.targets ?? [];
  const looks = lastLooks(all, selection.folders.runs);
  const around = {
    folders: selection.folders, nightDir: nightsDir(selection.folders.runs), dotEnv, env, operator: operatorOf(env['RUNBOOK_OPERATOR'] || undefined, userInfo().username),
    product: productFacts(), lang, now: () => new Date(),
  };
  return {
    folders: selection.folders,
    items: all.filter((one) => !one.attended).flatMap(({ key }) => plans.flatMap((plan) => plan.targets.filter((one) => one.key === key).map((target) => ({ book: bookName(target.runbook).name, target, planned: plan.planned.get(key) })))),
    attended: all.filter((one) => one.attended).map((target) => ({ target, lastAt: looks.get(target.key)?.at })),
    inWindow: (planned) => inWindow(planned, { now: new Date(), lang }),
    visit: async (planned, shared, stop) => {
      const first = await visit(planned, shared, { ...around, stop }, false);
      // As in the night of the command line: what is reported has been seen twice, the second time with every step pictured.
      if (isSettled(first.result.verdict) || !first.concluded || inWindow(planned, { now: new Date(), lang })) return first.result;
      return seenTwice(first.result, (await visit(planned, shared, { ...around, stop }, true)).result, lang);
    },
  };
};
