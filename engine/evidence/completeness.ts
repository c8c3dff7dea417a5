import type { JournalLine, Picture } from '../events.ts';
import { pixelsOf } from './png-pixels.ts';

/** Something that a run's evidence owes and does not give. `at` is the step's reference or the section. */
export interface Lack {
  readonly code: 'no-end' | 'picture-owed' | 'picture-missing' | 'picture-changed' | 'picture-blank' | 'picture-sign-in' | 'picture-other-screen' | 'picture-unreadable' | 'proof-owed' | 'gap';
  readonly at: string;
}

/** How a picture's bytes are had: undefined when there are none, `elsewhere` when they stay in the run folder. */
export type PictureBytes = (file: string) => Buffer | 'elsewhere' | undefined;

type Of<T extends JournalLine['type']> = Extract<JournalLine, { type: T }>;

/** A page that did not load is one colour; the emptiest screen of the guide has 0.77 of its pixels in one. */
const blankFrom = 0.998;

/** Steps that a person or nobody walked owe no picture, nor one that failed: it may have failed because there was nothing to see. */
const owesPicture = (line: Of<'step-finished'>): boolean => line.outcome === 'done' && line.verb !== 'ask' && line.dialogs.length === 0;

/**
 * Whether each step and reading of a journal gives the evidence it owes, by the pictures themselves and by what the tab said of itself when they were taken.
 * @param hash SHA-256 of bytes, lower-case hex
 */
export const lacksOf = (lines: readonly JournalLine[], bytesOf: PictureBytes, hash: (bytes: Buffer) => string): Lack[] => {
  const lacks: Lack[] = lines.some((line) => line.type === 'run-ended') ? [] : [{ code: 'no-end', at: '' }];
  const screens = screensOf(lines);
  const readingsOnly = lines.some((line) => line.type === 'run-started' && line.stepPictures === false);
  for (const line of lines) {
    if (line.type === 'evidence-gap') lacks.push(...line.gaps.map((gap): Lack => ({ code: 'gap', at: `${gap.kind} ${gap.detail}`.trim() })));
    if (line.type === 'section-ended') lacks.push(...proofLacks(lines, line));
    if (line.type !== 'step-finished' && line.type !== 'reading') continue;
    const at = line.type === 'reading' ? `${line.section} ${line.phase}` : line.ref;
    const { picture } = line;
    if (picture) lacks.push(...pictureLacks(picture, bytesOf, hash, onScreen(line, screens)).map((code): Lack => ({ code, at: `${at} ${picture.file}` })));
    else if (line.type === 'reading' || (!readingsOnly && owesPicture(line))) lacks.push({ code: 'picture-owed', at });
  }
  return lacks;
};

/** The location line that each section's readings showed: the screen its acts belong to. */
const screensOf = (lines: readonly JournalLine[]): ReadonlyMap<string, string> => {
  const screens = new Map<string, string>();
  for (const line of lines) {
    const location = line.type === 'reading' ? line.picture?.shown?.location : undefined;
    if (line.type === 'reading' && location !== undefined && !screens.has(line.section)) screens.set(line.section, location);
  }
  return screens;
};

/** The location a picture must show; undefined where it may be any: on the way to a screen, and where no reading of it is known. */
const onScreen = (line: Of<'step-finished'> | Of<'reading'>, screens: ReadonlyMap<string, string>): string | undefined =>
  line.type === 'reading' || (line.verb !== 'look' && line.state !== 'procedure') ? screens.get(line.section) : undefined;

const pictureLacks = ({ file, sha256, width, height, shown }: Picture, bytesOf: PictureBytes, hash: (bytes: Buffer) => string, screen: string | undefined): Lack['code'][] => {
  const said: Lack['code'][] = [
    ...(shown?.signIn ? (['picture-sign-in'] as const) : []),
    // A form in a popup of its own has no location line.
    ...(screen !== undefined && shown?.location !== undefined && shown.location !== screen ? (['picture-other-screen'] as const) : []),
  ];
  const bytes = bytesOf(file);
  if (bytes === 'elsewhere') return said;
  if (bytes === undefined) return [...said, 'picture-missing'];
  if (hash(bytes) !== sha256) return [...said, 'picture-changed'];
  const pixels = pixelsOf(bytes);
  if (!pixels || pixels.width !== width || pixels.height !== height) return [...said, 'picture-unreadable'];
  return pixels.plain >= blankFrom ? [...said, 'picture-blank'] : said;
};

/** A section that says it was changed owes a reading made afterwards. */
const proofLacks = (lines: readonly JournalLine[], { result }: Of<'section-ended'>): Lack[] => {
  if (result.verdict !== 'changed') return [];
  const proven = lines.some((line) => line.type === 'reading' && line.section === result.section && line.phase === 'prove');
  return proven ? [] : [{ code: 'proof-owed', at: result.section }];
};
