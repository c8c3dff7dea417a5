import type { Page } from 'playwright';
import type { InspectedElement, SectionResult } from '../events.ts';
import { FaultError, type Fault } from '../faults.ts';
import { faultOf } from '../playwright-errors.ts';
import type { Section } from '../runbook.ts';
import type { AnyScreen } from '../screen.ts';
import { screenWith, type WalkParts } from '../walk/parts.ts';
import { leadingLooks } from '../walk/expand.ts';
import { requireNothingUndeclared, within } from '../walk/step.ts';
import { answerMiss, answerVersion, type Miss } from './ask.ts';
import { countNamed, openSteps, safeCount, type Counted } from './count.ts';
import { namedFields } from './fields.ts';
import type { Inspected, InspectionOrder } from './inspection-order.ts';
import { findLayout } from './layout.ts';
import { Recorder } from './recorder.ts';
import { textsSeen } from './seen.ts';

export type { Inspected, InspectionOrder } from './inspection-order.ts';

type Verb = (screen: AnyScreen) => Promise<void>;

/** Walks every screen by menus and `open` verbs and counts each named element. Saves nothing: the relay is never armed. */
export const inspectScreens = async (parts: WalkParts, order: InspectionOrder): Promise<Inspected> => new Inspector(parts, order).walk();

class Inspector {
  readonly #parts: WalkParts;
  readonly #order: InspectionOrder;
  readonly #misses = new Map<string, Miss>();
  readonly #notReached: Inspected['notReached'][number][] = [];
  readonly #states = new Map<string, unknown>();
  readonly #rawTexts: string[] = [];
  readonly #results: SectionResult[] = [];
  /** An open form or a failed look may hide the menus: the next screen begins at the console's address. */
  #disturbed = true;
  #found = 0;
  /** Nothing stands yet where the screen now walked would be opened from. */
  #afterSave = false;
  #recorder = new Recorder();
  #screen: AnyScreen | undefined;

  constructor(parts: WalkParts, order: InspectionOrder) {
    this.#parts = parts;
    this.#order = order;
  }

  /** Whatever ends the walk early, what was found and learnt until then is told. */
  async walk(): Promise<Inspected> {
    try {
      return await this.#walkAll();
    } catch (error) {
      const left = this.#order.sections.slice(this.#results.length).map((one) => ({ section: one.id, title: one.title, place: 'list' as const, fault: faultOf(one.title, error).fault, afterSave: false }));
      await this.#order.partly?.({ ...this.#inspected(), notReached: [...this.#notReached, ...left] });
      throw error;
    }
  }

  async #walkAll(): Promise<Inspected> {
    await this.#layout();
    for (const section of this.#order.sections) {
      this.#requireGoing();
      const before = { misses: this.#misses.size, notReached: this.#notReached.length };
      const there = section.within === undefined ? section : this.#order.behind?.(section, this.#states.get(section.within));
      this.#afterSave = there === undefined;
      await this.#section(there ?? section);
      const result = this.#resultOf(section, this.#misses.size - before.misses, this.#notReached.length - before.notReached);
      this.#parts.journal.write({ type: 'section-ended', result });
      this.#results.push(result);
    }
    return this.#inspected();
  }

  #inspected(): Inspected {
    return { results: this.#results, found: this.#found, rawTexts: this.#rawTexts, missing: [...this.#misses.values()], notReached: this.#notReached };
  }

