import { openBrowser } from '../engine/browser/shared.ts';
import { BrowserFault } from '../engine/browser/trouble.ts';
import { FaultError } from '../engine/faults.ts';
import { probe } from '../engine/relay/probe.ts';
import { identify, trust as trustMachine, type Identity } from '../engine/state/machines.ts';
import { bareKey, type MachineMarks } from '../engine/state/marks.ts';
import { exitCodes } from '../engine/verdict.ts';
import { describeFault } from '../engine/words/faults.ts';
import type { Cli } from './cli.ts';
import { commandLine, placeFlags } from './command-line.ts';
import { firstPageOf, wayOf } from './first-page.ts';
import { orFault, placeMarks, placeOf, type MachineFlags, type MachinePlace, type Told } from './machine-place.ts';
import { words } from './words.ts';

/**
 * `trust`: shows the public key that the machine has now and the label of its sign-in page, and records both as the customer's machine. Where one of them was another
 * before (in the record or the profile), a person has to confirm it: a changed key is what an impostor has too (law 8). Nothing is typed.
 */
export const trust = (cli: Cli, flags: MachineFlags): Promise<Told> =>
  orFault(cli, async () => {
    const place = await placeOf(cli, flags);
    const { profile } = place;
    const seen = await keyOf(place);
    const page = await shownBy(cli, place, seen);
    const label = page.label ?? profile.machine.label;
    const marks = placeMarks(place, { pin: seen, label });
    const known = identify(place.stateDir, marks);
    const doubts = doubtsOf(cli, place, marks, known);
    if (doubts.length > 0 && !(await isConfirmed(cli, flags, doubts))) return declined(cli, place, flags, doubts, marks);
    const record = trustMachine(place.stateDir, marks, { by: place.by });
    const lines = [...doubts, ...twinLines(cli, known), words.machine.trusted[cli.lang](record.id, record.label ?? '-'), ...labelLines(cli, place, page), ...keyLines(cli, place, seen)];
    return { text: lines.join('\n'), document: { exitCode: 0, machine: record.id, pin: seen ?? null, label: record.label ?? null, shown: page.label ?? null, changed: doubts }, exitCode: 0 };
  });

/** Other recorded machines with this key. */
const twinLines = ({ lang }: Cli, { twins }: Identity): string[] => (twins.length === 0 ? [] : [words.machine.sameKey[lang](twins.join(', '))]);

/** The key as a profile writes it; undefined over plain http. @throws FaultError when the machine cannot be reached */
const keyOf = async (place: MachinePlace): Promise<string | undefined> => {
  const { profile } = place;
  const found = await probe({ origin: new URL(profile.url).origin, ...wayOf(place) });
  if (!found.ok) throw new FaultError(found.silent ? 'no-answer' : 'unreachable', { url: profile.url, detail: found.detail });
  return found.tls && `sha256/${found.tls.spki}`;
};

/** What the sign-in page shows of the machine: its label, none, or why the page was not seen. */
interface Shown {
  readonly label?: string;
  readonly why?: string;
}

/** Looks at the sign-in page; the key that has answered holds for this look. */
const shownBy = async ({ io, lang }: Cli, place: MachinePlace, seen: string | undefined): Promise<Shown> => {
  const shared = await openBrowser({ headless: true, env: io.env }).catch((error: unknown) => {
    if (!(error instanceof BrowserFault)) throw error;
    return error.remedy[lang]();
  });
  if (typeof shared === 'string') return { why: shared };
  try {
    const page = await firstPageOf(place, shared, seen === undefined ? { kind: 'plain' } : { kind: 'pin', spki: bareKey(seen) });
    if (!page.ok) return { why: describeFault(page.fault, lang).sentence };
    return page.label === undefined ? {} : { label: page.label };
  } finally {
    await shared.close();
  }
};

/** What is not as it was known before, in sentences. */
const doubtsOf = ({ lang }: Cli, { profile }: MachinePlace, { pin, label }: MachineMarks, { changed, record }: Identity): string[] => {
  const { keyDiffers, labelDiffers, labelNotProfiles } = words.machine;
  const pins = [changed.includes('pin') ? record?.pin : undefined, profile.tls?.pin && bareKey(profile.tls.pin)];
  const before = pin === undefined ? undefined : pins.find((one) => one !== undefined && one !== pin);
  const expected = profile.machine.label?.normalize('NFC');
  return [
    ...(before === undefined || pin === undefined ? [] : [keyDiffers[lang](`sha256/${before}`, `sha256/${pin}`)]),
    ...(changed.includes('label') ? [labelDiffers[lang](record?.label ?? '-', label ?? '-')] : []),
    ...(expected === undefined || expected === label ? [] : [labelNotProfiles[lang](expected, label ?? '-')]),
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

const declined = ({ lang }: Cli, { customer, profile }: MachinePlace, flags: MachineFlags, doubts: readonly string[], { pin, label }: MachineMarks): Told => {
  const { machine } = words;
  const next = commandLine('trust', ...placeFlags({ appliance: profile.id, ...flags }, customer), '--yes', customer);
  const exitCode = exitCodes.declined;
  return { text: [...doubts, machine.notRecorded[lang](), machine.confirmBy[lang](next)].join('\n'), document: { exitCode, verdict: 'declined', pin: pin === undefined ? null : `sha256/${pin}`, label: label ?? null, changed: doubts, next }, exitCode };
};

/** The label that the sign-in page shows, and the line to write into the profile where it does not stand there yet. */
const labelLines = ({ lang }: Cli, { profile }: MachinePlace, { label, why }: Shown): string[] => {
  const { machine } = words;
  if (label === undefined) return [why === undefined ? machine.noLabel[lang]() : machine.labelUnseen[lang](why)];
  return profile.machine.label === undefined ? [machine.labelIs[lang](label), machine.writeLabel[lang](profile.id), 'machine:', `  label: ${JSON.stringify(label)}`] : [machine.labelIs[lang](label)];
};

/** The key, and the lines to write into the profile where they do not stand there yet. */
const keyLines = ({ lang }: Cli, { profile }: MachinePlace, seen: string | undefined): string[] => {
  const { machine } = words;
  if (seen === undefined) return [machine.plainHttp[lang]()];
  if (profile.tls?.pin === seen) return [machine.keyIs[lang](seen), machine.keyInProfile[lang]()];
  return [machine.keyIs[lang](seen), machine.writePin[lang](profile.id), 'tls:', `  pin: ${seen}`];
};
