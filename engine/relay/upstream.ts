import { Agent, request as httpRequest } from 'node:http';
import type { ClientRequestArgs, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { dial } from './dial.ts';
import type { DialPlan } from './dial.ts';
import { DialFault, faultOf } from './dial-fault.ts';

/** One request as it leaves: header names and values in turn, in the browser's order. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const HEADER_LIMIT = 64 * 1024;

/** The connections to the machine: pooled ones for reads, a fresh one for every write. */
export class Upstream {
  readonly #plan: DialPlan;
  readonly #pool: PooledAgent;
  readonly #live = new Set<Socket>();
  #closed = false;

  constructor(plan: DialPlan) {
    this.#plan = plan;
    this.#pool = new PooledAgent(() => this.#dial());
  }

  /** A read may take a pooled connection; when that one turns out to be closed already, it is asked once more on a fresh one. */
  async read(call: Call, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await ask(call, { agent: this.#pool, signal });
    } catch (error) {
      if (!(error instanceof StaleConnection) || signal.aborted) throw error;
    }
    const socket = await this.#dial();
    return await ask(call, { createConnection: () => socket, signal });
  }

  /** A write goes over its own connection, so nothing can force a second attempt. `sending` is called right before its first byte. */
  async write(call: Call, sending: () => void): Promise<IncomingMessage> {
    const socket = await this.#dial();
    sending();
    return await ask(call, { createConnection: () => socket });
  }

  close(): void {
    this.#closed = true;
    this.#pool.destroy();
    for (const socket of this.#live) socket.destroy();
  }

  async #dial(): Promise<Socket> {
    const socket = await dial(this.#plan);
    if (this.#closed) {
      socket.destroy();
      throw new DialFault('reset', 'the relay is closed');
    }
    // Between two requests nobody else listens, and an unheard error event ends the process.
    socket.on('error', () => socket.destroy());
    this.#live.add(socket);
    socket.once('close', () => this.#live.delete(socket));
    return socket;
  }
}

/** Node ignores `createConnection` in a request's options when it has an agent: the agent itself has to dial. */
class PooledAgent extends Agent {
  readonly #open: () => Promise<Socket>;

  constructor(open: () => Promise<Socket>) {
    super({ keepAlive: true, maxFreeSockets: 8, scheduling: 'lifo' });
    this.#open = open;
  }

  override createConnection(_options: ClientRequestArgs, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    // Node's types leave out that a failed dial has no socket to give.
    void this.#dialFor(callback as Dialled);
  }

  async #dialFor(done: Dialled): Promise<void> {
    let socket: Socket;
    try {
      socket = await this.#open();
    } catch (error) {
      done(faultOf(error));
      return;
    }
    done(null, socket);
  }
}

type Dialled = (error: Error | null, socket?: Duplex) => void;

/** A pooled connection that was closed before a byte of the answer came. */
class StaleConnection extends Error {}

function ask(call: Call, how: Pick<RequestOptions, 'agent' | 'createConnection' | 'signal'>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      ...how,
      method: call.method,
      path: call.path,
      // With headers in this form Node would offer to keep a connection that nobody uses again.
      headers: how.agent === undefined ? [...call.headers, 'Connection', 'close'] : call.headers,
      maxHeaderSize: HEADER_LIMIT,
      // Consoles of that age break header syntax in harmless ways that every browser forgives.
      insecureHTTPParser: true,
    });
    request.once('response', resolve);
    // Stays: after the answer began, its own error event tells.
    request.on('error', error => reject(request.reusedSocket && !(error instanceof DialFault) ? new StaleConnection() : error));
    request.end(call.body);
  });
}
