import { join } from 'node:path';
import { openBrowser } from '../../engine/browser/shared.ts';
import { localZone } from '../../engine/evidence/format.ts';
import { FaultError } from '../../engine/faults.ts';
import { localDay } from '../../engine/inputs/date.ts';
import { usualAtOnce } from '../../engine/night/capacity.ts';
import { NightFolder, readNight, readNights, type Night } from '../../engine/night/night-folder.ts';
import type { NightSummary } from '../../engine/night/night-summary.ts';
import { earlierSummaries, publish, summaryFiles } from '../../engine/night/publish.ts';
import { summariseNight } from '../../engine/night/summarise-night.ts';
import type { TargetResult } from '../../engine/night/target.ts';
import { sendWebhook, webhookBody, type Webhook } from '../../engine/night/webhook.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { redactSecrets } from '../../engine/redaction/in-force.ts';
import { acquireLock, type Lock } from '../../engine/state/locks.ts';
import { exitCodes, stoppedByPerson } from '../../engine/verdict.ts';
import { peoplesOutput, printJson, type Cli } from '../cli.ts';
import { productFacts } from '../product.ts';
import { dotEnvOf, operatorOf } from '../settings.ts';
import { WrongCommand, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';
import { webhookOf } from './alarm.ts';
import { endingSoon, lastLooks } from './around.ts';
import type { NightFlags } from './flags.ts';
import { nightNumbers } from './numbers.ts';
import { select, type Selection } from './selection.ts';
import { refuseBook } from './books.ts';
import { planNight, type PlannedNight } from './targets.ts';
import { isSettled } from './visit.ts';
import { visitAll, type VisitOrder } from './visit-all.ts';

/** The lock of all nights that share a state folder, among the locks of machines. */
export const nightLock = 'night';

/** Checks many machines, from the command's words to its exit code. @throws WrongCommand, InputError before anything is opened */
export const runNight = async (cli: Cli, book: string | undefined, flags: NightFlags): Promise<void> => {
  const { io, lang, say } = cli;
  const numbers = nightNumbers(flags);
  const troubles: Trouble[] = [];
  const dotEnv = await dotEnvOf(troubles);
  const webhook = webhookOf(io.env, troubles);
  if (book !== undefined) refuseBook(book, troubles);
  if (troubles.length > 0) throw new WrongCommand(troubles);
  const selection = await select(flags, io.env, lang);
  const plan = planNight(selection, book, { lang, today: localDay(io.now()) });
  if (plan.targets.length === 0) return endEmpty(cli, flags, nobodySaid(selection, cli));
  const product = productFacts();
  const last = flags.onlyFailed ? lastOf(selection, plan) : undefined;
  if (flags.onlyFailed && !last) return endEmpty(cli, flags, say(words.night.noNight));
  const lock = takeNight(selection, cli);
  if (typeof lock === 'string') return endEmpty(cli, flags, lock);
  try {
    const operator = operatorOf(io.env['RUNBOOK_OPERATOR'] || undefined, io.osUser);
    const folder = await NightFolder.create(selection.folders.runs, io.now(), {
      scope: selection.scope, ...(last ? { continues: last.manifest.id } : {}), lang, operator, product: product.version, config: plan.config, targets: plan.targets,
    });
    try {
      const order: VisitOrder = { plan, numbers: { ...numbers, atOnce: numbers.atOnce ?? usualAtOnce() }, carried: carriedFrom(last, plan, product.version), operator, product, dotEnv };
      const summary = await inNight({ cli, flags, selection, plan, folder, webhook }, order);
      tell(cli, flags, folder, summary);
    } finally {
      folder.close();
    }
  } finally {
    lock.release();
  }
};

interface NightParts {
  readonly cli: Cli;
  readonly flags: NightFlags;
  readonly selection: Selection;
  readonly plan: PlannedNight;
  readonly folder: NightFolder;
  readonly webhook: Webhook | undefined;
}

/** Visits everything and publishes what came of it; the page is there from the first moment, with everything not checked. */
const inNight = async (parts: NightParts, order: VisitOrder): Promise<NightSummary> => {
  const { cli, flags, folder, webhook } = parts;
  const { io, lang, say } = cli;
  const { print } = peoplesOutput(cli, flags.json);
  const summarise = summariser(parts);
  const metrics = flags.metrics ?? (io.env['RUNBOOK_METRICS'] || undefined);
  const show = (isRunning: boolean): Promise<readonly { name: string; reason: string }[]> => publish(folder.dir, summarise(isRunning), lang, localZone(), isRunning || metrics === undefined ? {} : { metrics });
  await show(true);
  const stopping = io.watchSignals(() => io.err(`\n${say(words.stopping)}\n`));
  try {
    const { stopped } = await visitAll({
      order, cli, print, folders: parts.selection.folders, nightDir: folder.dir, stop: stopping.signal, onResult: (result) => folder.append(result), show: async () => void (await show(true)),
      openBrowser: () => openBrowser({ headless: true, env: io.env }),
    });
    const end = { type: 'ended' as const, at: io.now().toISOString(), problems: [] as string[], stopped };
    folder.append(end);
    const unwritten = await show(false);
    const problems = unwritten.map((one) => say(words.night.fileProblem, one.name, one.reason));
    const refused = webhook && (await sendWebhook(webhook, webhookBody(summarise(false), webhook.format, lang), io.now()).then(() => undefined, (error: Error) => redactSecrets(error.message)));
    if (refused !== undefined) problems.push(say(words.night.alarmProblem, refused));
    if (problems.length > 0) {
      // Told again with what went wrong: a report or an alarm that did not get through withholds the night.
      folder.append({ ...end, problems });
      await show(false);
    }
    const summary = summarise(false);
    return stopping.signal.aborted ? { ...summary, exitCode: stoppedByPerson } : summary;
  } finally {
    stopping.release();
  }
};

const summariser = ({ cli: { io }, selection, plan, folder }: NightParts): ((isRunning: boolean) => NightSummary) => {
  const earlier = earlierSummaries(selection.folders.runs, folder.manifest);
  const soon = endingSoon(selection.loaded, io.now());
  const looks = lastLooks(plan.targets, selection.folders.runs);
  return (isRunning) => {
    const night = readNight(folder.dir) ?? { dir: folder.dir, manifest: folder.manifest, results: [], end: undefined };
    return summariseNight(night, { now: io.now(), isRunning, earlier, lastLooks: looks, endingSoon: soon });
  };
};

const nobodySaid = ({ anyProfile, folders, scope }: Selection, { say }: Cli): string =>
  (anyProfile ? say(words.night.nobody, scope.kind === 'all' ? '--all' : scope.what) : say(words.night.emptyFolder, folders.customers));

/** The end of a night that did not begin: nothing was checked, and why. */
const endEmpty = (cli: Cli, { json }: NightFlags, sentence: string): void => {
  cli.io.err(`${plainText(sentence)}\n`);
  if (json) printJson(cli, { verdict: 'not-checked', exitCode: exitCodes['not-checked'], sentence, dir: null });
  cli.exit(exitCodes['not-checked']);
};

/** The last night of the same scope that walked the same runbooks; targets of a profile with problems name none. */
const lastOf = ({ folders, scope }: Selection, { targets }: PlannedNight): Night | undefined => {
  const books = new Map(targets.map((one) => [one.appliance.kind, one.runbook]));
  return readNights(folders.runs, 50).find(({ manifest }) => JSON.stringify(manifest.scope) === JSON.stringify(scope) && manifest.targets.every(({ runbook, appliance: { kind } }) => runbook === (books.get(kind) ?? runbook)));
};

/** Results that hold good: as wanted, found by this version of the product, and compared with what counts today. */
const carriedFrom = (last: Night | undefined, { targets }: PlannedNight, product: string): readonly TargetResult[] => {
  if (last?.manifest.product !== product) return [];
  const configs = new Map(last.manifest.targets.map((one) => [one.key, one.config]));
  return last.results.filter((one) => isSettled(one.verdict) && targets.some((target) => target.key === one.key && target.config === configs.get(one.key)))
    .map((one) => ({ ...one, from: one.from ?? last.manifest.id }));
};

/** @returns the lock, or who has it */
const takeNight = ({ folders }: Selection, { say }: Cli): Lock | string => {
  try {
    return acquireLock({ stateDir: folders.state, machine: nightLock, writing: false, doing: 'verify --all', runDir: folders.runs });
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'locked') throw error;
    return say(words.night.otherNight, error.fault.params['by'] ?? '?', error.fault.params['since'] ?? '?');
  }
};

const tell = (cli: Cli, flags: NightFlags, folder: NightFolder, summary: NightSummary): void => {
  const { io, say } = cli;
  const { print } = peoplesOutput(cli, flags.json);
  print(`\n${plainText(summary.sentence)}\n${say(words.night.page, join(folder.dir, summaryFiles.page))}\n${folder.dir}\n`);
  if (flags.json) io.out(`${JSON.stringify({ ...summary, dir: folder.dir }, undefined, 1)}\n`);
  cli.exit(summary.exitCode);
};

