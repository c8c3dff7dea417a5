import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { dial } from './dial.ts';
import { DialFault, faultOf } from './dial-fault.ts';
import type { DialCause } from './dial-fault.ts';
import { originOf } from './origin.ts';
import type { Origin } from './origin.ts';
import type { RelayOptions } from './rules.ts';
import { peerCertificate, spkiOf } from './spki.ts';

/** What a probe needs of the relay's options. Without `trust` an https key is not judged, only shown (for the `trust` command). */
export interface ProbeOptions extends Pick<RelayOptions, 'origin' | 'route' | 'hosts' | 'legacyTls'> {
  readonly trust?: RelayOptions['trust'];
  /** Milliseconds for everything together; 3,000 unless given (performance.md: an unreachable console must not hold a slot). */
  readonly limitMs?: number;
}

export type ProbeResult =
  | { readonly ok: true; readonly tls?: { readonly version: string; readonly spki: string; readonly subject: string } }
  /** `silent`: the connection was taken and no answer came (F-45: a machine that admits certain addresses only). */
  | { readonly ok: false; readonly cause: DialCause; readonly detail: string; readonly silent?: true };

/**
 * Looks whether the machine can be reached along its route, before a browser context is opened. An https origin is asked
 * for its handshake only; a plain one gets `HEAD /`, because a forwarded port is accepted even with nothing behind it.
 */
export async function probe(options: ProbeOptions): Promise<ProbeResult> {
  const { limitMs = 3000, trust = { kind: 'any' as const }, ...way } = options;
  const origin = originOf(options.origin);
  const started = performance.now();
  let taken = false;
  try {
    const socket = await dial({ ...way, origin, trust, limitMs });
    taken = true;
    try {
      if (socket instanceof TLSSocket) return { ok: true, tls: seen(socket) };
      await askHead(socket, origin, Math.max(1, limitMs - (performance.now() - started)));
      return { ok: true };
    } finally {
      socket.destroy();
    }
  } catch (error) {
    const fault = faultOf(error);
    return { ok: false, cause: fault.why, detail: fault.detail, ...(taken && fault.why === 'timeout' ? { silent: true } : {}) };
  }
}

function seen(socket: TLSSocket): { version: string; spki: string; subject: string } {
  const certificate = peerCertificate(socket);
  if (certificate === undefined) throw new DialFault('certificate', 'the machine showed no certificate');
  return { version: socket.getProtocol() ?? '', spki: spkiOf(certificate), subject: certificate.subject };
}

function askHead(socket: Socket, origin: Origin, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DialFault('timeout', `no HTTP answer in ${limitMs.toFixed(0)} ms`)), limitMs);
    const settle = (error?: unknown) => {
      clearTimeout(timer);
      if (error === undefined) resolve();
      else reject(faultOf(error));
    };
    socket.once('error', settle);
    socket.once('close', () => settle(new DialFault('reset', 'closed without an HTTP answer')));
    socket.once('data', (bytes: Buffer) => {
      settle(bytes.subarray(0, 5).toString('latin1') === 'HTTP/' ? undefined : new DialFault('not-http', 'the answer is no HTTP'));
    });
    socket.write(`HEAD / HTTP/1.1\r\nHost: ${origin.host}\r\nConnection: close\r\n\r\n`);
  });
}
