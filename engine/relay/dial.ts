import { constants } from 'node:crypto';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { DialFault, faultOf } from './dial-fault.ts';
import { openWay } from './route.ts';
import type { Way } from './route.ts';
import type { Trust } from './rules.ts';
import { peerCertificate, spkiOf } from './spki.ts';

/** Everything a connection to the machine depends on. `any` trust is for the `trust` command, which shows the key to a person. */
export interface DialPlan extends Way {
  readonly trust: Trust | { readonly kind: 'any' };
  readonly legacyTls?: boolean;
  readonly limitMs: number;
}

/**
 * Connects along the route, and for https shakes hands and judges the key. The socket is given out only after that, so no
 * byte of HTTP can reach a machine whose key is not the pinned one (F-66). Rejects with a DialFault.
 */
export async function dial(plan: DialPlan): Promise<Socket> {
  const started = performance.now();
  const socket = await openWay(plan, plan.limitMs);
  if (!plan.origin.secure) return socket;
  return await handshake(plan, socket, Math.max(1, plan.limitMs - (performance.now() - started)));
}

function handshake(plan: DialPlan, below: Socket, limitMs: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls(tlsOptions(plan, below));
    const end = (error: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      below.destroy();
      reject(faultOf(error));
    };
    const closed = () => end(new DialFault('reset', 'closed during the TLS handshake'));
    const timer = setTimeout(() => end(new DialFault('timeout', `no TLS answer in ${limitMs.toFixed(0)} ms`)), limitMs);
    socket.once('error', end);
    socket.once('close', closed);
    socket.once('secureConnect', () => {
      try {
        judgeKey(plan.trust, socket);
      } catch (error) {
        end(error);
        return;
      }
      clearTimeout(timer);
      socket.off('error', end).off('close', closed);
      resolve(socket);
    });
  });
}

function tlsOptions({ origin, trust, legacyTls }: DialPlan, socket: Socket): ConnectionOptions {
  return {
    socket,
    host: origin.hostname,
    // SNI never carries an address (RFC 6066).
    servername: isIP(origin.hostname) === 0 ? origin.hostname : '',
    rejectUnauthorized: trust.kind === 'system',
    ALPNProtocols: ['http/1.1'],
    ...(legacyTls === true
      ? { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0', secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT }
      : {}),
  };
}

function judgeKey(trust: DialPlan['trust'], socket: TLSSocket): void {
  if (trust.kind !== 'pin') return;
  // A resumed session shows no certificate: no session is ever offered, and one that is resumed all the same is no proof.
  const certificate = socket.isSessionReused() ? undefined : peerCertificate(socket);
  if (certificate === undefined) throw new DialFault('pin', 'the machine showed no certificate');
  const shown = spkiOf(certificate);
  if (shown !== trust.spki) throw new DialFault('pin', `expected ${trust.spki}, the machine shows ${shown}`);
}
