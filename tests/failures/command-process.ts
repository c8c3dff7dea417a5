import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productFacts } from '../../cli/product.ts';
import { recordProof, type BrowserFacts } from '../../engine/browser/proven.ts';
import type { JournalLine } from '../../engine/events.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';

/** Where a command leaves its runs, what engineers share, and whatever is temporary. */
export interface CommandPlace {
  readonly runs: string;
  readonly state: string;
  readonly temporary?: string;
}

/** Folders of its own, the temporary one with a path so short that a browser's socket fits beneath it. The test's browser counts as proven there (F-113): a process that is started does not know that the console is one of ours. */
export const commandPlace = (browser: BrowserFacts): CommandPlace & { readonly temporary: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'command-'));
  const state = join(folder, 'state');
  recordProof(state, browser, { by: 'doctor', driver: productFacts() });
  return { runs: join(folder, 'runs'), state, temporary: mkdtempSync(join(tmpdir(), 't-')) };
};

export const applyArguments = (runbook: string, customers: string, ips: readonly string[] = []): string[] => [
  'apply', runbook, '--customer', 'acme', '--customers', customers, ...ips.flatMap((ip) => ['--ip', ip]), '--yes', 'acme', '--accept', 'page-level', '--ticket', 'T-1', '--requested-by', '홍길동', '--headless',
];

export const rollbackArguments = (dir: string, customers: string): string[] => ['rollback', dir, '--customers', customers, '--yes', 'acme', '--accept', 'page-level', '--ticket', 'T-1', '--requested-by', '홍길동', '--headless'];

/** The command as its users start it: a process of its own, which can be stopped and killed in earnest. */
export class CommandProcess {
  readonly #child: ChildProcess;
  readonly #runs: string;
  readonly #before: ReadonlySet<string>;
  readonly #ended: Promise<number | undefined>;
  #journal: string | undefined;

  constructor(args: readonly string[], { runs, state, temporary }: CommandPlace) {
    this.#runs = runs;
    this.#before = new Set(journalsIn(runs));
    this.#child = spawn(process.execPath, ['dist/cli/main.js', ...args], {
      env: { ...process.env, ACME_PASSWORD: DEMO_PASSWORD, RUNBOOK_RUNS: runs, RUNBOOK_STATE: state, RUNBOOK_OPERATOR: 'tester', RUNBOOK_LANG: 'ko', ...(temporary === undefined ? {} : { TMPDIR: temporary }) },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    this.#ended = (once(this.#child, 'exit') as Promise<[number | null]>).then(([code]) => code ?? undefined);
  }

  /** Its run folder; undefined while it has none. */
  get dir(): string | undefined {
    this.#journal ??= journalsIn(this.#runs).find((file) => !this.#before.has(file));
    return this.#journal?.slice(0, -'/journal.jsonl'.length);
  }

  /** The whole lines of its journal so far. */
  lines(): JournalLine[] {
    return eventsIn(this.dir);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Its exit code; undefined when a signal ended it. */
  ended(): Promise<number | undefined> {
    return this.#ended;
  }

  /** Calls `act` once, as soon as the journal so far says so, or after `atMostMs`. @returns the exit code */
  async when(due: (lines: readonly JournalLine[]) => boolean, act: () => void, atMostMs = Number.POSITIVE_INFINITY): Promise<number | undefined> {
    const started = performance.now();
    const watch = setInterval(() => {
      if (performance.now() - started < atMostMs && !due(this.lines())) return;
      clearInterval(watch);
      act();
    }, 5);
    return this.ended().finally(() => clearInterval(watch));
  }

  /** Runs on until the journal says so, and is killed then. */
  killWhen(due: (lines: readonly JournalLine[]) => boolean, atMostMs?: number): Promise<number | undefined> {
    return this.when(due, () => this.signal('SIGKILL'), atMostMs);
  }
}

const journalsIn = (runs: string): string[] => (existsSync(runs) ? readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('journal.jsonl')).map((file) => join(runs, file)) : []);

/** The events of a run folder's journal; a line that was cut is left out. */
export const eventsIn = (dir: string | undefined): JournalLine[] =>
  dir === undefined ? [] : readFileSync(join(dir, 'journal.jsonl'), 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line) as JournalLine);

/** Processes that have this text in their command line: the browser whose profile lies in a folder of ours. Known on Linux alone; elsewhere none is found. */
export const processesWith = (text: string): number[] =>
  process.platform !== 'linux' ? [] : readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => commandLineOf(pid).includes(text)).map(Number);

const commandLineOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
