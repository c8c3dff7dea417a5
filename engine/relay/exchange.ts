import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerNothing, answerOwn } from './answer.ts';
import { DialFault } from './dial-fault.ts';
import { forwardRead, forwardWrite } from './forward.ts';
import type { Gate, Request } from './gate.ts';
import { towardsMachine } from './headers.ts';
import { comparablePath } from './match.ts';
import { redactSecretsIn } from '../redaction/in-force.ts';
import { sessionPairs } from '../secrets/session-values.ts';
import { sameAuthority } from './origin.ts';
import type { Origin } from './origin.ts';
import type { JudgedRequest, RelayOptions } from './rules.ts';
import type { Upstream } from './upstream.ts';

const BODY_LIMIT = 8 * 1024 * 1024;
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

/** Handles one request to the machine after another, from the browser's headers to the end of the answer. */
export class Exchanges {
  readonly #origin: Origin;
  readonly #gate: Gate;
  readonly #upstream: Upstream;
  readonly #judge: RelayOptions['judge'];
  /** Requests that were judged once are not asked about again; the same one meanwhile waits for the same answer. */
  readonly #judged = new Map<string, Promise<void>>();
  /** One question after another: a person can answer only one. */
  #asking: Promise<void> = Promise.resolve();
  inFlight = 0;

  readonly #onSessionValue: NonNullable<RelayOptions['onSessionValue']>;

  constructor(origin: Origin, gate: Gate, upstream: Upstream, onSessionValue: RelayOptions['onSessionValue'] = () => undefined, judge?: RelayOptions['judge']) {
    this.#origin = origin;
    this.#onSessionValue = onSessionValue;
    this.#gate = gate;
    this.#upstream = upstream;
    this.#judge = judge;
  }

  /** `target` is path and query as the browser wrote them. Never rejects. */
  async run(target: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = incoming.method ?? '';
    const shown = shownUrl(this.#origin, target);
    if (!sameAuthority(this.#origin, incoming.headers.host ?? '')) {
      this.stop(incoming, response, { method, shown }, 'other-origin');
      return;
    }
    for (const [name, value] of sessionPairs(target, incoming.headers.cookie)) this.#onSessionValue(name, value, 'session');
    const taken = await bodyOf(incoming);
    if (taken === 'gone') return;
    const body = taken === 'too large' ? Buffer.alloc(0) : taken;
    const request = describe(this.#origin, target, incoming, body, taken === 'too large' ? 'a body over 8 MiB' : undefined);
    await this.#askAbout(request);
    const decision = this.#gate.decide(request);
    if (decision.kind === 'stop') {
      if (decision.reason === 'held' && request.opensPage === true) answerNothing(response);
      else answerOwn(response, decision.refused ? 'refused' : 'stopped', decision.reason);
      return;
    }
    const call = { method, path: target, headers: towardsMachine(incoming.rawHeaders, body.length), body };
    this.inFlight += 1;
    try {
      if (decision.kind === 'read') await forwardRead(this.#upstream, call, response);
      else await forwardWrite(this.#upstream, call, response, decision.slot);
    } catch (error) {
      if (error instanceof DialFault && error.why === 'pin') this.#gate.stop(request, 'pin', error.detail);
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Holds a request that nobody declared until a person has said what it is; the gate decides by that. */
  async #askAbout(request: Request): Promise<void> {
    const judge = this.#judge;
    const values = judge && this.#gate.judgeable(request);
    // A password is shown to nobody and written nowhere, whatever its request is for.
    if (!judge || !values || Object.values(values).some(value => redactSecretsIn(value) !== value)) return;
    const judged: JudgedRequest = { method: 'POST', path: request.path, values };
    const key = JSON.stringify([judged.path, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    let answer = this.#judged.get(key);
    if (!answer) {
      answer = this.#asking.then(async () => this.#declareBy(judged, await judge(judged)));
      this.#asking = answer.catch(() => undefined);
      this.#judged.set(key, answer);
    }
    await answer.catch(() => undefined);
  }

  /** A read is let out with the values that were seen, an ambient request is known by its names: its values change. */
  #declareBy({ method, path, values }: JudgedRequest, is: 'read' | 'ambient' | 'write'): void {
    const rule = { id: 'judged', method, path, fields: Object.keys(values) };
    if (is === 'read') this.#gate.declare({ declaredReads: [{ ...rule, fixed: values }], ambient: [] });
    if (is === 'ambient') this.#gate.declare({ declaredReads: [], ambient: [rule] });
  }

  /** Stops a request that is none to the machine. */
  stop(incoming: IncomingMessage, response: ServerResponse, request: { method: string; shown: string }, reason: 'other-origin' | 'not-http'): void {
    incoming.resume();
    this.#gate.stop(request, reason);
    answerOwn(response, 'stopped', reason);
  }
}

/** A form or link that would show its answer as a page; a script's own request takes an error page for what it is. */
function opensPage({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-mode'] === undefined ? headers['upgrade-insecure-requests'] === '1' : headers['sec-fetch-mode'] === 'navigate';
}

/** Origin and path for events: queries and path parameters may carry session ids (F-76). */
export function shownUrl(origin: Pick<Origin, 'text'>, target: string): string {
  return origin.text + pathOf(target).replaceAll(/;[^/]*/g, '');
}

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

function describe(origin: Origin, target: string, incoming: IncomingMessage, body: Buffer, unread: string | undefined): Request {
  const { headers } = incoming;
  const question = target.indexOf('?');
  return {
    method: incoming.method ?? '',
    path: comparablePath(pathOf(target)),
    shown: shownUrl(origin, target),
    content: {
      query: question < 0 ? '' : target.slice(question + 1),
      contentType: headers['content-type'] ?? '',
      contentEncoding: headers['content-encoding'] ?? '',
      body,
      headers,
      ...(unread === undefined ? {} : { unread }),
    },
    opensPage: opensPage(incoming),
    methodOverride: OVERRIDES.some(name => headers[name] !== undefined),
    harmlessOptions: headers.origin === origin.text && headers['access-control-request-method'] === undefined,
  };
}

/** The complete body; 'gone' when the browser left before it was complete: such a request was never made. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | 'gone' | 'too large'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= BODY_LIMIT) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    return 'gone';
  }
  return length > BODY_LIMIT ? 'too large' : Buffer.concat(chunks);
}
