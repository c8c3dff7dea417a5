import type { Page } from 'playwright';
import type { DialogOwner } from '../dialogs.ts';
import { holdsNow, type Filled } from '../filled.ts';
import type { Gate } from '../gate.ts';
import type { Save } from '../save.ts';
import { paceWords } from '../words/pace.ts';
import type { Phrase } from '../words/phrase.ts';
import type { Turn } from './turn.ts';

const lookAgainMs = 200;

/** What the person does in the browser while a line is theirs: each touch becomes a task that is watched, and the relay and the dialogs know that it is not us. */
export class HandWork {
  readonly #dialogs: DialogOwner;
  readonly #gate: Gate;
  #ends: (() => void)[] = [];

  constructor(dialogs: DialogOwner, gate: Gate) {
    this.#dialogs = dialogs;
    this.#gate = gate;
  }

  /** The line goes over to the person. */
  take(page: Page | undefined): void {
    if (this.#ends.length > 0) return;
    this.#ends = [this.#gate.handOver(), ...(page ? [this.#dialogs.handOver(page.context())] : [])];
  }

  /** The line is ours again. */
  back(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  async click(turn: Turn | undefined, label: string): Promise<void> {
    await turn?.task(paceWords.click[turn.lang](label), { whole: true });
  }

  /** Goes on by itself as soon as the field holds its value; one that cannot be found is believed to the person, and compared when it is sent. */
  async fill(turn: Turn | undefined, filled: Filled): Promise<void> {
    while (turn && !(await holdsNow(filled))) {
      const seen = await turn.task(fillSentence(filled)[turn.lang](), { seen: (withdrawn) => until(() => holdsNow(filled), withdrawn) });
      if (seen || (await filled.field.count().catch(() => 0)) !== 1) return;
    }
  }

  /** Goes on by itself when the declared request has left or was kept back for good, or where a machine sends none, when its sign shows. */
  async save(turn: Turn | undefined, label: string, save: Save, sent: Promise<boolean>): Promise<void> {
    const { orElse } = save;
    const shown = (withdrawn: AbortSignal): Promise<boolean>[] => (orElse ? [until(() => orElse().then(() => true, () => false), withdrawn)] : []);
    await turn?.task(paceWords.save[turn.lang](label), { seen: (withdrawn) => Promise.race([sent.then(() => true), ...shown(withdrawn)]) });
  }
}

const fillSentence = ({ name, value, kind }: Filled): Phrase => {
  if (kind === 'choice' || kind === 'unchoice') {
    const words = kind === 'choice' ? paceWords.tick : paceWords.untick;
    return { ko: () => words.ko(name), en: () => words.en(name) };
  }
  return { ko: () => paceWords.fill.ko(name, value), en: () => paceWords.fill.en(name, value) };
};

/** Looks again and again, until it is so or nobody wants to know any more. */
const until = async (look: () => Promise<boolean>, withdrawn: AbortSignal): Promise<boolean> => {
  while (!withdrawn.aborted) {
    if (await look()) return true;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return false;
};
