import { fieldName } from './fields.ts';
import type { Lang } from './phrase.ts';

type Params = Readonly<Record<string, string>>;

const kinds = [
  ['added', '추가', 'added'],
  ['removed', '삭제', 'removed'],
  ['changed', '변경', 'changed'],
] as const;

/** What moved on a screen, behind its name: ` (추가: 203.0.113.9 외 2건; 삭제: …)`; nothing where it is not known. */
const moved = (p: Params, lang: Lang): string => {
  const told = kinds.flatMap(([kind, ko, en]) => {
    const items = p[kind];
    if (items === undefined) return [];
    const named = kind === 'changed' ? items.split(', ').map((key) => fieldName(key, lang)).join(', ') : items;
    const more = p[`${kind}More`];
    if (lang === 'ko') return [`${ko}: ${named}${more === undefined ? '' : ` 외 ${more}건`}`];
    return [`${en} ${named}${more === undefined ? '' : ` and ${more} more`}`];
  });
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
};

export const movedKo = (p: Params): string => moved(p, 'ko');
export const movedEn = (p: Params): string => moved(p, 'en');
