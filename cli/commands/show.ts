import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import { trouble, WrongCommand } from '../trouble.ts';
import { words } from '../words.ts';

interface ShowFlags {
  readonly json?: boolean;
  readonly format?: string;
  readonly runs?: string;
  readonly customer?: string;
  readonly pictures: boolean;
}

const formats = ['text', 'md', 'html', 'json'] as const;

/** `show BOOK`: the slides of a runbook as the guide writes them; as Markdown or HTML with the pictures of the last good run. */
export const showCommand = (program: Command, cli: Cli): void => {
  const { lang, io } = cli;
  newCommand(program, cli, 'show', words.help.show, ['show tmw/super-white-ip', 'show max-recipients', 'show tmse/bulk-mail --format md', 'show tmw/bulk-mail --format html > guide.html'])
    .argument('<BOOK>', words.help.book[lang]())
    .option('--format <FORMAT>', words.help.format[lang]())
    .option('--runs <DIR>', words.help.runs[lang]())
    .option('--customer <ID>', words.help.picturesOf[lang]())
    .option('--no-pictures', words.help.noPictures[lang]())
    .action(async (name: string, flags: ShowFlags) => {
      const [{ booksNamed }, text, { noBook }] = await Promise.all([import('../books.ts'), import('../show-text.ts'), import('../subject.ts')]);
      const format = flags.format ?? (flags.json ? 'json' : 'text');
      const books = booksNamed(name);
      const troubles = [
        ...(books.length === 0 ? [trouble('no-book', name, noBook)] : []),
        ...((formats as readonly string[]).includes(format) ? [] : [trouble('format', '--format', { ko: () => words.help.badFormat.ko(format, formats.join(', ')), en: () => words.help.badFormat.en(format, formats.join(', ')) })]),
      ];
      if (troubles.length > 0) throw new WrongCommand(troubles);
      if (format === 'json') printJson(cli, books.map((book) => ({ id: book.id, title: book.title, slides: book.slides.map((slide) => text.slideDocument(slide, lang)) })));
      else if (format === 'md' || format === 'html') io.out((await Promise.all(books.map(async (book) => (await import('../show-guide.ts')).guideText(cli, book, format, flags)))).join('\n'));
      else io.out(books.map((book) => `${book.id}\n\n${book.slides.map((slide) => text.slideText(slide, lang)).join('\n')}`).join('\n'));
    });
};
