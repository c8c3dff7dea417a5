import fc from 'fast-check';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';
import type { FaultName } from '../../fixtures/simulators/core/faults.ts';
import { faultChoices, variantChoices, type Switches } from './fault-choices.ts';

/** What the product is asked to do in one run. */
export interface RunStep {
  readonly do: 'plan' | 'apply' | 'verify' | 'rollback';
  readonly runbook: 'sending-permission' | 'super-white-ip' | 'max-recipients' | 'bulk-mail';
  readonly ips: readonly string[];
  readonly faults: Switches;
  /** Switches that are turned when the journal has this many lines. */
  readonly midway?: { readonly line: number; readonly faults: Switches };
  /** Somebody else adds an entry of their own when the journal has this many lines. */
  readonly meanwhile?: { readonly line: number; readonly to: ForeignPlace };
  readonly approve: boolean;
  readonly wrongPassword: boolean;
  /** The person stops the run when the journal has this many lines. */
  readonly stopAt?: number;
}

export interface KillStep {
  readonly do: 'apply' | 'rollback';
  readonly runbook: RunStep['runbook'];
  readonly ips: readonly string[];
  readonly faults: Switches;
  readonly line: number;
  readonly resumes: boolean;
}

/** Where somebody else puts an entry of their own. */
export type ForeignPlace = 'address' | 'policy' | 'our-policy' | 'listed' | 'limit-policy';

export type Step =
  | ({ readonly kind: 'run' } & RunStep)
  /** The process of a run dies when its journal has this many lines, or after some seconds; then, unless said, the same command again with nothing wrong. */
  | ({ readonly kind: 'kill' } & KillStep)
  /** Between two runs somebody else adds an entry, sets the limit, or takes one of ours away. */
  | { readonly kind: 'foreign'; readonly to: ForeignPlace | 'limit'; readonly takes: boolean }
  /** A person says rearm. */
  | { readonly kind: 'rearm' };

export interface Sequence {
  readonly appliance: SimKind;
  readonly variant: string;
  readonly tls: boolean;
  readonly exists: 'nothing' | 'other-ip' | 'all' | 'other-filters';
  readonly steps: readonly Step[];
}

/** What another administrator changes at the next page: after the last reading nobody could know of it. */
const planted: ReadonlySet<string> = new Set(['covering', 'excluded', 'feature-off']);

const switches = (most: number, may: (name: FaultName) => boolean = () => true): fc.Arbitrary<Switches> =>
  fc.uniqueArray(fc.constantFrom(...faultChoices.filter(([name]) => may(name))), { minLength: 1, maxLength: most, selector: ([name]) => name }).map((chosen) => Object.fromEntries(chosen) as Partial<Record<FaultName, string | number | boolean>>);

const ips = fc.constantFrom(['203.0.113.10'], ['203.0.113.10'], ['203.0.113.10', '203.0.113.11'], ['203.0.113.11']);
const runbook = fc.constantFrom<RunStep['runbook'][]>('sending-permission', 'super-white-ip', 'max-recipients', 'sending-permission', 'super-white-ip', 'max-recipients', 'bulk-mail');
const line = fc.integer({ min: 1, max: 90 });
const place = fc.constantFrom<ForeignPlace[]>('address', 'policy', 'our-policy', 'listed', 'limit-policy');
const rarely = (weight: number): fc.Arbitrary<boolean> => fc.oneof({ weight: 20 - weight, arbitrary: fc.constant(false) }, { weight, arbitrary: fc.constant(true) });
const atTimes = <T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 20 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary });

const run: fc.Arbitrary<Step> = fc
  .record({
    do: fc.constantFrom<RunStep['do'][]>('plan', 'apply', 'apply', 'apply', 'verify', 'rollback'), runbook, ips, faults: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 5, arbitrary: switches(2) }),
    midway: atTimes(2, fc.record({ line, faults: switches(1, (name) => !planted.has(name)) })), meanwhile: atTimes(4, fc.record({ line, to: place })), approve: rarely(18), wrongPassword: rarely(1), stopAt: atTimes(2, line),
  })
  .map(({ midway, meanwhile, stopAt, ...step }) => ({ kind: 'run' as const, ...step, ...(midway ? { midway } : {}), ...(meanwhile ? { meanwhile } : {}), ...(stopAt === undefined ? {} : { stopAt }) }));

const kill: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('kill' as const), do: fc.constantFrom('apply' as const, 'apply' as const, 'rollback' as const), runbook, ips, faults: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: switches(1) }),
  line: fc.integer({ min: 1, max: 120 }), resumes: rarely(17),
});

const step = fc.oneof(
  { weight: 16, arbitrary: run }, { weight: 2, arbitrary: kill }, { weight: 2, arbitrary: fc.record({ kind: fc.constant('foreign' as const), to: fc.oneof({ weight: 3, arbitrary: place }, { weight: 1, arbitrary: fc.constant('limit' as const) }), takes: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rearm' as const }) },
);

/** Random sequences of runs on one console. @param kinds the appliances to choose from */
export const sequences = (kinds: readonly SimKind[]): fc.Arbitrary<Sequence> =>
  fc.constantFrom(...kinds).chain((appliance) =>
    fc.record({
      appliance: fc.constant(appliance), variant: fc.tuple(...variantChoices(appliance).map((words) => fc.constantFrom(...words))).map((words) => words.filter((word) => word !== '').join(',')), tls: rarely(3),
      exists: fc.constantFrom<Sequence['exists'][]>('nothing', 'nothing', 'other-ip', 'all', 'other-filters'), steps: fc.array(step, { minLength: 1, maxLength: 6 }),
    }));
