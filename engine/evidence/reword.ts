import { changesOf } from '../walk/changes.ts';
import { sentenceOf } from '../words/outcome.ts';
import type { Lang } from '../words/phrase.ts';
import type { SectionSummary } from './section-summary.ts';
import type { RunSummary } from './summary.ts';

/** A section's changes in another language, where the journal has the values behind the words (runs of the first version have not). */
const rewordedSection = (section: SectionSummary, lang: Lang): SectionSummary => {
  const { differences, result } = section;
  if (!differences || section.changes.length !== differences.length) return section;
  const changes = changesOf({ id: section.section }, differences, lang);
  return { ...section, changes, ...(result ? { result: { ...result, changes } } : {}) };
};

/**
 * A run's summary in the language it is to be read in: sentences and changes were written in the run's own. Warnings, and what people and consoles wrote, stay as they are.
 * @param lang the run's own language when unset
 */
export const reworded = (run: RunSummary, lang: Lang = run.lang): RunSummary => {
  if (lang === run.lang) return run;
  const sections = run.sections.map(section => rewordedSection(section, lang));
  const results = run.results.map(result => sections.find(({ section }) => section === result.section)?.result ?? result);
  const fault = run.faults.at(-1)?.fault;
  const stopped = fault !== undefined && !['as-wanted', 'changed', 'recorded'].includes(run.verdict);
  return {
    ...run, lang, sections, results,
    ...(run.sentence === undefined ? {} : { sentence: sentenceOf({ verdict: run.verdict, mode: run.mode, results, ...(stopped ? { fault } : {}) }, lang) }),
  };
};
