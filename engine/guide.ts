import type { LineState } from './events.ts';
import type { Phrase } from './words/phrase.ts';

/** One numbered line of a slide (or of a procedure of our own), word for word. */
export interface GuideLine {
  /** e.g. `TMW-2a.4`; reconstructed lines carry their reading: `TMSe-1/connection.1`. */
  readonly ref: string;
  readonly n: number;
  /** The guide's own words; Korean in every language of the product. */
  readonly text: string;
  /** The line's ※ or * note, word for word. */
  readonly note?: string;
  readonly state: LineState;
  /** Our own remark shown beside the line, e.g. where a part of it is done elsewhere. */
  readonly remark?: Phrase;
}

/** One slide or half of one. */
export interface Slide {
  /** e.g. `TMW-2`; both halves of a two-part slide share it. */
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly lead: string;
  /** Headings or symptoms that stand on the slide beside the steps, word for word. */
  readonly notes?: readonly string[];
  /** '(1/2)' where the guide splits the slide. */
  readonly part?: string;
  /** '시스템관리자 권한이 필요한 페이지입니다.' is legible on this slide, or assumed. */
  readonly systemAdmin: 'legible' | 'assumed';
  /** 'guide' for a slide; 'procedure' for one of our own (가이드에 없는 절차). */
  readonly origin: 'guide' | 'procedure';
  readonly lines: readonly GuideLine[];
}
