import { createHmac, randomBytes } from 'node:crypto';
import type { Content } from './body.ts';

/**
 * Requests of pages that keep a credential and send it in a header with everything they ask. Before the machine has accepted it, such a request is an attempt to
 * sign in: it leaves only as the armed one, once (law 5). Afterwards the same value passes with any request, another value never. Only a keyed hash is kept.
 */
export class CredentialHeaders {
  readonly #names: readonly string[];
  readonly #key = randomBytes(32);
  #accepted: string | undefined;

  /** @param names header names; none where no header carries a credential */
  constructor(names: readonly string[] = []) {
    this.#names = names.map((name) => name.toLowerCase());
  }

  /** Whether the request carries a credential that the machine has not accepted from an armed sign-in. */
  unproven(content: Content): boolean {
    return this.#carried(content).length > 0 && this.#digest(content) !== this.#accepted;
  }

  /** The credentials of a request, so that they can be kept out of everything written. */
  values(content: Content): string[] {
    return this.#carried(content).flatMap((name) => content.headers?.[name] ?? []);
  }

  /** The machine has accepted the credential of this request. */
  accept(content: Content): void {
    if (this.#carried(content).length > 0) this.#accepted = this.#digest(content);
  }

  /** Another sign-in is about to be tried: until the machine has accepted it, nothing is. */
  forget(): void {
    this.#accepted = undefined;
  }

  #carried({ headers }: Content): string[] {
    return this.#names.filter((name) => headers?.[name] !== undefined);
  }

  #digest(content: Content): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(this.#carried(content).map((name) => [name, content.headers?.[name]]))).digest('base64');
  }
}
