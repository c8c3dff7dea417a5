import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Whether a loopback connection belongs to another user of this computer. A proxy password would say more, but giving one
 * to Chromium makes Playwright intercept every request and switch the cache off (performance.md, 'Levers'). Only Linux
 * tells; elsewhere, and when the table has no such line, nobody is turned away.
 */
export function isForeign(socket: Pick<Socket, 'remotePort' | 'localPort'>): boolean {
  const own = process.getuid?.();
  if (process.platform !== 'linux' || own === undefined) return false;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const owner = ownerOf(readTable(table), socket.remotePort ?? 0, socket.localPort ?? 0);
    if (owner !== undefined) return owner !== own;
  }
  return false;
}

/** The user id of the connection from one local port to another in a table of /proc/net, if it stands there. */
export function ownerOf(table: string, from: number, to: number): number | undefined {
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
  // Columns of /proc/net/tcp: slot, local address, remote address, state, queues, timer, retransmits, uid.
  const line = new RegExp(`^\\s*\\d+: [0-9A-F]+:${hex(from)} [0-9A-F]+:${hex(to)} (?:\\S+ +){4}(\\d+)`, 'm');
  const uid = line.exec(table)?.[1];
  return uid === undefined ? undefined : Number(uid);
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
