import { ArmedSlot } from './armed.ts';
import { decodeContent } from './body.ts';
import type { Content, Decoded } from './body.ts';
import { difference } from './compare.ts';
import { CredentialHeaders } from './credential-headers.ts';
import type { Fields } from './form-fields.ts';
import { fits, sameTarget, writesByGet } from './match.ts';
import type { Asked } from './match.ts';
import type { ArmedWrite, RelayCounts, RelayOptions, RelayRules, RequestRule, StopReason } from './rules.ts';
import { SentWrites } from './sent-writes.ts';

/** A request to the machine as the gate judges it. */
export interface Request extends Asked {
  /** Origin and path as events show them. */
  readonly shown: string;
  readonly content: Content;
  /** A header that makes servers take the request for another method. */
  readonly methodOverride: boolean;
  /** A form or link whose answer would be shown as a page. */
  readonly opensPage?: boolean;
  /** An OPTIONS of the console's own page that asks nothing of CORS. */
  readonly harmlessOptions: boolean;
}

export type Decision =
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly slot: ArmedSlot }
  | { readonly kind: 'stop'; readonly reason: StopReason; readonly refused: boolean };

/** Decides about every request and keeps the counts; knows no sockets (architecture.md, 'The relay'). */
export class Gate {
  readonly counts: RelayCounts = { reads: 0, declaredReads: 0, session: 0, writes: 0, stopped: {} };
  readonly #options: RelayOptions;
  readonly #sent = new SentWrites();
  readonly #seenOutsideVerbs = new Set<string>();
  /** What was found out about this console beyond the appliance's own rules. */
  readonly #learnt: { readonly reads: RequestRule[]; readonly ambient: RequestRule[] } = { reads: [], ambient: [] };
  #slot: ArmedSlot | undefined;
  #verbs = 0;
  #hands = 0;

  readonly #tokens: readonly string[];
  readonly #credentials: CredentialHeaders;

