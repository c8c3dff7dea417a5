import { isSessionValue } from '../secrets/session-values.ts';
import type { Secret } from '../secrets/secret.ts';
import { cutOut, redactData } from './redactor.ts';
import { Search } from './search.ts';
import { isScannable } from './secrets.ts';

/** Machines that renew a form's token with each page give out hundreds; what an earlier one vouched for is over, and each line was redacted when it was in force. */
const mostTokens = 32;

/**
 * What one run must never write down: the secrets that were fetched for it, and what its machine's session gave out. A run has its own, so that a night over a thousand machines
 * searches each run's evidence for that run's secrets and not for everybody's.
 */
export class RunSecrets {
  readonly #kept = new Set<string>();
  readonly #tokens = new Set<string>();
  readonly #fetched = new Search([]);
  /** Undefined until the next use: a value was dropped, and a search only ever learns more. */
  #search: Search | undefined;

  /** A password, a key, or what else was fetched for this run. Too short to be searched for safely (F-73): left out. */
  add(value: string): void {
    if (isScannable(value)) this.#note(this.#kept, value);
  }

  /** The same fetch; what it yields is known here before anybody can write it. */
  watched(fetch: () => Promise<Secret>): () => Promise<Secret> {
    return async () => {
      const secret = await fetch();
      this.add(secret.reveal());
      if (isScannable(secret.reveal())) this.#fetched.add([secret.reveal()]);
      return secret;
    };
  }

  /** Whether a text holds what was fetched for this run, in any writing; what the machine's session gave out does not count. */
  holdsFetched = (text: string): boolean => this.#fetched.places(text, 'string').length > 0;

  /** A cookie, a path parameter, a form's token by name and value (F-76), or a credential that a page sends in a header. Values that are none are left out. */
  noteSessionValue = (name: string, value: string, kind: 'session' | 'token' | 'credential' = 'session'): void => {
    if (kind === 'credential') return this.add(value);
    if (!isSessionValue(name, value)) return;
    if (kind === 'session') return this.#note(this.#kept, value);
    this.#note(this.#tokens, value);
    const [oldest] = this.#tokens;
    if (this.#tokens.size <= mostTokens || oldest === undefined) return;
    this.#tokens.delete(oldest);
    this.#search = undefined;
  };

  /** Each value once. */
  get values(): readonly string[] {
    return [...new Set([...this.#kept, ...this.#tokens])];
  }

  /** Takes every one of them out of a text. */
  redact = (text: string): string => {
    this.#search ??= new Search(this.values);
    return cutOut(this.#search, text);
  };

  /** The same for plain data: every string in it, keys included, stays valid data. */
  redactIn = <T>(data: T): T => redactData(this.redact, data);

  #note(into: Set<string>, value: string): void {
    if (into.has(value)) return;
    into.add(value);
    this.#search?.add([value]);
  }
}
