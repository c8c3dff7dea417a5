import type { Locator, Page } from 'playwright';
import type { Miss, Pointer } from '../../engine/calibration/ask.ts';
import { calibrationHash, calibrationSchema, type Calibration, type LoadedCalibration } from '../../engine/calibration/calibration.ts';
import { inspectionOf, type InspectionOutcome } from '../../engine/calibration/inspection.ts';
import type { Appliance } from '../../engine/appliance.ts';
import { findText } from '../../engine/calibration/find.ts';
import { behindOf, screensOf } from '../../cli/screens-of.ts';
import { runOn, testInputs } from '../../fixtures/run-on.ts';
import { expect, test } from '../../fixtures/test.ts';
import type { SharedBrowser } from '../../engine/browser/shared.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { chapters, type Kind } from '../lifecycle/chapters.ts';

/** Screens that the skin changes. */
const screens = ['connection-allow', 'relay-allow', 'super-white-ip', 'super-white-ip-policy', 'max-recipients'];

const witness = { by: '이담당', on: '2026-11-25' };

interface Case {
  readonly variant: string;
  /** What is missing before anybody answers. */
  readonly missing: readonly string[];
  /** What stands in forms and is asked for once they can be opened. */
  readonly inForms: readonly string[];
  /** What a person would click for each miss. */
  readonly right: Readonly<Record<string, string>>;
  /** Kinds of the union by which some of them are found then. */
  readonly finds: Readonly<Record<string, string>>;
  /** The saves, in their order. */
  readonly asking: readonly string[];
}

const cases: Readonly<Record<Kind, Case>> = {
  tmw: {
    variant: 'frameset',
    missing: ['frames.content', 'connection-allow.addIcon', 'menu.relayAllow', 'super-white-ip.addIcon', 'super-white-ip-policy.addIcon', 'max-recipients.addIcon', 'max-recipients.outerSaveIcon'],
    inForms: ['connection-allow', 'relay-allow', 'super-white-ip-policy', 'max-recipients'].flatMap((one) => [`${one}.moveIcon`, `${one}.saveIcon`]).concat('relay-allow.addIcon', 'super-white-ip.saveIcon'),
    right: {
      version: '#productVersion', addIcon: 'a.b01', moveIcon: 'a[href="javascript:moveIn()"]', saveIcon: '#formBox img[alt="반영"]', outerSaveIcon: 'form[name=pageForm] img[alt="반영"]', relayAllow: '#leftMenu >> text=중계 허용 목록',
    },
    finds: { 'super-white-ip.addIcon': 'css', 'super-white-ip-policy.moveIcon': 'nth', 'max-recipients.outerSaveIcon': 'role', 'max-recipients.saveIcon': 'role' },
    asking: ['connection-allow/save', 'super-white-ip/save', 'super-white-ip-policy/save', 'max-recipients/inner-save', 'max-recipients/save'].map((one) => `tmw/${one}`),
  },
  tmse: {
    variant: 'iframe,popup',
    missing: ['frames.content', 'connection-allow.addButton', 'menu.relayAllow', 'super-white-ip.addButton', 'max-recipients.addButton'],
    inForms: ['connection-allow', 'relay-allow', 'super-white-ip', 'max-recipients'].map((one) => `${one}.saveButton`).concat('relay-allow.addButton', 'super-white-ip.moveButton', 'max-recipients.moveButton'),
    right: { version: '.version', addButton: 'text=새로 만들기', moveButton: 'a[href^="javascript:moveIn"]', saveButton: 'text=확정', relayAllow: '#lnb >> text=중계 허용 목록' },
    finds: { 'super-white-ip.addButton': 'role', 'super-white-ip.moveButton': 'nth', 'max-recipients.saveButton': 'role' },
    asking: ['connection-allow/save', 'super-white-ip/save', 'max-recipients-detail/save'].map((one) => `tmse/${one}`),
  },
};

/** Points at what a person would, through the browser library's picker. */
const pointer = (right: Readonly<Record<string, string>>, asked: string[]): Pointer => ({
  pick: async ({ name }: Miss, page: Page): Promise<Locator | undefined> => {
    asked.push(name);
    const css = right[name.split('.').at(-1) ?? ''];
    if (css === undefined) return undefined;
    const picked = page.pickLocator();
    const found = await Promise.all(page.frames().map(async (frame) => ((await frame.locator(css).count()) > 0 ? [frame] : [])));
    const [frame] = found.flat();
    if (!frame) throw new Error(`nothing to point at for ${name}`);
    // The picker's own layer: from then on a click is kept from the page.
    await frame.locator('x-pw-glass').waitFor({ state: 'attached' });
    const target = frame.locator(css).first();
    await target.hover();
    await target.click();
    return picked;
  },
  refused: ({ name }, why) => {
    throw new Error(`${name}: ${why}`);
  },
});

/** A console whose version stands elsewhere than it is looked for. */
const blind = (kind: Kind): Appliance => {
  const { appliance } = chapters[kind];
  return { ...appliance, entrance: { ...appliance.entrance, signedIn: async (tab) => {
    const seen = await appliance.entrance.signedIn(tab);
    return seen && { ...seen, version: '' };
  } } };
};

