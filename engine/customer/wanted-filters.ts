/** The filters a run shall let pass: a preset by name, or filters by key or label; never a default that nobody named. */

import { FILTER_KEYS, FILTER_PRESETS, filterByName, isFilterPreset, sortedFilters, type FilterKey, type FilterPreset } from './filters.ts';
import { problem, type Problem } from '../inputs/problem.ts';

/** Filters in the order of the form; `preset` when they were asked for by its name. */
export interface ChosenFilters {
  readonly filters: readonly FilterKey[];
  readonly preset?: FilterPreset;
  readonly problems: readonly Problem[];
}

/** Reads names (`bulk-rate`; `rbl,spf`; Korean labels), one or several to a text, separated by commas. */
export function parseFilters(texts: readonly string[], where: string): ChosenFilters {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.normalize('NFC').trim());
  const preset = names.find(isFilterPreset);
  if (preset !== undefined) {
    const problems = names.length > 1 ? [problem('inputs.filter-preset-mixed', where, { value: names.join(', ') })] : [];
    return { filters: FILTER_PRESETS[preset], preset, problems };
  }
  const problems: Problem[] = [];
  const keys = new Set<FilterKey>();
  for (const name of names) {
    const key = filterByName(name);
    if (key === undefined) problems.push(problem('inputs.filter-unknown', where, { value: name, known: ['bulk-rate', 'all', ...FILTER_KEYS].join(', ') }));
    else if (keys.has(key)) problems.push(problem('inputs.filter-duplicate', where, { value: key }));
    else keys.add(key);
  }
  return { filters: sortedFilters(keys), problems };
}
