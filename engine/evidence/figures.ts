import type { Box, Picture } from '../events.ts';
import { overlay, type Mark } from './callouts.ts';
import { detailOf, isWide, whole } from './crop.ts';
import { html, when, type Child, type Html } from './html.ts';
import type { ReportContext } from './report-context.ts';
import type { LineSummary, StepRun } from './section-summary.ts';
import { outcomeWords } from './key-words.ts';
import { words } from './words.ts';

/** One picture of a sheet with the steps that it shows. */
export interface Shot {
  readonly picture: Picture;
  readonly steps: readonly { readonly line: LineSummary; readonly run: StepRun }[];
}

/** The pictures of a sheet in the order of its steps. Steps share a picture when it is the same, byte by byte, or differs in nothing but a caret inside what they touched (`sameAs`). */
export const shotsOf = (lines: readonly LineSummary[], sameAs: ReadonlyMap<string, string>): Shot[] => {
  const shots = new Map<string, Shot>();
  for (const line of lines) {
    for (const run of line.runs) {
      if (!run.picture) continue;
      const key = sameAs.get(run.picture.sha256) ?? run.picture.sha256;
      // The later one stands for all: what is pictured last is what was saved.
      shots.set(key, { picture: run.picture, steps: [...(shots.get(key)?.steps ?? []), { line, run }] });
    }
  }
  return [...shots.values()];
};

/** The shot that stands beside the description, as on the slide: most steps, then what was filled in, then the last act. */
export const mainShot = (shots: readonly Shot[]): Shot | undefined => {
  const weight = (shot: Shot): number =>
    shot.steps.length * 10 + (shot.steps.some(({ run }) => run.typed.length > 0) ? 5 : 0) + (shot.steps.some(({ line }) => line.verb === 'act') ? 2 : 0);
  return shots.reduce<Shot | undefined>((best, shot) => (best === undefined || weight(shot) >= weight(best) ? shot : best), undefined);
};

/** Boxes of a step; a step that fills several fields may carry one box for each. */
const marksOf = (picture: Picture, label: string): Mark[] => {
  const boxes = picture.boxes?.map(({ box }) => box) ?? (picture.box ? [picture.box] : []);
  return boxes.map((box, i) => ({ box, label: i === 0 ? label : '' }));
};

/** What stands in a line's circle: the guide's number; letters for lines of our own, so that no two lines of a sheet look alike. */
export const lineLabel = ({ number, state }: Pick<LineSummary, 'number' | 'state'>): string =>
  number === undefined ? '' : state === 'procedure' && number <= 26 ? String.fromCharCode(64 + number) : String(number);

/** Marks without those that were set twice on one spot (a line that is walked once per IP). */
const distinct = (marks: readonly Mark[]): Mark[] =>
  marks.filter((mark, i) => marks.findIndex(other => other.label === mark.label && JSON.stringify(other.box) === JSON.stringify(mark.box)) === i);

/** What the picture shows, for a reader who does not see it: each step's words, how it went and what was marked. */
export const altText = (shot: Shot, ctx: ReportContext): string =>
  shot.steps
    .map(({ line, run }) => {
      const target = run.picture?.target ?? '';
      return `${line.ref} ${line.text}: ${ctx.say(outcomeWords[run.outcome])}${target === '' ? '' : `, ${ctx.say(words.marked, target)}`}`;
    })
    .join(' / ');

export const num = (label: string): Html => html`<span class="num">${label}</span>`;

interface FigureParts {
  readonly picture: Picture;
  readonly marks: readonly Mark[];
  readonly alt: string;
  readonly caption: Child;
  /** Where 'reduce' leads back to. */
  readonly home: string;
  /** The part that is shown; the whole picture opens by 'enlarge'. */
  readonly view: Box;
}

/** A picture's bytes, embedded where it is met first; every figure of it is a view of that one. */
const embed = (picture: Picture, ctx: ReportContext): { readonly n: number; readonly definition: Child } | undefined => {
  const known = ctx.shown.get(picture.sha256);
  if (known !== undefined) return { n: known, definition: undefined };
  const loaded = ctx.pictures.get(picture.sha256);
  if (loaded?.kind !== 'shown') return undefined;
  const n = ctx.shown.size + 1;
  ctx.shown.set(picture.sha256, n);
  return { n, definition: html`<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><defs><image id="i${n}" href="${loaded.uri}" width="${picture.width}" height="${picture.height}"/></defs></svg>` };
};

const view = (n: number, { x, y, width, height }: Box, marks: readonly Mark[], alt: string, name: string): Html =>
  html`<svg class="${name}" role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"><use href="#i${n}"/>${overlay(marks, { x, y, width, height })}</svg>`;

