/**
 * A secret from a vault's own command (`exec:`): a fixed program and fixed arguments from the profile, no shell, nothing expanded. Its first line of output is the secret;
 * what it says on stderr is thrown away, since it may quote one.
 */

import { spawn } from 'node:child_process';
import { isAbsolute, win32 } from 'node:path';
import { InputError, problem, type Problem } from '../inputs/problem.ts';
import { environmentForChildren } from './child-environment.ts';
import { writtenSecret, type Secret } from './secret.ts';

/** Program and arguments. */
export interface SecretCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** Longer output is not one secret. */
const OUTPUT_BYTES = 4096;

/** What the vaults' own commands are told by. */
const VAULTS = /^(?:PASSWORD_STORE_DIR|(?:VAULT|OP|BW)_[A-Z_]+)$/i;

/** Reads the part behind `exec:`, a JSON list of texts whose first is an absolute path: `["/usr/bin/pass", "show", "acme/tmw"]`. */
export function parseSecretCommand(text: string, where: string): SecretCommand | Problem {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return problem('secret.reference-exec', where, {});
  }
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' && !one.includes('\0'))) return problem('secret.reference-exec', where, {});
  const [program, ...args] = list as string[];
  const fixed = program !== undefined && (isAbsolute(program) || win32.isAbsolute(program));
  return fixed ? { program, args } : problem('secret.reference-exec', where, {});
}

/**
 * Runs the command and takes its first line.
 * @param limitMs after this it is killed
 * @throws InputError naming the program, never its arguments, output or the secret
 */
export async function commandSecret({ program, args }: SecretCommand, { env = process.env, limitMs = 30_000 }: { readonly env?: Readonly<Record<string, string | undefined>> | undefined; readonly limitMs?: number } = {}): Promise<Secret> {
  const where = `exec:${program}`;
  const refuse = (found: Problem): never => {
    throw new InputError([found]);
  };
  const { output, code, tooLong, error, late } = await run(program, args, environmentForChildren(env, VAULTS), limitMs);
  if (error !== undefined) return refuse(problem('secret.exec-start', where, { reason: error }));
  if (late) return refuse(problem('secret.exec-late', where, { seconds: Math.round(limitMs / 1000) }));
  if (tooLong) return refuse(problem('secret.exec-output', where, { bytes: OUTPUT_BYTES }));
  if (code !== 0) return refuse(problem('secret.exec-failed', where, { code: code ?? '?' }));
  const line = lineOf(output);
  if (line === undefined) return refuse(problem('secret.exec-encoding', where, {}));
  return line === '' ? refuse(problem('secret.exec-empty', where, {})) : writtenSecret(line, { kind: 'exec', name: program });
}

interface Ended {
  readonly output: Buffer;
  readonly code: number | null;
  readonly tooLong: boolean;
  readonly late: boolean;
  /** The system's code when it did not start. */
  readonly error?: string;
}

function run(program: string, args: readonly string[], env: Record<string, string>, limitMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, shell: false, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let length = 0;
    let late = false;
    let error: string | undefined;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
      // A grandchild may keep the pipe open for ever.
      child.stdout.destroy();
    }, limitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= OUTPUT_BYTES) chunks.push(chunk);
      else child.kill('SIGKILL');
    });
    child.once('error', (cause: NodeJS.ErrnoException) => {
      error = cause.code ?? 'error';
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ output: Buffer.concat(chunks), code, tooLong: length > OUTPUT_BYTES, late, ...(error === undefined ? {} : { error }) });
    });
  });
}

/** The first line without its end; undefined when it is no UTF-8. */
function lineOf(output: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(output).split('\n', 1)[0]?.replace(/\r$/, '') ?? '';
  } catch {
    return undefined;
  }
}
