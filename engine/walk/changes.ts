import type { Change } from '../events.ts';
import type { Difference } from '../goal.ts';
import type { Section } from '../runbook.ts';
import { fieldName, isFieldName, shownValue } from '../words/fields.ts';
import type { Lang } from '../words/phrase.ts';

/** Differences as a person reads them, in the run's language: `정책 › "급여메일" › 발송 IP`. */
export const changesOf = (section: Pick<Section, 'id'>, differences: readonly Difference[], lang: Lang): Change[] =>
  differences.map((one) => ({
    section: section.id,
    where: one.path.map((key) => (isFieldName(key) ? fieldName(key, lang) : `"${key}"`)).join(' › '),
    before: one.missing ?? one.removed ? '' : shownValue(one.before, lang),
    after: one.missing?.map((item) => `+ ${item}`).join(', ') ?? one.removed?.map((item) => `− ${item}`).join(', ') ?? (one.after === undefined ? '−' : shownValue(one.after, lang)),
    kind: one.cure === 'person' ? 'conflict' : one.before === undefined || one.missing ? 'add' : 'set',
    ...(one.approval ? { approval: one.approval } : {}),
  }));
