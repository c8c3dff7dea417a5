import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import type { JournalLine } from '../../engine/events.ts';
import { rearm } from '../../engine/state/refusals.ts';
import { identify } from '../../engine/state/machines.ts';
import { marksOf } from '../../engine/state/marks.ts';
import { recordedChanges } from '../../engine/walk/recorded.ts';
import { runOn, type TestRun } from '../../fixtures/run-on.ts';
import { startSimulator, type Simulator } from '../../fixtures/simulators/start.ts';
import { customersFolder } from '../cli/profile.ts';
import { chapters, seedExisting } from '../lifecycle/chapters.ts';
import { addForeign, setLimit, takeOurs } from './foreign.ts';
import { afterAlone, savedTwice, violations, type Observed } from './invariants.ts';
import { applyArguments, CommandProcess, eventsIn, rollbackArguments } from '../failures/command-process.ts';
import { runbookOf } from './runbooks.ts';
import type { Switches } from './fault-choices.ts';
import type { KillStep, RunStep, Sequence, Step } from './sequence.ts';
import { settingsOf, unmet, wantedOf, type Settings } from './settings.ts';

/** An apply whose changes may be taken back: its folder, and the console before and after it. */
interface Earlier {
  readonly dir: string;
  readonly runbook: RunStep['runbook'];
  readonly ips: readonly string[];
  readonly before: Settings;
  readonly after: Settings;
}

/** What was so when a run began. */
interface Begin {
  readonly before: Settings;
  readonly entries: number;
  readonly stale: boolean;
  readonly flips: boolean;
  readonly adminLog: number;
  readonly refusedBefore: boolean;
}

/** Short waits, so that a run costs little; whatever is not seen in time must be told as such. */
const waits = { actionMs: 3_000, stepMs: 12_000, sentMs: 1_500, answerMs: 2_500, proveMs: 1_500, freshMs: 0 };

/** Where nothing is amiss a longer wait costs nothing, and a run that gives up is the computer's load and no finding. */
const patientWaits = { actionMs: 30_000, stepMs: 120_000, sentMs: 5_000, answerMs: 20_000, proveMs: 10_000, freshMs: 0 };

/** Switches after which the same command need not end as wanted: a person must look. */
const spoils: readonly string[] = ['covering', 'excluded', 'feature-off', 'commit-twice', 'twice-within', 'lost-neighbour', 'cut-name', 'pending-apply', 'foreign-pending', 'stale-read', 'flip-read'];

/** One console with its memory, and everything that is done to it by runs and by other people. */
export class World {
  readonly #simulator: Simulator;
  readonly #shared: SharedBrowser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'soak-'));
  readonly #label: string;
  readonly #customers: string;
  #earlier: Earlier | undefined;
  #refused = false;
  /** What the last run said at its end. */
  #said = '';
  #staleUntil = 0;
  #flipsUntil = 0;
  #pristine: boolean;
  #staged = false;
  #foreign = 0;
  /** Runs of the product so far. */
  runs = 0;

