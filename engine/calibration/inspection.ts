import type { Appliance } from '../appliance.ts';
import type { Inspection } from '../run-request.ts';
import type { Section } from '../runbook.ts';
import { worst } from '../verdict.ts';
import type { WalkParts } from '../walk/parts.ts';
import type { Walked } from '../walk/walked.ts';
import { phraseOf } from '../words/phrase.ts';
import type { Pointer } from './ask.ts';
import { inspectScreens, type Inspected, type InspectionOrder } from './inspect.ts';
import { Judging } from './judging.ts';
import { LiveCalibration } from './live.ts';
import { habitsSeen } from './seen.ts';
import { versionAt } from './version-mark.ts';

/** What a calibration or a rehearsal is asked to look at. */
export interface InspectionWish {
  readonly sections: readonly Section[];
  readonly behind?: (section: Section, parentState: unknown) => Section | undefined;
  readonly appliance: Pick<Appliance, 'landmarks'>;
  readonly witness: { readonly by: string; readonly on: string };
  readonly pointer?: Pointer;
  /** A calibration takes pictures and asks; a rehearsal only counts, in a few seconds. */
  readonly purpose: 'calibrate' | 'rehearse';
  readonly judge?: Inspection['judge'];
  /** Longest wait for one element, in milliseconds; by its purpose unless given. */
  readonly patienceMs?: number;
}

/** What a walk came to, for whoever writes it down. */
export interface InspectionOutcome {
  readonly inspected: Inspected;
  /** What a walk without any help found once everything was learnt; the same where nothing was. */
  readonly verified: Inspected;
  /** False when the walk ended early: what was learnt until then still counts. */
  readonly whole: boolean;
  readonly live: LiveCalibration;
  readonly version: string;
  readonly seen: Readonly<Record<string, string>>;
}

const said = phraseOf(
  (found: number, missing: number, notReached: number) => (missing + notReached === 0 ? `이름 있는 요소 ${found}개를 모두 한 번씩 찾았습니다. 변경한 것은 없습니다.` : `찾은 요소 ${found}개, 찾지 못했거나 여러 개인 요소 ${missing}개, 도달하지 못한 화면 ${notReached}개. 변경한 것은 없습니다.`),
  (found: number, missing: number, notReached: number) => (missing + notReached === 0 ? `All ${found} named elements were found once. Nothing was changed.` : `Found once: ${found}; not found or found more than once: ${missing}; screens not reached: ${notReached}. Nothing was changed.`),
);

/** Longest wait for one element: a person's console is slower than a rehearsal may be. */
const patience = { calibrate: 1_500, rehearse: 700 } as const;

/** A walk for `RunRequest.inspection`; `outcome` gives what it found once the run has ended, undefined when it never came that far. */
export const inspectionOf = (wish: InspectionWish): { readonly inspection: Inspection; readonly outcome: () => InspectionOutcome | undefined } => {
  let outcome: InspectionOutcome | undefined;
  const judging = new Judging();
  const walk = async (parts: WalkParts): Promise<Walked> => {
    const { session, camera, tab } = parts;
    const live = new LiveCalibration(session.ui, session.calibration?.calibration);
    const order: InspectionOrder = {
      sections: wish.sections, appliance: wish.appliance, live, camera, witness: wish.witness, pictures: wish.purpose === 'calibrate', patienceMs: wish.patienceMs ?? patience[wish.purpose], judging,
      ...(wish.behind ? { behind: wish.behind } : {}),
    };
    const tell = async (inspected: Inspected, verified: Inspected, whole: boolean): Promise<void> => {
      const version = live.learnt.has('version') && live.versionMark ? await versionAt(tab, live.versionMark, order.patienceMs) : session.version;
      outcome = { inspected, verified, whole, live, version, seen: await habitsSeen(tab, inspected.rawTexts).catch(() => ({})) };
    };
    const inspected = await inspectScreens(parts, { ...order, ...(wish.pointer ? { pointer: wish.pointer } : {}), partly: (one) => tell(one, one, false) });
    // What somebody pointed at is known once it was found without them.
    const verified = wish.purpose === 'calibrate' && live.learnt.size > 0 ? await inspectScreens(parts, { ...order, partly: (one) => tell(inspected, one, false) }) : inspected;
    await tell(inspected, verified, true);
    const { found, missing, notReached, results } = verified;
    const words = (lang: 'ko' | 'en') => () => said[lang](found, missing.length, notReached.length);
    const verdict = worst([...results.map((one) => one.verdict), ...(missing.length > 0 ? (['differs'] as const) : [])]);
    return { results, verdict, said: { ko: words('ko'), en: words('en') } };
  };
  return { inspection: { walk, ...(wish.judge ? { judge: judging.over(wish.judge) } : {}) }, outcome: () => outcome };
};
