import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import pino, { type Logger } from 'pino';
import type { EventReader } from './events.ts';
import { redactAddress } from './redaction/address.ts';
import type { StoppedRequest } from './relay/rules.ts';

/** The technical log of a run, `run.log` in its folder: one JSON line per entry, every secret of the run taken out by value before it reaches the disk (F-74). */
export const technicalLog = (dir: string, redact: (text: string) => string): Logger => {
  const file = join(dir, 'run.log');
  const write = (text: string): void => {
    try {
      appendFileSync(file, redact(text), { mode: 0o600 });
    } catch {
      // Only the journal's failure stops a run.
    }
  };
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'debug' }, { write });
};

/** Follows the run's events, without their pictures and readings: those stand in the journal. */
export const logReader = (log: Logger): EventReader => ({
  name: 'technical-log',
  on: (line) => {
    const { n, ms, type } = line;
    const where = 'section' in line ? { section: line.section } : {};
    const ref = 'ref' in line ? { ref: line.ref } : {};
    if (type === 'fault') log.warn({ n, ms, ...where, ...ref, fault: line.fault }, type);
    else if (type === 'write-outcome') log.info({ n, ms, outcome: line.outcome }, type);
    else if (type === 'relay') log.info({ n, ms, counts: line.counts }, type);
    else log.debug({ n, ms, ...where, ...ref }, type);
  },
});

/** What the relay stopped, and what the console's pages complain of: for the developer who reads why a step failed. */
export const logStopped = (log: Logger, one: StoppedRequest): void => log.warn({ ...one }, 'stopped');

export const logPages = (log: Logger, context: BrowserContext): void => {
  context.on('weberror', (error) => log.warn({ error: error.error().message.slice(0, 500) }, 'page-error'));
  context.on('response', (response) => {
    if (response.status() >= 400) log.info({ status: response.status(), url: redactAddress(response.url()) }, 'response');
  });
};
