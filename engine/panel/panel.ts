import type { Browser, BrowserContext, Page } from 'playwright';
import type { EventReader } from '../events.ts';
import type { Slide } from '../guide.ts';
import type { Choice, Question, Seat, SeatAnswer } from '../pace/question.ts';
import { plainText } from '../redaction/plain-text.ts';
import { choiceWords } from '../words/pace.ts';
import type { Lang } from '../words/phrase.ts';
import { moveWindow } from '../browser/window.ts';
import { panelDocument } from './document.ts';
import { panelWidth, placeWindows, type Placement, type Room } from './placement.ts';
import { PanelModel, type PanelButton, type PanelView } from './view.ts';

/** A name under which nothing can be reached; the browser is given the page itself and never asks a network. */
const address = 'http://guide.localhost/';

/** A popup has no tab strip and may be narrower than a browser window. Where a policy of the computer forbids popups, the panel is a usual window. */
const smallWindow = async (context: BrowserContext): Promise<Page> => {
  const opener = await context.newPage();
  const opened = context.waitForEvent('page', { timeout: 15_000 }).catch(() => undefined);
  if (!(await opener.evaluate(`Boolean(window.open("about:blank", "_blank", "popup,width=${panelWidth},height=800"))`))) return opener;
  const popup = await opened;
  if (!popup) return opener;
  await opener.close();
  return popup;
};

/** The letters under the fingers; each stands on its button. */
const keys: Readonly<Record<Choice, string>> = { do: 'D', again: 'R', 'by-hand': 'H', skip: 'S', done: 'D', yes: 'Y', no: 'N', close: 'C', stop: 'X' };

export interface PanelWish {
  readonly browser: Browser;
  readonly lang: Lang;
  readonly slides: readonly Slide[];
  /** The person wants every line asked, or not any more. */
  readonly onStep: (on: boolean) => void;
  /** Whether every line is asked now. */
  readonly step: () => boolean;
  /** The person stops the run, or closes the panel while it is asked. */
  readonly onStop: () => void;
}

interface Open {
  readonly id: number;
  readonly question: Question;
  readonly settle: (answer: SeatAnswer | undefined) => void;
}

/**
 * The guide panel: a window of its own in the same browser, fed by bindings of its own context. The console's pages know nothing of it, and nothing listens on a port.
 */
export class Panel implements Seat {
  readonly name = 'panel';
  readonly reader: EventReader;
  readonly page: Page;
  /** Where it stands on its screen, and where the console's window belongs. */
  placement: Placement | undefined;
  readonly #context: BrowserContext;
  readonly #lang: Lang;
  readonly #model: PanelModel;
  readonly #wish: PanelWish;
  #open: Open | undefined;
  #n = 0;
  #ids = 0;
  #waiting: (() => void)[] = [];

  /** Opens the window. @throws the browser library's error when the browser is gone */
  static async open(wish: PanelWish): Promise<Panel> {
    const context = await wish.browser.newContext({ viewport: null, colorScheme: null, reducedMotion: null, locale: wish.lang === 'ko' ? 'ko-KR' : 'en-US', acceptDownloads: false });
    const { html, policy } = panelDocument(wish.lang);
    await context.route('**/*', (route) => (route.request().url() === address
      ? route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy, 'cache-control': 'no-store' }, body: html })
      : route.abort()));
    const panel = new Panel(wish, context, await smallWindow(context));
    await panel.#bind();
    await panel.page.goto(address);
    await panel.#place();
    return panel;
  }

  private constructor(wish: PanelWish, context: BrowserContext, page: Page) {
    this.#wish = wish;
    this.#context = context;
    this.#lang = wish.lang;
    this.page = page;
    this.#model = new PanelModel(wish.lang, wish.slides);
    this.reader = {
      name: 'panel',
      on: (line) => {
        this.#model.on(line);
        this.#changed();
      },
    };
    page.once('close', () => this.#open?.settle(undefined));
  }

  get open(): boolean {
    return !this.page.isClosed();
  }

  ask(question: Question, withdrawn: AbortSignal): Promise<SeatAnswer | undefined> {
    if (withdrawn.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (answer: SeatAnswer | undefined): void => {
        if (this.#open?.question === question) this.#open = undefined;
        this.#changed();
        resolve(answer);
      };
      withdrawn.addEventListener('abort', () => settle(undefined), { once: true });
      this.#ids += 1;
      this.#open = { id: this.#ids, question, settle };
      this.#changed();
      // A person who works in the console must not lose its window to a question that only follows them.
      if (question.about !== 'hand') void this.page.bringToFront().catch(() => undefined);
    });
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => undefined);
  }

  #changed(): void {
    this.#n += 1;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #bind(): Promise<void> {
    await this.#context.exposeBinding('runbookView', async (_source, seen: number) => {
      if (seen >= this.#n) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      return this.#view();
    });
    await this.#context.exposeBinding('runbookAnswer', (_source, id: number, choice: Choice, typed: string) => {
      const open = this.#open;
      if (!open || open.id !== id || !open.question.choices.includes(choice)) return;
      if (choice === 'yes' && open.question.type !== undefined && typed.trim() !== open.question.type) return;
      if (choice === 'yes' && open.question.write && typed.trim() === '') return;
      open.settle({ choice, ...(open.question.write ? { text: typed.trim() } : {}) });
    });
    await this.#context.exposeBinding('runbookStep', (_source, on: boolean) => {
      this.#wish.onStep(on);
      this.#changed();
    });
    await this.#context.exposeBinding('runbookStop', () => this.#wish.onStop());
  }

  #view(): PanelView {
    const open = this.#open;
    if (!open) return this.#model.view(this.#n, undefined, this.#wish.step());
    const { choices, sentence, next, ...question } = open.question;
    const buttons = choices.map((choice): PanelButton => ({ choice, text: choiceWords[choice][this.#lang](), key: keys[choice] }));
    return this.#model.view(this.#n, { ...question, sentence: plainText(sentence), ...(next === undefined ? {} : { next: plainText(next) }), id: open.id, buttons }, this.#wish.step());
  }

  /** At the right edge of the screen, as high as it is. */
  async #place(): Promise<void> {
    const room = await this.page.evaluate((): Room => {
      // Not in the library's types, and there in this browser: where a task bar stands at the left or the top.
      const { availLeft = 0, availTop = 0, availWidth, availHeight } = window.screen as Screen & { readonly availLeft?: number; readonly availTop?: number };
      return { left: availLeft, top: availTop, width: availWidth, height: availHeight };
    });
    this.placement = placeWindows(room);
    await moveWindow(this.page, this.placement.panel);
  }
}
