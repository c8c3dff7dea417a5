import { expect, test } from '@playwright/test';
import { bounceSentences, explainBounce } from '../../../engine/log/bounce.ts';

const kindsIn = (text: string): readonly string[] => explainBounce(text).replies.map((reply) => reply.kind);

/** Replies of consoles.md as they stand there. */
const replies: readonly (readonly [reply: string, kind: string, remedy: string])[] = [
  ['421 Your IP is filtered by IP Rate Control', 'hourly-connections', 'super-white-ip'],
  ['421 You made too many connections', 'concurrent-connections', 'super-white-ip'],
  ['421 Your IP is filtered by RBL', 'rbl', 'super-white-ip'],
  ['421 Your sent too many messages to specific receiver', 'recipient-hourly', 'super-white-ip'],
  ['550 5.7.1 You are NOT allowed to RELAY', 'relay-refused', 'sending-permission'],
  ['550 5.2.1 Classified as SPAM, so returned', 'content', 'none'],
  ['550 5.2.1 Classified as VIRUS, so returned', 'virus', 'none'],
  ['441 4.4.1 No answer from host', 'not-a-block', 'none'],
  ['451 4.4.0 DNS resolving error', 'not-a-block', 'none'],
  ['451 4.4.2 Bad connection(io timeout)', 'not-a-block', 'none'],
  ['550 5.1.1 No search user', 'not-a-block', 'none'],
  ['550 5.1.1 User account is overquota', 'not-a-block', 'none'],
  ['552 5.2.3 Message size exceeds maximum fixed size(10485760)', 'not-a-block', 'none'],
];

/** How mail programs and people wrap a reply. */
const wrappings: readonly (readonly [name: string, wrap: (reply: string) => string])[] = [
  ['bare', (reply) => reply],
  ['diagnostic code', (reply) => `Final-Recipient: rfc822; kim@example.co.kr\nAction: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; ${reply}\n`],
  ['diagnostic code, folded', (reply) => `Diagnostic-Code: smtp;${reply.slice(0, 12)}\r\n    ${reply.slice(12)}\r\nLast-Attempt-Date: Wed, 25 Nov 2026 09:00:00 +0900`],
  ['postfix', (reply) => `<kim@example.co.kr>: host mx.example.co.kr[203.0.113.5] said: ${reply} (in reply to MAIL FROM command)`],
  ['quoted in a reply', (reply) => `> > Remote host said: ${reply.replace(' ', '\n> > ')}\n> > Giving up.`],
  ['one long line', (reply) => `delivery failed ${reply} Giving up on 203.0.113.5.`],
  ['broken inside a word', (reply) => `said: ${reply.slice(0, -3)}\n${reply.slice(-3)}`],
  ['quoted-printable', (reply) => `Content-Transfer-Encoding: quoted-printable\n\nThe server answered:=20\n${reply.slice(0, -2)}=\n${reply.slice(-2)}\n`],
  ['exchange', (reply) => `Remote Server returned '${reply}'`],
  ['several lines', (reply) => reply.replace(/^(\d{3}) (.*) (\S+)$/, '$1-$2\n$1 $3')],
];

for (const [reply, kind, remedy] of replies) {
  for (const [name, wrap] of wrappings) {
    test(`${reply} · ${name}`, () => {
      const found = explainBounce(wrap(reply)).replies;
      expect(found.map((one) => [one.kind, one.remedy])).toEqual([[kind, remedy]]);
    });
  }
}

