import { FILTERS, type FilterKey } from '../customer/filters.ts';
import { canonicalText, sameLabel } from '../inputs/canonical.ts';
import { phrase, type Phrase } from '../words/phrase.ts';
import * as advice from './advice.ts';

/** Filter kinds of the log that no SuperWhite checkbox passes; `dns` is the log's 'DNS 검사', which does not tell which of the three checks it was. */
export type LogOnlyKey = 'dns' | 'max-recipients' | 'sender-auth-hourly' | 'same-mail-hourly' | 'relay-refused' | 'content' | 'virus';

export type KindKey = FilterKey | LogOnlyKey;

/** The runbook that cures a kind; `none`: outside the guide, or nothing is known. */
export type Remedy = 'super-white-ip' | 'max-recipients' | 'sending-permission' | 'none';

/** The reply a sender sees. In `text` '…' stands for words that are not known. */
export interface Reply {
  readonly code: string;
  readonly enhanced?: string;
  readonly text: string;
  /** V: the vendor's public help centre. A: a sister product's public manual. */
  readonly source: 'V' | 'A';
  /** That this reply belongs to this kind is itself only probable. */
  readonly probable?: true;
}

/** One row of consoles.md, 'Filter kinds'. */
export interface Kind {
  readonly key: KindKey;
  readonly name: Phrase;
  /** Whole labels as the log or a checkbox writes them, white space aside; empty where no label is known. */
  readonly labels: readonly string[];
  /** Undefined where no source tells. */
  readonly stage: 'connection' | 'smtp' | 'content' | undefined;
  /** Undefined: the reply is not known, or there is none. */
  readonly reply?: Reply;
  readonly remedy: Remedy;
  /** Checkboxes that let it pass; empty where there is none. */
  readonly filters: readonly FilterKey[];
  /** `preset`: a rate kind, offered as bulk-rate. `itself`: offered alone. `named`: only when a person names it. `never`: no checkbox. */
  readonly offer: 'preset' | 'itself' | 'named' | 'never';
  readonly advice: Phrase;
}

const filter = (key: FilterKey, offer: Kind['offer'], text: Phrase, more: Partial<Pick<Kind, 'reply'>> = {}): Kind => {
  const { ko, en, stage } = FILTERS[key];
  return { key, name: phrase(ko, en), labels: [ko], stage, remedy: 'super-white-ip', filters: [key], offer, advice: text, ...more };
};

/** The table, in the guide's order of kinds (E-1) where the guide names them. */
export const kinds: readonly Kind[] = [
  filter('hourly-connections', 'preset', advice.passConnections, { reply: { code: '421', text: 'Your IP is filtered by IP Rate Control', source: 'V' } }),
  filter('concurrent-connections', 'preset', advice.passConnections, { reply: { code: '421', text: 'You made too many connections', source: 'V' } }),
  filter('rbl', 'named', advice.rbl, { reply: { code: '421', text: 'Your IP is filtered by RBL', source: 'A' } }),
  filter('no-history-ip', 'itself', advice.passFilter),
  filter('harmful-mail', 'named', advice.harmfulMail),
  {
    key: 'dns', name: phrase('DNS 검사', 'DNS check'), labels: ['DNS 검사'], stage: 'smtp', remedy: 'super-white-ip',
    filters: ['ehlo-dns', 'sender-dns', 'recipient-dns'], offer: 'named', advice: advice.dns,
  },
  filter('ehlo-dns', 'named', advice.ehloDns),
  filter('sender-dns', 'named', advice.senderDns),
  filter('recipient-dns', 'named', advice.recipientDns),
  filter('spf', 'named', advice.spf),
  filter('sender-block', 'named', advice.senderBlock),
  filter('sender-hourly', 'preset', advice.passFilter),
  filter('recipient-block', 'named', advice.recipientBlock),
  // 'Your sent' is the vendor's own mistake and must stay.
  filter('recipient-hourly', 'preset', advice.passFilter, { reply: { code: '421', text: 'Your sent too many messages to specific receiver', source: 'A', probable: true } }),
  filter('bulk-delay', 'preset', advice.bulkDelay),
  {
    key: 'max-recipients', name: phrase('최대 수신자 수 제한', 'Recipient limit'), labels: ['최대 수신자 수 제한'], stage: 'smtp', remedy: 'max-recipients',
    filters: [], offer: 'never', advice: advice.maxRecipients,
  },
  {
    key: 'sender-auth-hourly', name: phrase('송신자 시간당 인증횟수 제한', 'Sign-ins per sender and hour'), labels: ['송신자 시간당 인증횟수 제한'], stage: 'smtp', remedy: 'none',
    filters: [], offer: 'never', advice: advice.noneKnown,
  },
  {
    key: 'same-mail-hourly', name: phrase('동일메일 시간당 제한', 'Same mail per hour'), labels: ['동일메일 시간당 제한'], stage: undefined, remedy: 'none',
    filters: [], offer: 'never', advice: advice.noneKnown,
  },
  filter('sending-ip-block', 'named', advice.sendingIpBlock),
  filter('max-sessions', 'preset', advice.passFilter),
  {
    key: 'relay-refused', name: phrase('릴레이 거부', 'Relay refused'), labels: [], stage: 'smtp', remedy: 'sending-permission', filters: [], offer: 'never', advice: advice.relayRefused,
    reply: { code: '550', enhanced: '5.7.1', text: 'You are NOT allowed to RELAY', source: 'A' },
  },
  {
    key: 'content', name: phrase('컨텐츠 필터(스팸)', 'Content filter (spam)'), labels: [], stage: 'content', remedy: 'none', filters: [], offer: 'never', advice: advice.outsideGuide,
    reply: { code: '550', enhanced: '5.2.1', text: 'Classified as SPAM, so returned', source: 'A' },
  },
  {
    key: 'virus', name: phrase('바이러스 필터', 'Virus filter'), labels: [], stage: 'content', remedy: 'none', filters: [], offer: 'never', advice: advice.outsideGuide,
    reply: { code: '550', enhanced: '5.2.1', text: '… VIRUS', source: 'A' },
  },
];

/** The row of a key; undefined for `unknown` and anything else that stands in no table. */
export const kindByKey = (key: string): Kind | undefined => kinds.find((kind) => kind.key === key);

/** A log reason taken apart. `text` is the reason as read, white space folded; nothing of an unknown one is lost. */
export interface ReasonOf {
  readonly kind: KindKey | 'unknown';
  readonly policy?: string;
  readonly text: string;
}

/**
 * The lines of one cell as one text. The reason cell wraps inside words ('시간당 접속 횟수 제' / '한: default', guide E-1), so lines are joined without
 * a blank; where a line broke at a blank, that blank is lost, which whole-label comparison does not mind.
 */
export const joinCellLines = (lines: readonly string[]): string => lines.map((line) => canonicalText(line)).join('');

/**
 * Kind and policy of a log reason `<filter>: <policy>` (guide E-1). The label before the first colon must be a whole label of the table, white space
 * removed and in NFC; a part of one, or more than one, is `unknown`.
 */
export const kindOfReason = (reason: string): ReasonOf => {
  const text = canonicalText(reason);
  const colon = text.indexOf(':');
  const label = colon < 0 ? text : text.slice(0, colon);
  const policy = colon < 0 ? '' : text.slice(colon + 1).trim();
  const kind = kinds.find((one) => one.labels.some((known) => sameLabel(known, label)));
  return { kind: kind?.key ?? 'unknown', text, ...(policy === '' ? {} : { policy }) };
};
