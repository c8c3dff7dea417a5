import type { Locator, Page } from 'playwright';
import type { Pointer } from '../../engine/calibration/ask.ts';
import type { Calibration } from '../../engine/calibration/calibration.ts';
import { FaultError } from '../../engine/faults.ts';
import type { Inspection } from '../../engine/run-request.ts';
import { plainText } from '../../engine/redaction/plain-text.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import type { Choice, Io } from '../io.ts';
import { words } from '../words.ts';

/** The longest wait for a person's click. */
const pickMs = 5 * 60_000;

/** The person at the terminal during one walk: one question at a time, withdrawn when the walk is over or stopped. */
export interface Asking {
  readonly choose: (question: string, choices: readonly Choice[]) => Promise<string | undefined>;
  readonly signal: AbortSignal;
  /** The person wants no more of the walk. */
  readonly stop: () => void;
}

/** Undefined where nobody can be asked. */
export const askingOf = (io: Io, lang: Lang, { signal, stop }: Pick<Asking, 'signal' | 'stop'>): Asking | undefined => {
  const person = io.person?.(lang);
  if (!person) return undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    signal, stop,
    choose: (question, choices) => {
      const answer = last.then(() => (signal.aborted ? undefined : person.choose(question, choices, signal)));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
};

/** A person at the terminal who points at elements in the browser window. */
export const pointerOf = ({ choose, signal }: Asking, io: Io, lang: Lang): Pointer => {
  const say = words.calibrate;
  return {
    pick: async ({ name, label, found }, page) => {
      const choice = await choose(say.pickQuestion[lang](label === '' ? name : label, name, found), [
        { value: 'pick', label: say.pick[lang]() }, { value: 'skip', label: say.leaveOut[lang]() },
      ]);
      if (choice === undefined) throw new FaultError('stopped');
      if (choice !== 'pick') return undefined;
      io.err(`${say.pointNow[lang]()}\n`);
      return pickIn(page, signal);
    },
    refused: ({ label, name }, why) => io.err(`${say.refused[why][lang](label === '' ? name : label)}\n`),
  };
};

/** The browser library's own picker: it marks what is under the pointer and keeps the click from the page. */
const pickIn = async (page: Page, signal: AbortSignal): Promise<Locator | undefined> => {
  await page.bringToFront();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    const leave = (): void => void page.cancelPickLocator().catch(() => undefined).finally(() => resolve(undefined));
    timer = setTimeout(leave, pickMs);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([page.pickLocator(), late]);
  } catch {
    // The person closed the window, or the page went away under the pointer.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
};

/** A person who says what an undeclared request is; `said` gathers it for the file. */
export const judgeOf = ({ choose, signal, stop }: Asking, lang: Lang, witness: { readonly by: string; readonly on: string }, said: Calibration['requests'][number][]): NonNullable<Inspection['judge']> => {
  const say = words.calibrate;
  return async ({ method, path, values }) => {
    const answer = await choose(plainText(say.judgeQuestion[lang](`${method} ${path}`, Object.entries(values).map(([name, value]) => `${name}=${value}`).join(', '))), [
      { value: 'write', label: say.judgeWrite[lang]() }, { value: 'read', label: say.judgeRead[lang]() }, { value: 'ambient', label: say.judgeAmbient[lang]() },
    ]);
    // Who leaves the question has said nothing of the request, and wants no more of the walk.
    if (answer === undefined) {
      if (!signal.aborted) stop();
      return 'write';
    }
    const is = answer === 'read' || answer === 'ambient' ? answer : 'write';
    said.push({ method, path, fields: Object.keys(values), fixed: { ...values }, is, ...witness });
    return is;
  };
};
