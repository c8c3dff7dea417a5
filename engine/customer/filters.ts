/** The filters a Super White IP policy can let a sender pass, by key; labels from TMW's form and the menus of both consoles (consoles.md, 'Filter kinds'). */

import { sameLabel } from '../inputs/canonical.ts';

/** Where in the filter model a filter works: 접속 단계 or SMTP 단계. */
export type FilterStage = 'connection' | 'smtp';

/** One filter: its labels for people and its stage. */
export interface FilterFacts {
  readonly ko: string;
  readonly en: string;
  readonly stage: FilterStage;
}

const facts = {
  'rbl': { ko: 'RBL', en: 'RBL', stage: 'connection' },
  'sending-ip-block': { ko: '발송 IP 차단', en: 'Sending IP block', stage: 'connection' },
  'hourly-connections': { ko: '시간당 접속 횟수 제한', en: 'Connections per hour', stage: 'connection' },
  'concurrent-connections': { ko: '동시 접속 횟수 제한', en: 'Concurrent connections', stage: 'connection' },
  'no-history-ip': { ko: '수신 무이력 IP 확률 차단', en: 'IP without receiving history', stage: 'connection' },
  'harmful-mail': { ko: '유해 메일 발송 횟수 제한', en: 'Harmful mails sent', stage: 'connection' },
  'ehlo-dns': { ko: 'EHLO DNS 검사', en: 'EHLO DNS check', stage: 'smtp' },
  'sender-dns': { ko: '송신자 DNS 검사', en: 'Sender DNS check', stage: 'smtp' },
  'recipient-dns': { ko: '수신자 DNS 검사', en: 'Recipient DNS check', stage: 'smtp' },
  'spf': { ko: 'SPF 검사', en: 'SPF check', stage: 'smtp' },
  'sender-block': { ko: '송신자 차단', en: 'Sender block', stage: 'smtp' },
  'recipient-block': { ko: '수신자 차단', en: 'Recipient block', stage: 'smtp' },
  'sender-hourly': { ko: '송신자 시간당 제한', en: 'Sender per hour', stage: 'smtp' },
  'recipient-hourly': { ko: '수신자 시간당 제한', en: 'Recipient per hour', stage: 'smtp' },
  'bulk-delay': { ko: '동보 메일 응답 지연', en: 'Bulk mail response delay', stage: 'smtp' },
  'max-sessions': { ko: '최대 허용 세션수', en: 'Maximum sessions', stage: 'smtp' },
} as const satisfies Readonly<Record<string, FilterFacts>>;

/** Canonical key of a filter, the same on both consoles. */
export type FilterKey = keyof typeof facts;

/** Facts by key, in the order of the form. */
export const FILTERS: Readonly<Record<FilterKey, FilterFacts>> = facts;

/** All keys in the order of the form. */
export const FILTER_KEYS = Object.keys(facts) as [FilterKey, ...FilterKey[]];

/** Names that stand for several filters. */
export type FilterPreset = 'bulk-rate' | 'all';

/** `bulk-rate`: the kinds that count or delay, never RBL, SPF, DNS or block lists. `all`: 전체 선택, only when asked for by this name. */
export const FILTER_PRESETS: Readonly<Record<FilterPreset, readonly FilterKey[]>> = {
  'bulk-rate': ['hourly-connections', 'concurrent-connections', 'sender-hourly', 'recipient-hourly', 'bulk-delay', 'max-sessions'],
  'all': FILTER_KEYS,
};

/** True for the key of a filter. */
export function isFilterKey(text: string): text is FilterKey {
  return Object.hasOwn(FILTERS, text);
}

/** True for the name of a preset. */
export function isFilterPreset(text: string): text is FilterPreset {
  return Object.hasOwn(FILTER_PRESETS, text);
}

/** The filter a person named by key or by its Korean or English label, white space aside; undefined for anything else. */
export function filterByName(text: string): FilterKey | undefined {
  if (isFilterKey(text)) return text;
  return FILTER_KEYS.find((key) => sameLabel(FILTERS[key].ko, text) || sameLabel(FILTERS[key].en, text));
}

/** Keys in the order of the form, each once: the form in which two choices are compared. */
export function sortedFilters(keys: Iterable<FilterKey>): readonly FilterKey[] {
  const chosen = new Set(keys);
  return FILTER_KEYS.filter((key) => chosen.has(key));
}
