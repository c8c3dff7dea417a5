import type { BrowserContext, CDPSession, Dialog, Page } from 'playwright';
import type { DialogRecord } from './events.ts';

type Answered = DialogRecord['answer'];

/** Sees how a person answers the console's dialogs: the browser tells when one closes, and whether it was accepted. */
export class DialogWatch {
  readonly #context: BrowserContext;
  readonly #sessions: Promise<CDPSession | undefined>[] = [];
  readonly #waiting: ((answer: Answered) => void)[] = [];
  readonly #onPage = (page: Page): void => void this.#sessions.push(this.#follow(page));

  constructor(context: BrowserContext) {
    this.#context = context;
    for (const page of context.pages()) this.#onPage(page);
    context.on('page', this.#onPage);
  }

  /** Resolves when the person has answered; `gone` when its window closed, or when the person's turn ended while it was still open. */
  closed(dialog: Dialog): Promise<Answered> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      dialog.page()?.once('close', () => resolve('gone'));
    });
  }

  end(): void {
    this.#context.off('page', this.#onPage);
    this.#settle('gone');
    for (const session of this.#sessions) void session.then((one) => one?.detach()).catch(() => undefined);
  }

  async #follow(page: Page): Promise<CDPSession | undefined> {
    try {
      const session = await this.#context.newCDPSession(page);
      session.on('Page.javascriptDialogClosed', ({ result }) => this.#settle(result ? 'accepted' : 'dismissed'));
      await session.send('Page.enable');
      return session;
    } catch {
      return undefined;
    }
  }

  #settle(answer: Answered): void {
    for (const resolve of this.#waiting.splice(0)) resolve(answer);
  }
}
