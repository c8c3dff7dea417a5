/**
 * References to secrets as profiles hold them: `ask:`, `env:NAME`, `file:PATH`, `exec:["PROGRAM", "ARGUMENT", …]`, and `by-hand:` where the person types in the
 * browser window. A literal password is refused with the line to write instead and is never quoted (case F-92). Nothing inside a value is expanded (case F-88).
 */

import { resolve } from 'node:path';
import { InputError, isProblem, problem, type Problem } from '../inputs/problem.ts';
import { decodeText, readBytes } from '../inputs/text-file.ts';
import { invisibleCharacters } from '../inputs/visible.ts';
import { commandSecret, parseSecretCommand, type SecretCommand } from './command.ts';
import { writtenSecret, type Secret } from './secret.ts';

/** Where a secret is to be had. */
export type SecretReference =
  | { readonly kind: 'ask' }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | ({ readonly kind: 'exec' } & SecretCommand)
  /** No value is ever known to us. */
  | { readonly kind: 'by-hand' };

/** What is around a run when it needs a secret. */
export interface SecretSurroundings {
  /** Values of the `.env` file, asked before `process.env`. */
  readonly env?: ReadonlyMap<string, string> | undefined;
  /** Asks a person with a hidden prompt; undefined when nobody is there. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Folder of the profile: `file:` paths are relative to it. */
  readonly baseDir: string;
  /** What the person is asked, in the host's language. */
  readonly question?: string;
  /** Stands in for `process.env` in tests. */
  readonly processEnv?: Readonly<Record<string, string | undefined>>;
}

/** Secret files hold one line; more than this is the wrong file. */
const FILE_BYTES = 4096;

/** Reads a reference. The result is a reference, or a problem (told apart by `isProblem`) that does not contain the text. */
export function parseSecretReference(text: string, where = 'password'): SecretReference | Problem {
  if (text === 'ask:') return { kind: 'ask' };
  if (text === 'by-hand:') return { kind: 'by-hand' };
  if (text.startsWith('env:')) {
    const name = text.slice('env:'.length);
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? { kind: 'env', name } : problem('secret.reference-name', where, {});
  }
  if (text.startsWith('file:')) {
    const path = text.slice('file:'.length);
    return isPlainPath(path) ? { kind: 'file', path } : problem('secret.reference-path', where, {});
  }
  if (text.startsWith('exec:')) {
    const command = parseSecretCommand(text.slice('exec:'.length), where);
    return isProblem(command) ? command : { kind: 'exec', ...command };
  }
  return problem('secret.literal', where, { line: `${lastKey(where)}: 'ask:'` });
}

/** Fetches the secret. Throws InputError, naming the source and never the value, when it cannot be had or is not in the written dialect. */
export async function resolveSecret(reference: SecretReference, surroundings: SecretSurroundings): Promise<Secret> {
  switch (reference.kind) {
    case 'ask': return askSecret(surroundings);
    case 'env': return envSecret(reference.name, surroundings);
    case 'file': return fileSecret(reference.path, surroundings);
    case 'exec': return commandSecret(reference, { env: surroundings.processEnv });
    case 'by-hand': throw new InputError([problem('secret.by-hand', 'by-hand:', {})]);
  }
}

async function askSecret({ ask, question = '비밀번호 / Password' }: SecretSurroundings): Promise<Secret> {
  if (ask === undefined) throw new InputError([problem('secret.nobody-to-ask', 'ask:', {})]);
  const answer = await ask(question);
  if (answer === '') throw new InputError([problem('secret.no-answer', 'ask:', {})]);
  return writtenSecret(answer, { kind: 'ask' });
}

function envSecret(name: string, { env, processEnv = process.env }: SecretSurroundings): Secret {
  const value = env?.get(name) ?? processEnv[name];
  const where = `env:${name}`;
  if (value === undefined) throw new InputError([problem('secret.env-missing', where, { name })]);
  if (value === '') throw new InputError([problem('secret.env-empty', where, { name })]);
  return writtenSecret(value, { kind: 'env', name });
}

/** The one dialect of secret files: the whole content, without a BOM and without one closing line feed; no carriage return, no second line. */
async function fileSecret(path: string, { baseDir }: SecretSurroundings): Promise<Secret> {
  const where = `file:${path}`;
  const bytes = await readBytes(resolve(baseDir, path), FILE_BYTES, where);
  if (isProblem(bytes)) throw new InputError([bytes]);
  const decoded = decodeText(bytes, where);
  if (!decoded.ok) throw new InputError([decoded.problem]);
  const value = decoded.text.endsWith('\n') ? decoded.text.slice(0, -1) : decoded.text;
  if (value === '') throw new InputError([problem('secret.file-empty', where, {})]);
  if (/^[ \t]|[ \t]$/.test(value)) throw new InputError([problem('secret.file-blank', where, {})]);
  if (/[\r\n]/.test(value)) throw new InputError([problem('secret.file-lines', where, {})]);
  return writtenSecret(value, { kind: 'file', name: path });
}

/** No URL, no `~`, no variable: what would need expanding is refused instead of being taken for a folder of that name. */
function isPlainPath(path: string): boolean {
  return path !== '' && path.trim() === path && !path.startsWith('//') && !path.startsWith('~') && !/[$%]/.test(path)
    && invisibleCharacters(path).length === 0;
}

/** `password` of `customers/acme.yaml:9 appliances[0].signIn.password`: the key of the line to write. */
function lastKey(where: string): string {
  return /([A-Za-z]+)$/.exec(where)?.[1] ?? 'password';
}
