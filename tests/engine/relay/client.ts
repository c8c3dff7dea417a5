import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Relay } from '../../../engine/relay/relay.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the answer came to its proper end. */
  readonly whole: boolean;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

/** Asks through the relay as a browser does: absolute form for http, a tunnel for https. Rejects when the relay hangs up without an answer. */
export async function ask(relay: Pick<Relay, 'server'>, url: string, { method = 'GET', headers = [], body = '' }: Ask = {}): Promise<Reply> {
  const target = new URL(url);
  const proxy = new URL(relay.server);
  const secure = target.protocol === 'https:';
  const socket = secure ? await tunnel(proxy, target) : connectTcp(Number(proxy.port), proxy.hostname);
  return await new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => socket,
      method,
      path: secure ? `${target.pathname}${target.search}` : `${target.origin}${target.pathname}${target.search}`,
      headers: ['Host', target.host, ...(body.length > 0 ? ['Content-Length', String(Buffer.byteLength(body))] : []), ...headers],
    });
    request.once('error', reject);
    request.once('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => undefined);
      response.once('close', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), whole: response.complete });
      });
    });
    request.end(body);
  });
}

/** The start of a form post. */
export const FORM = ['Content-Type', 'application/x-www-form-urlencoded'];

async function tunnel(proxy: URL, target: URL): Promise<Socket> {
  const port = target.port === '' ? '443' : target.port;
  const socket = connectTcp(Number(proxy.port), proxy.hostname);
  socket.write(`CONNECT ${target.hostname}:${port} HTTP/1.1\r\nHost: ${target.hostname}:${port}\r\n\r\n`);
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString('latin1')));
  });
  if (!answer.startsWith('HTTP/1.1 200')) throw new Error(answer);
  return await new Promise((resolve, reject) => {
    // The relay's certificate is of this run and for no name: here only what passes through it matters.
    const secure = connectTls({ socket, rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] }, () => resolve(secure));
    secure.once('error', reject);
  });
}
