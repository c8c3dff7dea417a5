import { expect, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { junitOf } from '../../../engine/night/junit.ts';
import { metricsOf } from '../../../engine/night/metrics.ts';
import { sendWebhook, signature, webhookBody } from '../../../engine/night/webhook.ts';
import { differing, night, result, summary, target, unreachable } from './night-sample.ts';

const hostile = '<!channel> & "x" \\ `a`\n줄';
const three = () => summary(night([target('aa'), target('bb', { customer: { id: 'bb', name: hostile } }), target('cc')], [result('aa'), differing('bb'), unreachable('cc')]));

test('JUnit: each screen that was not checked is an error, each drift a failure', () => {
  const xml = junitOf(three());
  expect(xml.match(/<testcase /g)).toHaveLength(6);
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml.match(/<error /g)).toHaveLength(2);
  expect(xml).toContain('최대 수신자 수: 100 → 3000');
  expect(xml).toContain('&lt;!channel&gt;');
  expect(junitOf(summary(night([], [])))).toContain('<error ');
});

test('metrics: every sample stands on one line, with its family', () => {
  const lines = metricsOf(three()).trimEnd().split('\n');
  expect(lines.filter((line) => !/^(?:# (?:HELP|TYPE) runbook_\w+ .+|runbook_\w+(?:\{(?:\w+="(?:[^"\\\n]|\\["\\n])*",?)+\})? -?\d+(?:\.\d+)?)$/.test(line))).toEqual([]);
  expect(lines).toContain('runbook_night_exit_code 3');
  expect(lines).toContain('runbook_target_verdict{customer="cc",target="cc/main",verdict="not-checked",standing="counts"} 1');
});

test('alarms: a name is no command of the channel, and no text of a console leaves', () => {
  const made = three();
  const slack = JSON.parse(webhookBody(made, 'slack', 'ko')) as { text: string };
  expect(slack.text).toContain('&lt;!channel&gt; &amp;');
  expect(slack.text).not.toContain('<');
  const teams = JSON.parse(webhookBody(made, 'teams', 'ko')) as { attachments: { content: { body: { text: string }[] } }[] };
  expect(teams.attachments[0]?.content.body.map((one) => one.text).join('\n')).toContain('\\<!channel\\>');
  const plain = JSON.parse(webhookBody(made, 'plain', 'ko')) as { rows: object[] };
  expect(plain.rows).toHaveLength(2);
  expect(JSON.stringify([slack, teams, plain])).not.toContain('3000');
});

test('a signature binds body and time', () => {
  expect(signature('key-of-alarm', 1_700_000_000, '{"a":1}')).toBe(`t=1700000000,v1=${createHmac('sha256', 'key-of-alarm').update('1700000000.{"a":1}').digest('hex')}`);
  expect(signature('key-of-alarm', 1_700_000_001, '{"a":1}')).not.toBe(signature('key-of-alarm', 1_700_000_000, '{"a":1}').replace('t=1700000000', 't=1700000001'));
});

test('an alarm to a port where nobody listens is refused with the system\'s reason, without the address', async () => {
  const failed = await sendWebhook({ url: 'http://127.0.0.1:9/hook/secret-part', format: 'plain' }, '{}', new Date()).catch((error: Error) => error.message);
  expect(failed).toMatch(/^[A-Z]+|bad port/);
  expect(failed).not.toContain('secret-part');
});
