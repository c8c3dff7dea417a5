import { createHmac, randomUUID } from 'node:crypto';
import { countsText } from './words.ts';
import type { NightSummary } from './night-summary.ts';
import { verdictWords } from '../verdict.ts';
import type { Lang } from '../words/phrase.ts';

export const webhookFormats = ['slack', 'teams', 'plain'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** Where the alarm goes. The address of a webhook is a secret: whoever knows it can speak in the channel. */
export interface Webhook {
  readonly url: string;
  readonly format: WebhookFormat;
  /** Signs the message; the receiver knows it too. */
  readonly key?: string;
}

/** Names in a message; the rest is counted. */
const named = 12;

/** Slack reads `<!channel>` and links, Teams reads Markdown: a customer's name is neither. */
const slackText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const teamsText = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);

/** Verdicts by customer, the new ones first; no text of a console leaves by an alarm. */
const lines = (summary: NightSummary, lang: Lang): string[] => {
  const bad = summary.rows.filter((one) => one.standing === 'counts' && one.verdict !== 'as-wanted').sort((a, b) => Number(b.isNew) - Number(a.isNew));
  const shown = bad.slice(0, named).map((one) => `${one.isNew ? '● ' : '○ '}${one.customer.name} (${one.key}): ${verdictWords[one.verdict][lang]()}`);
  return [...shown, ...(bad.length > named ? [`… +${bad.length - named}`] : [])];
};

/** The message in the receiver's own form. */
export const webhookBody = (summary: NightSummary, format: WebhookFormat, lang: Lang): string => {
  const head = `terrace-runbooks ${summary.id} — ${verdictWords[summary.verdict][lang]()}`;
  const counts = countsText(summary.targets, lang);
  const all = [head, counts, ...lines(summary, lang)];
  if (format === 'slack') return JSON.stringify({ text: all.map(slackText).join('\n') });
  if (format === 'teams') {
    const body = all.map((text, i) => ({ type: 'TextBlock', text: teamsText(text), wrap: true, ...(i === 0 ? { weight: 'Bolder' } : {}) }));
    return JSON.stringify({ type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.4', body } }] });
  }
  const { id, state, scope, startedAt, endedAt, verdict, exitCode, expected, done, targets, checks } = summary;
  const rows = summary.rows.filter((one) => one.verdict !== 'as-wanted').map((one) => ({ key: one.key, name: one.customer.name, verdict: one.verdict, standing: one.standing, since: one.since, isNew: one.isNew }));
  return JSON.stringify({ id, state, scope, startedAt, endedAt, verdict, exitCode, expected, done, targets, checks, rows });
};

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`. The time is signed too, so that an old message cannot be played again. */
export const signature = (key: string, seconds: number, body: string): string => `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;

/**
 * Sends the alarm once. A redirect is not followed: the address is the one that was configured.
 * @throws Error with the reason and without the address, when it was not taken
 */
export const sendWebhook = async ({ url, key }: Webhook, body: string, now: Date, timeoutMs = 15_000): Promise<void> => {
  const seconds = Math.floor(now.getTime() / 1000);
  let status: number;
  try {
    const answer = await fetch(url, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), body,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-runbook-delivery': randomUUID(), ...(key === undefined ? {} : { 'x-runbook-signature': signature(key, seconds, body) }) },
    });
    ({ status } = answer);
    await answer.body?.cancel();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
};

/** The system's own code where there is one (`ECONNREFUSED`); the library's message only says that the fetch failed. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
};
