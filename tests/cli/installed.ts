import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const root = resolve(import.meta.dirname, '..', '..');

interface Lock { readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>> }

/** Packages of the lock file that the product needs to run, by their folder. */
export const runtimePackages = (): string[] =>
  Object.entries((JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock).packages).flatMap(([folder, { dev }]) => (folder === '' || dev === true ? [] : [folder]));

/**
 * The product as somebody has it who installed its tarball into an empty folder: what `npm pack` gives, unpacked, and beside it the packages it declares and no
 * other. (What is not built here is the download from a registry.)
 * @returns the folder, and the program in it
 */
export const installed = (): { readonly folder: string; readonly program: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)) as { readonly filename: string }[];
  const place = join(folder, 'node_modules', 'terrace-runbooks');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed?.filename ?? ''), '-C', place, '--strip-components=1']);
  for (const name of runtimePackages().filter((one) => one.lastIndexOf('node_modules/') === 0)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(join(root, name), join(folder, name));
  }
  return { folder, program: join(place, 'dist', 'cli', 'main.js') };
};

/** npm as a person would start it; what it prints on stdout. */
export const npm = (args: readonly string[], cwd: string): string => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Runs the installed program in its own folder. */
export const runInstalled = async ({ folder, program }: ReturnType<typeof installed>, args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string; err: string }> => {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out, err };
};
