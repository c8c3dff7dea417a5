import type { Change, JournalLine, Mode, Phase, StepOutcome } from '../events.ts';
import { lineStateWords, modeWords } from '../evidence/key-words.ts';
import type { Slide } from '../guide.ts';
import type { Choice, Question } from '../pace/question.ts';
import { verdictWords, type Verdict } from '../verdict.ts';
import { plainText } from '../redaction/plain-text.ts';
import { panelWords } from '../words/panel.ts';
import type { Lang } from '../words/phrase.ts';

export type LineStatus = 'waiting' | 'now' | StepOutcome;

/** One numbered line as the panel shows it. */
export interface PanelLine {
  readonly ref: string;
  readonly n: string;
  readonly text: string;
  readonly notes: readonly string[];
  /** That the guide's own line was joined, reconstructed or is none of the guide's. */
  readonly mark?: string;
  status: LineStatus;
}

/** One screen's part of the run. */
export interface PanelSection {
  readonly id: string;
  readonly title: string;
  lead: string;
  phase: Phase;
  lines: PanelLine[];
  changes: readonly Change[];
  verdict?: Verdict;
}

/** What a button shows; `key` is the letter that presses it while the question has the focus. */
export interface PanelButton {
  readonly choice: Choice;
  readonly text: string;
  readonly key: string;
}

/** Everything the panel shows: plain data, set as text. */
export interface PanelView {
  readonly n: number;
  readonly mode: string;
  readonly title: string;
  readonly customer: string;
  readonly machine: string;
  readonly who: string;
  readonly sections: readonly PanelSection[];
  readonly at: string;
  readonly step: boolean;
  readonly question: (Omit<Question, 'choices'> & { readonly id: number; readonly buttons: readonly PanelButton[] }) | undefined;
  /** Saves held back while the person works, newest last. */
  readonly held: readonly string[];
  readonly verdict: { readonly tone: 'good' | 'attention' | 'bad'; readonly text: string } | undefined;
}

const tones: Readonly<Record<Verdict, 'good' | 'attention' | 'bad'>> = {
  'as-wanted': 'good', changed: 'good', recorded: 'good', differs: 'attention', declined: 'attention', held: 'attention', 'not-checked': 'attention', failed: 'bad', unknown: 'bad', withheld: 'attention',
};

const changeText = ({ where, before, after }: Change): string => `${where}: ${before === '' ? after : `${before} → ${after}`}`;

/** Follows a run's events and keeps what the panel shows of it. */
export class PanelModel {
  readonly #lang: Lang;
  readonly #slides: readonly Slide[];
  readonly #sections: PanelSection[] = [];
  #head = { mode: '', title: '', customer: '', machine: '', who: '' };
  #at = '';
  #held: string[] = [];
  #verdict: PanelView['verdict'];
  #planned: { readonly changes: readonly Change[]; readonly warnings: readonly string[] } = { changes: [], warnings: [] };

  /** @param slides the runbook's, so that lines which are not walked yet can be read too */
  constructor(lang: Lang, slides: readonly Slide[]) {
    this.#lang = lang;
    this.#slides = slides;
  }

  view(n: number, question: PanelView['question'], step: boolean): PanelView {
    const shown = question?.about === 'plan' ? { ...question, facts: [...(question.facts ?? []), ...this.#planFacts()] } : question;
    return { n, ...this.#head, sections: this.#sections, at: this.#at, step, question: shown, held: this.#held, verdict: this.#verdict };
  }

  on(line: JournalLine): void {
    switch (line.type) {
      case 'run-started': return this.#start(line);
      case 'signed-in': this.#head = { ...this.#head, machine: panelWords.machine[this.#lang](line.label, line.user) }; return;
      case 'section-started': return this.#enter(line);
      case 'section-differs': return this.#patch(line.section, { changes: line.changes });
      case 'planned': this.#planned = { changes: line.changes, warnings: line.warnings }; return;
      case 'section-held': return this.#patch(line.section, { verdict: 'held' });
      case 'section-ended': return this.#patch(line.result.section, { verdict: line.result.verdict, changes: line.result.changes });
      case 'step-started': return this.#light(line);
      case 'step-finished': return this.#finish(line);
      case 'request-held': this.#held = [...this.#held, line.detail === undefined ? line.request : `${line.request} — ${line.detail}`]; return;
      case 'run-ended': this.#verdict = { tone: tones[line.verdict], text: line.sentence || verdictWords[line.verdict][this.#lang]() }; return;
      default: return;
    }
  }

  /** What an approval must show besides the changes that stand at their screens: those of a rollback stand nowhere, and warnings belong to the plan as a whole. */
  #planFacts(): string[] {
    const { changes, warnings } = this.#planned;
    const shown = this.#sections.flatMap((one) => one.changes);
    const standsNowhere = (change: Change): boolean => !shown.some((one) => one.section === change.section && changeText(one) === changeText(change));
    return [...changes.filter(standsNowhere).map(changeText), ...warnings].map(plainText);
  }

  #start({ mode, title, customer, appliance, operator, ticket }: JournalLine & { type: 'run-started' }): void {
    const lang = this.#lang;
    this.#head = {
      mode: modeWords[mode satisfies Mode][lang](), title, customer: customer.name, machine: appliance.url,
      who: ticket === undefined ? operator : panelWords.who[lang](operator, ticket),
    };
  }

  #enter({ section, title, phase, slide, part, lead }: JournalLine & { type: 'section-started' }): void {
    this.#at = section;
    this.#held = [];
    const known = this.#sections.find((one) => one.id === section);
    const shown = this.#slides.filter((one) => one.id === slide && one.part === part);
    // The proof walks no line: what was done to the screen stays to be read. A slide with two readings is told apart by the first line that is walked.
    const lines = phase === 'prove' && known ? known.lines : shown.length === 1 && shown[0] ? this.#linesOf(shown[0]) : [];
    if (known) Object.assign(known, { phase, lines, lead: lead ?? known.lead });
    else this.#sections.push({ id: section, title, lead: lead ?? '', phase, lines, changes: [] });
  }

  #light({ section, ref, text, guideNote, remark }: JournalLine & { type: 'step-started' }): void {
    this.#held = [];
    const found = this.#sections.find((one) => one.id === section);
    if (!found) return;
    const slide = this.#slides.find((one) => one.lines.some((line) => line.ref === ref));
    if (slide && !found.lines.some((one) => one.ref === ref)) found.lines = this.#linesOf(slide);
    const line = found.lines.find((one) => one.ref === ref);
    if (line) line.status = 'now';
    else found.lines.push({ ref, n: ref.split('.').at(-1) ?? '', text, notes: [guideNote, remark].filter((one) => one !== undefined), status: 'now' });
  }

  #finish({ section, ref, outcome }: JournalLine & { type: 'step-finished' }): void {
    const line = this.#sections.find((one) => one.id === section)?.lines.find((one) => one.ref === ref);
    if (line) line.status = outcome === 'not-reached' ? 'waiting' : outcome;
  }

  #linesOf(slide: Slide): PanelLine[] {
    return slide.lines.map((line) => ({
      ref: line.ref, n: String(line.n), text: line.text, status: 'waiting',
      notes: [line.note, line.remark?.[this.#lang]()].filter((one) => one !== undefined),
      ...(line.state === 'legible' ? {} : { mark: lineStateWords[line.state][this.#lang]() }),
    }));
  }

  #patch(section: string, facts: Partial<PanelSection>): void {
    const found = this.#sections.find((one) => one.id === section);
    if (found) Object.assign(found, facts);
  }
}
