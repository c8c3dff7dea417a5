import type { Question, Seat, SeatAnswer } from '../engine/pace/question.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { choiceWords } from '../engine/words/pace.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { Person } from './io.ts';

/** The person's seat at the terminal: the same questions as in the panel. Ctrl-C at a question stops the run. */
export const terminalSeat = (person: Person, lang: Lang): Seat => ({
  name: 'terminal',
  open: true,
  ask: async (question, withdrawn) => {
    const answer = await answered(person, question, withdrawn, lang);
    return answer ?? (withdrawn.aborted ? undefined : { choice: 'stop' });
  },
});

const answered = async (person: Person, question: Question, withdrawn: AbortSignal, lang: Lang): Promise<SeatAnswer | undefined> => {
  const { choices, type, write } = question;
  const text = textOf(question);
  if (type !== undefined) {
    const typed = await person.text(text, withdrawn);
    return typed === undefined ? undefined : { choice: typed.trim() === type ? 'yes' : 'no' };
  }
  if (write) {
    const written = await person.text(text, withdrawn);
    return written === undefined ? undefined : { choice: written.trim() === '' ? 'no' : 'yes', text: written.trim() };
  }
  if (choices.includes('yes')) {
    const yes = await person.yes(text, withdrawn);
    return yes === undefined ? undefined : { choice: yes ? 'yes' : 'no' };
  }
  const chosen = await person.choose(text, choices.map((choice) => ({ value: choice, label: choiceWords[choice][lang]() })), withdrawn);
  const choice = choices.find((one) => one === chosen);
  return choice && { choice };
};

/** Console texts among them are data. */
const textOf = ({ title, sentence, next, facts = [] }: Question): string =>
  [title === undefined ? sentence : `${title}: ${sentence}`, ...(next === undefined ? [] : [next]), ...facts].map(plainText).join('\n');
