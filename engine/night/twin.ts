/**
 * What was read of each machine, kept as plain data: `<runs>/twins/<customer>/<appliance>.jsonl` has one line per reading that differs from the one before,
 * `.json` beside it tells of the last look. From them come drift over time, and which sending IPs were wanted once.
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AdminLogLine } from '../events.ts';
import { folderName } from '../evidence/folder-name.ts';
import { writeFileAtomic } from '../evidence/write-file-atomic.ts';
import { canonical } from '../goal.ts';
import { redactSecretsIn } from '../redaction/in-force.ts';
import { keptJson, keptText } from './kept-text.ts';
import type { Verdict } from '../verdict.ts';

/** States of screens by section. */
export type States = Readonly<Record<string, unknown>>;

/** One look at a machine that read something. */
export interface Look {
  readonly customer: string;
  readonly appliance: string;
  readonly kind: string;
  /** UTC, ISO. */
  readonly at: string;
  readonly runId: string;
  readonly mode: string;
  readonly verdict: Verdict;
  readonly version: string;
  readonly states: States;
  /** Lines of the console's own record about what differs. */
  readonly who?: readonly AdminLogLine[];
  /** Every screen was read and compared with what is wanted: what a person may call the last check. */
  readonly isCheck: boolean;
  /** The sending IPs that were wanted then, also those whose `until` has passed. */
  readonly wantedIps: readonly string[];
}

/** Screens that read otherwise than before. */
export interface TwinLine {
  readonly at: string;
  readonly runId: string;
  readonly version: string;
  readonly states: States;
  /** What the console's own record says of these changes, or of those of the line before. */
  readonly who?: readonly AdminLogLine[];
}

/** The last look at a machine, and every sending IP that was ever wanted. */
export interface LastLook {
  readonly customer: string;
  readonly appliance: string;
  readonly kind: string;
  readonly at: string;
  readonly runId: string;
  readonly mode: string;
  readonly verdict: Verdict;
  readonly version: string;
  readonly wantedOnce: readonly string[];
  /** The last look that was a check of every screen, and how it ended. */
  readonly checkedAt?: string;
  readonly checkedVerdict?: Verdict;
}

export interface Twin {
  readonly last: LastLook | undefined;
  readonly lines: readonly TwinLine[];
}

/** Where the readings lie among the run folders. */
export const twinsDir = (runsDir: string): string => join(runsDir, 'twins');

const fileOf = (runsDir: string, customer: string, appliance: string): string => join(twinsDir(runsDir), folderName(customer), folderName(appliance));

export const readTwin = (runsDir: string, customer: string, appliance: string): Twin => readAt(fileOf(runsDir, customer, appliance));

const readAt = (file: string): Twin => ({
  last: keptJson<LastLook>(keptText(`${file}.json`)),
  lines: keptText(`${file}.jsonl`).split('\n').flatMap((text) => keptJson<TwinLine>(text) ?? []),
});

/** All machines that were ever looked at. */
export const readTwins = (runsDir: string): (Twin & { readonly last: LastLook })[] => {
  const root = twinsDir(runsDir);
  const folders = existsSync(root) ? readdirSync(root) : [];
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.json')).map((name) => join(root, folder, name.slice(0, -'.json'.length))));
  return files.flatMap((file) => {
    const { last, lines } = readAt(file);
    return last ? [{ last, lines }] : [];
  });
};

/** The states as they were read up to that moment (ISO; all of them when left out). */
export const statesAt = (lines: readonly TwinLine[], moment?: string): { readonly states: States; readonly version: string; readonly at: string } | undefined => {
  const before = moment === undefined ? lines : lines.filter((line) => line.at <= moment);
  const last = before.at(-1);
  return last && { states: Object.assign({}, ...before.map((line) => line.states)) as States, version: last.version, at: last.at };
};

/**
 * Keeps what a look read. A look that read nothing leaves the twin as it is: it was no check.
 * @throws the file system's error
 */
export const keepLook = async (runsDir: string, look: Look): Promise<void> => {
  if (Object.keys(look.states).length === 0) return;
  const { customer, appliance, kind, at, runId, mode, verdict, version, wantedIps, isCheck, who = [] } = look;
  const file = fileOf(runsDir, customer, appliance);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { last, lines } = readAt(file);
  const known = statesAt(lines);
  const changed = Object.fromEntries(Object.entries(look.states).filter(([section, state]) => !same(known?.states[section], state)));
  const isTold = who.length > 0 && !same(lines.at(-1)?.who, who);
  if (Object.keys(changed).length > 0 || known?.version !== version || isTold) {
    appendFileSync(`${file}.jsonl`, `${JSON.stringify(redactSecretsIn({ at, runId, version, states: changed, ...(who.length === 0 ? {} : { who }) } satisfies TwinLine))}\n`, { mode: 0o600 });
  }
  const wantedOnce = [...new Set([...(last?.wantedOnce ?? []), ...wantedIps])].sort();
  const { checkedAt, checkedVerdict } = isCheck ? { checkedAt: at, checkedVerdict: verdict } : (last ?? {});
  const checked = checkedAt === undefined || checkedVerdict === undefined ? {} : { checkedAt, checkedVerdict };
  await writeFileAtomic(`${file}.json`, `${JSON.stringify({ customer, appliance, kind, at, runId, mode, verdict, version, wantedOnce, ...checked } satisfies LastLook)}\n`);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
