import { isLoopbackHost } from '../../engine/customer/console-url.ts';
import { webhookFormats, type Webhook, type WebhookFormat } from '../../engine/night/webhook.ts';
import { Secret } from '../../engine/secrets/secret.ts';
import { trouble, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';

/** The names under which `.env` and the environment tell where the alarm goes. */
const names = { url: 'RUNBOOK_WEBHOOK', format: 'RUNBOOK_WEBHOOK_FORMAT', key: 'RUNBOOK_WEBHOOK_KEY' } as const;

/** Reads where the alarm goes; undefined when no alarm is wanted. Address and key are secrets from here on. */
export const webhookOf = (env: Readonly<Record<string, string | undefined>>, troubles: Trouble[]): Webhook | undefined => {
  const value = (name: string): string | undefined => env[name] || undefined;
  const [url, format = 'plain', key] = [value(names.url), value(names.format), value(names.key)];
  if (url === undefined) return undefined;
  if (!isSafe(url)) troubles.push(trouble('webhook', names.url, words.night.badWebhook));
  if (!isFormat(format)) {
    troubles.push(trouble('webhook-format', names.format, { ko: () => words.night.badWebhookFormat.ko(format), en: () => words.night.badWebhookFormat.en(format) }));
    return undefined;
  }
  for (const [name, text] of [[names.url, url], [names.key, key]] as const) if (text !== undefined) Secret.of(text, { kind: 'env', name });
  return { url, format, ...(key === undefined ? {} : { key }) };
};

const isFormat = (text: string): text is WebhookFormat => (webhookFormats as readonly string[]).includes(text);

/** An alarm names customers, so it is not sent in clear over a network. */
const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)));
};
