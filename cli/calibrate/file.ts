import { calibrationHash, type Calibration, type LoadedCalibration } from '../../engine/calibration/calibration.ts';
import { customerFile, readCalibration, writeCalibration } from '../../engine/calibration/files.ts';
import type { Inspected } from '../../engine/calibration/inspect.ts';
import type { InspectionOutcome } from '../../engine/calibration/inspection.ts';
import { findText } from '../../engine/calibration/find.ts';
import { markText } from '../../engine/calibration/version-mark.ts';
import { displayName } from '../../engine/customer/load.ts';
import { exitCodes } from '../../engine/verdict.ts';
import { calibrationOf, readOrTell } from '../calibration-lookup.ts';
import type { Cli } from '../cli.ts';
import { commandLine, placeFlags } from '../command-line.ts';
import type { MachineFlags, MachinePlace, Told } from '../machine-place.ts';
import type { Order } from '../order.ts';
import { trouble, WrongCommand, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';
import { promotedText } from './promoted.ts';

/** What a walk came to, put beside what the file said before. A review of other contents does not count any more. */
export const writeOutcome = async (order: Order, { verified, live, version, seen }: InspectionOutcome, requests: Calibration['requests'], at: Date): Promise<LoadedCalibration> => {
  const of = order.calibration;
  const file = customerFile(of);
  const earlier = readCalibration(file)?.calibration;
  // What was said of another version says nothing of this one.
  const before = earlier?.version === version ? earlier : undefined;
  const { lang } = order.request.machine;
  const mark = live.versionMark ?? earlier?.versionMark;
  const made: Calibration = {
    format: 'terrace-runbooks/calibration/1', appliance: of.kind, customer: { ...of.customer }, version, ...(lang === undefined ? {} : { lang }),
    author: { by: order.request.who.operator, on: dayOf(at) },
    // It is what a version is read by, so it outlives one.
    ...(mark ? { versionMark: mark } : {}),
    values: live.values, elements: live.elements, requests: mergedRequests(before?.requests ?? [], requests), dialogs: before?.dialogs ?? [],
    walk: { at: at.toISOString(), found: verified.found, missing: verified.missing.map((one) => one.name), ...unreached(verified) },
    seen: { ...seen },
  };
  // Who walks again and changes nothing is not the author of what others found out.
  const same = before && calibrationHash(before) === calibrationHash(made);
  const calibration = same ? { ...made, author: before.author, ...(before.reviewer ? { reviewer: before.reviewer } : {}) } : made;
  await writeCalibration(file, calibration);
  return { file: displayName(file), calibration };
};

export const dayOf = (at: Date): string => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

const unreached = ({ notReached }: Inspected): Pick<Calibration['walk'], 'notReached' | 'afterSave'> => {
  const names = (afterSave: boolean): string[] => notReached.filter((one) => one.afterSave === afterSave).map((one) => `${one.section} (${one.place})`);
  return { notReached: names(false), afterSave: names(true) };
};

const mergedRequests = (before: Calibration['requests'], now: Calibration['requests']): Calibration['requests'] => {
  const key = ({ method, path, fields, fixed }: Calibration['requests'][number]): string => JSON.stringify([method, path, fields, fixed]);
  const fresh = new Set(now.map(key));
  return [...before.filter((one) => !fresh.has(key(one))), ...now];
};

const fileFor = ({ profile, loaded, calibrations }: MachinePlace): string => customerFile(calibrationOf(calibrations, loaded, profile));

const loadedFor = (place: MachinePlace): LoadedCalibration => {
  const file = fileFor(place);
  const troubles: Trouble[] = [];
  const found = readOrTell(file, troubles);
  if (troubles.length > 0) throw new WrongCommand(troubles);
  if (!found) throw new WrongCommand([trouble('no-calibration', '--customer', { ko: () => words.calibrate.noFile.ko(displayName(file)), en: () => words.calibrate.noFile.en(displayName(file)) })]);
  return found;
};

/** `calibrate --print`: what the file says, as text for `selectors.ts`. */
export const printCalibration = (place: MachinePlace): Told => {
  const { calibration } = loadedFor(place);
  const text = promotedText(calibration);
  return { text, document: { exitCode: 0, text }, exitCode: 0 };
};

/** Each entry of a calibration as one line, for the person who reviews it. */
const entryLines = ({ version, versionMark, elements, values, requests, dialogs }: Calibration): string[] => [
  ...(versionMark ? [`  version: ${version} <- ${markText(versionMark)} (${versionMark.by}, ${versionMark.on})`] : []),
  ...Object.entries(elements).map(([name, one]) => `  ${name}: ${findText(one.find)} (${one.by}, ${one.on}${one.picture === undefined ? '' : `, ${one.picture.slice(0, 12)}`})`),
  ...Object.entries(values).map(([name, one]) => `  ${name}: ${typeof one.is === 'string' ? one.is : one.is.join(', ')} (${one.by}, ${one.on})`),
  ...requests.map((one) => `  ${one.method} ${one.path} [${one.fields.map((name) => (Object.hasOwn(one.fixed, name) ? `${name}=${one.fixed[name]}` : name)).join(', ')}]: ${one.is} (${one.by}, ${one.on})`),
  ...dialogs.map((one) => `  ${one.save}: ${one.kind} ${JSON.stringify(one.text)} (${one.by}, ${one.on})`),
];

/** `calibrate --review`: somebody other than the author vouches for the file as it is now. */
export const reviewCalibration = async ({ io, lang }: Cli, place: MachinePlace, { yes }: MachineFlags): Promise<Told> => {
  const { file, calibration } = loadedFor(place);
  const { calibrate } = words;
  const { by } = place;
  if (by.normalize('NFC').toLowerCase() === calibration.author.by.normalize('NFC').toLowerCase()) {
    throw new WrongCommand([trouble('same-reviewer', 'RUNBOOK_OPERATOR', { ko: () => calibrate.sameReviewer.ko(by), en: () => calibrate.sameReviewer.en(by) })]);
  }
  const lines = entryLines(calibration);
  const person = io.person?.(lang);
  if (yes === undefined && !person) throw new WrongCommand([trouble('needs-yes', '--yes', { ko: () => calibrate.needsYes.ko(place.customer), en: () => calibrate.needsYes.en(place.customer) })]);
  const agreed = yes !== undefined || (await person?.yes([...lines, calibrate.reviewQuestion[lang](lines.length)].join('\n'))) === true;
  if (!agreed) return { text: calibrate.notReviewed[lang](), document: { exitCode: exitCodes.declined, verdict: 'declined' }, exitCode: exitCodes.declined };
  await writeCalibration(file, { ...calibration, reviewer: { by, on: dayOf(io.now()), hash: calibrationHash(calibration) } });
  const text = [...lines, calibrate.reviewed[lang](by, displayName(file))].join('\n');
  return { text, document: { exitCode: 0, file, reviewer: by, hash: calibrationHash(calibration) }, exitCode: 0 };
};

/** The command by which somebody else reviews it. */
export const reviewCommand = ({ request, flags }: Pick<Order, 'request' | 'flags'>): string => commandLine('calibrate', '--review', ...placeFlags({ appliance: request.machine.id, ...flags }, request.customer.id), ...(flags.calibrations === undefined ? [] : ['--calibrations', flags.calibrations]));
