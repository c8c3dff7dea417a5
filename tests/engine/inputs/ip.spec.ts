import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseSendingIp } from '../../../engine/inputs/ip.ts';
import { describeProblem, type ProblemCode } from '../../../engine/inputs/problem.ts';

/** case, input, code of the refusal, parameters that a person must see. */
const REFUSED: readonly [string, string, ProblemCode, Readonly<Record<string, string | number>>?][] = [
  ['F-50', '１０.０.０.１', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-50', '10。0。0。1', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-50', '10.0.0.１', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-50', '10．0．0．1', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-50 Bengali digit', '10.0.0.\u09e7', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-50 Arabic-Indic nine', '10.0.0.\u0669', 'ip.full-width-digits', { suggestion: '10.0.0.9' }],
  ['F-50 mathematical digit', '10.0.0.\u{1d7d9}', 'ip.full-width-digits', { suggestion: '10.0.0.1' }],
  ['F-52', '10.0.0.5/24', 'ip.host-bits', { host: '10.0.0.5', network: '10.0.0.0/24', count: 256 }],
  ['F-52', '203.0.113.200/25', 'ip.host-bits', { network: '203.0.113.128/25', count: 128 }],
  ['F-52', '10.0.0.1/33', 'ip.prefix-range'],
  ['F-52', '0.0.0.0/0', 'ip.everyone'],
  ['F-52', '10.0.0.5/0', 'ip.everyone'],
  ['F-52', '10.0.0.0/-1', 'ip.prefix-range'],
  ['F-52', '10.0.0.0/', 'ip.prefix-range'],
  ['F-52', '10.0.0.0/08', 'ip.prefix-range'],
  ['F-52', '10.0.0.0/ 8', 'ip.inner-blank'],
  ['F-52', '10.0.0.0/8', 'ip.network', { count: 16_777_216 }],
  ['F-52', '255.255.255.254/31', 'ip.network', { count: 2 }],
  ['F-52', '10.0.0.5/32', 'ip.prefix-single', { suggestion: '10.0.0.5' }],
  ['F-52', '10.0.0.5/255.255.255.0', 'ip.mask'],
  ['F-52', '10.0.0/24', 'ip.not-ipv4'],
  ['F-54', '1.2', 'ip.short-form'],
  ['F-54', '3232235777', 'ip.short-form'],
  ['F-54', '0x0a.0.0.1', 'ip.short-form'],
  ['F-54', '10.0.0.1.', 'ip.short-form'],
  ['F-54', '10.0.0.1.2', 'ip.short-form'],
  ['F-54', '::ffff:10.0.0.1', 'ip.v6'],
  ['F-54', 'fe80::1%eth0', 'ip.v6'],
  ['F-54', '10.0.0.1:25', 'ip.v6'],
  ['leading zero', '010.0.0.1', 'ip.leading-zero', { suggestion: '10.0.0.1' }],
  ['leading zero', '203.000.113.010', 'ip.leading-zero', { suggestion: '203.0.113.10' }],
  ['leading zero and out of range', '0300.0.0.1', 'ip.octet-range'],
  ['out of range', '10.0.0.256', 'ip.octet-range'],
  ['out of range', '10.0.0.99999999999999999999', 'ip.octet-range'],
  ['F-55', '10.0.0.1\u00a0', 'ip.invisible', { codePoints: 'U+00A0', position: 9 }],
  ['F-55', '\u200b10.0.0.1', 'ip.invisible', { codePoints: 'U+200B', position: 1 }],
  ['F-55', '\ufeff10.0.0.1', 'ip.invisible', { codePoints: 'U+FEFF', position: 1 }],
  ['F-55 Hangul filler', '10.0.0.1\u3164', 'ip.invisible', { codePoints: 'U+3164' }],
  ['F-55 bidi override', '10.0.0.\u202e1', 'ip.invisible', { codePoints: 'U+202E' }],
  ['F-55', '10.0.0.1\r\n10.0.0.2', 'ip.line-break'],
  ['F-55', '10.0.0.1\n', 'ip.line-break'],
  ['F-55', '10.0. 0.1', 'ip.inner-blank'],
  ['several', '10.0.0.1,10.0.0.2', 'ip.several'],
  ['range', '10.0.0.1-10.0.0.9', 'ip.range'],
  ['range', '10.0.0.1~9', 'ip.range'],
  ['wildcard', '10.0.0.*', 'ip.wildcard'],
  ['host name', 'mail.example.co.kr', 'ip.not-ipv4'],
  ['minus', '-1.0.0.1', 'ip.not-ipv4'],
  ['empty', '', 'ip.empty'],
  ['blanks only', ' \t', 'ip.empty'],
  ['no sender can have it', '127.0.0.1', 'ip.loopback'],
  ['no sender can have it', '0.0.0.0', 'ip.this-network'],
  ['no sender can have it', '0.1.2.3', 'ip.this-network'],
  ['no sender can have it', '169.254.10.1', 'ip.link-local'],
  ['no sender can have it', '224.0.0.1', 'ip.multicast'],
  ['no sender can have it', '239.255.255.255', 'ip.multicast'],
  ['no sender can have it', '240.0.0.1', 'ip.reserved'],
  ['no sender can have it', '255.255.255.255', 'ip.broadcast'],
];

for (const [name, text, code, params] of REFUSED) {
  test(`${name}: ${JSON.stringify(text)} is refused as ${code}`, () => {
    const parsed = parseSendingIp(text, '--ip');
    expect(parsed).toMatchObject({ ok: false, problem: { code, where: '--ip', params: params ?? {} } });
  });
}

for (const text of ['10.0.0.1', '203.0.113.10', '192.168.0.7', '1.1.1.1', '223.255.255.254', '169.253.1.1', '128.0.0.1']) {
  test(`${text} is accepted as it is`, () => {
    expect(parseSendingIp(text)).toEqual({ ok: true, ip: text, notices: [] });
  });
}

test('F-55: plain blanks around an address are taken off with a notice', () => {
  expect(parseSendingIp(' 10.0.0.1\t', '--ip')).toEqual({
    ok: true, ip: '10.0.0.1', notices: [{ code: 'ip.trimmed', where: '--ip', params: { value: '10.0.0.1' } }],
  });
});

test('F-52: an address that looks like a network is accepted with a question', () => {
  expect(parseSendingIp('10.0.0.0')).toMatchObject({ ok: true, notices: [{ code: 'ip.looks-like-network' }] });
});

test('F-55: the message shows the invisible character instead of printing it', () => {
  const parsed = parseSendingIp('10.0.0.1\n\u001b[31m10.0.0.2');
  if (parsed.ok) throw new Error('accepted');
  expect(describeProblem(parsed.problem, 'ko')).toContain('10.0.0.1<U+000A><U+001B>[31m10.0.0.2');
});

test('every dotted quad outside the special ranges is accepted unchanged, and nothing else ever is', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(fc.property(fc.tuple(part, part, part, part), (parts) => {
    const [first, second] = parts;
    const special = first === 0 || first === 127 || first >= 224 || (first === 169 && second === 254);
    const parsed = parseSendingIp(parts.join('.'));
    expect(parsed.ok ? parsed.ip : undefined).toBe(special ? undefined : parts.join('.'));
  }), { seed: 50 });
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789./-: x１\u200b\u00a0')) }), (text) => {
    const parsed = parseSendingIp(text);
    if (parsed.ok) expect(text.trim()).toMatch(/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/);
  }), { seed: 54, numRuns: 2000 });
});
