/**
 * What an appliance declares about its requests, and what the relay reports. Pure data: no sockets here.
 * Field names are the console's own (form field names), values are compared after decoding in the console's charset.
 */

/** A request by method, exact path and the exact set of body or query field names. */
export interface RequestRule {
  /** Stable id used in journal and report, e.g. `tmw/super-white-ip/save`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Exact path, or a pattern anchored at both ends. The query is not part of it. */
  readonly path: string | RegExp;
  /**
   * Field names that may stand in the body (POST) or query (GET write); a name ending in `?` may be missing. `header:map` (lower case) is the request header `Map`: single-page consoles
   * name there which record is meant, or who asks.
   */
  readonly fields: readonly string[];
  /** Fields whose value is fixed, e.g. `{ mode: 'list' }`: a declared read is only a read with these values. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Charset of this request when it is not the console's: scripts escape UTF-8 (`encodeURIComponent`) on EUC-KR pages too. */
  readonly charset?: 'utf-8' | 'euc-kr';
  /** The body is one text, the field `body`, whatever type its header names: scripts post plain text under the type of a form. Compared to the last byte. */
  readonly body?: 'text';
}

/** Names of the request headers that a rule counts as fields, in lower case. */
export const headerNames = (rule: Pick<RequestRule, 'fields'> | undefined): string[] =>
  (rule?.fields ?? []).flatMap((field) => /^header:(.+?)\??$/.exec(field)?.[1] ?? []);

/** What a declared save must carry, field by field, in order for repeated names. */
export type ExpectedFields = Readonly<Record<string, readonly string[]>>;

/** One armed write: the rule, and the exact content that may leave. Fields not named in `expected` are free only if `free` names them (tokens). */
export interface ArmedWrite {
  readonly intentId: string;
  readonly rule: RequestRule;
  readonly expected: ExpectedFields;
  readonly free?: readonly string[];
  /** Credential and code requests: content is compared but never kept, quoted or logged. */
  readonly secret?: boolean;
  /** Counted as `session`, not as a save: sign-in, codes, sign-out. Unless given, the same as `secret`. */
  readonly session?: boolean;
  /** A person makes the request: one whose content is another is held and told, and the write stays armed until the right one comes. */
  readonly patient?: boolean;
  /** Awaited while the request is held, just before it leaves; what rejects keeps it back. Must have a bound of its own. */
  readonly beforeSent?: () => Promise<void>;
}

/** How one armed write ended, as far as the wire tells. Reading decides what the machine holds (law 1). */
export type WriteOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly ms: number }
  | { readonly kind: 'dropped'; readonly reason: string; readonly ms: number }
  /** The request appeared and nothing was sent upstream: its content was not what was declared, a last look kept it back, or the machine could not be dialled. */
  | { readonly kind: 'refused'; readonly reason: string; readonly cause: 'content' | 'look' | 'dial' }
  /** Disarmed before any request appeared: nothing was sent. */
  | { readonly kind: 'not-sent' };

/** Why a request was stopped. */
export type StopReason = 'other-origin' | 'websocket' | 'undeclared' | 'ambient' | 'second-send' | 'body' | 'pin' | 'write-in-read-only' | 'not-http'
  /** A person works in the browser and tried a save that is not the declared one: kept back, and the page stays as it is. */
  | 'held';

/** Events for the walk; `stopped` with reason `undeclared` while a verb runs makes 'as wanted' impossible. */
export interface StoppedRequest {
  readonly at: string;
  readonly method: string;
  /** Origin and path only; queries may carry session ids (F-76). */
  readonly url: string;
  readonly reason: StopReason;
  readonly fieldNames: readonly string[];
  /** Whether a verb of ours was running when it appeared (see `Relay.duringVerb`); for an undeclared request to what a save is declared for always, since no page saves by itself. */
  readonly duringVerb: boolean;
  readonly detail?: string;
}

/** Counts for the report (law 4). */
export interface RelayCounts {
  /** GET and HEAD let through. */
  reads: number;
  /** Declared reads by other methods let through. */
  declaredReads: number;
  /** Sign-in, code and sign-out requests let through. */
  session: number;
  /** Armed saves let through. */
  writes: number;
  /** Everything stopped, by reason. */
  stopped: Partial<Record<StopReason, number>>;
}

/** What an appliance says of the requests that are no saves. */
export interface RelayRules {
  readonly declaredReads: readonly RequestRule[];
  /** Requests the page makes by itself (polling, keep-alive): stopped and counted, without effect on the verdict. */
  readonly ambient: readonly RequestRule[];
  /** GET requests that write (delete links, sign-out links): let through only when armed. */
  readonly getWrites: readonly RequestRule[];
  /** Requests that save, sign in or sign out: never asked about, never learnt as reads, and never taken for the page's own polling. A GET with the required fields of one is a write as well: old consoles take both methods. */
  readonly saves?: readonly RequestRule[];
  /** Fields with which some machines mark every posted form (form tokens): their value is the console's own, in any request (F-76). */
  readonly tokens?: readonly string[];
  /** Headers in which the console's page sends the credential with every request once it was typed: they leave only after the armed sign-in that the machine accepted. */
  readonly credentialHeaders?: readonly string[];
}

/** How a machine's key is judged before a byte is sent. */
export type Trust =
  | { readonly kind: 'plain' }
  /** base64 of the SHA-256 of the SubjectPublicKeyInfo. */
  | { readonly kind: 'pin'; readonly spki: string }
  | { readonly kind: 'system' };

/** The way to the machine. Credentials are given by a function so that they are never held in plain data. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'http-proxy' | 'socks5'; readonly host: string; readonly port: number; readonly user?: string; readonly password?: () => string }
  /** A local tunnel: the connection goes to host:port, while Host header and SNI stay those of the console's URL. */
  | { readonly kind: 'local-forward'; readonly host: string; readonly port: number };

/** A request that a person is asked about: its whole content, since a value may be all that tells a read from a deletion. */
export interface JudgedRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface RelayOptions {
  /** The only origin requests may go to, e.g. `https://192.168.0.5:8443`. */
  readonly origin: string;
  readonly charset: 'utf-8' | 'euc-kr';
  readonly trust: Trust;
  readonly route: Route;
  /** Fixed addresses for names, as in a hosts file. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** `tls: legacy` in the profile: dial TLS older than 1.2. */
  readonly legacyTls?: boolean;
  readonly rules: RelayRules;
  readonly connectTimeoutMs: number;
  /** Asked for each undeclared POST of a page that may be a read, which is held until the answer: `read` lets it out from then on with the same values, anything else stops it. Without it every such request is stopped. */
  readonly judge?: (request: JudgedRequest) => Promise<'read' | 'ambient' | 'write'>;
  /** Whether a decoded name or value holds a secret that was fetched for this run: a request with one leaves only as the armed one. Unless given, none does. */
  readonly holdsSecret?: (text: string) => boolean;
  /** Called synchronously for every stopped request; must not throw. */
  readonly onStopped?: (stopped: StoppedRequest) => void;
  /** Called for each cookie and path parameter, form token, and declared credential header that passes, so that it can be kept out of everything written (F-76); must not throw. */
  readonly onSessionValue?: (name: string, value: string, kind: 'session' | 'token' | 'credential') => void;
}
