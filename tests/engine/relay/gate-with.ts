import { Gate } from '../../../engine/relay/gate.ts';
import type { Request } from '../../../engine/relay/gate.ts';
import { comparablePath } from '../../../engine/relay/match.ts';
import type { RelayOptions, RelayRules, RequestRule, StoppedRequest } from '../../../engine/relay/rules.ts';

const search: RequestRule = { id: 'search', method: 'POST', path: '/list.do', fields: ['mode', 'page', 'word?'], fixed: { mode: 'list' } };
const poll: RequestRule = { id: 'poll', method: 'POST', path: /\/alive\/\d+/, fields: ['t'] };
export const remove: RequestRule = { id: 'delete', method: 'GET', path: '/policy.do', fields: ['cmd', 'id'], fixed: { cmd: 'delete' } };

/** A gate of one search, one poll and one delete link unless told otherwise, what it stopped, and its word on a request: `read`, `write`, or why it was stopped. */
export function gateWith(rules: Partial<RelayRules> = {}, more: Partial<RelayOptions> = {}) {
  const stopped: StoppedRequest[] = [];
  const gate = new Gate({
    origin: 'http://192.0.2.1',
    charset: 'utf-8',
    trust: { kind: 'plain' },
    route: { kind: 'direct' },
    rules: { declaredReads: [search], ambient: [poll], getWrites: [remove], ...rules },
    connectTimeoutMs: 1000,
    onStopped: one => stopped.push(one),
    ...more,
  });
  const decide = (method: string, target: string, body = '', more: Partial<Request> = {}) => {
    const [path = '', query = ''] = target.split('?');
    const decision = gate.decide({
      method,
      path: comparablePath(path),
      shown: `http://192.0.2.1${path}`,
      content: { query, contentType: 'application/x-www-form-urlencoded', contentEncoding: '', body: Buffer.from(body) },
      methodOverride: false,
      harmlessOptions: false,
      ...more,
    });
    return decision.kind === 'stop' ? decision.reason : decision.kind;
  };
  return { gate, stopped, decide };
}