  /** A screen that exists only after a save is not reached before one, and that is no fault of anybody. */
  #resultOf(section: Section, misses: number, notReached: number): SectionResult {
    const common = { section: section.id, title: section.title, changes: [] };
    if (misses > 0) return { ...common, verdict: 'differs', note: 'not-found' };
    if (notReached > 0) return { ...common, verdict: section.within === undefined ? 'not-checked' : 'recorded', note: 'not-reached' };
    return { ...common, verdict: 'recorded' };
  }

  async #layout(): Promise<void> {
    const { live, appliance, witness, patienceMs, pointer, camera } = this.#order;
    if (pointer && this.#parts.session.version === '') await answerVersion({ pointer, live, witness, camera }, this.#parts.tab);
    const elements = await findLayout(this.#parts.tab, appliance.landmarks, live, witness, patienceMs);
    for (const one of elements) {
      if (one.found === 1 && one.instead === undefined) this.#found += 1;
      else this.#misses.set(one.name, { name: one.name, label: one.label, found: one.found, section: 'layout', what: 'label' });
    }
    this.#parts.journal.write({ type: 'inspected', section: 'layout', title: '', place: 'layout', elements, seen: [] });
  }

  async #section(section: Section): Promise<void> {
    const { journal, session } = this.#parts;
    journal.write({ type: 'section-started', section: section.id, title: section.title, phase: 'survey', slide: section.slide.id });
    this.#screen = undefined;
    await this.#closePopups();
    if (this.#disturbed) await session.home();
    this.#disturbed = this.#order.pictures;
    const looks: Verb[] = [...(section.enter ? [section.enter] : []), ...leadingLooks(section.steps).map((step) => step.run)];
    for (const look of looks) if (!(await this.#reach(section, 'list', look))) return;
    await this.#count(section, 'list');
    if (this.#isRead(section) && !(await this.#reach(section, 'list', async (screen) => void this.#states.set(section.id, (await screen.read()).state)))) return;
    for (const step of openSteps(section.steps)) {
      this.#disturbed = true;
      if (!(await this.#reach(section, 'form', step.run))) return;
      await this.#count(section, 'form');
    }
    await this.#closePopups();
  }

  /** A rehearsal reads only what leads to another screen: a long list would cost more than it tells. */
  #isRead({ id }: Section): boolean {
    return this.#order.pictures || this.#order.sections.some((one) => one.within === id);
  }

  /** One verb; what it lacks is asked for, and then it is tried again: a look may be repeated. */
  async #reach(section: Section, place: 'list' | 'form', verb: Verb): Promise<boolean> {
    for (;;) {
      const fault = await this.#attempt(section, verb);
      if (!fault || (place === 'form' && fault.code === 'not-found' && (await safeCount(this.#screenFor(section).rootOf('form'))) > 0)) return true;
      const miss = await this.#missBehind(section, fault);
      if (miss && (await this.#answered(section, miss))) continue;
      if (miss) this.#misses.set(miss.name, miss);
      this.#disturbed = true;
      await this.#tellNotReached(section, place, fault, miss);
      return false;
    }
  }

  async #attempt(section: Section, verb: Verb): Promise<Fault | undefined> {
    const { actions, relay, session, waits } = this.#parts;
    actions.quiet();
    const endVerb = relay.duringVerb();
    try {
      await session.check();
      const look = (): Promise<void> => within(waits.stepMs, section.title, verb(this.#screenFor(section)));
      await (this.#order.judging?.repeatOnce(look, () => this.#goOn()) ?? look());
      requireNothingUndeclared(this.#parts);
      return undefined;
    } catch (error) {
      const { fault } = faultOf(section.title, error);
      if (['signed-out', 'other-machine', 'other-user', 'stopped', 'journal'].includes(fault.code)) throw error;
      return fault;
    } finally {
      endVerb();
    }
  }

  #requireGoing(): void {
    if (this.#parts.signal.aborted) throw new FaultError('stopped');
  }

  /** @throws FaultError `stopped`, or `undeclared-write` when what was held turned out to be one */
  #goOn(): void {
    this.#requireGoing();
    requireNothingUndeclared(this.#parts);
  }

  /** Which named element a failed look was after: the field or label that reads as the fault says. */
  async #missBehind(section: Section, fault: Fault): Promise<Miss | undefined> {
    const what = fault.params['what'];
    if (what === undefined || (fault.code !== 'not-found' && fault.code !== 'ambiguous')) return undefined;
    const found = Number(fault.params['n'] ?? 0);
    const reads = (text: string): boolean => what === text || what.endsWith(` ${text}`);
    for (const { field, labels, place, locator } of namedFields(this.#screenFor(section), this.#recorder)) {
      if (labels.some(([, text]) => reads(text)) && (await safeCount(locator)) !== 1) return { name: `${section.id}.${field}`, label: what, found, section: section.id, what: 'element', place };
    }
    const path = [...this.#recorder.all].findLast(([, value]) => typeof value === 'string' && reads(value))?.[0];
    return path === undefined ? undefined : { name: path, label: what, found, section: section.id, what: 'label' };
  }

  /** Counts what the screen names as it stands, asks for what is missing, and writes down what was found. */
  async #count(section: Section, place: 'list' | 'form'): Promise<void> {
    const asked = new Set<string>();
    let counted = await this.#counts(section, place);
    for (;;) {
      const miss = counted.find(({ miss: one, element }) => one && element.needed && !asked.has(one.name))?.miss;
      if (!miss || !this.#order.pointer) break;
      asked.add(miss.name);
      if (await this.#answered(section, miss)) counted = await this.#counts(section, place);
    }
    for (const { miss, element } of counted) {
      if (!miss) this.#found += 1;
      else if (element.needed) this.#misses.set(miss.name, miss);
    }
    const { tab, journal } = this.#parts;
    const page = this.#page();
    this.#rawTexts.push(await this.#screenFor(section).rootOf(place).innerText().catch(() => ''));
    const shown = counted.filter(({ miss }) => !miss).map(({ locator }) => locator);
    const picture = this.#order.pictures ? await this.#order.camera.shoot(page, `${section.id}-${place}`, { touched: { locators: shown, label: section.title } }) : undefined;
    const seen = this.#order.pictures && counted.some(({ miss }) => miss) ? await textsSeen(page === tab ? [tab] : [page, tab]) : [];
    journal.write({ type: 'inspected', section: section.id, title: section.title, place, elements: counted.map((one) => one.element), ...(picture ? { picture } : {}), seen });
  }

  #counts(section: Section, place: 'list' | 'form'): Promise<readonly Counted[]> {
    return countNamed({ section: section.id, screen: this.#screenFor(section), recorder: this.#recorder, live: this.#order.live, patienceMs: this.#order.patienceMs }, place);
  }

  async #answered(section: Section, miss: Miss): Promise<boolean> {
    const { pointer, live, witness, camera } = this.#order;
    this.#requireGoing();
    if (!pointer || !(await answerMiss({ pointer, live, witness, camera }, miss, this.#screenFor(section), this.#page()))) return false;
    this.#screen = undefined;
    return true;
  }

  async #tellNotReached(section: Section, place: 'list' | 'form', fault: Fault, miss: Miss | undefined): Promise<void> {
    this.#notReached.push({ section: section.id, title: section.title, place, fault, afterSave: this.#afterSave });
    const { pictures, camera } = this.#order;
    const page = this.#page();
    const picture = pictures ? await camera.shoot(page, `${section.id}-${place}-not-reached`) : undefined;
    const seen = pictures ? await textsSeen([page]) : [];
    const elements: InspectedElement[] = miss ? [{ name: miss.name, label: miss.label, found: miss.found, needed: true }] : [];
    this.#parts.journal.write({ type: 'inspected', section: section.id, title: section.title, place, elements, ...(picture ? { picture } : {}), seen, note: fault.code });
  }

  #screenFor(section: Section): AnyScreen {
    if (!this.#screen) {
      this.#recorder = new Recorder();
      this.#screen = screenWith(this.#parts, section, { ui: this.#order.live.recorded(this.#recorder), elements: this.#order.live.elements });
    }
    return this.#screen;
  }

  /** The newest window of the console. */
  #page(): Page {
    const { tab } = this.#parts;
    return tab.context().pages().findLast((page) => page !== tab && !page.isClosed()) ?? tab;
  }

  async #closePopups(): Promise<void> {
    const { tab } = this.#parts;
    for (const page of tab.context().pages()) if (page !== tab) await page.close().catch(() => undefined);
  }
}
