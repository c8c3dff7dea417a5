import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answerOwnRaw } from './answer.ts';
import { Exchanges, shownUrl } from './exchange.ts';
import { Gate } from './gate.ts';
import { originOf, sameAuthority } from './origin.ts';
import { isForeign } from './peer.ts';
import type { Relay, RelayKey } from './relay.ts';
import type { RelayOptions } from './rules.ts';
import { Upstream } from './upstream.ts';

export { makeRelayKey } from './key.ts';

/** The browser decides when a connection ends: one that the relay closed first could cost a request its first attempt. */
const SERVER_OPTIONS = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 64 * 1024, noDelay: true };

/**
 * Starts the relay of one browser context on a free loopback port. Throws when origin and trust do not go together
 * (`plain` is for http, `pin` and `system` are for https).
 */
export async function startRelay(options: RelayOptions, key: RelayKey): Promise<Relay> {
  const origin = originOf(options.origin);
  if (origin.secure === (options.trust.kind === 'plain')) throw new Error(`trust ${options.trust.kind} does not fit ${options.origin}`);
  const gate = new Gate(options);
  const upstream = new Upstream({ ...options, origin, limitMs: options.connectTimeoutMs });
  const exchanges = new Exchanges(origin, gate, upstream, options.onSessionValue, options.judge);

  const onUpgrade = (incoming: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    gate.stop({ method: incoming.method ?? '', shown: shownUrl(origin, incoming.url ?? '') }, 'websocket');
    answerOwnRaw(socket, 'stopped', 'websocket');
  };
  const inner = createHttps({ ...SERVER_OPTIONS, key: key.key, cert: key.cert, ALPNProtocols: ['http/1.1'] });
  inner.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    void exchanges.run(incoming.url ?? '', incoming, response);
  });
  inner.on('upgrade', onUpgrade);
  inner.on('tlsClientError', (_error, socket) => socket.destroy());

  const sockets = new Set<Socket>();
  const front = createHttp(SERVER_OPTIONS);
  front.on('connection', (socket: Socket) => {
    if (isForeign(socket)) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  front.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    const url = incoming.url ?? '';
    const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
    if (authority === undefined || rest === undefined) {
      exchanges.stop(incoming, response, { method: incoming.method ?? '', shown: '' }, 'not-http');
    } else if (origin.secure || scheme?.toLowerCase() !== 'http' || !sameAuthority(origin, authority)) {
      const shown = shownUrl({ text: `${scheme}://${authority.replace(/^.*@/, '')}` }, rest);
      exchanges.stop(incoming, response, { method: incoming.method ?? '', shown }, 'other-origin');
    } else {
      void exchanges.run(rest.startsWith('/') ? rest : `/${rest}`, incoming, response);
    }
  });
  front.on('upgrade', onUpgrade);
  front.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const authority = incoming.url ?? '';
    if (!sameAuthority(origin, authority)) {
      gate.stop({ method: 'CONNECT', shown: authority }, 'other-origin');
      answerOwnRaw(socket, 'stopped', 'other-origin');
    } else if (!origin.secure) {
      // Browsers ask for a tunnel to a plain origin only for a WebSocket.
      gate.stop({ method: 'CONNECT', shown: origin.text }, 'websocket');
      answerOwnRaw(socket, 'stopped', 'websocket');
    } else {
      if (head.length > 0) socket.unshift(head);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      inner.emit('connection', socket);
    }
  });

  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(0, '127.0.0.1', resolve);
  });
  const { port } = front.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    arm: write => gate.arm(write),
    duringVerb: () => gate.duringVerb(),
    declare: rules => gate.declare(rules),
    handOver: () => gate.handOver(),
    counts: gate.counts,
    get inFlight() { return exchanges.inFlight; },
    close: async () => {
      gate.disarm();
      upstream.close();
      inner.close();
      const closed = new Promise<void>(resolve => { front.close(() => resolve()); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
