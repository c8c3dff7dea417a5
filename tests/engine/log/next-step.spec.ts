import { expect, test } from '@playwright/test';
import { explainBounce } from '../../../engine/log/bounce.ts';
import { nextCommand, suggestFilters } from '../../../engine/log/next-step.ts';

const found = (...kinds: readonly string[]): readonly { kind: string }[] => kinds.map((kind) => ({ kind }));

const withHistory = ['hourly-connections', 'concurrent-connections', 'no-history-ip', 'sender-hourly', 'recipient-hourly', 'bulk-delay', 'max-sessions'];

const cases: readonly (readonly [kinds: readonly string[], filters: unknown, command: string | undefined])[] = [
  [[], undefined, undefined],
  [['unknown'], undefined, undefined],
  [['no-such-kind'], undefined, undefined],
  [['hourly-connections'], 'bulk-rate', 'runbook plan super-white-ip --customer acme --filters bulk-rate'],
  [['bulk-delay', 'sender-hourly'], 'bulk-rate', 'runbook plan super-white-ip --customer acme --filters bulk-rate'],
  [['hourly-connections', 'max-recipients'], 'bulk-rate', 'runbook plan bulk-mail --customer acme --filters bulk-rate'],
  [['hourly-connections', 'relay-refused', 'unknown'], 'bulk-rate', 'runbook plan bulk-mail --customer acme --filters bulk-rate'],
  [['max-recipients'], undefined, 'runbook plan max-recipients --customer acme'],
  [['relay-refused'], undefined, 'runbook plan sending-permission --customer acme'],
  [['relay-refused', 'max-recipients'], undefined, 'runbook plan bulk-mail --customer acme'],
  [['no-history-ip'], ['no-history-ip'], 'runbook plan super-white-ip --customer acme --filters no-history-ip'],
  [['no-history-ip', 'recipient-hourly'], withHistory, `runbook plan super-white-ip --customer acme --filters ${withHistory.join(',')}`],
  // Never offered: a person must name these.
  [['rbl'], undefined, undefined],
  [['spf', 'dns', 'ehlo-dns', 'sender-dns', 'recipient-dns'], undefined, undefined],
  [['sender-block', 'recipient-block', 'sending-ip-block'], undefined, undefined],
  [['harmful-mail'], undefined, undefined],
  [['rbl', 'spf', 'hourly-connections'], 'bulk-rate', 'runbook plan super-white-ip --customer acme --filters bulk-rate'],
  [['rbl', 'max-recipients'], undefined, 'runbook plan max-recipients --customer acme'],
  // No remedy is known, or it is outside the guide.
  [['sender-auth-hourly', 'same-mail-hourly', 'content', 'virus', 'not-a-block'], undefined, undefined],
];

for (const [kinds, filters, command] of cases) {
  test(`next step for ${kinds.join(' + ') || 'nothing'}`, () => {
    expect(suggestFilters(found(...kinds))).toEqual(filters);
    expect(nextCommand(found(...kinds), 'acme')).toBe(command);
  });
}

test('a bounced mail leads to the same command as the log', () => {
  const { replies } = explainBounce('421 You made too many connections');
  expect(nextCommand(replies, 'acme', ['--appliance', 'mail1', '--ip', '203.0.113.10'])).toBe(
    'runbook plan super-white-ip --customer acme --appliance mail1 --ip 203.0.113.10 --filters bulk-rate',
  );
});

test('a profile’s id never becomes a command', () => {
  expect(nextCommand(found('max-recipients'), '다우-01')).toBe('runbook plan max-recipients --customer 다우-01');
  expect(nextCommand(found('max-recipients'), "a b;$(x)'y")).toBe("runbook plan max-recipients --customer 'a b;$(x)'\\''y'");
});
