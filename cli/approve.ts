import { approvalNeeded } from '../engine/evidence/key-words.ts';
import { FaultError } from '../engine/faults.ts';
import { isBlank } from '../engine/inputs/visible.ts';
import type { Approval, Host } from '../engine/host.ts';
import type { Pace } from '../engine/pace/pace.ts';
import type { SpecialApproval } from '../engine/plan.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { approvalFlag, notAccepted } from './acceptance.ts';
import type { Io, Person } from './io.ts';
import { confirmCommand } from './next-command.ts';
import type { Order } from './order.ts';
import { planText } from './plan-text.ts';
import type { RunRecord } from './record.ts';
import { words } from './words.ts';

/** What the approval works with. */
interface Approver {
  readonly order: Order;
  readonly io: Io;
  readonly lang: Lang;
  readonly print: (text: string) => void;
  /** Where the person sits, when the panel may be one of the places. */
  readonly pace?: Pace;
}

/** Takes the decisions of a person. @throws FaultError `stopped` when the question is left */
interface Decider {
  readonly yes: (question: string) => Promise<boolean>;
  /** What was written as a reason; empty when nothing was. */
  readonly reason: (question: string) => Promise<string>;
  /** Whether the customer's id was typed; from where, in a word for the evidence. */
  readonly typesId: (id: string) => Promise<{ readonly right: boolean; readonly how: string }>;
}

/**
 * Shows the whole plan and takes the decision: by `--plan` or `--yes`, else by a person who types the customer's id. Changes that reach beyond this
 * sender are asked apart. Never waits for an absent keyboard.
 */
export const approveBy = ({ order, io, lang, print, pace }: Approver) => (record: RunRecord): Host['approve'] => async (plan, warnings) => {
  const { flags, request } = order;
  const terminal = io.person?.(lang);
  const person = pace?.attended ? byPace(pace, lang) : terminal && byPerson(terminal, lang);
  print(planText(plan, order, record, warnings, lang));
  const by = request.who.operator;
  const open = notAccepted(plan, flags);
  if (open.length > 0 && !person) {
    print(`${words.acceptMissing[lang](open.map((one) => approvalFlag(one, lang).join(' ')).join(' '))}\n`);
    return missing(by);
  }
  const special = [...(flags.accept ?? []), ...(flags.acknowledge ? [`--acknowledge ${flags.acknowledge}`] : [])].map((one) => ` + ${one}`);
  for (const one of person ? open : []) {
    const answer = await askApart(person, one, lang);
    if (answer === undefined) return { outcome: 'refused', by, how: one };
    special.push(` + ${answer}`);
  }
  if (flags.plan !== undefined) return { outcome: 'given', by, how: `--plan${special.join('')}` };
  if (flags.yes !== undefined) return { outcome: 'given', by, how: `--yes${special.join('')}` };
  print(`${words.confirmBy[lang](confirmCommand(order, plan, lang))}\n`);
  if (!person) {
    print(`${words.approvalMissing[lang]()}\n`);
    return missing(by);
  }
  return typed(person, request.customer.id, by, special.join(''), { lang, print });
};

/** One approval apart from the plan's; a risky sender is not let pass by a yes, only for a reason. Undefined: not given. */
const askApart = async (person: Decider | undefined, one: SpecialApproval, lang: Lang): Promise<string | undefined> => {
  if (one !== 'risky-sender') return (await person?.yes(words.acceptQuestion[lang](specialText(one, lang)))) ? one : undefined;
  const reason = await person?.reason(words.reasonQuestion[lang]());
  return reason === undefined || isBlank(reason) ? undefined : `--acknowledge ${reason.trim()}`;
};

const missing = (by: string): Approval => ({ outcome: 'missing', by, how: 'no keyboard' });

const typed = async (person: Decider, id: string, by: string, special: string, { lang, print }: Pick<Approver, 'lang' | 'print'>): Promise<Approval> => {
  const { right, how } = await person.typesId(id);
  if (right) return { outcome: 'given', by, how: `${how}${special}` };
  print(`${words.wrongId[lang]()}\n`);
  return { outcome: 'refused', by, how };
};

const byPerson = (person: Person, lang: Lang): Decider => ({
  yes: (question) => leaves(person.yes(question)),
  reason: (question) => leaves(person.text(question)),
  typesId: async (id) => ({ right: (await leaves(person.text(words.typeId[lang](id)))).trim() === id, how: 'typed' }),
});

/** The panel and the terminal show the same question; the first answer counts. */
const byPace = (pace: Pace, lang: Lang): Decider => ({
  yes: async (sentence) => (await pace.ask({ about: 'plan', sentence, choices: ['yes', 'no', 'stop'] }))?.choice === 'yes',
  reason: async (sentence) => {
    const answer = await pace.ask({ about: 'plan', sentence, write: true, choices: ['yes', 'no', 'stop'] });
    return (answer?.choice === 'yes' && answer.text) || '';
  },
  typesId: async (id) => {
    const answer = await pace.ask({ about: 'plan', sentence: words.typeId[lang](id), type: id, choices: ['yes', 'no', 'stop'] });
    return { right: answer?.choice === 'yes', how: answer?.by === 'panel' ? 'typed in the panel' : 'typed' };
  },
});

/** A question that is left with Ctrl-C stops the run before any act. */
const leaves = async <T>(answer: Promise<T | undefined>): Promise<T> => {
  const given = await answer;
  if (given === undefined) throw new FaultError('stopped');
  return given;
};

const specialText = (one: SpecialApproval, lang: Lang): string => (one === 'page-level' || one === 'relay' ? approvalNeeded[one][lang]() : words.concernAccept[lang]());
