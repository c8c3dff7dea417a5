import { fileURLToPath } from 'node:url';
import { loadCustomer } from '../../engine/customer/load.ts';
import { resolveInputs } from '../../engine/customer/wanted-overrides.ts';
import type { Mode } from '../../engine/events.ts';
import { parsePeriod, queryEnds } from '../../engine/log/period.ts';
import type { Machine, RunRequest } from '../../engine/run-request.ts';
import type { RunbookInputs } from '../../engine/runbook.ts';
import type { Lang } from '../../engine/words/phrase.ts';
import { DEMO_PASSWORD } from '../../fixtures/simulators/core/seed.ts';
import type { Simulator } from '../../fixtures/simulators/start.ts';
import { applianceOf } from '../appliances.ts';
import { bookFor } from '../books.ts';
import { usualPages, usualPeriod } from '../flags.ts';
import { machineOf } from '../machine.ts';
import { productFacts } from '../product.ts';
import { runbookReadings } from '../readings.ts';
import { WrongCommand } from '../trouble.ts';

/** One customer of the demonstration with all that a run of it needs. */
export interface DemoCustomer {
  readonly name: string;
  readonly kind: string;
  readonly simulator: Simulator;
  readonly request: (mode: Mode) => RunRequest;
}

export interface DemoSurroundings {
  readonly lang: Lang;
  readonly runsDir: string;
  readonly stateDir: string;
  readonly operator: string;
  readonly now: Date;
}

/** The shipped example profile of a simulated console: on its address of today, with its first sending IP, so that the ledger counts the guide's own saves. */
export const demoCustomer = async (simulator: Simulator, around: DemoSurroundings): Promise<DemoCustomer> => {
  const file = fileURLToPath(new URL(`../../fixtures/customers/demo-${simulator.kind}.yaml`, import.meta.url));
  const { customer: shipped } = await loadCustomer({ file });
  const [appliance] = shipped.appliances;
  if (!appliance) throw new Error(`${file} names no appliance`);
  const profile = { ...appliance, url: simulator.url, ...(simulator.spki === undefined ? {} : { tls: { pin: `sha256/${simulator.spki}` } }), wanted: { ...appliance.wanted, sendingIps: appliance.wanted.sendingIps.slice(0, 1) } };
  const customer = { ...shipped, appliances: [profile] };
  const resolved = resolveInputs(customer, profile.id, {}, { needs: ['sendingIps', 'policy', 'filters', 'maxRecipients'] });
  const kind = applianceOf(profile.kind);
  const { machine, troubles } = await machineOf({ customer, file, profile, appliance: kind, dotEnv: new Map([['DEMO_PASSWORD', DEMO_PASSWORD]]), env: {}, ask: undefined, mode: 'apply' });
  if (!resolved.inputs || !machine) throw new WrongCommand(troubles);
  const { sendingIps, policy, limitPolicy, description, filters, maxRecipients, readings } = resolved.inputs;
  const inputs: RunbookInputs = { sendingIps: sendingIps.map((one) => one.ip), policy, limitPolicy, description, filters, maxRecipients };
  return {
    name: customer.name, kind: kind.name, simulator,
    request: (mode) => ({ ...common(mode, profile.kind, around), appliance: kind, machine: machine satisfies Machine, customer: { id: customer.id, name: customer.name }, inputs, readings: runbookReadings(readings), query: query(inputs, around.now) }),
  };
};

const common = (mode: Mode, kind: string, { lang, runsDir, stateDir, operator }: DemoSurroundings) => {
  const name = mode === 'diagnose' ? 'blocked-mail' : 'bulk-mail';
  const runbook = bookFor(name, kind);
  if (!runbook) throw new Error(`no runbook ${kind}/${name}`);
  return { mode, runbook, lang, runsDir, stateDir, who: { operator, ticket: 'DEMO-1', requestedBy: 'npm start' }, product: productFacts() };
};

const query = ({ sendingIps }: RunbookInputs, now: Date): RunRequest['query'] => {
  const parsed = parsePeriod(usualPeriod, now);
  if (!parsed.ok) throw new Error(parsed.problem.en());
  return { ips: sendingIps, pageBudget: usualPages, ...queryEnds(parsed.period) };
};