const calibrate = async (kind: Kind, simulator: Simulator, browser: SharedBrowser, person?: Pointer) => {
  const { chapter } = chapters[kind];
  const appliance = blind(kind);
  const { inspection, outcome } = inspectionOf({
    purpose: 'calibrate', patienceMs: 1_000, witness, appliance, sections: screensOf(chapter, testInputs).filter((one) => screens.includes(one.id)), behind: behindOf(chapter, testInputs), ...(person ? { pointer: person } : {}),
  });
  const run = await runOn({ simulator, browser, appliance, runbook: chapter, mode: 'calibrate', inspection, waits: { actionMs: 5_000, stepMs: 120_000 } });
  return { run, found: outcome() };
};

const calibrationOf = (kind: Kind, { live, verified, version }: InspectionOutcome): Calibration => calibrationSchema.parse({
  format: 'terrace-runbooks/calibration/1', appliance: kind, version, author: witness, values: live.values, elements: live.elements, versionMark: live.versionMark,
  walk: { at: new Date().toISOString(), found: verified.found, missing: verified.missing.map((one) => one.name), notReached: verified.notReached.map((one) => one.section) },
});

for (const kind of ['tmw', 'tmse'] satisfies Kind[]) {
  const { variant, missing, inForms, right, finds, asking } = cases[kind];

  test(`${kind}: a skin that no selector has seen: what is missing is asked for; answered through the picker, apply succeeds with no other code`, async ({ start, shared }) => {
    test.setTimeout(540_000);
    const simulator = await start({ kind, variant, faults: { 'unseen-skin': true } });
    const asked: string[] = [];
    const { found } = await calibrate(kind, simulator, shared, pointer(right, asked));
    expect(asked.toSorted()).toEqual(['version', ...missing.slice(1), ...inForms].toSorted());
    // Found by a walk that nobody helped any more.
    expect([found?.verified.missing, found?.verified.notReached, found?.whole]).toEqual([[], [], true]);
    expect(Object.fromEntries(Object.keys(finds).map((name) => [name, found?.live.elements[name]?.find.kind]))).toEqual(finds);
    expect([found?.version, found?.live.versionMark?.find.kind, found?.live.versionMark && /\d/.test(findText(found.live.versionMark.find))]).toEqual([expect.stringMatching(/^\d+\.\d+/), 'css', false]);
    expect(found?.live.values).toMatchObject({ 'menu.relayAllow': { is: '중계 허용 목록' }, 'frames.content': { is: ['work'] } });
    expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
    if (!found) return;

    const calibration = calibrationOf(kind, found);
    const apply = (one: Calibration) => runOn({ simulator, browser: shared, appliance: blind(kind), runbook: chapters[kind].chapter, mode: 'apply', calibration: (): LoadedCalibration => ({ file: 'calibrations/acme.yaml', calibration: one }) });
    const unreviewed = await apply(calibration);
    expect([unreviewed.verdict, unreviewed.fault?.code, simulator.ledger().saves]).toEqual(['not-checked', 'calibration-unreviewed', 0]);
    const byOther = (of: Calibration): Calibration => ({ ...of, reviewer: { by: '김검토', on: '2026-11-25', hash: calibrationHash(of) } });
    // Its saves ask in words of their own: the run says of which save, and its line in the file is all that is needed.
    const asks = '변경 내용을 장비에 반영합니다. 계속하시겠습니까?';
    simulator.faults.set('confirm-text', asks);
    const stopped = await apply(byOther(calibration));
    expect(stopped.fault).toMatchObject({ code: 'undeclared-dialog', params: { save: asking[0], kind: 'confirm', text: asks } });
    expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
    const dialogs = asking.map((save) => ({ save, kind: 'confirm', text: asks, ...witness }) as const);
    const known: Calibration = { ...calibration, dialogs: [...dialogs] };
    const reviewed = await apply(byOther(known));
    expect([reviewed.verdict, reviewed.fault]).toEqual(['changed', undefined]);
    expect(reviewed.plan?.calibration).toBe(calibrationHash(known));
    expect(calibrationHash(known)).not.toBe(calibrationHash(calibration));
    expect(reviewed.events.find((event) => event.type === 'calibrated')).toMatchObject({ author: '이담당', reviewer: '김검토' });
    expect(simulator.ledger()).toMatchObject({ saves: asking.length, openSessions: 0 });
  });
}

test('without anybody to point, exactly the misses are named, each with a picture and the texts that were there', async ({ start, shared }) => {
  const { variant, missing } = cases.tmw;
  const simulator = await start({ kind: 'tmw', variant, faults: { 'unseen-skin': true } });
  const { run, found } = await calibrate('tmw', simulator, shared);
  expect([run.verdict, run.fault]).toEqual(['differs', undefined]);
  expect(found?.inspected.missing.map((one) => one.name)).toEqual(missing);
  const shown = run.events.filter((event) => event.type === 'inspected' && event.place !== 'layout');
  expect(shown.every((event) => event.type === 'inspected' && event.picture !== undefined)).toBe(true);
  expect(shown.flatMap((event) => (event.type === 'inspected' ? event.seen : []))).toContain('중계 허용 목록');
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});
