import { lineStateWords } from '../engine/evidence/key-words.ts';
import { words as evidenceWords } from '../engine/evidence/words.ts';
import type { LineState } from '../engine/events.ts';
import type { GuideLine, Slide } from '../engine/guide.ts';
import type { Runbook } from '../engine/runbook.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { padded, width } from './width.ts';
import { words } from './words.ts';

/** State of lines that are not the guide's own legible ones. */
const stateText = (state: LineState, lang: Lang): string => (state === 'legible' ? '' : words.look.listState[lang](lineStateWords[state][lang]()));

/** Runbooks as rows: id, title, state of their lines. */
export const bookRows = (books: readonly Runbook[], lang: Lang): string => {
  const idColumns = Math.max(...books.map((one) => one.id.length)) + 2;
  const titleColumns = Math.max(...books.map((one) => width(one.title))) + 2;
  return books.map((one) => {
    const states = [...new Set(one.slides.flatMap((slide) => slide.lines.map((line) => line.state)))].map((state) => stateText(state, lang)).filter((text) => text !== '');
    return `${padded(one.id, idColumns)}${padded(one.title, titleColumns)}${states.join(' ')}`.trimEnd();
  }).join('\n').concat('\n');
};

const headOf = ({ title, part }: Slide): string => (part === undefined ? title : `${title} ${part}`);

const adminText = ({ systemAdmin }: Slide, lang: Lang): string => (systemAdmin === 'legible' ? evidenceWords.systemAdmin : evidenceWords.systemAdminAssumed)[lang]();

/** A slide as a person reads it: the guide's words, untouched, with our marks behind them. */
export const slideText = (slide: Slide, lang: Lang): string =>
  [slide.chapter, headOf(slide), slide.lead, ...(slide.notes ?? []), '', ...slide.lines.flatMap((line) => lineTexts(line, lang)), '', adminText(slide, lang)].map((one) => `${one}\n`).join('');

const lineTexts = ({ n, text, note, state, remark }: GuideLine, lang: Lang): string[] => [
  `${String(n).padStart(2)}. ${[text, stateText(state, lang)].filter((one) => one !== '').join('  ')}`,
  ...(note === undefined ? [] : [`    ${note}`]),
  ...(remark === undefined ? [] : [`    (${words.look.remark[lang](remark[lang]())})`]),
];

/** No text of the guide becomes markup of its own. */
const markdown = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|~]/g, (one) => `\\${one}`);

/** A slide as Markdown; `pictures` are addresses of pictures by the line's reference. */
export const slideMarkdown = (slide: Slide, lang: Lang, pictures: ReadonlyMap<string, string> = new Map()): string => {
  const numbered = slide.lines.flatMap((line) => {
    const picture = pictures.get(line.ref);
    const text = lineTexts(line, lang).map((one, i) => (i === 0 ? `${line.n}. ${markdown(one.slice(4))}` : `   ${markdown(one.trim())}`)).join('  \n');
    return picture === undefined ? [text] : [text, '', `   ![${markdown(`${line.ref} ${line.text}`)}](<${picture.replaceAll(/[<>]/g, encodeURIComponent)}>)`, ''];
  });
  return [`## ${markdown(headOf(slide))}`, '', `${markdown(slide.chapter)}. ${markdown(slide.lead)}`, ...(slide.notes ?? []).map((one) => `\n${markdown(one)}`), '', ...numbered, '', markdown(adminText(slide, lang)), ''].join('\n');
};

export const slideDocument = (slide: Slide, lang: Lang): object => ({ ...slide, lines: slide.lines.map((line) => ({ ...line, ...(line.remark === undefined ? {} : { remark: line.remark[lang]() }) })) });
