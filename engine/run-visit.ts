import type { Logger } from 'pino';
import type { BrowserContext } from 'playwright';
import { Actions } from './actions.ts';
import { Outline } from './browser/outline.ts';
import { moveWindow } from './browser/window.ts';
import type { SharedBrowser } from './browser/shared.ts';
import { calibratedDialogs, calibratedRules } from './calibration/calibration.ts';
import { DialogOwner } from './dialogs.ts';
import { mayWrite, type EvidenceGap } from './events.ts';
import type { RunFolder } from './evidence/run-folder.ts';
import type { RunSpace } from './evidence/run-space.ts';
import { FaultError } from './faults.ts';
import { Gate } from './gate.ts';
import type { Host } from './host.ts';
import type { Journal } from './journal.ts';
import type { RunGuard } from './run-guard.ts';
import { noteHeld } from './pace/held-request.ts';
import { usualViewport } from './panel/placement.ts';
import { stayOpen, wayTo } from './pace/stay-open.ts';
import { Recorders, type SecretUse } from './recorders.ts';
import type { StoppedRequest } from './relay/rules.ts';
import type { Relay } from './relay/relay.ts';
import { startRelay } from './relay/start.ts';
import type { RunSecrets } from './redaction/run-secrets.ts';
import { Session, type SessionTarget } from './session.ts';
import { requireCharset } from './session/page-charset.ts';
import { logPages, logStopped } from './technical-log.ts';
import { usualWaits, type WalkParts } from './walk/parts.ts';
import type { Walked } from './walk/walked.ts';
import type { Machine, RunRequest } from './run-request.ts';

/** What one run writes to. */
export interface Output {
  readonly journal: Journal;
  readonly folder: RunFolder;
  readonly log: Logger;
  readonly space: RunSpace | undefined;
  readonly use: SecretUse;
  readonly secrets: RunSecrets;
}

/** One visit: relay, browser context, session; signed in for the walk and out after it, whatever happened. */
export const inVisit = async (
  request: RunRequest, shared: SharedBrowser, host: Host, output: Output, guard: RunGuard, walk: (parts: WalkParts, label: string) => Promise<Walked>,
): Promise<Walked> => {
  const { machine, appliance } = request;
  const { journal, log, space, use, secrets, folder: { dir } } = output;
  const waits = { ...usualWaits, ...request.waits };
  const undeclared: string[] = [];
  let at: (() => Gate['at']) | undefined;
  if ('password' in machine.route && machine.route.password) secrets.add(machine.route.password());
  const relay = await startRelay(relayOptions(request, secrets, (one) => {
    logStopped(log, one);
    if (one.reason === 'held' && at) noteHeld(journal, at(), one);
    if (one.reason === 'undeclared' && one.duringVerb) undeclared.push(`${one.method} ${one.url}`);
  }), shared.key);
  let context: BrowserContext | undefined;
  let asking: (() => void) | undefined;
  try {
    await appliance.prepare((await import('playwright')).selectors);
    context = await shared.browser.newContext({ proxy: { server: relay.server, bypass: '<-loopback>' }, locale: 'ko-KR', viewport: host.console?.viewport ?? usualViewport, acceptDownloads: false });
    host.opened?.(context);
    context.setDefaultTimeout(waits.actionMs);
    logPages(log, context);
    const tab = await context.newPage();
    if (host.console) await moveWindow(tab, { left: host.console.left, top: host.console.top });
    const outline = shared.headless ? undefined : new Outline();
    const { masks = [] } = machine;
    const recorders = new Recorders({ outline, dir, space, context, journal, appliance, headed: !shared.headless, use, wish: request.recorders ?? {}, hidden: { senders: request.query.ips, masks }, redact: secrets.redact });
    const { camera } = recorders;
    await recorders.checkFonts(tab);
    const dialogs = new DialogOwner(context, [...appliance.dialogs, ...machine.dialogs]);
    const gate = new Gate({ relay, journal, armable: mayWrite(request.mode) && !request.inspection, guard, dialogs, waits });
    at = () => gate.at;
    // What a person tries in the window while they are asked something is theirs, not our click's.
    if (host.pace?.window) asking = host.pace.whileAsked(() => gate.handOver());
    const actions = new Actions({ camera, dialogs, gate, timeoutMs: waits.actionMs, consoleError: () => appliance.entrance.refusal(tab), stepPictures: request.stepPictures ?? true, ...(outline ? { outline } : {}) });
    const session = new Session({
      tab, appliance, relay, journal, limitMs: waits.actionMs, dialog: () => dialogs.interruption, handOver: () => dialogs.handOver(tab.context()), lang: request.lang, signal: host.signal, recorders, target: targetOf({ ...request, machine: watched(machine, use, secrets) }, { guard, host, headed: !shared.headless, relay, dialogs, secrets }),
    });
    const failedAt = { pace: host.pace, tab, probes: { way: wayTo(machine), session: async () => (await session.cause())?.fault.code } };
    let walked: Walked;
    let gaps: readonly EvidenceGap[] = [];
    try {
      const { label } = await session.open();
      // What is typed is measured in it; a look tells which one it is.
      if (mayWrite(request.mode) || request.mode === 'plan') await requireCharset(tab, machine.charset);
      await recorders.on(session.ui);
      walked = await walk({
        mode: request.mode, lang: request.lang, tab, session, journal, actions, camera, gate, relay, machine: machine.facts, waits, query: { ...request.query, masks }, signal: host.signal,
        undeclared: () => undeclared.splice(0), adminLog: { account: machine.user, read: appliance.adminLog?.bind(appliance) }, ...(host.pace ? { pace: host.pace } : {}),
      }, label);
      if (walked.fault) await stayOpen(failedAt, walked.fault);
    } catch (error) {
      if (error instanceof FaultError) await stayOpen(failedAt, error.fault);
      throw error;
    } finally {
      // Whatever becomes of a recording, the session is given back (F-38).
      try {
        await recorders.off();
      } finally {
        await session.close();
      }
      const late = dialogs.rest();
      if (late.length > 0) journal.write({ type: 'late-dialogs', dialogs: late });
      gaps = await recorders.gaps();
    }
    return { ...walked, gaps };
  } finally {
    asking?.();
    await context?.close().catch(() => undefined);
    // Last: a journal that cannot be written leaves no listener behind, which would keep the process alive.
    await relay.close().finally(() => journal.write({ type: 'relay', counts: relay.counts }));
  }
};

