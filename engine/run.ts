import { requireProvenBrowser } from './browser/proven.ts';
import type { SharedBrowser } from './browser/shared.ts';
import { calibrationHash } from './calibration/calibration.ts';
import { mayWrite } from './events.ts';
import { createRunFolder } from './evidence/run-folder.ts';
import { neededBytes, openSpace, requireRoom } from './evidence/run-space.ts';
import { FaultError, type Fault } from './faults.ts';
import type { Host } from './host.ts';
import { Journal } from './journal.ts';
import { endOf } from './run-end.ts';
import { RunGuard } from './run-guard.ts';
import { SecretUse } from './recorders.ts';
import { RunSecrets } from './redaction/run-secrets.ts';
import { withoutTyped } from './declared-masks.ts';
import { faultOf } from './playwright-errors.ts';
import { requireReachable } from './reach.ts';
import { logReader, technicalLog } from './technical-log.ts';
import { resolveSections } from './walk/expand.ts';
import { resolveOpenIntents } from './walk/resume.ts';
import { walkRollback } from './walk/rollback.ts';
import { walkLogs } from './walk/run-logs.ts';
import { walkSections } from './walk/run-sections.ts';
import type { Walked } from './walk/walked.ts';
import { tellWhoChanged } from './who-changed.ts';
import { knowledgeWarnings } from './words/knowledge.ts';
import { sentenceOf } from './words/outcome.ts';
import type { RunOutcome, RunRequest } from './run-request.ts';
import { inVisit, type Output } from './run-visit.ts';

/** One run from the folder to the last line of its journal. Faults become verdicts; only a journal that cannot be written throws. */
export const executeRun = async (request: RunRequest, shared: SharedBrowser, host: Host): Promise<RunOutcome> => {
  const folder = createRunFolder(request.runsDir, { customer: request.customer.id, runbook: request.runbook.id, mode: request.mode, now: new Date() });
  const space = openSpace(folder.dir);
  const use = new SecretUse();
  const secrets = new RunSecrets();
  const log = technicalLog(folder.dir, secrets.redact);
  const journal = new Journal(folder.dir, { readers: [...host.readers, logReader(log), use.reader], redact: (data) => secrets.redactIn(withoutTyped(request.machine.masks ?? [])(data)), ...(space ? { space } : {}) });
  try {
    writeHead(request, shared, journal, folder.runId);
    const walked = await inMachine(request, shared, host, { journal, folder, log, space, use, secrets });
    const { results, gaps = [], fault, plan } = walked;
    const { verdict, exitCode } = endOf(walked);
    const sentence = walked.said?.[request.lang]() ?? sentenceOf({ verdict, mode: request.mode, results, gaps, ...(fault ? { fault } : {}) }, request.lang);
    journal.write({ type: 'run-ended', verdict, exitCode, sections: results, sentence });
    return { runId: folder.runId, dir: folder.dir, verdict, exitCode, sentence, results, gaps, secrets, ...(fault ? { fault } : {}), ...(plan ? { plan } : {}) };
  } finally {
    journal.close();
    space?.release();
  }
};

const writeHead = (request: RunRequest, { browser, headless }: SharedBrowser, journal: Journal, runId: string): void => {
  const { machine, appliance, who, product } = request;
  journal.write({
    type: 'run-started', runId, mode: request.mode, runbook: request.runbook.id, title: request.runbook.title, customer: request.customer,
    appliance: { id: machine.id, kind: appliance.kind, url: machine.url, ...(machine.label === undefined ? {} : { expectedLabel: machine.label }) },
    ...who, lang: request.lang, headed: !headless, inputs: { ...request.inputs }, readings: request.readings,
    ...(request.stepPictures === false ? { stepPictures: false } : {}),
    versions: { product: product.version, ...(product.commit === undefined ? {} : { commit: product.commit }), ...(product.lock === undefined ? {} : { lock: product.lock }), node: process.versions.node, playwright: product.playwright, browser: browser.version(), ...(product.guide === undefined ? {} : { guide: product.guide }) },
  });
};

const inMachine = async (request: RunRequest, shared: SharedBrowser, host: Host, output: Output): Promise<Walked> => {
  const { journal, folder: { dir, runId } } = output;
  const sections = resolveSections(request.runbook.sections(request.inputs), request.readings);
  const untouched = (fault: Fault): Walked => ({
    fault, verdict: fault.verdict,
    results: sections.map(({ section }) => ({ section: section.id, title: section.title, verdict: 'not-checked', changes: [], note: fault.code })),
  });
  let guard: RunGuard | undefined;
  try {
    if (mayWrite(request.mode)) requireProvenBrowser(shared, request);
    requireRoom(dir, request.needed ?? neededBytes);
    guard = new RunGuard(request, runId, dir, output.secrets.redact);
    const held = guard;
    await requireReachable(request.machine);
    const walked = await inVisit(request, shared, host, output, held, async (parts, label) => {
      if (request.inspection) return request.inspection.walk(parts);
      await resolveOpenIntents(parts, { stateDir: request.stateDir, machine: held.machine }, sections.map((one) => one.section));
      if (request.runbook.kind === 'log') return walkLogs(parts, sections.map((one) => one.section));
      const used = parts.session.calibration;
      const head = {
        customer: request.customer.id, appliance: request.machine.id, url: request.machine.url, label, runbook: request.runbook.id, inputs: { ...request.inputs }, readings: { ...request.readings },
        ...(used ? { calibration: calibrationHash(used.calibration) } : {}),
      };
      if (request.recorded) return walkRollback(parts, sections.map((one) => one.section), request.recorded, head, host);
      const walked = await walkSections(parts, { sections, head, observe: request.runbook.observe ?? [], concerns: request.concerns ?? [], warnings: [...(request.warnings ?? []), ...knowledgeWarnings(parts.session, request.lang)], ...(request.plan ? { given: request.plan } : {}) }, host);
      if (request.whoChanged && request.mode === 'verify' && !walked.fault) await tellWhoChanged(parts, walked.results);
      return walked;
    });
    return held.hasOpenWrite ? { ...walked, verdict: 'unknown' } : walked;
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'journal') throw error;
    // Whatever went wrong in our own code must not end the other customers of a night; a write that nobody has read is unknown.
    const { fault } = faultOf(request.runbook.id, error);
    journal.write({ type: 'fault', fault });
    return untouched(guard?.hasOpenWrite ? { ...fault, verdict: 'unknown' } : fault);
  } finally {
    guard?.release(journal);
  }
};
