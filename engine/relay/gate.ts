import { ArmedSlot } from './armed.ts';
import { decodeContent } from './body.ts';
import type { Content, Decoded } from './body.ts';
import { difference } from './compare.ts';
import { CredentialHeaders } from './credential-headers.ts';
import type { Fields } from './form-fields.ts';
import { carriesSecret } from './held-secret.ts';
import { fits, sameTarget } from './match.ts';
import type { Asked } from './match.ts';
import type { ArmedWrite, RelayCounts, RelayOptions, RelayRules, RequestRule, StopReason } from './rules.ts';
import { SeenRequests } from './seen-requests.ts';
import { SentWrites } from './sent-writes.ts';
import { WriteTargets } from './write-targets.ts';

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
  readonly #seenOutsideVerbs: SeenRequests;
  readonly #targets: WriteTargets;
  /** What was found out about this console beyond the appliance's own rules. */
  readonly #learnt: { readonly reads: RequestRule[]; readonly ambient: RequestRule[] } = { reads: [], ambient: [] };
  #slot: ArmedSlot | undefined;
  /** Spans that are open now. */
  readonly #open = { verbs: 0, hands: 0 };

  readonly #tokens: readonly string[];
  readonly #credentials: CredentialHeaders;

  constructor(options: RelayOptions) {
    const { rules } = options;
    this.#credentials = new CredentialHeaders(rules.credentialHeaders);
    this.#tokens = rules.tokens ?? [];
    this.#seenOutsideVerbs = new SeenRequests(this.#tokens);
    this.#targets = new WriteTargets(rules);
    const own = (all: readonly RequestRule[]): RequestRule[] => all.map(rule => this.#marked(rule));
    this.#options = { ...options, rules: { ...rules, declaredReads: own(rules.declaredReads), ambient: own(rules.ambient) } };
  }

  /** Adds reads and ambient requests that somebody found out; each may carry the console's form tokens. A rule for a save's target is left out: no answer of a person makes a save a read. */
  declare({ declaredReads, ambient }: Pick<RelayRules, 'declaredReads' | 'ambient'>): void {
    const lawful = (rules: readonly RequestRule[]): RequestRule[] =>
      rules.filter(({ path }) => typeof path === 'string' && !this.#targets.has({ path })).map(rule => this.#marked(rule));
    this.#learnt.reads.push(...lawful(declaredReads.filter(({ method }) => method === 'GET' || method === 'POST')));
    this.#learnt.ambient.push(...lawful(ambient));
  }

  /**
   * The content of a request that a person may be asked about: a POST that nothing known explains, to no save's target, each field once and readable. Undefined for any
   * other. It is not counted yet.
   */
  judgeable(request: Request): Readonly<Record<string, string>> | undefined {
    if (request.method !== 'POST' || request.methodOverride || this.#targets.has(request) || this.#slotAt(request) || this.#credentials.unproven(request.content)) return undefined;
    if ([...this.#options.rules.declaredReads, ...this.#learnt.reads, ...this.#ambient].some(rule => this.#fits(request, rule))) return undefined;
    const fields = this.#fields(request);
    if (!fields) return undefined;
    const values = [...fields].filter(([name]) => !this.#tokens.includes(name)).map(([name, all]) => [name, all] as const);
    if (values.some(([, all]) => all.length !== 1 || all[0]?.sha256 !== undefined)) return undefined;
    return Object.fromEntries(values.map(([name, [one]]) => [name, one?.text ?? '']));
  }

  /** Throws when another write is still armed. */
  arm(write: ArmedWrite): ArmedSlot {
    if (this.#slot?.open === true) throw new Error('another write is armed');
    // What an earlier sign-in proved says nothing of this one.
    if (write.secret === true) this.#credentials.forget();
    this.#slot = new ArmedSlot(this.#tokens.length === 0 ? write : { ...write, free: [...write.free ?? [], ...this.#tokens] });
    return this.#slot;
  }

  disarm(): void {
    this.#slot?.disarm();
  }

  duringVerb(): () => void {
    return this.#span('verbs');
  }

  handOver(): () => void {
    return this.#span('hands');
  }

  /** Judges one complete request. A write that is let through is taken in the same turn: no second one can slip in. */
  decide(request: Request): Decision {
    if (request.methodOverride) return this.#undeclared(request, 'method override');
    const { method, content } = request;
    this.#noteTokens(request);
    for (const value of this.#credentials.values(content)) this.#options.onSessionValue?.('', value, 'credential');
    if (this.#credentials.unproven(content)) return this.#judgeWrite(request);
    if (method === 'GET' || method === 'HEAD') {
      if (content.body.length > 0 || content.unread !== undefined) return this.#stopped(request, 'body', 'a body where none belongs');
      const slot = this.#slotAt(request);
      // A sign-in may look like the reads after it: the armed one goes first.
      if (slot !== undefined && this.#takeIfSame(request, slot) === undefined) return { kind: 'write', slot };
      if (!this.#writesByGet(request)) return this.#read(request, 'reads');
    } else if (method === 'OPTIONS' && request.harmlessOptions && content.body.length === 0) {
      return this.#read(request, 'reads');
    }
    return this.#judgeWrite(request);
  }

  /** Counts and reports a request that is not to pass for a reason outside these rules. */
  stop(request: { method: string; shown: string }, reason: StopReason, detail?: string): void {
    this.#report(request, reason, [], this.#open.verbs > 0, detail);
  }

  #span(of: 'verbs' | 'hands'): () => void {
    let running = true;
    this.#open[of] += 1;
    return () => {
      if (running) this.#open[of] -= 1;
      running = false;
    };
  }

  #judgeWrite(request: Request): Decision {
    const { declaredReads } = this.#options.rules;
    const slot = this.#slotAt(request);
    const reads = slot === undefined ? [...declaredReads, ...this.#learnt.reads] : declaredReads;
    const why = slot === undefined ? undefined : this.#takeIfSame(request, slot);
    if (slot !== undefined && why === undefined) return { kind: 'write', slot };
    if (!this.#credentials.unproven(request.content) && reads.some(rule => this.#fits(request, rule))) return this.#read(request, 'declaredReads');
    const twice = this.#sent.find(request, (rule) => this.#fields(request, rule));
    if (twice) return this.#stopped(request, twice.byHand || this.#open.hands > 0 ? 'held' : 'second-send', twice.byHand ? 'sent before' : undefined);
    if (this.#ambient.some(rule => this.#fits(request, rule)) || this.#seenOutsideVerbs.has(request, this.#fields(request))) {
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

  #writesByGet(request: Request): boolean {
    return this.#targets.writesByGet(request, rule => this.#fields(request, rule));
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
    const fields = this.#fields(request, rule);
    return fields !== undefined && fits(rule, request, fields);
  }

  #decode(request: Request, rule?: RequestRule): Decoded {
    return decodeContent(request.content, rule?.charset ?? this.#options.charset, rule);
  }

  #fields(request: Request, rule?: RequestRule): Fields | undefined {
    const decoded = this.#decode(request, rule);
    return decoded.ok ? decoded.fields : undefined;
  }

  #noteTokens(request: Request): void {
    const fields = this.#tokens.length === 0 ? undefined : this.#fields(request);
    for (const name of this.#tokens) for (const { text } of fields?.get(name) ?? []) this.#options.onSessionValue?.(name, text, 'token');
  }

  #names(request: Request, rule?: RequestRule): string[] {
    return [...this.#fields(request, rule)?.keys() ?? []];
  }

  #read(request: Request, count: 'reads' | 'declaredReads'): Decision {
    const { holdsSecret } = this.#options;
    if (holdsSecret && carriesSecret(request.content, this.#fields(request), holdsSecret)) return this.#stopped(request, 'undeclared', 'a fetched secret');
    this.counts[count] += 1;
    return { kind: 'read' };
  }

  #undeclared(request: Request, detail?: string): Decision {
    if (this.#open.hands > 0) return this.#stopped(request, 'held', detail);
    const fields = this.#fields(request);
    // What a page may send by itself again and again: scripts do, a form or link that opens a page is somebody's click.
    if (this.#open.verbs === 0 && !this.#isOurs(request) && request.opensPage !== true) this.#seenOutsideVerbs.remember(request, fields);
    if (!this.#seenOutsideVerbs.has(request, fields)) return this.#stopped(request, 'undeclared', detail);
    this.#report(request, 'ambient', this.#names(request), false, detail);
    return { kind: 'stop', reason: 'ambient', refused: false };
  }

  /** Goes to what a save is declared for: whenever it appears, it is the run that brought it about. */
  #isOurs(request: Request): boolean {
    return this.#targets.has(request) || this.#writesByGet(request);
  }

  #stopped(request: Request, reason: StopReason, detail?: string, rule?: RequestRule): Decision & { kind: 'stop' } {
    this.#report(request, reason, this.#names(request, rule), reason !== 'ambient' && (this.#open.verbs > 0 || (reason === 'undeclared' && this.#isOurs(request))), detail);
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
