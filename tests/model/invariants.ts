import type { JournalLine } from '../../engine/events.ts';
import type { Verdict } from '../../engine/verdict.ts';
import type { LedgerEntry } from '../../fixtures/simulators/core/contract.ts';
import { changedKeys, unmet, type Settings } from './settings.ts';

/** One run as the console saw it, with what the product said of it. */
export interface Observed {
  readonly mode: 'plan' | 'apply' | 'verify' | 'rollback';
  readonly approved: boolean;
  /** What the goal asks; in a rollback, the recorded change to undo: what stood before and after it. */
  readonly wanted: Settings;
  readonly undoes?: { readonly before: Settings; readonly after: Settings };
  readonly before: Settings;
  readonly after: Settings;
  /** The settings in force: without what is staged. */
  readonly inForce: Settings;
  /** The console's ledger of this run. */
  readonly entries: readonly LedgerEntry[];
  readonly journal: readonly JournalLine[];
  /** Every switch that was on at any time of the run. */
  readonly faults: ReadonlySet<string>;
  /** The switches that were turned in the middle. */
  readonly midway: ReadonlySet<string>;
  /** Entries that somebody else has added or taken meanwhile. */
  readonly foreign: ReadonlySet<string>;
  /** A refused sign-in is remembered from an earlier run. */
  readonly refusedBefore: boolean;
  /** Pages may still show an older state because of an earlier run. */
  readonly stale: boolean;
  /** Two back-ends still answer in turn: no reading can tell that an entry is there that was proven before. */
  readonly flips: boolean;
  /** Undefined when the run was killed. */
  readonly verdict?: Verdict;
}

type Invariant = (run: Observed) => string[];

const fail = (holds: boolean, text: string): string[] => (holds ? [] : [text]);
const has = (run: Observed, ...names: readonly string[]): boolean => names.some((name) => run.faults.has(name));
const ofKind = (run: Observed, ...kinds: readonly LedgerEntry['kind'][]): LedgerEntry[] => run.entries.filter((entry) => kinds.includes(entry.kind));
const isMove = (path: string): boolean => path.endsWith('Move.do');

/** What one committed save changed: each IP of an address list is a change of its own (TMSe-1 saves them one by one), any other save is one. */
const itemsOf = ({ path, change }: LedgerEntry): string[] => {
  const { added, removed } = (change?.detail ?? {}) as { readonly added?: readonly string[]; readonly removed?: readonly string[] };
  return added || removed ? [...new Set(added ?? removed)].map((ip) => `${path} that ${added ? 'adds' : 'removes'} ${ip}`) : [path];
};

/** What was saved more than once: in one approved run, killed and resumed or not, each change is committed once at most. */
export const savedTwice = (entries: readonly LedgerEntry[]): string[] => {
  const counts = new Map<string, number>();
  for (const item of entries.filter(({ kind }) => kind === 'save').flatMap(itemsOf)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([item, count]) => `${count} committed saves of ${item}`);
};

const readOnlyStaysReadOnly: Invariant = (run) => {
  const mayWrite = (run.mode === 'apply' || run.mode === 'rollback') && run.approved;
  return fail(mayWrite || ofKind(run, 'save', 'apply').length === 0, `a save in ${run.mode}${run.approved ? '' : ' without approval'}`);
};

const oneSavePerChange: Invariant = (run) => (has(run, 'twice-within') ? [] : savedTwice(run.entries));

const nothingWithoutIntent: Invariant = (run) => {
  const intents = run.journal.filter((line) => line.type === 'intent' && !isMove(line.path)).length;
  return fail(ofKind(run, 'save').length <= intents, `${ofKind(run, 'save').length} committed saves, ${intents} intents in the journal`);
};

/** Entries of ours stand once. */
const noDoubles: Invariant = (run) => {
  if (has(run, 'commit-twice', 'twice-within') || run.flips) return [];
  return [...run.wanted].flatMap(([key, value]) => fail(!changedKeys(run.before, run.after).includes(key) || typeof value !== 'number' || key === 'limit' || Number(run.after.get(key) ?? 0) <= Math.max(1, Number(run.before.get(key) ?? 0)), `${key} stands ${String(run.after.get(key))} times`));
};

/** Whatever changed is ours and as wanted, or somebody else's doing; nothing of anybody else is lost or altered. */
const foreignStays: Invariant = (run) => {
  if (has(run, 'lost-neighbour')) return [];
  return changedKeys(run.before, run.after).flatMap((key) => {
    const [was, is] = [run.before.get(key), run.after.get(key)];
    if (isOthers(run, key)) return [];
    if (run.undoes) return fail(isTakenBack(run.undoes, key, was, is), `rollback made ${key} ${String(is)}, it was ${String(was)}`);
    const ours = run.wanted.has(key) && (typeof is === 'string' ? was === undefined && is === run.wanted.get(key) : key === 'limit' ? is === run.wanted.get(key) : Number(is ?? 0) > Number(was ?? 0));
    return fail(ours, `${key} became ${String(is)}, it was ${String(was)}`);
  }).concat([...run.foreign].flatMap((key) => fail([...run.after.keys()].some((one) => one === key || one.endsWith(key)), `${key}, which somebody else added meanwhile, is lost`)));
};

