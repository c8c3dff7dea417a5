import { ask } from './client.ts';
import { expect, test } from './relay-test.ts';

const form = { method: 'POST', headers: ['Content-Type', 'application/x-www-form-urlencoded'], body: 'menu=filter&page=1' } as const;

for (const [is, passed, asked] of [['read', 2, 1], ['ambient', 0, 1], ['write', 0, 1]] as const) {
  test(`an undeclared request is held until a person says what it is: ${is}`, async ({ behindRelay }) => {
    const questions: string[] = [];
    let answer: (what: typeof is) => void = () => undefined;
    const said = new Promise<typeof is>((resolve) => { answer = resolve; });
    const { machine, relay, stopped } = await behindRelay((_, response) => void response.end('ok'), {
      judge: async ({ method, path, values }) => {
        questions.push(`${method} ${path} ${Object.entries(values).map((one) => one.join('=')).join('&')}`);
        return said;
      },
    });
    const first = ask(relay, `${machine.origin}/menu.do`, form);
    await expect.poll(() => questions).toEqual(['POST /menu.do menu=filter&page=1']);
    // The same one meanwhile waits for the same answer.
    const same = ask(relay, `${machine.origin}/menu.do`, form);
    expect(machine.received).toHaveLength(0);
    answer(is);
    expect((await first).status).toBe(passed > 0 ? 200 : 403);
    expect((await same).status).toBe(passed > 0 ? 200 : 403);
    expect(questions).toHaveLength(asked);
    expect(machine.received).toHaveLength(passed);
    expect(relay.counts.declaredReads).toBe(passed);
    expect(stopped).toHaveLength(2 - passed);
  });
}

test('what is declared or a plain look is never asked about', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay((_, response) => void response.end('ok'), {
    declaredReads: [{ id: 'menu', method: 'POST', path: '/menu.do', fields: ['menu', 'page'] }], judge: () => Promise.reject(new Error('asked')),
  });
  expect((await ask(relay, `${machine.origin}/menu.do`, form)).status).toBe(200);
  expect((await ask(relay, `${machine.origin}/menu.do`)).status).toBe(200);
  expect(machine.received).toHaveLength(2);
});

test('a read is a read with the values that were seen, and no answer makes a save one', async ({ behindRelay }) => {
  const asked: string[] = [];
  const { machine, relay } = await behindRelay((_, response) => void response.end('ok'), {
    tokens: ['csrf'], saves: [{ id: 'save', method: 'POST', path: '/policySave.do', fields: ['id'] }],
    judge: ({ path, values }) => {
      asked.push(`${path} ${JSON.stringify(values)}`);
      return Promise.resolve(values['cmd'] === 'delete' ? 'write' : 'read');
    },
  });
  const post = async (path: string, body: string, method = 'POST'): Promise<number> => (await ask(relay, `${machine.origin}${path}`, { ...form, method, body })).status;
  expect(await post('/policy.do', 'cmd=list&csrf=a')).toBe(200);
  expect(await post('/policy.do', 'cmd=list&csrf=b')).toBe(200);
  expect(await post('/policy.do', 'cmd=delete&csrf=b')).toBe(403);
  expect(asked).toEqual(['/policy.do {"cmd":"list"}', '/policy.do {"cmd":"delete"}']);
  for (const [path, body, method] of [['/policySave.do', 'id=3'], ['/policy.do', 'id=1&id=2'], ['/policy.do', 'id=%FF'], ['/policy.do', 'cmd=list', 'PUT'], ['/policy.do', 'cmd=list', 'DELETE']] as const) expect(await post(path, body, method), path + body).toBe(403);
  relay.declare({ declaredReads: [{ id: 'found', method: 'POST', path: '/policySave.do', fields: ['id'] }], ambient: [] });
  expect(await post('/policySave.do', 'id=3')).toBe(403);
  expect(asked).toHaveLength(2);
  expect(machine.received).toHaveLength(2);

  // The target of a write that is armed now is a save's, whatever was found out before.
  const slot = relay.arm({ intentId: '1', rule: { id: 'delete', method: 'POST', path: '/policy.do', fields: ['cmd'] }, expected: { cmd: ['delete'] }, patient: true });
  expect(await post('/policy.do', 'cmd=list&csrf=b')).not.toBe(200);
  slot.disarm();
  expect(machine.received).toHaveLength(2);
});
