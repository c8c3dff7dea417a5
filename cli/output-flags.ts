import type { Command } from 'commander';
import { ticketFormats, type TicketFormat } from '../engine/evidence/ticket-markup.ts';
import type { Cli } from './cli.ts';
import { parseSize } from './size.ts';
import { trouble, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** What is made of a run's evidence, as it was typed. */
export interface OutputFlags {
  readonly pdf?: boolean;
  readonly maxSize?: string;
  readonly format?: string;
}

/** The same, checked. */
export interface OutputChoice {
  readonly pdf: boolean;
  readonly ticket: TicketFormat;
  /** Bytes; the usual limit when unset. */
  readonly maxSize?: number;
}

/** Below this not even journal and ticket of a chapter fit. */
const least = 200_000;

export const outputOptions = (command: Command, { lang }: Pick<Cli, 'lang'>): Command =>
  command
    .option('--pdf', words.help.pdf[lang]())
    .option('--max-size <SIZE>', `${words.help.maxSize[lang]()} (${words.help.usually[lang]('10MB')})`)
    .option('--format <md|jira|html>', `${words.help.ticketFormat[lang]()} (${words.help.usually[lang]('md')})`);

/** Checks the flags; every problem goes into `troubles`. */
export const outputChoice = ({ pdf = false, maxSize, format = 'md' }: OutputFlags, troubles: Trouble[]): OutputChoice => {
  const ticket = ticketFormats.find((one) => one === format);
  if (ticket === undefined) troubles.push(trouble('format', `--format ${format}`, { ko: () => words.ticketFormatUnknown.ko(ticketFormats.join(', ')), en: () => words.ticketFormatUnknown.en(ticketFormats.join(', ')) }));
  const size = maxSize === undefined ? undefined : parseSize(maxSize);
  if (maxSize !== undefined && (size === undefined || size < least)) troubles.push(trouble('max-size', `--max-size ${maxSize}`, words.maxSizeWrong));
  return { pdf, ticket: ticket ?? 'md', ...(size === undefined ? {} : { maxSize: size }) };
};
