import { expect, test } from '@playwright/test';
import { Gate, type Request } from '../../../engine/relay/gate.ts';
import type { RequestRule, StoppedRequest } from '../../../engine/relay/rules.ts';

/** A single-page console's save: which record is meant stands in a header, its new text is the whole body under the type of a form. */
const rule: RequestRule = { id: 'save-text', method: 'POST', path: '/save', fields: ['header:record', 'body'], body: 'text' };
const text = '# 허용 & "x" %zz = +\r\n192.0.2.1\n\n';

const gate = () => {
  const stopped: StoppedRequest[] = [];
  const one = new Gate({
    origin: 'http://192.0.2.1', charset: 'utf-8', trust: { kind: 'plain' }, route: { kind: 'direct' }, connectTimeoutMs: 1000,
    rules: { declaredReads: [], ambient: [], getWrites: [] }, onStopped: (stop) => stopped.push(stop),
  });
  const post = (body: string | Buffer, record: string | null = '7', query = ''): string => {
    const request: Request = {
      method: 'POST', path: '/save', shown: 'http://192.0.2.1/save', methodOverride: false, harmlessOptions: false,
      content: { query, contentType: 'application/x-www-form-urlencoded; charset=UTF-8', contentEncoding: '', body: Buffer.from(body as string), headers: record === null ? {} : { record } },
    };
    const decision = one.decide(request);
    return decision.kind === 'stop' ? decision.reason : decision.kind;
  };
  one.duringVerb();
  one.arm({ intentId: 'i', rule, expected: { 'header:record': ['7'], 'body': [text] } });
  return { post, stopped };
};

test('the whole text and the header that names its record leave as declared, once', () => {
  const { post, stopped } = gate();
  expect(post(text)).toBe('write');
  expect(post(text)).toBe('second-send');
  expect(stopped.flatMap((one) => one.fieldNames).join()).not.toContain('192.0.2.1');
});

test('no byte may differ: line breaks, Unicode forms, a missing end, another record, a further field', () => {
  for (const other of [text.replace('\r\n', '\n'), text.normalize('NFD'), text.trimEnd(), `${text}203.0.113.9\n`, '', Buffer.from([0xff])]) expect(gate().post(other), String(other)).toBe('body');
  expect(gate().post(text, '8')).toBe('body');
  expect(gate().post(text, null)).toBe('body');
  expect(gate().post(text, '7', 'all=1')).toBe('body');
});

test('the reason names the field, and the report of the stop its names alone', () => {
  const { post, stopped } = gate();
  post(`${text}203.0.113.9\n`);
  expect(stopped[0]).toMatchObject({ reason: 'body', fieldNames: ['body', 'header:record'] });
  expect(stopped[0]?.detail).toContain('value of field: body');
});
