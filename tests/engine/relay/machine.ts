import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { makeRelayKey } from '../../../engine/relay/start.ts';

/** One request as the small machine saw it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly from: number;
}

/** Answers one request; the whole body is read already. */
export type Answer = (received: Received, response: ServerResponse) => void;

/** A small machine on loopback that keeps a list of everything it received. */
export interface Machine {
  readonly origin: string;
  readonly port: number;
  readonly spki: string;
  readonly received: Received[];
  /** Connections that were opened, and bytes of HTTP that came on all of them. */
  readonly seen: { connections: number; bytes: number };
  posts(path?: string): Received[];
  close(): Promise<void>;
}

export interface MachineOptions {
  readonly secure?: boolean;
  readonly tls?: TlsOptions;
  readonly host?: string;
  readonly port?: number;
}

export async function startMachine(answer: Answer, { secure = false, tls = {}, host = '127.0.0.1', port: wanted = 0 }: MachineOptions = {}): Promise<Machine> {
  const key = await makeRelayKey();
  const received: Received[] = [];
  const seen = { connections: 0, bytes: 0 };
  const listener: RequestListener = (incoming, response) => { void take(incoming, response); };
  const take = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const one: Received = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      rawHeaders: incoming.rawHeaders,
      body: Buffer.concat(chunks),
      from: incoming.socket.remotePort ?? 0,
    };
    received.push(one);
    answer(one, response);
  };
  const server = secure ? createHttps({ key: key.key, cert: key.cert, ...tls }, listener) : createHttp(listener);
  // A POST is repeated by the browser on a connection that it has used before, so such connections stay.
  server.keepAliveTimeout = 60_000;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    seen.connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    socket.on('data', (bytes: Buffer) => { seen.bytes += bytes.length; });
  });
  await new Promise<void>(resolve => { server.listen(wanted, host, resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    spki: key.spki,
    received,
    seen,
    posts: path => received.filter(one => one.method === 'POST' && (path === undefined || one.path === path)),
    close: async () => {
      const closed = new Promise<void>(resolve => { server.close(() => resolve()); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** An HTML answer. */
export function html(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  response.end(`<!doctype html><meta charset="utf-8">${body}`);
}