/** A rollback sets back what its run made: a value only where it is still the one that the run had set. */
const isTakenBack = ({ before, after }: { readonly before: Settings; readonly after: Settings }, key: string, was: string | number | undefined, is: string | number | undefined): boolean => {
  if (before.get(key) === after.get(key)) return false;
  return typeof was === 'string' || key === 'limit' ? was === after.get(key) && is === before.get(key) : is === before.get(key) || Number(is ?? 0) <= Number(was ?? 0);
};

/** What somebody else has changed during the run. */
const isOthers = (run: Observed, key: string): boolean => run.foreign.has(key.replace(/:facts$/, '')) || isPlanted(run, key);

/** The console after a run but for what somebody else has changed meanwhile: what a rollback of it is measured by. */
export const afterAlone = (run: Observed): Settings => {
  const others = changedKeys(run.before, run.after).filter((key) => isOthers(run, key));
  return new Map([...run.after].filter(([key]) => !others.includes(key)).concat(others.flatMap((key) => { const was = run.before.get(key); return was === undefined ? [] : [[key, was] as [string, number | string]]; })));
};

/** What the simulator's own faults put there in another administrator's name. */
const isPlanted = (run: Observed, key: string): boolean => {
  if (has(run, 'feature-off') && key === 'white:enabled') return true;
  if (Number(run.after.get(key) ?? 0) < Number(run.before.get(key) ?? 0)) return false;
  return (has(run, 'excluded') && (key.startsWith('block/') || key.includes('허용 제외'))) || (has(run, 'covering') && (key.includes('대역 허용') || key.endsWith('203.0.113.0/24'))) ||
    (has(run, 'churn') && (key.includes('새 정책') || key.endsWith('198.51.100.78'))) || (has(run, 'foreign-entry') && (key.includes('타 관리자 등록') || key.endsWith('198.51.100.77')));
};

/** `as-wanted` and `changed` only when the console agrees, in force and not only staged (law 1, law 10). */
const noFalseOk: Invariant = (run) => {
  if ((run.verdict !== 'as-wanted' && run.verdict !== 'changed') || run.stale) return [];
  if (run.undoes) return stillStands(run).map((key) => `rollback said ${run.verdict}, but ${key} still stands`);
  const wrong = [...unmet(run.wanted, run.after), ...unmet(run.wanted, run.inForce).map((one) => `in force: ${one}`)];
  const lost = run.verdict === 'changed' && has(run, 'lost-neighbour') ? changedKeys(run.before, run.after).filter((key) => !run.wanted.has(key) && !run.foreign.has(key) && !isPlanted(run, key)).map((key) => `${key} was lost`) : [];
  const twice = run.verdict === 'changed' ? [...run.wanted].flatMap(([key, value]) => fail(value !== 1 || run.before.get(key) === run.after.get(key) || run.after.get(key) === 1, `${key} stands ${String(run.after.get(key))} times`)) : [];
  return [...wrong, ...lost, ...twice].map((one) => `${run.mode} said ${run.verdict}, but ${one}`);
};

/** What the run to undo made and nobody has changed since, and which is not as it was before that run. */
const stillStands = ({ undoes, before, after }: Observed): string[] =>
  undoes ? changedKeys(undoes.before, undoes.after).filter((key) => before.get(key) === undoes.after.get(key) && after.get(key) !== undoes.before.get(key)) : [];

const onePassword: Invariant = (run) => {
  const attempts = ofKind(run, 'sign-in', 'sign-in-refused').length;
  const reopened = run.journal.some((line) => line.type === 'signed-in' && line.reopened === true);
  if (run.refusedBefore) return fail(attempts === 0, `${attempts} attempts with a password after a remembered refusal`);
  return fail(attempts <= (reopened ? 2 : 1), `${attempts} attempts with a password`);
};

/** Nothing can be given back where no cookie came, the console had ended the session itself, or it does not answer any more. */
const sessionsGoBack: Invariant = (run) => {
  if (run.verdict === undefined || has(run, 'drop-at-sign-in', 'expire-before-step', 'second-login') || ['http-403', 'access-denied', 'proxy-page', 'redirect-login'].some((name) => run.midway.has(name))) return [];
  const out = new Set(ofKind(run, 'sign-out').map((entry) => entry.session));
  return ofKind(run, 'sign-in').flatMap((entry) => fail(out.has(entry.session), `session ${entry.session} was not given back`));
};

const invariants: readonly Invariant[] = [readOnlyStaysReadOnly, oneSavePerChange, nothingWithoutIntent, noDoubles, foreignStays, noFalseOk, onePassword, sessionsGoBack];

/** What a run did that it must never do, whatever the console and other people do meanwhile. */
export const violations = (run: Observed): string[] => invariants.flatMap((invariant) => invariant(run));