  constructor(options: RelayOptions) {
    const { rules } = options;
    this.#credentials = new CredentialHeaders(rules.credentialHeaders);
    this.#tokens = rules.tokens ?? [];
    const own = (all: readonly RequestRule[]): RequestRule[] => all.map(rule => this.#marked(rule));
    this.#options = { ...options, rules: { ...rules, declaredReads: own(rules.declaredReads), ambient: own(rules.ambient) } };
  }

  /** Adds reads and ambient requests that somebody found out; each may carry the console's form tokens. A rule for a save's target is left out: no answer of a person makes a save a read. */
  declare({ declaredReads, ambient }: Pick<RelayRules, 'declaredReads' | 'ambient'>): void {
    const lawful = (rules: readonly RequestRule[]): RequestRule[] =>
      rules.filter(({ method, path }) => typeof path === 'string' && !this.#saves({ method, path })).map(rule => this.#marked(rule));
    this.#learnt.reads.push(...lawful(declaredReads.filter(({ method }) => method === 'GET' || method === 'POST')));
    this.#learnt.ambient.push(...lawful(ambient));
  }

  /**
   * The content of a request that a person may be asked about: a POST that nothing known explains, to no save's target, each field once and readable. Undefined for any
   * other. It is not counted yet.
   */
  judgeable(request: Request): Readonly<Record<string, string>> | undefined {
    if (request.method !== 'POST' || request.methodOverride || this.#saves(request) || this.#slotAt(request) || this.#credentials.unproven(request.content)) return undefined;
    if ([...this.#options.rules.declaredReads, ...this.#learnt.reads, ...this.#ambient].some(rule => this.#fits(request, rule))) return undefined;
    const fields = fieldsOf(this.#decode(request));
    if (!fields) return undefined;
    const values = [...fields].filter(([name]) => !this.#tokens.includes(name)).map(([name, all]) => [name, all] as const);
    if (values.some(([, all]) => all.length !== 1 || all[0]?.sha256 !== undefined)) return undefined;
    return Object.fromEntries(values.map(([name, [one]]) => [name, one?.text ?? '']));
  }

  /** Throws when another write is still armed. */
  arm(write: ArmedWrite): ArmedSlot {
    if (this.#slot?.open === true) throw new Error('another write is armed');
    this.#slot = new ArmedSlot(this.#tokens.length === 0 ? write : { ...write, free: [...write.free ?? [], ...this.#tokens] });
    return this.#slot;
  }

  disarm(): void {
    this.#slot?.disarm();
  }

  duringVerb(): () => void {
    let running = true;
    this.#verbs += 1;
    return () => {
      if (running) this.#verbs -= 1;
      running = false;
    };
  }

  handOver(): () => void {
    let running = true;
    this.#hands += 1;
    return () => {
      if (running) this.#hands -= 1;
      running = false;
    };
  }

  /** Judges one complete request. A write that is let through is taken in the same turn: no second one can slip in. */
  decide(request: Request): Decision {
    if (request.methodOverride) return this.#undeclared(request, 'method override');
    const { method, content } = request;
    for (const value of this.#credentials.values(content)) this.#options.onSessionValue?.('', value, 'credential');
    if (this.#credentials.unproven(content)) return this.#judgeWrite(request);
    if (method === 'GET' || method === 'HEAD') {
      if (content.body.length > 0 || content.unread !== undefined) return this.#stopped(request, 'body', 'a body where none belongs');
      const writes = (rule: RequestRule) => writesByGet(rule, request, () => fieldsOf(this.#decode(request, rule)));
      if (!this.#options.rules.getWrites.some(writes)) return this.#read('reads');
    } else if (method === 'OPTIONS' && request.harmlessOptions && content.body.length === 0) {
      return this.#read('reads');
    }
    return this.#judgeWrite(request);
  }

  /** Counts and reports a request that is not to pass for a reason outside these rules. */
  stop(request: { method: string; shown: string }, reason: StopReason, detail?: string): void {
    this.#report(request, reason, [], this.#verbs > 0, detail);
  }

  #judgeWrite(request: Request): Decision {
    const { declaredReads } = this.#options.rules;
    const slot = this.#slotAt(request);
    const reads = slot === undefined ? [...declaredReads, ...this.#learnt.reads] : declaredReads;
    const why = slot === undefined ? undefined : this.#takeIfSame(request, slot);
    if (slot !== undefined && why === undefined) return { kind: 'write', slot };
    if (!this.#credentials.unproven(request.content) && reads.some(rule => this.#fits(request, rule))) return this.#read('declaredReads');
    const twice = this.#sent.find(request, (rule) => fieldsOf(this.#decode(request, rule)));
    if (twice) return this.#stopped(request, twice.byHand || this.#hands > 0 ? 'held' : 'second-send', twice.byHand ? 'sent before' : undefined);
    if (this.#ambient.some(rule => this.#fits(request, rule)) || this.#seenOutsideVerbs.has(this.#signature(request))) {
      return this.#stopped(request, 'ambient');
    }
    if (slot?.write.patient === true) return this.#stopped(request, 'held', why);
    if (slot === undefined) return this.#undeclared(request);
    slot.refused('content', why ?? '');
    return { ...this.#stopped(request, 'body', why, slot.write.rule), refused: true };
  }

  get #ambient(): readonly RequestRule[] {
    return [...this.#options.rules.ambient, ...this.#learnt.ambient];
  }

  #marked(rule: RequestRule): RequestRule {
    return { ...rule, fields: [...rule.fields, ...this.#tokens.map(name => `${name}?`)] };
  }

  #slotAt(asked: Asked): ArmedSlot | undefined {
    return this.#slot?.open === true && sameTarget(this.#slot.write.rule, asked) ? this.#slot : undefined;
  }

  #saves(asked: Asked): boolean {
    return this.#options.rules.saves?.some(rule => sameTarget(rule, asked)) === true;
  }

  #takeIfSame(request: Request, slot: ArmedSlot): string | undefined {
    const { write } = slot;
    const decoded = this.#decode(request, write.rule);
    if (!decoded.ok) return `undecodable: ${decoded.why}`;
    const why = difference(write, decoded.fields);
    if (why !== undefined) return why;
    slot.take();
    slot.onStatus = (status) => {
      if (write.secret === true && status < 400) this.#credentials.accept(request.content);
    };
    this.#sent.remember(request, write.rule, decoded.fields, write);
    this.counts[write.session ?? write.secret ?? false ? 'session' : 'writes'] += 1;
    return undefined;
  }

  #fits(request: Request, rule: RequestRule): boolean {
    if (!sameTarget(rule, request)) return false;
    const fields = fieldsOf(this.#decode(request, rule));
    return fields !== undefined && fits(rule, request, fields);
  }

  #decode(request: Request, rule?: RequestRule): Decoded {
    const decoded = decodeContent(request.content, rule?.charset ?? this.#options.charset, rule);
    const fields = fieldsOf(decoded);
    for (const name of this.#tokens) for (const value of fields?.get(name) ?? []) if (typeof value === 'string') this.#options.onSessionValue?.(name, value, 'token');
    return decoded;
  }

  #signature(request: Request): string {
    return `${request.method} ${request.path} ${this.#names(request).toSorted().join(' ')}`;
  }

  #names(request: Request, rule?: RequestRule): string[] {
    return [...fieldsOf(this.#decode(request, rule))?.keys() ?? []];
  }

  #read(count: 'reads' | 'declaredReads'): Decision {
    this.counts[count] += 1;
    return { kind: 'read' };
  }

  #undeclared(request: Request, detail?: string): Decision {
    if (this.#hands > 0) return this.#stopped(request, 'held', detail);
    const signature = this.#signature(request);
    if (this.#verbs === 0 && this.#pollsAlike(request)) this.#seenOutsideVerbs.add(signature);
    if (!this.#seenOutsideVerbs.has(signature)) return this.#stopped(request, 'undeclared', detail);
    this.#report(request, 'ambient', this.#names(request), false, detail);
    return { kind: 'stop', reason: 'ambient', refused: false };
  }

  /** What a page may send by itself again and again: scripts do, a form or link that opens a page is somebody's click. */
  #pollsAlike(request: Request): boolean {
    return !this.#saves(request) && request.opensPage !== true;
  }

  #stopped(request: Request, reason: StopReason, detail?: string, rule?: RequestRule): Decision & { kind: 'stop' } {
    this.#report(request, reason, this.#names(request, rule), reason !== 'ambient' && this.#verbs > 0, detail);
    return { kind: 'stop', reason, refused: false };
  }

  #report(request: { method: string; shown: string }, reason: StopReason, fieldNames: readonly string[], duringVerb: boolean, detail?: string): void {
    this.counts.stopped[reason] = (this.counts.stopped[reason] ?? 0) + 1;
    this.#options.onStopped?.({
      at: new Date().toISOString(),
      method: request.method,
      url: request.shown,
      reason,
      fieldNames,
      duringVerb,
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

function fieldsOf(decoded: Decoded): Fields | undefined {
  return decoded.ok ? decoded.fields : undefined;
}
