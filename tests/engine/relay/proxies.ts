import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A tiny way between relay and machine that notes what was asked of it. */
export interface Between {
  readonly host: string;
  readonly port: number;
  readonly asked: string[];
  close(): Promise<void>;
}

/** An HTTP proxy for CONNECT; `answer` replaces the tunnel, `login` is the Basic pair it wants. */
export async function startHttpProxy({ answer, login }: { answer?: string; login?: string } = {}): Promise<Between> {
  return await listen((socket, asked) => {
    let head = '';
    const onData = (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', onData);
      const [, target = ''] = /^CONNECT (\S+) HTTP\/1\.1/.exec(head) ?? [];
      const pair = Buffer.from(/Proxy-Authorization: Basic (\S+)/.exec(head)?.[1] ?? '', 'base64').toString('utf8');
      asked.push(target);
      if (answer !== undefined) socket.end(answer);
      else if (login !== undefined && pair !== login) socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      else join(socket, target, 'HTTP/1.1 200 Connection established\r\n\r\n');
    };
    socket.on('data', onData);
  });
}

/** A SOCKS5 server (RFC 1928, 1929) for CONNECT; `refuse` is a reply code. */
export async function startSocks({ login, refuse }: { login?: string; refuse?: number } = {}): Promise<Between> {
  return await listen((socket, asked) => {
    let step: 'greeting' | 'login' | 'request' = 'greeting';
    const onData = (bytes: Buffer) => {
      if (step === 'greeting') {
        step = login === undefined ? 'request' : 'login';
        socket.write(Buffer.from([5, login === undefined ? 0 : 2]));
      } else if (step === 'login') {
        const userEnd = 2 + (bytes[1] ?? 0);
        const pair = `${bytes.subarray(2, userEnd).toString('utf8')}:${bytes.subarray(userEnd + 1).toString('utf8')}`;
        step = 'request';
        if (pair === login) socket.write(Buffer.from([1, 0]));
        else socket.end(Buffer.from([1, 1]));
      } else {
        socket.off('data', onData);
        const target = socksTarget(bytes);
        asked.push(target);
        const reply = (code: number) => Buffer.from([5, code, 0, 1, 127, 0, 0, 1, 0, 0]);
        if (refuse === undefined) join(socket, target, reply(0));
        else socket.end(reply(refuse));
      }
    };
    socket.on('data', onData);
  });
}

/** A local port that leads to a machine, like `ssh -L`; with no machine it takes the connection and hangs up. */
export async function startForward(port?: number): Promise<Between> {
  return await listen((socket, asked) => {
    asked.push('');
    if (port === undefined) socket.destroy();
    else join(socket, `127.0.0.1:${port}`, '');
  });
}

/** A port that answers every connection with these bytes, or with nothing at all. */
export async function startTalker(bytes?: string): Promise<Between> {
  return await listen((socket, asked) => {
    asked.push('');
    socket.resume();
    if (bytes !== undefined) socket.once('data', () => socket.end(bytes));
  });
}

function socksTarget(bytes: Buffer): string {
  const port = bytes.readUInt16BE(bytes.length - 2);
  const host = bytes[3] === 1 ? [...bytes.subarray(4, 8)].join('.') : bytes.subarray(5, bytes.length - 2).toString('latin1');
  return `${host}:${port}`;
}

/** Names of the tests lead to this computer. */
function join(socket: Socket, target: string, greeting: string | Buffer): void {
  const onward = connect(Number(target.split(':')[1]), '127.0.0.1', () => {
    if (greeting.length > 0) socket.write(greeting);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}

async function listen(handle: (socket: Socket, asked: string[]) => void): Promise<Between> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    handle(socket, asked);
  });
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      const closed = new Promise<void>(resolve => { server.close(() => resolve()); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
