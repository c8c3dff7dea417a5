import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { FaultError } from '../faults.ts';
import { packName, signatureName, sumsName } from './seal.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** Names that every program unpacks to the same file. */
const plainName = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** DOS time has no zone: every part of it is fixed, so that the same files give the same archive everywhere. */
const fixedDate = new Date(1980, 0, 1);

/**
 * The files of a folder that a pack takes, as far as they are there: what people read, the record, and the seal over them. Each picture is in it once, inside the report; sheets
 * and PDF show the same ones again and are attached by themselves, and the originals stay.
 */
export const packMembers = async (dir: string): Promise<string[]> => {
  const wished = ['report.html', 'ticket.md', 'ticket.jira.txt', 'ticket.html', 'journal.jsonl', sumsName, signatureName];
  const there = await Promise.all(wished.map(async name => (await stat(join(dir, name)).catch(() => undefined))?.isFile() === true));
  return wished.filter((_, i) => there[i]);
};

/**
 * Writes `evidence.zip` from these files of a folder, whole or not at all: ASCII names with the UTF-8 flag, fixed dates, no comment, nothing else.
 * To be called last, after everything in it was scanned and sealed.
 * @returns its size in bytes
 * @throws FaultError `evidence` for a name that is not plain; the file system's error
 */
export const packEvidence = async (dir: string, members: readonly string[]): Promise<number> => {
  const odd = members.find(name => !plainName.test(name));
  if (odd !== undefined) throw new FaultError('evidence', { detail: odd }, 'withheld');
  const zip = new ZipFile();
  const written = buffer(zip.outputStream);
  for (const name of members) zip.addBuffer(await readFile(join(dir, name)), name, { mtime: fixedDate, mode: 0o100_644, forceDosTimestamp: true, compress: !/\.(?:png|webp)$/.test(name) });
  zip.end();
  const bytes = await written;
  await writeFileAtomic(join(dir, packName), bytes);
  return bytes.length;
};
