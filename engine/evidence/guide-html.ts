import type { Picture } from '../events.ts';
import type { GuideLine, Slide } from '../guide.ts';
import { phrase, phraseOf, type Lang } from '../words/phrase.ts';
import { overlay } from './callouts.ts';
import type { GuidePictures } from './guide-pictures.ts';
import { html, when, type Child, type Html } from './html.ts';
import { pageHead } from './page-head.ts';
import { lineStateWords } from './key-words.ts';
import { css } from './report-style.ts';
import { words } from './words.ts';

const said = {
  guide: phrase('조치 절차 안내', 'Written guide'),
  from: phraseOf((customer: string, at: string) => `사진: ${customer}에서 ${at}에 실행한 화면`, (customer: string, at: string) => `Pictures: from a run at ${customer}, ${at}`),
  none: phrase('아직 끝까지 실행된 적이 없어 사진이 없습니다.', 'There are no pictures yet: nothing has been run to its end.'),
};

/** The picture with its marks drawn over it in its own pixels, so that both shrink together. */
const screen = ({ width, height, box, boxes }: Picture, uri: string, alt: string, label: string): Html => {
  const touched = boxes?.map((one) => one.box) ?? (box ? [box] : []);
  const marks = touched.map((one, i) => ({ box: one, label: i === 0 ? label : '' }));
  return html`<figure class="shot"><div class="frame"><svg class="screen" role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><image href="${uri}" width="${width}" height="${height}"/>${overlay(marks, { x: 0, y: 0, width, height })}</svg></div></figure>`;
};

const lineItem = ({ n, ref, text, note, state, remark }: GuideLine, pictures: GuidePictures | undefined, lang: Lang): Html => {
  const shown = pictures?.of.get(ref);
  return html`<li value="${n}"><p><span lang="ko">${text}</span> ${state === 'legible' ? undefined : html`<span class="pill attention">${lineStateWords[state][lang]()}</span>`}</p>${when(note, one => html`<p class="note" lang="ko">${one}</p>`)}${when(remark, one => html`<p class="note">${one[lang]()}</p>`)}${
    shown?.loaded.kind === 'shown'
      ? screen(shown.picture, shown.loaded.uri, `${ref} ${text}`, String(n))
      : undefined
  }</li>`;
};

const slideCard = (slide: Slide, pictures: GuidePictures | undefined, lang: Lang): Html =>
  html`<section class="card"><h2 lang="ko">${slide.title} ${slide.part ?? ''}</h2><p lang="ko">${slide.lead}</p>${(slide.notes ?? []).map(one => html`<p class="note" lang="ko">${one}</p>`)}<ol>${slide.lines.map(line => lineItem(line, pictures, lang))}</ol><p class="note">${(slide.systemAdmin === 'legible' ? words.systemAdmin : words.systemAdminAssumed)[lang]()}</p></section>`;

/** A runbook's slides as one self-contained page: the guide's own words, our marks, and the pictures of a run that ended well. */
export const guideHtml = (book: { readonly id: string; readonly title: string; readonly slides: readonly Slide[] }, pictures: GuidePictures | undefined, lang: Lang): string => {
  const source: Child = pictures ? said.from[lang](pictures.customer, pictures.at.slice(0, 10)) : said.none[lang]();
  return html`<!doctype html>
<html lang="${lang}">
${pageHead(html`${book.title} · ${said.guide[lang]()}`, css)}
<body><main><header class="head"><p class="eyebrow">${said.guide[lang]()} · ${book.id}</p><h1 lang="ko">${book.title}</h1><p class="note">${source}</p></header>
${book.slides.map(slide => slideCard(slide, pictures, lang))}
</main></body>
</html>
`.markup;
};