  constructor(simulator: Simulator, shared: SharedBrowser, sequence: Sequence) {
    this.#simulator = simulator;
    this.#shared = shared;
    this.#label = simulator.state.label;
    this.#pristine = sequence.exists !== 'other-filters';
    const { kind, url, spki, variant } = simulator;
    this.#customers = customersFolder({
      kind, url, label: this.#label, ...(spki === undefined ? {} : { tls: `{ pin: sha256/${spki} }` }),
      more: `    variants: { charset: ${variant.charset} }`,
    });
    seedExisting(simulator, sequence.exists);
  }

  static async open(sequence: Sequence, shared: SharedBrowser): Promise<World> {
    const simulator = await startSimulator({ kind: sequence.appliance, variant: `${sequence.variant}${sequence.tls ? ',tls' : ''}` });
    return new World(simulator, shared, sequence);
  }

  async close(): Promise<void> {
    await this.#simulator.close();
    for (const folder of [this.#folder, this.#customers]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Does one step. @returns what must never have happened */
  async do(step: Step): Promise<string[]> {
    switch (step.kind) {
      case 'run':
        return this.#run(step);
      case 'kill':
        return this.#kill(step);
      case 'rearm':
        this.#rearm();
        return [];
      case 'foreign':
        if (step.to === 'limit') setLimit(this.#simulator.state, 300 + this.#countForeign());
        else if (step.takes) takeOurs(this.#simulator.state, step.to);
        else addForeign(this.#simulator.state, step.to, this.#nextForeign());
        return [];
    }
  }

  async #run(step: RunStep): Promise<string[]> {
    const target = step.do === 'rollback' ? this.#earlier : undefined;
    if (step.do === 'rollback' && !target) return [];
    const [runbook, ips] = target ? [target.runbook, target.ips] : [step.runbook, step.ips];
    const faults = new Set(Object.keys(step.faults));
    const midway = new Set<string>();
    const foreign = new Set<string>();
    let added = false;
    const stop = new AbortController();
    const onEvent = (line: JournalLine): void => {
      if (step.midway?.line === line.n) {
        this.#simulator.faults.setAll(step.midway.faults);
        for (const name of Object.keys(step.midway.faults)) midway.add(name);
      }
      // Between the intent and the click lies nothing that a console could lock: that race is nobody's to win.
      if (step.meanwhile && !added && line.n >= step.meanwhile.line && line.type !== 'intent') for (const key of addForeign(this.#simulator.state, step.meanwhile.to, this.#nextForeign())) foreign.add(key);
      added ||= step.meanwhile !== undefined && foreign.size > 0;
      if (step.stopAt === line.n) stop.abort();
    };
    const recorded = target && recordedChanges(eventsIn(target.dir));
    const begin = this.#begin(step.faults);
    const { appliance } = chapters[this.#simulator.kind];
    const run: TestRun = await runOn({
      simulator: this.#simulator, browser: this.#shared, appliance, runbook: { ...runbookOf(this.#simulator.kind, runbook), observe: [] }, mode: step.do, inputs: { sendingIps: ips }, approve: step.approve,
      label: this.#label, readings: readings(this.#simulator.kind), onEvent, runsDir: this.#runsDir, stateDir: this.#stateDir, signal: stop.signal, waits: faults.size === 0 && !step.midway ? patientWaits : waits, ...(recorded ? { recorded } : {}),
      ...(step.wrongPassword ? { password: 'not-the-right-1' } : {}),
    });
    this.#said = run.sentence;
    return this.#end(begin, {
      mode: step.do, approved: step.approve, wanted: wantedOf(this.#simulator.kind, runbook, ips), ...(target ? { undoes: target } : {}),
      journal: run.events, faults: new Set([...faults, ...midway]), midway, foreign, verdict: run.verdict,
    }, step.do === 'apply' ? { dir: run.dir, runbook, ips } : undefined);
  }

  /** A run that dies, and the same command again: together they save each change once. */
  async #kill(step: KillStep): Promise<string[]> {
    const target = step.do === 'rollback' ? this.#earlier : undefined;
    if (step.do === 'rollback' && !target) return [];
    const [runbook, ips] = target ? [target.runbook, target.ips] : [step.runbook, step.ips];
    const place = { runs: this.#runsDir, state: this.#stateDir };
    const args = target ? rollbackArguments(target.dir, this.#customers) : applyArguments(runbook, this.#customers, ips);
    const facts = { mode: step.do, approved: true, wanted: wantedOf(this.#simulator.kind, runbook, ips), ...(target ? { undoes: target } : {}), midway: new Set<string>(), foreign: new Set<string>() };
    const ledgerBefore = this.#simulator.ledger().entries.length;
    const wasStale = Date.now() <= this.#staleUntil;
    const wasPristine = this.#pristine && !this.#refused && !wasStale;
    const begin = this.#begin(step.faults);
    const killed = new CommandProcess(args, place);
    await killed.killWhen((lines) => lines.length >= step.line, 12_000);
    const found = this.#end(begin, { ...facts, journal: eventsIn(killed.dir), faults: new Set(Object.keys(step.faults)) }, step.do === 'apply' && killed.dir !== undefined ? { dir: killed.dir, runbook, ips } : undefined);
    if (!step.resumes) return found;
    const again = await this.#run({ do: step.do, runbook, ips, faults: {}, approve: true, wrongPassword: false });
    const wrong = (one: string): string => `killed at line ${step.line} and resumed: ${one}`;
    // Where pages still show an older state, or the console spoils what it stores, the second run need not know that the first one's save stands.
    const isBlind = wasStale || this.#staged || spoils.some((name) => name in step.faults);
    const twice = isBlind ? [] : savedTwice(this.#simulator.ledger().entries.slice(ledgerBefore)).map(wrong);
    if (Object.keys(step.faults).length > 0 || !wasPristine || step.do === 'rollback') return [...found, ...again, ...twice];
    const missing = unmet(facts.wanted, settingsOf(this.#simulator.state)).map((one) => wrong(`${one} (${this.#said})`));
    return [...found, ...again, ...twice, ...missing];
  }

  #begin(faults: Switches): Begin {
    this.#simulator.faults.clear();
    const begin = { before: settingsOf(this.#simulator.state), entries: this.#simulator.ledger().entries.length, stale: Date.now() < this.#staleUntil, flips: Date.now() < this.#flipsUntil, adminLog: this.#simulator.state.adminLog.length, refusedBefore: this.#refused };
    // What a machine stages, it stages for good.
    this.#simulator.faults.setAll({ ...faults, ...(this.#staged ? { 'pending-apply': true } : {}) });
    this.runs += 1;
    return begin;
  }

  #end(begin: Begin, facts: Omit<Observed, 'before' | 'after' | 'inForce' | 'entries' | 'refusedBefore' | 'stale' | 'flips'>, undoable: Omit<Earlier, 'before' | 'after'> | undefined): string[] {
    const { before, refusedBefore, stale, flips } = begin;
    const simulator = this.#simulator;
    const after = settingsOf(simulator.state);
    const entries = simulator.ledger().entries.slice(begin.entries);
    // What the console's own fault added in another administrator's name.
    const added = simulator.state.adminLog.slice(0, simulator.state.adminLog.length - begin.adminLog).flatMap((entry) => (entry.user === 'operator2' ? [entry.action.replace(/^IP 추가: /, '/')] : []));
    const observed = { ...facts, foreign: new Set([...facts.foreign, ...added]), flips, before, after, inForce: settingsOf(simulator.applied), entries, refusedBefore, stale };
    const found = violations(observed);
    if (entries.some((entry) => entry.kind === 'sign-in-refused')) this.#refused = true;
    if (spoils.some((name) => facts.faults.has(name))) this.#pristine = false;
    for (const name of ['stale-read', 'flip-read'] as const) this.#staleUntil = Math.max(this.#staleUntil, facts.faults.has(name) ? Date.now() + (simulator.faults.number(name) ?? 0) : 0);
    if (facts.faults.has('flip-read')) this.#flipsUntil = this.#staleUntil;
    this.#staged ||= facts.faults.has('pending-apply');
    simulator.faults.clear();
    if (undoable) this.#earlier = { ...undoable, before, after: afterAlone(observed) };
    return found;
  }

  #rearm(): void {
    const { url, spki } = this.#simulator;
    const marks = marksOf({ url, route: { kind: 'direct' }, profile: 'acme/main', label: this.#label, ...(spki === undefined ? {} : { pin: spki }) });
    rearm(this.#stateDir, identify(this.#stateDir, marks).id, 'admin');
    this.#refused = false;
  }

  #nextForeign(): string {
    return `198.51.100.${199 + this.#countForeign()}`;
  }

  #countForeign(): number {
    this.#foreign += 1;
    return this.#foreign;
  }

  get #runsDir(): string {
    return join(this.#folder, 'runs');
  }

  get #stateDir(): string {
    return join(this.#folder, 'state');
  }
}

const readings = (kind: string): Record<string, string> => ({ 'sending-permission': 'connection-allow', 'max-recipients-list': 'applies-to-listed', ...(kind === 'tmw' ? { 'max-recipients-number': 'page-level' } : {}) });