const others: readonly (readonly [name: string, text: string, kinds: readonly string[]])[] = [
  ['another server’s refusal', '550 5.7.26 This mail has been blocked because the sender is unauthenticated.', ['unknown']],
  ['a known sentence behind another code', '550 Your IP is filtered by RBL', ['unknown']],
  ['a sentence that only begins like a known one', '421 Your IP is filtered by RBLX', ['unknown']],
  ['the sentence without its code', '고객이 "Your IP is filtered by IP Rate Control" 오류라고 합니다.', ['hourly-connections']],
  ['an enhanced code in between', '421 4.7.0 Your IP is filtered by IP Rate Control', ['hourly-connections']],
  ['a virus notice of somebody else', '550 5.7.1 VIRUS found', ['unknown']],
  ['a virus notice without a code', 'VIRUS', []],
  ['typed by hand in small letters', '421 your ip is filtered by rbl', ['rbl']],
  ['no reply at all', '메일이 반송되었습니다. 확인 부탁드립니다.', []],
  ['empty', '', []],
  ['numbers that are no reply', 'Status: 4.7.0\nSize: 45112\nIP 203.0.113.421 4.4.1', []],
  ['an accepted mail', '250 2.0.0 OK', []],
  ['a rule drawn with =', '==========\n421 You made too many connections\n==========\n', ['concurrent-connections']],
  [
    'several replies, each once, in order',
    'a: said: 550 5.1.1 No search user\nb: said: 421 Your IP is filtered by IP Rate Control\nc: 554 5.7.1 Go away\nd: said: 421 Your IP is filtered by IP Rate Control',
    ['not-a-block', 'hourly-connections', 'unknown'],
  ],
  ['two unknown replies in one line', 'host a said: 450 try later; host b said: 554 refused', ['unknown', 'unknown']],
];

for (const [name, text, kinds] of others) {
  test(name, () => {
    expect(kindsIn(text)).toEqual(kinds);
  });
}

test('an unknown reply of several indented lines stays whole', () => {
  const [reply] = explainBounce('The server said:\n   554-5.7.1 Blocked by policy\n   554-5.7.1 see our site\n   554 5.7.1 ticket 12').replies;
  expect(reply).toMatchObject({ as: 'unknown', code: '554', text: '554 5.7.1 Blocked by policy 5.7.1 see our site 5.7.1 ticket 12' });
});

test('a block says filter, remedy and, for 421, that the queue drains', () => {
  const [ko] = bounceSentences(explainBounce('421 Your IP is filtered by IP Rate Control'), 'ko');
  expect(ko).toBe(
    '필터 차단입니다. 필터: 시간당 접속 횟수 제한. 응답: "421 Your IP is filtered by IP Rate Control". 조치: 대량메일 화이트 처리 정보 등록(TMSe-2 / TMW-2). ' +
      'SuperWhite IP 정책에서 이 필터를 허용하면 발송됩니다. 공급사 도움말은 접속 단계 허용도 안내합니다. 일시 오류(4xx)이므로 조치 후 발송 서버에 대기 중인 메일은 다시 발송됩니다.',
  );
  const [relay] = bounceSentences(explainBounce('550 5.7.1 You are NOT allowed to RELAY'), 'en');
  expect(relay).toContain('sending permission (TMSe-1 / TMW-1)');
  expect(relay).not.toContain('temporary');
});

test('what is only probable, no block, unknown or absent is said so', () => {
  expect(bounceSentences(explainBounce('421 Your sent too many messages to specific receiver'), 'ko')[0]).toContain('추정입니다');
  expect(bounceSentences(explainBounce('550 5.1.1 No search user'), 'ko')).toEqual(['필터 차단이 아닙니다. 응답: "550 5.1.1 No search user". 수신자를 찾을 수 없습니다.']);
  expect(bounceSentences(explainBounce('554 5.7.1 Go away'), 'ko')[0]).toContain('조치를 제안하지 않습니다');
  expect(bounceSentences(explainBounce('안녕하십니까'), 'en')).toEqual(['No SMTP reply stands in this text. Paste the error text of the bounced mail as it is.']);
});

test('a large paste of blanks and codes is read in time that grows with its length', () => {
  const started = performance.now();
  explainBounce(`${'421 Your IP is '.repeat(4000)}${' '.repeat(200_000)}${'552 5.2.3 x'.repeat(4000)}`);
  expect(performance.now() - started).toBeLessThan(3000);
});
