import { relative } from 'node:path';
import { guideHtml } from '../engine/evidence/guide-html.ts';
import { picturesOfLastGoodRun, type GuidePictures } from '../engine/evidence/guide-pictures.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import type { Runbook } from '../engine/runbook.ts';
import type { Cli } from './cli.ts';
import { foldersOf } from './settings.ts';
import { slideMarkdown } from './show-text.ts';
import { words } from './words.ts';

/** The written guide of a runbook. Whose run its pictures show is told on stderr: they hold a customer's data. */
export const guideText = async ({ io, lang, say }: Cli, book: Runbook, format: 'md' | 'html', flags: { readonly runs?: string; readonly customer?: string; readonly pictures: boolean }): Promise<string> => {
  const pictures = flags.pictures ? await picturesFor(book, foldersOf(flags, io.env).runs, flags.customer) : undefined;
  if (pictures) io.err(`${plainText(say(words.look.picturesFrom, book.id, pictures.customer, pictures.dir))}\n`);
  if (format === 'html') return guideHtml(book, pictures, lang);
  const files = new Map([...(pictures?.of ?? [])].flatMap(([ref, { file, loaded }]) => (loaded.kind === 'shown' ? [[ref, relative('.', file).replaceAll('\\', '/')] as const] : [])));
  return `# ${book.id}\n\n${book.slides.map((slide) => slideMarkdown(slide, lang, files)).join('\n')}`;
};

/** A slide is walked by its own runbook and by the chapter. */
const picturesFor = (book: Runbook, runs: string, customer: string | undefined): Promise<GuidePictures | undefined> =>
  picturesOfLastGoodRun(runs, {
    books: [book.id, `${book.appliance}/bulk-mail`], refs: book.slides.flatMap((slide) => slide.lines.map((line) => line.ref)), ...(customer === undefined ? {} : { customer }),
  });
