import type { LoadedCalibration } from '../../engine/calibration/calibration.ts';
import { isEmpty, isReviewed } from '../../engine/calibration/calibration.ts';
import type { InspectionOutcome } from '../../engine/calibration/inspection.ts';
import { findText } from '../../engine/calibration/find.ts';
import { markText } from '../../engine/calibration/version-mark.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import { resolveSections } from '../../engine/walk/expand.ts';
import { describeFault } from '../../engine/words/faults.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import type { Finished } from '../execute.ts';
import type { Order } from '../order.ts';
import { words } from '../words.ts';
import { reviewCommand } from './file.ts';

/** What a walk came to, for a person: every miss by name, what was learnt, what is open; the run folder's path is the last line. */
export const inspectionText = (order: Order, finished: Finished, found: InspectionOutcome | undefined, written: LoadedCalibration | undefined, lang: Lang): string => {
  const say = words.calibrate;
  const { outcome, sentence, report } = finished;
  const actions = outcome.fault ? [describeFault(outcome.fault, lang).next] : [];
  return [
    '', sentence, ...actions, ...(found ? foundLines(order, found, lang) : []),
    ...(written ? [say.written[lang](written.file), ...(mustBeReviewed(order, found, written) ? [say.unreviewedNext[lang](reviewCommand(order))] : [])] : []),
    ...(report === undefined ? [] : [words.reportLine[lang](report)]), outcome.dir,
  ].map((one) => `${plainText(one)}\n`).join('');
};

const mustBeReviewed = ({ request }: Order, found: InspectionOutcome | undefined, { calibration }: LoadedCalibration): boolean =>
  (!isEmpty(calibration) || !request.appliance.tried(found?.version ?? '')) && !isReviewed(calibration);

const foundLines = (order: Order, { verified, live, version, seen }: InspectionOutcome, lang: Lang): string[] => {
  const say = words.calibrate;
  const { missing, notReached } = verified;
  const misses = missing.map(({ name, label, found }) => `  - ${name}${label === '' ? '' : ` (${label})`}: ${found === 0 ? say.notFound[lang]() : say.several[lang](found)}`);
  const learnt = [...live.learnt].map((name) => {
    if (name === 'version' && live.versionMark) return `  - ${name}: ${markText(live.versionMark)}`;
    const element = live.elements[name];
    const value = live.values[name]?.is;
    return `  - ${name}: ${element ? findText(element.find) : typeof value === 'string' ? value : (value ?? []).join(', ')}`;
  });
  const behind = notReached.map(({ title, place, fault, afterSave }) => `  - ${title}${place === 'form' ? ` (${say.inForm[lang]()})` : ''}: ${afterSave ? say.afterSave[lang]() : describeFault(fault, lang).sentence}`);
  return [
    say.version[lang](version, !order.request.appliance.tried(version)), ...(version === '' ? [say.noVersion[lang]()] : []),
    ...(misses.length === 0 ? [] : [say.missing[lang](), ...misses]), ...(learnt.length === 0 ? [] : [say.learnt[lang](), ...learnt]), ...(behind.length === 0 ? [] : [say.notReached[lang](), ...behind]),
    ...openReadings(order).map(([reading, screens]) => say.candidates[lang](reading, screens)),
    ...(Object.keys(seen).length === 0 ? [] : [say.seen[lang](Object.entries(seen).map(([name, value]) => `${name} ${value}`).join(' · '))]),
  ];
};

/** Readings that the profile leaves open, with their candidate screens. */
const openReadings = ({ request }: Order): (readonly [reading: string, screens: string])[] => {
  const held = resolveSections(request.runbook.sections(request.inputs), request.readings).flatMap((one) => (one.held?.why === 'unset' ? [one.held] : []));
  return [...new Map(held.map((one) => [one.reading, one.candidates.join(', ')] as const))];
};

/** The same for a machine. */
export const inspectionDocument = (finished: Finished, found: InspectionOutcome | undefined, written: LoadedCalibration | undefined): object => ({
  verdict: finished.verdict, exitCode: finished.exitCode, sentence: finished.sentence, dir: finished.outcome.dir, report: finished.report ?? null, fault: finished.outcome.fault ?? null,
  found: found?.verified.found ?? 0, missing: found?.verified.missing ?? [], notReached: found?.verified.notReached ?? [], learnt: found ? [...found.live.learnt] : [],
  version: found?.version ?? null, seen: found?.seen ?? {}, calibration: written?.file ?? null,
});
