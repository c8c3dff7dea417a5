import type { LogFinding } from '../engine/events.ts';
import { nextCommand } from '../engine/log/next-step.ts';
import { exitCodes } from '../engine/verdict.ts';
import type { Lang } from '../engine/words/phrase.ts';
import { approvalFlag, notAccepted } from './acceptance.ts';
import { commandLine, placeFlags, wantedFlags } from './command-line.ts';
import type { Finished } from './execute.ts';
import type { Order } from './order.ts';
import type { Plan } from '../engine/plan.ts';
import { words } from './words.ts';

type Who = Pick<Order, 'flags' | 'book' | 'request'>;

/** The command that applies this plan, or takes back that run, without a question: the exact line that confirms it. */
export const confirmCommand = (order: Who, plan: Plan, lang: Lang): string => {
  const { flags, book, request } = order;
  const given = [...(flags.accept ?? []).flatMap((one) => ['--accept', one]), ...(flags.acknowledge ? ['--acknowledge', flags.acknowledge] : [])];
  const special = [...given, ...notAccepted(plan, flags).flatMap((one) => approvalFlag(one, lang))];
  if (flags.rollbackOf !== undefined) return rollbackCommand(order, lang, '--yes', request.customer.id, ...special);
  const place = placeFlags(flags, request.customer.id);
  const file = flags.out ?? flags.plan;
  if (file !== undefined) return commandLine('apply', book, ...place, '--plan', file, ...whoFlags(order, lang), ...special);
  return commandLine('apply', book, ...place, ...wantedFlags(flags), ...whoFlags(order, lang), '--yes', request.customer.id, ...special);
};

const whoFlags = ({ flags }: Who, lang: Lang): string[] => [
  '--ticket', flags.ticket ?? words.ticketPlaceholder[lang](), '--requested-by', flags.requestedBy ?? words.requesterPlaceholder[lang](),
];

const rollbackCommand = (order: Who, lang: Lang, ...more: readonly string[]): string =>
  commandLine('rollback', order.flags.rollbackOf ?? '', ...placeFlags(order.flags, order.request.customer.id), ...whoFlags(order, lang), ...more);

/** What to run next after this end; undefined where the work is done. */
export const nextOf = (order: Who, { outcome, record, verdict, reportFault }: Pick<Finished, 'outcome' | 'record' | 'verdict' | 'reportFault'>, lang: Lang): string | undefined => {
  const { flags, book, request } = order;
  // Only files that could not be made can be made again: what was never pictured, or holds a secret, stays so.
  if (verdict === 'withheld') return reportFault?.code === 'evidence' ? commandLine('report', outcome.dir, ...placeFlags(flags, request.customer.id)) : undefined;
  if (verdict === 'declined') return outcome.plan && confirmCommand(order, outcome.plan, lang);
  // A rollback reads anew what of the recorded changes still stands, so the same command goes on where it ended.
  if (flags.rollbackOf !== undefined) return exitCodes[verdict] === 0 ? undefined : rollbackCommand(order, lang);
  const again = (command: string, ...more: readonly string[]): string => commandLine(command, book, ...sameWish(order), ...more);
  switch (verdict) {
    case 'recorded': return request.query.ips.length === 0 ? undefined : afterFindings(order, record.findings, flags.ip ?? []);
    case 'differs': return request.mode === 'plan' && outcome.plan ? confirmCommand(order, outcome.plan, lang) : again('plan');
    case 'unknown':
    case 'failed': return again('verify');
    case 'not-checked': return again(request.mode, ...(request.mode === 'apply' ? whoFlags(order, lang) : []));
    default: return undefined;
  }
};

/** Where and what this run was for, in flags; what came from a plan file is written out. */
const sameWish = ({ flags, request: { customer, machine, inputs } }: Who): string[] => {
  if (flags.plan === undefined) return [...placeFlags(flags, customer.id), ...wantedFlags(flags)];
  const { sendingIps, policy, filters, maxRecipients } = inputs;
  return [
    ...placeFlags({ ...flags, appliance: machine.id }, customer.id),
    ...wantedFlags({ ...flags, ip: sendingIps, policy, filters: filters.join(','), ...(maxRecipients === undefined ? {} : { maxRecipients: String(maxRecipients) }) }),
  ];
};

/** The plan to make after a diagnosis, for these sending IPs; undefined when nothing found has a remedy that may be offered. */
export const afterFindings = ({ flags, request }: Pick<Order, 'flags' | 'request'>, findings: readonly LogFinding[], ips: readonly string[]): string | undefined => {
  const [, customer = request.customer.id, ...place] = placeFlags(flags, request.customer.id);
  return nextCommand(findings, customer, [...place, ...ips.flatMap((ip) => ['--ip', ip])]);
};
