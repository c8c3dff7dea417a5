import { expect, test } from '@playwright/test';
import type { Fault, FaultCode } from '../../../engine/faults.ts';
import { causeOf, type Probes } from '../../../engine/pace/cause.ts';

const fault = (code: FaultCode): Fault => ({ code, params: {}, verdict: 'not-checked' });

/** Probes that say what the case says, and count how often they were asked. */
const probes = (way: 'network' | 'tls' | undefined, session: FaultCode | undefined) => {
  let asked = 0;
  const all: Probes = {
    way: async () => { asked += 1; return Promise.resolve(way); },
    session: async () => { asked += 1; return Promise.resolve(session); },
  };
  return { all, asked: () => asked };
};

test('what says its own cause is not probed', async () => {
  const cases: readonly [FaultCode, string][] = [
    ['connection-refused', 'network'], ['certificate', 'tls'], ['sign-in-refused', 'sign-in'], ['no-right', 'right'], ['unknown-version', 'version'], ['ambiguous', 'selector'],
    ['undeclared-dialog', 'dialog'], ['value-not-taken', 'value'], ['console-error', 'console'], ['changed-since-plan', 'change'], ['write-refused', 'relay'],
    ['calibration-unreviewed', 'version'], ['browser-unproven', 'browser'], ['changes-pending', 'console'], ['no-space', 'record'], ['leak', 'record'],
  ];
  for (const [code, kind] of cases) {
    const { all, asked } = probes('network', 'signed-out');
    expect(await causeOf(fault(code), all), code).toEqual({ kind, probed: [] });
    expect(asked()).toBe(0);
  }
});

test('what only did not come is explained by the way, then by the session, then by itself', async () => {
  expect(await causeOf(fault('not-found'), probes('tls', 'signed-out').all)).toEqual({ kind: 'tls', probed: ['unreachable'] });
  expect(await causeOf(fault('not-found'), probes(undefined, 'no-right').all)).toEqual({ kind: 'right', probed: ['reachable', 'no-session'] });
  expect(await causeOf(fault('not-found'), probes(undefined, undefined).all)).toEqual({ kind: 'selector', probed: ['reachable', 'session'] });
  const broken: Probes = { way: () => Promise.reject(new Error('x')), session: () => Promise.reject(new Error('x')) };
  expect(await causeOf(fault('step-timeout'), broken)).toMatchObject({ kind: 'console' });
});
