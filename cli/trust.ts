import { FaultError } from '../engine/faults.ts';
import { probe } from '../engine/relay/probe.ts';
import { identify, trust as trustMachine } from '../engine/state/machines.ts';
import { exitCodes } from '../engine/verdict.ts';
import type { Cli } from './cli.ts';
import { commandLine, placeFlags } from './command-line.ts';
import { orFault, placeMarks, placeOf, type MachineFlags, type MachinePlace, type Told } from './machine-place.ts';
import { words } from './words.ts';

/**
 * `trust`: shows the public key that the machine has now, and records it as the customer's machine. Where the key or the label was another one before (in the
 * record or the profile), a person has to confirm it: a changed key is what an impostor has too (law 8).
 */
export const trust = (cli: Cli, flags: MachineFlags): Promise<Told> =>
  orFault(cli, async () => {
    const place = await placeOf(cli, flags);
    const { profile } = place;
    const seen = await keyOf(place);
    const marks = placeMarks(place, seen);
    const doubts = doubtsOf(cli, place, seen);
    if (doubts.length > 0 && !(await isConfirmed(cli, flags, doubts))) return declined(cli, place, flags, doubts, seen);
    const record = trustMachine(place.stateDir, marks, { by: place.by });
    const lines = [...doubts, ...twinLines(cli, place, seen), words.machine.trusted[cli.lang](record.id, record.label ?? '-'), ...keyLines(cli, place, seen)];
    return { text: lines.join('\n'), document: { exitCode: 0, machine: record.id, pin: seen ?? null, label: profile.machine.label ?? null, changed: doubts }, exitCode: 0 };
  });

/** Other recorded machines with this key. */
const twinLines = ({ lang }: Cli, place: MachinePlace, seen: string | undefined): string[] => {
  const { twins } = identify(place.stateDir, placeMarks(place, seen));
  return twins.length === 0 ? [] : [words.machine.sameKey[lang](twins.join(', '))];
};

/** The key as a profile writes it; undefined over plain http. @throws FaultError when the machine cannot be reached */
const keyOf = async ({ profile, route }: MachinePlace): Promise<string | undefined> => {
  const { origin } = new URL(profile.url);
  const found = await probe({ origin, route, ...(profile.hosts ? { hosts: profile.hosts } : {}), ...(profile.tls?.legacy ? { legacyTls: true } : {}) });
  if (!found.ok) throw new FaultError(found.silent ? 'no-answer' : 'unreachable', { url: profile.url, detail: found.detail });
  return found.tls && `sha256/${found.tls.spki}`;
};

/** What is not as it was known before, in sentences. */
const doubtsOf = ({ lang }: Cli, place: MachinePlace, seen: string | undefined): string[] => {
  const { profile, stateDir } = place;
  const { changed, record } = identify(stateDir, placeMarks(place, seen));
  const { keyDiffers, labelDiffers } = words.machine;
  const known = [changed.includes('pin') && record?.pin !== undefined ? `sha256/${record.pin}` : undefined, profile.tls?.pin];
  const before = seen === undefined ? undefined : known.find((pin) => pin !== undefined && pin !== seen);
  return [
    ...(before === undefined || seen === undefined ? [] : [keyDiffers[lang](before, seen)]),
    ...(changed.includes('label') ? [labelDiffers[lang](record?.label ?? '-', profile.machine.label ?? '-')] : []),
  ];
};

/** @throws FaultError `stopped` when the person leaves the question */
const isConfirmed = async ({ io, lang }: Cli, { yes }: MachineFlags, doubts: readonly string[]): Promise<boolean> => {
  const person = io.person?.(lang);
  if (yes !== undefined || !person) return yes !== undefined;
  const answer = await person.yes(`${doubts.join('\n')}\n${words.machine.changedQuestion[lang]()}`);
  if (answer === undefined) throw new FaultError('stopped');
  return answer;
};

const declined = ({ lang }: Cli, { customer, profile }: MachinePlace, flags: MachineFlags, doubts: readonly string[], seen: string | undefined): Told => {
  const { machine } = words;
  const next = commandLine('trust', ...placeFlags({ appliance: profile.id, ...flags }, customer), '--yes', customer);
  const exitCode = exitCodes.declined;
  return { text: [...doubts, machine.notRecorded[lang](), machine.confirmBy[lang](next)].join('\n'), document: { exitCode, verdict: 'declined', pin: seen ?? null, changed: doubts, next }, exitCode };
};

/** The key, and the lines to write into the profile where they do not stand there yet. */
const keyLines = ({ lang }: Cli, { profile }: MachinePlace, seen: string | undefined): string[] => {
  const { machine } = words;
  if (seen === undefined) return [machine.plainHttp[lang]()];
  if (profile.tls?.pin === seen) return [machine.keyIs[lang](seen), machine.keyInProfile[lang]()];
  return [machine.keyIs[lang](seen), machine.writePin[lang](profile.id), 'tls:', `  pin: ${seen}`];
};
