import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { DialFault, faultOf } from './dial-fault.ts';
import type { Origin } from './origin.ts';
import type { Route } from './rules.ts';

export interface Way {
  readonly origin: Origin;
  readonly route: Route;
  readonly hosts?: Readonly<Record<string, string>>;
}

const HEAD_LIMIT = 16 * 1024;

/**
 * Opens a plain TCP way to the machine along the profile's route. Rejects with a DialFault. A hosts entry replaces the
 * address only: Host header, SNI and certificate checks stay those of the console's URL.
 */
export async function openWay(way: Way, limitMs: number): Promise<Socket> {
  const { route, origin } = way;
  const target = { host: way.hosts?.[origin.hostname] ?? origin.hostname, port: origin.port };
  switch (route.kind) {
    case 'direct': return await tcp(target.host, target.port, limitMs);
    case 'local-forward': return await tcp(route.host, route.port, limitMs);
    case 'http-proxy': return await throughHttpProxy(route, target, limitMs);
    case 'socks5': return await throughSocks(route, target, limitMs);
  }
}

function tcp(host: string, port: number, limitMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, noDelay: true });
    const timer = setTimeout(() => end(new DialFault('timeout', `no TCP answer in ${limitMs} ms`)), limitMs);
    const end = (error: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(faultOf(error));
    };
    socket.once('error', end);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', end);
      resolve(socket);
    });
  });
}

type ProxyRoute = Extract<Route, { kind: 'http-proxy' | 'socks5' }>;
interface Target { readonly host: string; readonly port: number }

async function throughHttpProxy(route: ProxyRoute, target: Target, limitMs: number): Promise<Socket> {
  const started = performance.now();
  const socket = await tcp(route.host, route.port, limitMs).catch((error: unknown) => {
    throw proxyFault(faultOf(error).message);
  });
  const name = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  const lines = [`CONNECT ${name} HTTP/1.1`, `Host: ${name}`];
  if (route.user !== undefined) {
    const pair = Buffer.from(`${route.user}:${route.password?.() ?? ''}`, 'utf8').toString('base64');
    lines.push(`Proxy-Authorization: Basic ${pair}`);
  }
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  try {
    judgeProxyAnswer(await headOf(socket, limitMs - (performance.now() - started)));
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function headOf(socket: Socket, limitMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const settle = (fault?: DialFault) => {
      clearTimeout(timer);
      socket.off('data', onData).off('error', onEnd).off('close', onEnd);
      if (fault) reject(fault);
      else resolve(got);
    };
    const onEnd = () => settle(proxyFault('the proxy hung up'));
    const onData = (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      if (got.includes('\r\n\r\n')) settle();
      else if (got.length > HEAD_LIMIT) settle(proxyFault('the proxy does not speak HTTP'));
    };
    const timer = setTimeout(() => settle(proxyFault('the proxy did not answer in time')), Math.max(1, limitMs));
    socket.on('data', onData).on('error', onEnd).on('close', onEnd);
  });
}

/** A proxy that answers with a page of its own (F-69: 200 and HTML) has opened no tunnel. */
function judgeProxyAnswer(bytes: Buffer): void {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, end).toString('latin1');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) throw proxyFault('the proxy does not speak HTTP');
  if (!status.startsWith('2')) throw proxyFault(`the proxy answered ${status}`);
  const page = /^(content-type:\s*text\/|content-length:\s*[1-9]|transfer-encoding:)/im.test(head);
  if (page || bytes.length > end + 4) throw proxyFault(`the proxy answered ${status} with a page of its own`);
}

async function throughSocks(route: ProxyRoute, target: Target, limitMs: number): Promise<Socket> {
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: {
        host: route.host,
        port: route.port,
        type: 5,
        ...(route.user === undefined ? {} : { userId: route.user, password: route.password?.() ?? '' }),
      },
      command: 'connect',
      destination: target,
      timeout: limitMs,
    });
    socket.setNoDelay(true);
    return socket;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // The SOCKS server speaks for the machine in these replies (RFC 1928, section 6).
    if (/ConnectionRefused/.test(text)) throw new DialFault('refused', 'SOCKS: connection refused');
    if (/HostUnreachable|NetworkUnreachable|TTLExpired/.test(text)) throw new DialFault('timeout', 'SOCKS: unreachable');
    throw proxyFault(text);
  }
}

function proxyFault(detail: string): DialFault {
  return new DialFault('proxy', detail);
}