/** One picture or the part of it that matters; a picture that cannot be shown says why. No `figure` element: a PDF would tag it as a picture without an alternative around the one that has one. */
export const figure = ({ picture, marks, alt, caption, home, view: part }: FigureParts, ctx: ReportContext): Html => {
  const { say } = ctx;
  const embedded = embed(picture, ctx);
  if (!embedded) {
    const loaded = ctx.pictures.get(picture.sha256) ?? { kind: 'missing' };
    const why = { shown: words.pictureMissing, missing: words.pictureMissing, changed: words.pictureChanged, unreadable: words.pictureUnreadable, 'left-out': words.pictureLeftOut }[loaded.kind];
    return html`<p class="lost">${caption} ${say(why, picture.file)}</p>`;
  }
  const { n, definition } = embedded;
  const id = `f${ctx.nextFigure()}`;
  const all = whole(picture);
  const isPart = part.width < all.width || part.height < all.height;
  const more = isPart ? words.wholeScreen : words.enlarge;
  return html`<div class="shot" id="${id}">${definition}
<div class="frame">${view(n, part, marks, alt, isPart ? 'screen part' : 'screen')}${isPart ? view(n, all, marks, alt, 'screen all') : undefined}</div>
<div class="caption"><span class="of">${say(words.picture, n)}</span>${caption}<a class="enlarge" href="#${id}" aria-label="${say(words.picture, n)} ${say(more)}">${say(more)}</a><a class="reduce" href="#${home}" aria-label="${say(words.picture, n)} ${say(words.reduce)}">${say(words.reduce)}</a></div>
</div>`;
};

const caption = (shot: Shot): Html[] =>
  [...new Set(shot.steps.map(({ line }) => line))].map(line => html`<span class="step">${when(lineLabel(line), num)}<span lang="ko">${line.text}</span></span>`);

const ownMarks = (shot: Shot): Mark[] => distinct(shot.steps.flatMap(({ line, run }) => marksOf(run.picture ?? shot.picture, lineLabel(line))));

/** What lines before this picture touched and what it still shows, by the box that was measured when it was taken. */
const earlierMarks = (picture: Picture, lines: readonly LineSummary[], own: ReadonlySet<string> = new Set()): Mark[] => {
  const found = (picture.earlier ?? []).flatMap(({ ref, box }) => {
    const line = lines.find(one => one.ref === ref);
    return line === undefined || own.has(ref) ? [] : [{ label: lineLabel(line), box, earlier: true }];
  });
  return found.filter((mark, i) => found.findLastIndex(other => other.label === mark.label) === i);
};

/** The slide's own picture: the whole screen with the callouts of its steps, and dashed those of the way to it. */
export const mainFigure = (shot: Shot, lines: readonly LineSummary[], home: string, ctx: ReportContext): Html => {
  const earlier = earlierMarks(shot.picture, lines, new Set(shot.steps.map(({ line }) => line.ref)));
  return html`${figure({ picture: shot.picture, home, alt: altText(shot, ctx), view: whole(shot.picture), marks: [...earlier, ...ownMarks(shot)], caption: caption(shot) }, ctx)}${legend(earlier, ctx)}`;
};

/** Where nothing was acted on: the screen that was read, with dashes on the way to it. */
export const readFigure = (picture: Picture, section: { readonly title: string; readonly lines: readonly LineSummary[] }, home: string, ctx: ReportContext): Html => {
  const earlier = earlierMarks(picture, section.lines);
  const title = ctx.say(words.screenRead);
  return html`${figure({ picture, home, alt: `${title}: ${section.title}`, view: whole(picture), marks: [...earlier, ...marksOf(picture, '')], caption: html`<span class="step">${title}</span>` }, ctx)}${legend(earlier, ctx)}`;
};

/** A screen whose named elements were counted: each that was found is framed, without a number. */
export const inspectedFigure = (picture: Picture, title: string, place: string, home: string, ctx: ReportContext): Html =>
  figure({ picture, home, alt: `${title}: ${place}`, view: whole(picture), marks: marksOf(picture, ''), caption: html`<span class="step">${title}</span>` }, ctx);

const legend = (earlier: readonly Mark[], ctx: ReportContext): Child => (earlier.length === 0 ? undefined : html`<p class="legend"><span class="dashed"></span>${ctx.say(words.earlierMarks)}</p>`);

/** The figure of a shot: the part around what its steps touched, one callout per step, the numbers those of the description. */
export const shotFigure = (shot: Shot, home: string, ctx: ReportContext): Html => {
  const marks = ownMarks(shot);
  return figure({ picture: shot.picture, home, alt: altText(shot, ctx), view: detailOf(marks, shot.picture), marks, caption: caption(shot) }, ctx);
};

/** Before and afterwards, both cut to the same part of the screen, what changed framed: beside each other, or where it is a whole row one above the other, so that both can be read. */
export const readingPair = (readings: readonly { readonly picture: Picture; readonly title: string }[], subject: string, home: string, ctx: ReportContext): Html => {
  const same = new Set(readings.map(({ picture }) => `${picture.width}x${picture.height}`)).size === 1;
  const changed = readings.findLast(({ picture }) => picture.box)?.picture;
  const parts = readings.map(({ picture }) => detailOf(marksOf((same ? changed : undefined) ?? picture, ''), picture));
  const figures = readings.map(({ picture, title }, i) =>
    // Where a row came, the reading before it has none to frame, and a frame around its whole list would say nothing.
    figure({ picture, home, alt: `${title}: ${subject}`, marks: changed?.box && picture.box && picture.box.height > changed.box.height * 2 ? [] : marksOf(picture, ''), view: parts[i] ?? whole(picture), caption: html`<span class="step">${title}</span>` }, ctx));
  return html`<div class="${parts.some(isWide) ? 'pair rows' : 'pair'}">${figures}</div>`;
};
