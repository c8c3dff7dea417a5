import { join } from 'node:path';
import type { Outputs } from '../engine/evidence/make-outputs.ts';
import type { Seal } from '../engine/evidence/seal.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { shownSize } from './size.ts';
import { words } from './words.ts';

/** What a person is told of the files that were made: where the report is, what to attach, what was made smaller. */
export const outputLines = (dir: string, { files, reduced }: Outputs, lang: Lang): string[] => {
  const sheets = files.filter(({ name }) => name.startsWith('sheets/'));
  const others = files.filter(({ name }) => name !== 'report.html' && !name.startsWith('sheets/')).map(({ name, bytes }) => `${name} ${shownSize(bytes)}`);
  return [
    words.reportLine[lang](join(dir, 'report.html')),
    words.outputsLine[lang]([...others, ...(sheets.length === 0 ? [] : [words.sheetsOf[lang](sheets.length)])].join(', ')),
    ...(reduced === undefined ? [] : [reduced]),
  ];
};

/** What a ticket keeps of a seal. */
export const sealLines = (seal: Seal | undefined, lang: Lang): string[] => [
  ...(seal === undefined ? [] : [words.evidence.head[lang](seal.head)]),
  ...(seal?.signedBy === undefined ? [] : [words.evidence.signedBy[lang](seal.signedBy)]),
];
