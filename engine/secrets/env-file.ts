/**
 * `.env` in one written dialect. Our line checker and `dotenv.parse` of the same text must agree on every value, else the file is refused with the line
 * (cases F-85, F-88, F-90). Values stay in the returned map; nothing is put into `process.env`, and `dotenv.config()`, which prints, is not used.
 *
 * The dialect: blank lines; comments whose first character is `#`; `NAME=value` with no blanks around `=` and a value without quotes, `#`, `$`, control
 * or invisible characters; or `NAME='…'`, `NAME="…"` (no backslash), NAME=`…` closed at the end of the line. Each name once. LF or CRLF, a BOM is taken off.
 */

import { parse } from 'dotenv';
import { InputError, isProblem, problem, type Problem } from '../inputs/problem.ts';
import { decodeText, readBytes } from '../inputs/text-file.ts';
import { invisibleCharacters } from '../inputs/visible.ts';

const FILE_BYTES = 1_048_576;

interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/**
 * Reads a `.env` file. Throws InputError with all problems, each `path:line`, none with a value. A missing file is a problem: ask for existence first.
 * @param settings the program's own names; another one that begins with `RUNBOOK_` would be silently without effect, and is refused
 */
export async function loadEnvFile(path: string, settings?: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bytes = await readBytes(path, FILE_BYTES, path);
  if (isProblem(bytes)) throw new InputError([bytes]);
  const decoded = decodeText(bytes, path);
  if (!decoded.ok) throw new InputError([decoded.problem]);
  return parseEnvText(decoded.text, path, settings);
}

/** The same for a text in hand; `path` names it in problems. */
export function parseEnvText(text: string, path: string, settings?: readonly string[]): ReadonlyMap<string, string> {
  const problems: Problem[] = [];
  const assignments = new Map<string, Assignment>();
  for (const [index, raw] of text.split(/\r\n|\n/).entries()) {
    if (/^[ \t]*$/.test(raw) || raw.startsWith('#')) continue;
    const where = `${path}:${index + 1}`;
    const read = readLine(raw, where, index + 1);
    if (isProblem(read)) {
      problems.push(read);
      continue;
    }
    if (settings && read.name.startsWith('RUNBOOK_') && !settings.includes(read.name)) problems.push(problem('env-file.unknown-setting', where, { name: read.name, known: settings.join(', ') }));
    const first = assignments.get(read.name);
    if (first === undefined) assignments.set(read.name, read);
    else problems.push(problem('env-file.duplicate', where, { name: read.name, first: first.line }));
  }
  if (problems.length === 0) problems.push(...disagreements(text, path, assignments));
  if (problems.length > 0) throw new InputError(problems);
  return new Map([...assignments.values()].map(({ name, value }) => [name, value]));
}

function readLine(raw: string, where: string, line: number): Assignment | Problem {
  const [hidden, ...more] = invisibleCharacters(raw);
  if (hidden !== undefined) {
    const codePoints = [hidden, ...more].map((one) => one.codePoint).join(', ');
    return problem('env-file.invisible', where, { codePoints, position: hidden.position });
  }
  if (/^export\s/.test(raw)) return problem('env-file.export', where, {});
  if (/^\s*[A-Za-z_][A-Za-z0-9_]*\s*=\s/.test(raw) || /^\s*[A-Za-z_][A-Za-z0-9_]*\s+=/.test(raw) || /^\s|\s$/.test(raw)) {
    return problem('env-file.blank-at-equals', where, {});
  }
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(raw);
  if (match === null) return problem('env-file.not-an-assignment', where, {});
  const [, name = '', written = ''] = match;
  const value = /^['"`]/.test(written) ? quotedValue(written, name, where) : unquotedValue(written, name, where);
  return isProblem(value) ? value : { name, value, line };
}

function unquotedValue(written: string, name: string, where: string): string | Problem {
  const special = /[#$]/.exec(written)?.[0];
  if (special !== undefined) return problem('env-file.special', where, { character: special, name });
  return /['"`]/.test(written) ? problem('env-file.stray-quote', where, {}) : written;
}

function quotedValue(written: string, name: string, where: string): string | Problem {
  const quote = written.slice(0, 1);
  const end = written.indexOf(quote, 1);
  if (end === -1) return problem('env-file.unclosed-quote', where, {});
  if (end !== written.length - 1) return problem(written.endsWith(quote) ? 'env-file.stray-quote' : 'env-file.after-quote', where, {});
  const value = written.slice(1, -1);
  return quote === '"' && value.includes('\\') ? problem('env-file.backslash', where, { name }) : value;
}

/** Names and values on which the second parser differs; it also must not find a name that we did not. */
function disagreements(text: string, path: string, assignments: ReadonlyMap<string, Assignment>): readonly Problem[] {
  const other = new Map(Object.entries(parse(Buffer.from(text, 'utf8'))));
  const wrong = [...assignments.values()].filter(({ name, value }) => other.get(name) !== value);
  const unknown = [...other.keys()].filter((name) => !assignments.has(name));
  return [
    ...wrong.map(({ name, line }) => problem('env-file.disagree', `${path}:${line}`, { name })),
    ...unknown.map((name) => problem('env-file.disagree', path, { name })),
  ];
}
