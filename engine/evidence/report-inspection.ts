import { phrase, phraseOf } from '../words/phrase.ts';
import { inspectedFigure } from './figures.ts';
import { html, when, type Child, type Html } from './html.ts';
import { fact } from './report-head.ts';
import { pill, type ReportContext } from './report-context.ts';

const words = {
  title: phrase('화면의 이름 있는 요소', 'Named elements of the screens'),
  element: phrase('요소', 'Element'),
  label: phrase('찾은 이름', 'Looked for by'),
  found: phrase('찾은 수', 'Found'),
  instead: phrase('대신 쓰는 방법', 'Found as'),
  seen: phrase('화면에 실제로 표시된 글', 'Texts actually shown'),
  places: { layout: phrase('화면 배치', 'layout'), list: phrase('목록 화면', 'list'), form: phrase('입력 화면', 'form') },
  once: phrase('찾음', 'found'),
  none: phrase('찾지 못함', 'not found'),
  several: phraseOf((n: number) => `${n}개`, (n: number) => `${n} times`),
  optional: phrase('없어도 됨', 'may be missing'),
  notReached: phrase('도달하지 못함', 'not reached'),
  calibration: phrase('사용한 화면 보정', 'Calibration in use'),
  unreviewed: phrase('검토되지 않음', 'unreviewed'),
  untried: phrase('확인되지 않은 버전', 'untried version'),
};

type Inspection = ReportContext['run']['inspections'][number];

const elementRow = ({ name, label, found, needed, instead }: Inspection['elements'][number], { say }: ReportContext): Html => {
  const state = found === 1 ? pill(say(words.once), instead === undefined ? 'good' : 'attention') : needed ? pill(found === 0 ? say(words.none) : say(words.several, found), 'bad') : pill(say(words.optional), 'quiet');
  return html`<tr><th scope="row"><code>${name}</code></th><td>${label}</td><td>${state}</td><td>${instead ?? ''}</td></tr>`;
};

const inspection = (one: Inspection, i: number, ctx: ReportContext): Html => {
  const { say } = ctx;
  const home = `inspection-${i + 1}`;
  const place = say(words.places[one.place]);
  return html`<section aria-labelledby="${home}"><h3 id="${home}">${one.title} ${place} ${when(one.note, note => pill(`${say(words.notReached)}: ${note}`, 'bad'))}</h3>${
    one.elements.length === 0 ? undefined : html`<table><thead><tr>${[words.element, words.label, words.found, words.instead].map(word => html`<th scope="col">${say(word)}</th>`)}</tr></thead><tbody>${one.elements.map(element => elementRow(element, ctx))}</tbody></table>`
  }${when(one.picture, picture => inspectedFigure(picture, one.title, place, home, ctx))}${one.seen.length === 0 ? undefined : html`<p><b>${say(words.seen)}:</b> ${one.seen.join(' · ')}</p>`}</section>`;
};

/** What a calibration walk found on each screen, with its picture and the texts that were there. */
export const inspections = (ctx: ReportContext): Child => {
  const { run, say } = ctx;
  if (run.inspections.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="inspections"><h2 id="inspections">${say(words.title)}</h2>${run.inspections.map((one, i) => inspection(one, i, ctx))}</section>`;
};

/** How well the console was known: the calibration that was used, and whether anybody has walked this version. */
export const knowledgeFacts = ({ run, say }: ReportContext): Child => {
  const { calibration, untried } = run;
  return [
    when(calibration, ({ file, hash, author, reviewer, names }) => fact(say(words.calibration), html`${file} <code>${hash}</code> · ${author} · ${reviewer ?? say(words.unreviewed)} · ${names.join(', ')}`)),
    untried ? fact(say(words.untried), html`${run.machine?.version ?? ''}`) : undefined,
  ];
};
