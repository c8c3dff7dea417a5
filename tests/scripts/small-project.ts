import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const packages = ['@playwright/test', '@types/node', 'oxlint', 'oxlint-tsgolint', 'playwright', 'playwright-core', 'typescript', 'zod'];

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * A fresh clone in small, in a folder of its own: our scripts, the browser search, and a lock file whose packages are links to those of this
 * checkout, so that `npm ci` does its real work without a network.
 */
export class SmallProject {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-small-')));

  constructor() {
    const browser = ['finding', 'launch', 'own-temp', 'places', 'playwright-own', 'switches', 'trouble'].map((name) => `engine/browser/${name}.ts`);
    const state = ['state-fault', 'state-file', 'state-folder', 'this-host'].map((name) => `engine/state/${name}.ts`);
    const engine = ['engine/faults.ts', 'engine/verdict.ts', 'engine/words/phrase.ts', 'engine/write-whole.ts', ...state];
    for (const path of ['scripts', ...browser, ...engine, 'tsconfig.json', 'tsconfig.build.json', '.oxlintrc.json', 'playwright.config.ts', 'tests/summary-reporter.ts', 'tests/scratch-setup.ts', 'tests/needs.ts']) {
      cpSync(join(project, path), join(this.root, path), { recursive: true });
    }
    const links = packages.map((name) => {
      const target = relative(this.root, join(project, 'node_modules', name)).replaceAll('\\', '/');
      return { name, target, version: (JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version };
    });
    const dependencies = Object.fromEntries(links.map(({ name, target }) => [name, `file:${target}`]));
    this.write('package.json', JSON.stringify({ name: 'small', version: '1.0.0', type: 'module', dependencies }));
    this.write('package-lock.json', JSON.stringify({
      name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true,
      packages: {
        '': { name: 'small', version: '1.0.0', dependencies },
        ...Object.fromEntries(links.flatMap(({ name, target, version }) => [[target, { name, version }], [`node_modules/${name}`, { resolved: target, link: true }]])),
      },
    }));
    this.write('browser', '#!/bin/sh\necho "Stand-in 1.2.3"\n');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text, { mode: 0o755 });
  }

  /** Starts one of our scripts, with the linked packages' programs on the path as `npm run` would have them; its browser is a stand-in that tells a version, unless `env` says otherwise. */
  start(script: string, args: readonly string[] = [], env: Record<string, string> = {}): ChildProcess {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:TEST_|PLAYWRIGHT_|PW|RUNBOOK_|FORCE_COLOR|npm_)/.test(name)));
    return spawn(process.execPath, [join(this.root, 'scripts', script), ...args], {
      cwd: this.root, env: { ...inherited, LANG: 'C.UTF-8', PATH: [join(project, 'node_modules/.bin'), inherited['PATH']].join(delimiter), RUNBOOK_BROWSER: join(this.root, 'browser'), npm_config_offline: 'true', ...env },
    });
  }

  async run(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Ended> {
    return ended(this.start(script, args, env));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const ended = async (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
