import { fieldName, isFieldName } from '../words/fields.ts';
import type { Lang } from '../words/phrase.ts';
import type { NightChange } from './target.ts';
import type { Incident, NightRow } from './night-summary.ts';
import { nightWords } from './words.ts';

interface Found {
  readonly kind: Incident['kind'];
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly key: string;
}

/** A field without the names of its entries: `최대 수신자 수 제한 › 정책 › 최대 수신자 수`. */
const generalField = (title: string, { field }: NightChange, lang: Lang): string => [title, ...field.split('/').slice(1).filter(isFieldName).map((name) => fieldName(name, lang))].join(' › ');

const foundIn = (row: NightRow, lang: Lang): Found[] => {
  if (row.standing !== 'counts' && row.standing !== 'acknowledged') return [];
  const { key, cause } = row;
  if (row.verdict === 'not-checked') {
    return cause ? [{ kind: 'not-checked', id: `${cause.code} ${cause.mark}`, title: cause.sentence, detail: cause.next, key }] : [{ kind: 'not-checked', id: 'never', title: nightWords.never[lang](), detail: '', key }];
  }
  const drift = row.checks.flatMap((check) => check.changes.map((change): Found => {
    const title = generalField(check.title, change, lang);
    return { kind: 'drift', id: `${title} ${change.before} ${change.after}`, title, detail: nightWords.reads[lang](change.before, change.after), key };
  }));
  const leftovers = row.leftovers.map(({ ip, why }): Found => ({ kind: 'leftover', id: `${why} ${ip}`, title: nightWords.leftover[lang](ip), detail: nightWords[why][lang](), key }));
  return [...drift, ...leftovers];
};

/** Groups what was found by its cause, the widest first. @param before ids of the night before; undefined when there was none */
export const incidentsOf = (rows: readonly NightRow[], before: ReadonlySet<string> | undefined, lang: Lang): Incident[] => {
  const groups = new Map<string, { found: Found; targets: Set<string> }>();
  for (const found of rows.flatMap((row) => foundIn(row, lang))) {
    const group = groups.get(found.id) ?? { found, targets: new Set<string>() };
    group.targets.add(found.key);
    groups.set(found.id, group);
  }
  return [...groups.values()]
    .map(({ found: { kind, id, title, detail }, targets }): Incident => ({ kind, id, title, detail, targets: [...targets].sort(), isNew: before !== undefined && !before.has(id) }))
    .sort((a, b) => Number(b.isNew) - Number(a.isNew) || b.targets.length - a.targets.length || a.id.localeCompare(b.id));
};
