import { FILTERS, FILTER_PRESETS } from '../engine/customer/filters.ts';
import { suggestFilters, type KindFound } from '../engine/log/next-step.ts';
import { sentence } from '../engine/log/sentence.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { RunRecord } from './record.ts';
import { words } from './words.ts';

/** What the log says, in sentences: what was read, each finding, each IP without one, and the filters to offer. Console texts are data. */
export const findingsText = (record: RunRecord, ips: readonly string[], lang: Lang): string =>
  [...readLines(record, lang), '', ...(ips.length === 0 ? blockedLines(record, lang) : [...findingLines(record, ips, lang), ...suggestionLines(record.findings, lang)])].map((one) => `${plainText(one)}\n`).join('');

const readLines = ({ logReads }: RunRecord, lang: Lang): string[] =>
  logReads.flatMap(({ list, from, to, rows, pages, complete }) => [
    rows === 0 ? words.logEmpty[lang](list, pages) : words.logRead[lang](list, from, to, rows, pages), ...(complete ? [] : [`  ${words.overBudget[lang]()}`]),
  ]);

const findingLines = ({ findings, logReads }: RunRecord, ips: readonly string[], lang: Lang): string[] => {
  const complete = logReads.length > 0 && logReads.every((one) => one.complete);
  const silent = ips.filter((ip) => !findings.some((one) => one.ip === ip));
  return [...findings.map((one) => sentence(one, lang)), ...silent.map((ip) => (complete ? words.nothingFound : words.nothingFoundPartly)[lang](ip))];
};

/** Without known IPs: everybody who was blocked, for a person to choose from. */
const blockedLines = ({ findings }: RunRecord, lang: Lang): string[] => [
  words.blockedTitle[lang](),
  ...findings.map(({ ip, reason, count, first, last }) => `  ${words.blockedRow[lang](ip, reason, count, first === last ? first : `${first} ~ ${last}`)}`),
];

export const suggestionLines = (findings: readonly KindFound[], lang: Lang): string[] => {
  const filters = suggestFilters(findings);
  if (filters === undefined) return [];
  const keys = typeof filters === 'string' ? FILTER_PRESETS[filters] : filters;
  const names = keys.map((key) => FILTERS[key][lang]).join(', ');
  return ['', words.suggested[lang](typeof filters === 'string' ? `${filters} (${names})` : names)];
};
