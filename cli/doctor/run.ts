import { plainText } from '../../engine/redaction/plain-text.ts';
import { exitCodes } from '../../engine/verdict.ts';
import type { Cli } from '../cli.ts';
import { placeOf, type MachineFlags, type Told } from '../machine-place.ts';
import { foldersOf } from '../settings.ts';
import { padded } from '../width.ts';
import { words } from '../words.ts';
import { computerLines } from './computer.ts';
import type { Line } from './line.ts';
import { machineLines } from './machine.ts';

/** `doctor`: this computer, and with a customer the way to its machine; each line says how it stands and what to do. */
export const doctor = async (cli: Cli, flags: MachineFlags & { readonly runs?: string }): Promise<Told> => {
  const place = flags.customer === undefined ? undefined : await placeOf(cli, flags);
  const { lines, shared } = await computerLines(cli.io, foldersOf(flags, cli.io.env));
  try {
    return told(cli, [...lines, ...(place ? await machineLines(place, shared) : [])]);
  } finally {
    await shared?.close();
  }
};

const told = ({ lang }: Cli, lines: readonly Line[]): Told => {
  const exitCode = lines.some((one) => one.state === 'fail') ? exitCodes['not-checked'] : 0;
  const text = lines.flatMap(({ state, text: sentence, next }) => [
    `${padded(words.doctor.states[state][lang](), 6)}${plainText(sentence[lang]())}`, ...(next ? [`${' '.repeat(6)}→ ${plainText(next[lang]())}`] : []),
  ]).join('\n');
  return { text, exitCode, document: { exitCode, lines: lines.map(({ id, state, text: sentence, next }) => ({ id, state, text: sentence[lang](), next: next?.[lang]() ?? null })) } };
};
