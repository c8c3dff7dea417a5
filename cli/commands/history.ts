import type { Command } from 'commander';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { newCommand, type Cli } from '../cli.ts';
import { trouble, WrongCommand } from '../trouble.ts';
import { words } from '../words.ts';

interface HistoryFlags {
  readonly json?: boolean;
  readonly runs?: string;
  readonly since?: string;
  readonly customer?: string;
  readonly operator?: string;
  readonly ticket?: string;
  readonly format?: string;
}

const formats = ['md', 'csv', 'json'] as const;
const isFormat = (text: string): text is (typeof formats)[number] => (formats as readonly string[]).includes(text);

/** `history`: who changed what, from the run folders and from what others left in the shared state folder. */
export const historyCommand = (program: Command, cli: Cli): void => {
  const { lang, io } = cli;
  newCommand(program, cli, 'history', words.help.history, ['history --since 2026-11-01', 'history --customer acme --format csv', 'history --operator 김운영 --ticket 2026-0412'])
    .option('--since <DATE>', words.help.since[lang]())
    .option('--customer <ID>', words.help.historyCustomer[lang]())
    .option('--operator <NAME>', words.help.historyOperator[lang]())
    .option('--ticket <NO>', words.help.ticket[lang]())
    .option('--format <FORMAT>', words.help.historyFormat[lang]())
    .option('--runs <DIR>', words.help.runs[lang]())
    .action(async (flags: HistoryFlags) => {
      const format = flags.format ?? (flags.json ? 'json' : 'md');
      const since = flags.since === undefined ? undefined : new Date(`${flags.since}T00:00:00`);
      const troubles = [
        ...(isFormat(format) ? [] : [trouble('format', '--format', { ko: () => words.help.badFormat.ko(format, formats.join(', ')), en: () => words.help.badFormat.en(format, formats.join(', ')) })]),
        ...(since === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(flags.since ?? '') && !Number.isNaN(since.getTime())) ? [] : [trouble('since', '--since', words.badSince)]),
      ];
      if (troubles.length > 0 || !isFormat(format)) throw new WrongCommand(troubles);
      const [{ runHistory }, { formatHistory }, { foldersOf }] = await Promise.all([import('../run-history.ts'), import('../../engine/evidence/history-format.ts'), import('../settings.ts')]);
      const { rows, notes } = await runHistory(foldersOf(flags, io.env), flags, since, lang);
      for (const note of notes) io.err(`${plainText(note)}\n`);
      if (rows.length === 0) io.err(`${words.look.noRuns[lang]()}\n`);
      io.out(formatHistory(rows, format, lang));
    });
};
