import type { Appliance } from '../appliance.ts';
import type { SharedBrowser } from '../browser/shared.ts';
import { koreanContext } from '../browser/switches.ts';
import { FaultError, type Fault } from '../faults.ts';
import { faultOf } from '../playwright-errors.ts';
import type { RelayOptions } from '../relay/rules.ts';
import { startRelay } from '../relay/start.ts';
import { enterByGet, signInForm } from './arrival.ts';

/** What the first page of a console shows to somebody who is not signed in. */
export type FirstPage =
  | { readonly ok: true; readonly label?: string; readonly clockMs?: number }
  | { readonly ok: false; readonly fault: Fault };

/** Looks at the console's first page behind the closed relay: whether it is a sign-in page that is known, and of which machine. Types nothing. */
export const lookAtFirstPage = async (
  shared: SharedBrowser, { url, label, relay, appliance, limitMs }: { readonly url: string; readonly label?: string; readonly relay: Omit<RelayOptions, 'origin' | 'rules' | 'connectTimeoutMs'>; readonly appliance: Appliance; readonly limitMs: number },
): Promise<FirstPage> => {
  const closed = await startRelay({ ...relay, origin: new URL(url).origin, rules: appliance.rules(), connectTimeoutMs: 5_000 }, shared.key);
  const context = await shared.browser.newContext({ proxy: { server: closed.server, bypass: '<-loopback>' }, ...koreanContext });
  try {
    await appliance.prepare((await import('playwright')).selectors);
    const parts = { tab: await context.newPage(), appliance, target: { url }, limitMs };
    const answer = await enterByGet(parts);
    const form = await signInForm(parts, answer);
    if (label !== undefined && form.label !== undefined && form.label !== label) throw new FaultError('other-machine', { expected: label, shown: form.label });
    return { ok: true, ...(form.label === undefined ? {} : { label: form.label }), ...(answer.clockMs === undefined ? {} : { clockMs: answer.clockMs - answer.atMs }) };
  } catch (error) {
    return { ok: false, fault: faultOf(url, error).fault };
  } finally {
    await context.close().catch(() => undefined);
    await closed.close();
  }
};
