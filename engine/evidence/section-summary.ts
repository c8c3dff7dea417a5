import type { Change, DialogRecord, JournalLine, LineState, Phase, Picture, SectionResult, StepOutcome, StepVerb } from '../events.ts';
import type { Difference } from '../goal.ts';

/** What a slide says around its lines; events carry it where the writer knows it. */
export interface SlideFacts {
  readonly chapter?: string;
  readonly slideTitle?: string;
  readonly lead?: string;
  readonly part?: string;
  readonly systemAdmin?: 'legible' | 'assumed';
}

/** The line's ※ note, word for word, and our own remark on it. */
export interface LineFacts {
  readonly guideNote?: string;
  readonly remark?: string;
}

/** One walk of a line; `open` means that the journal ends before the step did. */
export interface StepRun {
  readonly phase: Phase;
  readonly outcome: StepOutcome | 'open';
  readonly at: string;
  readonly tookMs?: number;
  readonly typed: readonly { readonly field: string; readonly value: string }[];
  readonly picture?: Picture;
  readonly note?: string;
}

/** One numbered line of a sheet with the walks that count: those of the phase that came farthest. A line may be walked once per IP. */
export interface LineSummary extends LineFacts {
  readonly ref: string;
  /** The guide's number, from the end of the reference. */
  readonly number: number | undefined;
  readonly text: string;
  readonly state: LineState;
  readonly verb: StepVerb;
  /** The worst of its walks. */
  readonly outcome: StepOutcome | 'open';
  readonly runs: readonly StepRun[];
}

export interface Reading {
  readonly phase: Phase;
  readonly at: string;
  readonly state: unknown;
  readonly proof: string;
  readonly hash: string;
  readonly picture?: Picture;
}

/** A dialog with the line where it came. */
export interface SectionDialog extends DialogRecord {
  readonly ref: string;
  readonly number: number | undefined;
  readonly state: LineState;
}

export interface SectionSummary extends SlideFacts {
  readonly section: string;
  readonly title: string;
  readonly slide: string;
  readonly result?: SectionResult;
  readonly held?: { readonly reading: string; readonly candidates: readonly string[] };
  readonly lines: readonly LineSummary[];
  readonly changes: readonly Change[];
  /** The values behind the changes, in the same order. */
  readonly differences?: readonly Difference[];
  readonly dialogs: readonly SectionDialog[];
  /** Saves that were held back while a person did a line by hand. */
  readonly heldRequests: readonly { readonly ref: string; readonly request: string; readonly detail?: string }[];
  /** The reading just before the acts, else the first one. */
  readonly before?: Reading;
  /** The last reading of the proof. */
  readonly after?: Reading;
}

type Of<T extends JournalLine['type']> = Extract<JournalLine, { type: T }>;

const numberOf = (ref: string): number | undefined => {
  const found = /(\d+)$/.exec(ref);
  return found ? Number(found[1]) : undefined;
};

/** From harmless to bad; of two walks of one line the worse one is shown. */
const outcomeOrder: readonly (StepOutcome | 'open')[] = ['already-so', 'done', 'by-hand', 'held', 'not-reached', 'open', 'failed'];

const phaseOrder: readonly Phase[] = ['prove', 'survey', 'converge'];

const runOf = (line: Of<'step-finished'> | Of<'step-started'>): StepRun =>
  line.type === 'step-started'
    ? { phase: line.phase, outcome: 'open', at: line.at, typed: [] }
    : {
        phase: line.phase, outcome: line.outcome, at: line.at, tookMs: line.tookMs, typed: line.typed,
        ...(line.picture ? { picture: line.picture } : {}), ...(line.note === undefined ? {} : { note: line.note }),
      };

/** The walks of one line; a start without an end stays open. */
const runsOf = (events: readonly (Of<'step-finished'> | Of<'step-started'>)[]): StepRun[] => {
  const runs: StepRun[] = [];
  let started: Of<'step-started'> | undefined;
  for (const event of events) {
    if (event.type === 'step-started') {
      if (started) runs.push(runOf(started));
      started = event;
    } else {
      started = undefined;
      runs.push(runOf(event));
    }
  }
  return started ? [...runs, runOf(started)] : runs;
};