/** Where the machine's key is known, it proves the machine before anything is typed. */
const targetOf = ({ machine, mode, appliance, calibration, inspection }: RunRequest, { guard, host, headed, relay, dialogs, secrets }: { guard: RunGuard; host: Host; headed: boolean; relay: Relay; dialogs: DialogOwner; secrets: RunSecrets }): SessionTarget => ({
  ...machine, facts: factsOf(machine), headed, askSecret: host.askSecret, keepOut: (value) => secrets.add(value), confirmMachine: machine.trust.kind === 'plain' ? machine.confirmMachine : undefined,
  requireAllowed: () => guard.requireSignInAllowed(), rememberRefusal: () => guard.rememberRefusal(), spendStep: (step) => guard.spendStep(step), writes: mayWrite(mode) && !inspection,
  versionMark: () => {
    const own = calibration?.(undefined);
    const mark = own?.calibration.versionMark;
    return own && mark && { ...own, mark };
  },
  calibration: (version) => {
    const found = calibration?.(version);
    if (found?.calibration.version !== version) return undefined;
    relay.declare(calibratedRules(found.calibration));
    dialogs.declare(calibratedDialogs(found.calibration, appliance.rules().saves));
    return found;
  },
});

const factsOf = ({ lang, version }: Machine) => ({ ...(lang === undefined ? {} : { lang }), ...(version === undefined ? {} : { version }) });

/** Every secret that is fetched for the sign-in is known to the run before it is typed. */
const watched = (machine: Machine, use: SecretUse, secrets: RunSecrets): Machine => ({
  ...machine, password: use.watched(secrets.watched(machine.password)), ...(machine.totp ? { totp: secrets.watched(machine.totp) } : {}),
});

const relayOptions = ({ machine, appliance, inspection }: RunRequest, secrets: RunSecrets, onStopped: (one: StoppedRequest) => void) => ({
  origin: new URL(machine.url).origin, charset: machine.charset, trust: machine.trust, route: machine.route, rules: appliance.rules(), connectTimeoutMs: 10_000, onStopped, onSessionValue: secrets.noteSessionValue, holdsSecret: secrets.holdsFetched,
  ...(machine.hosts ? { hosts: machine.hosts } : {}), ...(machine.legacyTls ? { legacyTls: true } : {}), ...(inspection?.judge ? { judge: inspection.judge } : {}),
});
