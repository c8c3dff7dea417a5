import { FILTERS, isFilterKey } from '../customer/filters.ts';
import { phrase, type Lang, type Phrase } from './phrase.ts';

/** Names of state fields and their values as the consoles call them; unknown names are entry keys and shown as they are. */
const fieldWords: Readonly<Record<string, Phrase>> = {
  ips: phrase('발송 IP', 'sending IPs'),
  listed: phrase('대상 IP 리스트', 'target IP list'),
  policies: phrase('정책', 'policy'),
  name: phrase('정책명', 'policy name'),
  enabled: phrase('사용 여부', 'enabled'),
  kind: phrase('정책 설정', 'policy kind'),
  filters: phrase('허용할 필터', 'filters to pass'),
  limit: phrase('최대 수신자 수', 'maximum recipients'),
  description: phrase('정책 설명', 'description'),
};

const valueWords: Readonly<Record<string, Phrase>> = {
  true: phrase('사용', 'on'),
  false: phrase('사용 안함', 'off'),
  allow: phrase('허용', 'allow'),
  exclude: phrase('제외', 'exclude'),
};

export const fieldName = (key: string, lang: Lang): string => fieldWords[key]?.[lang]() ?? key;

export const isFieldName = (key: string): boolean => key in fieldWords;

/** One plain value as a person reads it. */
export const shownValue = (value: unknown, lang: Lang): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => shownValue(one, lang)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, v]) => v !== '' && v !== undefined && !(Array.isArray(v) && v.length === 0))
      .map(([k, v]) => `${fieldName(k, lang)}: ${shownValue(v, lang)}`)
      .join(' · ');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return valueWords[text]?.[lang]() ?? (isFilterKey(text) ? FILTERS[text][lang] : text);
};