const lineOf = (ref: string, events: readonly (Of<'step-finished'> | Of<'step-started'>)[]): LineSummary | undefined => {
  const first = events[0] as (Of<'step-finished'> & LineFacts) | undefined;
  if (!first) return undefined;
  const all = runsOf(events);
  const phase = phaseOrder.findLast(p => all.some(run => run.phase === p));
  const runs = all.filter(run => run.phase === phase);
  return {
    ref, number: numberOf(ref), text: first.text, state: first.state, verb: first.verb, runs,
    outcome: runs.map(run => run.outcome).reduce((a, b) => (outcomeOrder.indexOf(b) > outcomeOrder.indexOf(a) ? b : a), 'already-so'),
    ...(first.guideNote === undefined ? {} : { guideNote: first.guideNote }),
    ...(first.remark === undefined ? {} : { remark: first.remark }),
  };
};

const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

const readingOf = (line: Of<'reading'> | undefined): Reading | undefined =>
  line && { phase: line.phase, at: line.at, state: line.state, proof: line.proof, hash: line.hash, ...(line.picture ? { picture: line.picture } : {}) };

const isStep = (line: JournalLine): line is Of<'step-finished'> | Of<'step-started'> => line.type === 'step-started' || line.type === 'step-finished';

/** Everything of one section. `result` comes from the run's end where there is one, for the section may have ended before the run judged it. */
const sectionOf = (section: string, lines: readonly JournalLine[], result: SectionResult | undefined): SectionSummary => {
  const starts = lines.filter((line): line is Of<'section-started'> & SlideFacts => line.type === 'section-started');
  const start = starts.find(line => line.phase === 'survey') ?? starts[0];
  const readings = lines.filter(line => line.type === 'reading');
  const differs = lines.findLast(line => line.type === 'section-differs');
  const held = lines.findLast(line => line.type === 'section-held');
  const before = readingOf(readings.findLast(line => line.phase === 'converge') ?? readings.find(line => line.phase === 'survey'));
  const after = readingOf(readings.findLast(line => line.phase === 'prove'));
  return {
    section,
    title: start?.title ?? held?.title ?? result?.title ?? section,
    slide: start?.slide ?? '',
    ...(start?.chapter === undefined ? {} : { chapter: start.chapter }),
    ...(start?.slideTitle === undefined ? {} : { slideTitle: start.slideTitle }),
    ...(start?.lead === undefined ? {} : { lead: start.lead }),
    ...(start?.part === undefined ? {} : { part: start.part }),
    ...(start?.systemAdmin === undefined ? {} : { systemAdmin: start.systemAdmin }),
    ...(result ? { result } : {}),
    ...(held ? { held: { reading: held.reading, candidates: held.candidates } } : {}),
    lines: [...grouped(lines.filter(isStep), line => line.ref)].flatMap(([ref, events]) => lineOf(ref, events) ?? []),
    changes: result?.changes ?? differs?.changes ?? [],
    ...(differs?.differences ? { differences: differs.differences } : {}),
    dialogs: lines.flatMap(line => (line.type === 'step-finished' ? line.dialogs.map(dialog => ({ ...dialog, ref: line.ref, number: numberOf(line.ref), state: line.state })) : [])),
    heldRequests: lines.filter(line => line.type === 'request-held'),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
};

/** All sections in the order in which they were first met. */
export const summariseSections = (lines: readonly JournalLine[]): SectionSummary[] => {
  const ended = lines.findLast(line => line.type === 'run-ended');
  const results = new Map<string, SectionResult>();
  for (const line of lines) if (line.type === 'section-ended') results.set(line.result.section, line.result);
  for (const result of ended?.sections ?? []) results.set(result.section, result);
  const keyed = lines.filter(line => 'section' in line && typeof line.section === 'string');
  const groups = grouped(keyed, line => ('section' in line ? (line.section ?? '') : ''));
  for (const section of results.keys()) if (!groups.has(section)) groups.set(section, []);
  return [...groups].map(([section, own]) => sectionOf(section, own, results.get(section)));
};
