import type { SignInForm } from '../appliance.ts';
import { FaultError, type FaultCode } from '../faults.ts';
import { redactAddress } from '../redaction/address.ts';
import { faultOf } from '../playwright-errors.ts';
import { obstacleFault, until } from './look.ts';
import type { LookParts } from './parts.ts';

/** What answered the console's address. */
export interface Answer {
  readonly status: number;
  /** The machine's clock as its `Date` header says, in ms since the epoch; one second fine. */
  readonly clockMs?: number;
  /** Our clock at that moment. */
  readonly atMs: number;
}

/** What the relay's own answer says of a machine that is not the one expected; any other reason of it is of the moment. */
const notTheMachine: ReadonlyMap<string | undefined, FaultCode> = new Map([['pin', 'key-changed'], ['certificate', 'certificate']]);

/**
 * Enters the console's address by GET.
 * @throws FaultError `no-answer`, `key-changed`, `certificate`, `unreachable`, `other-origin` (nothing is ever typed there)
 */
export const enterByGet = async ({ tab, target, limitMs }: LookParts): Promise<Answer> => {
  const answer = await tab.goto(target.url, { waitUntil: 'domcontentloaded', timeout: limitMs }).catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    if (/Timeout \d+ms exceeded/.test(text)) throw new FaultError('no-answer', { url: target.url });
    const network = /net::(ERR_\w+)/.exec(text)?.[1];
    throw network === undefined ? faultOf(target.url, error) : new FaultError('unreachable', { url: target.url, detail: network });
  });
  requireOrigin(tab.url(), target.url);
  // The relay itself answers so when the machine hangs up; its own pages carry this mark, which no machine can set.
  const own = answer?.headers() ?? {};
  if (own['x-runbook-relay'] === 'failed') throw new FaultError(notTheMachine.get(own['x-runbook-reason']) ?? 'no-answer', { url: target.url, detail: target.url });
  const clockMs = Date.parse(answer?.headers()['date'] ?? '');
  return { status: answer?.status() ?? 200, atMs: Date.now(), ...(Number.isNaN(clockMs) ? {} : { clockMs }) };
};

/** The sign-in form that is known. @throws FaultError with the obstacle's own code, `access-denied` for a bare 403 (F-45), `other-origin`, `sign-in-form` */
export const signInForm = async <Ui>(parts: LookParts<Ui>, { status }: Pick<Answer, 'status'>): Promise<SignInForm> => {
  const { tab, appliance: { entrance }, target } = parts;
  if (status >= 400 && !(await entrance.form(tab))) {
    const obstacle = await entrance.obstacle(tab);
    if (obstacle) throw obstacleFault(obstacle);
    if (status === 401 || status === 403) throw new FaultError('access-denied', { text: `HTTP ${status} ${(await entrance.unknown(tab)).text}`.trim() });
    throw new FaultError('sign-in-form', { detail: `HTTP ${status}` });
  }
  const form = await until(parts, () => entrance.form(tab), 'sign-in-form', async () => Promise.resolve(requireOrigin(tab.url(), target.url)));
  requireOrigin(form.url, target.url);
  return form;
};

/** Credentials go to the configured origin alone (law 5, F-48). @throws FaultError `other-origin` */
const requireOrigin = (shown: string, expected: string): void => {
  const origin = URL.canParse(shown) ? new URL(shown).origin : 'null';
  // Blank and error pages have none.
  if (origin !== 'null' && origin !== new URL(expected).origin) throw new FaultError('other-origin', { url: redactAddress(shown) });
};
