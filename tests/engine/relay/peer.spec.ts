import { ownerOf } from '../../../engine/relay/peer.ts';
import { ask } from './client.ts';
import { html } from './machine.ts';
import { expect, test } from './relay-test.ts';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 12 1 0 20 4 30 10 -1
  10: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1234        0 13 1 0 20 4 30 10 -1
`;

test('the owner of a connection is read from the side that opened it', () => {
  expect(ownerOf(TABLE, 0xC001, 0x1F90)).toBe(1234);
  expect(ownerOf(TABLE, 0xC002, 0x1F90)).toBeUndefined();
  expect(ownerOf('', 0xC001, 0x1F90)).toBeUndefined();
});

test('where the system tells it, a connection of another user gets no answer', async ({ behindRelay }) => {
  const { machine, relay } = await behindRelay((_received, response) => html(response, '목록'));
  expect((await ask(relay, `${machine.origin}/`)).status).toBe(200);
  const real = process.getuid;
  // The same connection, seen by a relay that runs as somebody else.
  Object.assign(process, { getuid: () => 4_000_000 });
  try {
    const status = await ask(relay, `${machine.origin}/`).then(reply => reply.status, () => 'no answer');
    expect(status).toBe(process.platform === 'linux' ? 'no answer' : 200);
  } finally {
    Object.assign(process, { getuid: real });
  }
  expect(machine.received).toHaveLength(process.platform === 'linux' ? 1 : 2);
});
