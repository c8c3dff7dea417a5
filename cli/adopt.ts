import { stringify } from 'yaml';
import { openBrowser } from '../engine/browser/shared.ts';
import { FILTER_PRESETS } from '../engine/customer/filters.ts';
import { displayName } from '../engine/customer/load.ts';
import { writeWanted } from '../engine/customer/write-back.ts';
import { allowingPolicies, changeFor, policyToAdopt, proposalFrom, type Proposal } from '../engine/night/adopt.ts';
import type { States } from '../engine/night/twin.ts';
import { exitCodes } from '../engine/verdict.ts';
import { sendersIn, type MapState } from '../pages/rspamd/map-text.ts';
import { kinds } from './appliances.ts';
import type { Cli } from './cli.ts';
import { confirmAttended } from './attendance.ts';
import { commandLine, placeFlags } from './command-line.ts';
import { execute } from './execute.ts';
import type { RunFlags } from './flags.ts';
import { orFault, type Told } from './machine-place.ts';
import { orderOf, type Order } from './order.ts';
import { asker } from './person-secret.ts';
import { words } from './words.ts';

/** `adopt`: reads a console like a check does, and proposes its settings as the wanted ones; a person accepts. @throws WrongCommand, InputError before a browser opens */
export const adopt = (cli: Cli, flags: RunFlags): Promise<Told> =>
  orFault(cli, async () => {
    const { io, lang, say } = cli;
    const first = await orderOf('verify', undefined, flags, io, lang);
    if (!(await confirmAttended(first, 'verify', io, lang))) return ended(say(words.declinedBefore), exitCodes.declined);
    const states = await read(cli, first);
    if ('sentence' in states) return ended(`${states.sentence}\n${say(words.night.adopt.notRead)}`, exitCodes['not-checked']);
    const ofMap = mapProposal(first, states.states, flags);
    if (ofMap) return offer(cli, first, flags, ofMap);
    const policy = policyToAdopt(states.states, flags.policy ?? first.profile.wanted.policy);
    if (policy === undefined) return ended(say(words.night.adopt.choose, allowingPolicies(states.states).join(', ') || '–'), exitCodes.differs);
    const proposal = proposalFrom(states.states, policy) ?? (await readPolicy(cli, flags, policy));
    return proposal ? offer(cli, first, flags, proposal) : ended(say(words.night.adopt.notRead), exitCodes['not-checked']);
  });

/** The list of an rspamd is one map by its name: nothing is to choose, and its comments are nobody's wish. */
const mapProposal = ({ profile }: Order, states: States, flags: RunFlags): Proposal | undefined => {
  const map = states['allowed-senders'];
  if (profile.kind !== 'rspamd' || map === undefined) return undefined;
  const { ips, others } = sendersIn(map as MapState);
  return { policy: flags.policy ?? profile.wanted.policy, ips, left: others };
};

const ended = (text: string, exitCode: number): Told => ({ text, document: { exitCode, sentence: text }, exitCode });

/** One look; what a screen shows is taken whether it is as wanted or not. */
const read = async ({ io, lang }: Cli, order: Order): Promise<{ readonly states: States } | { readonly sentence: string }> => {
  const stopping = io.watchSignals(() => undefined);
  const shared = await openBrowser({ headless: order.headless, env: io.env });
  try {
    const { outcome, record, sentence } = await execute(order.request, shared, { readers: [], askSecret: asker(io, lang, undefined, stopping.signal), signal: stopping.signal, env: io.env, outputs: 'report', approve: () => () => Promise.resolve({ outcome: 'missing', by: '', how: 'adopt' }) });
    return outcome.fault ? { sentence } : { states: Object.fromEntries(record.states) };
  } finally {
    await shared.close();
    stopping.release();
  }
};

/** TMW shows a policy's filters and IPs on its own page, so that page is opened by another look. */
const readPolicy = async (cli: Cli, flags: RunFlags, policy: string): Promise<Proposal | undefined> => {
  const found = await read(cli, await orderOf('verify', undefined, { ...flags, policy }, cli.io, cli.lang));
  return 'states' in found ? proposalFrom(found.states, policy) : undefined;
};

const notProposed = (left: readonly string[] | undefined, say: Cli['say']): string[] =>
  (left === undefined ? [say(words.night.adopt.readings)] : left.length === 0 ? [] : [say(words.night.adopt.left), ...left.map((line) => `  ${line}`)]);

const offer = async ({ io, lang, say }: Cli, { profile, loaded }: Order, flags: RunFlags, proposal: Proposal): Promise<Told> => {
  const change = changeFor(proposal, profile.wanted, FILTER_PRESETS);
  const { id } = loaded.customer;
  if (Object.keys(change).length === 0) return { text: say(words.night.adopt.same), document: { exitCode: 0, proposal, change: null, written: false }, exitCode: 0 };
  const { ips, left, ...rest } = proposal;
  const yaml = stringify({ wanted: { sendingIps: ips.map((ip) => ({ ip })), ...rest } });
  const file = displayName(loaded.file);
  const lines = [say(words.night.adopt.proposal, profile.id), yaml.trimEnd(), ...notProposed(left, say)];
  const agreed = flags.yes === id || (flags.yes === undefined && (await io.person?.(lang).yes(`${lines.join('\n')}\n${say(words.night.adopt.question, file)}`)) === true);
  if (!agreed) {
    const next = commandLine('adopt', ...placeFlags({ appliance: profile.id, ...flags }, id), ...(flags.policy === undefined ? [] : ['--policy', flags.policy]), '--yes', id);
    return { text: [...lines, say(words.night.adopt.howTo, next)].join('\n'), document: { exitCode: exitCodes.declined, proposal, change, written: false, next }, exitCode: exitCodes.declined };
  }
  await writeWanted(loaded.file, profile.id, change, { kinds });
  return { text: [...lines, say(words.saved, file)].join('\n'), document: { exitCode: 0, proposal, change, written: true, file }, exitCode: 0 };
};
