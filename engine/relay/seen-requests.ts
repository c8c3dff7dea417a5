import type { Fields } from './form-fields.ts';
import type { Asked } from './match.ts';

/** Numbers and marks change from one poll to the next; a word may be all that tells a poll from a deletion. */
const word = /^\p{L}[\p{L}._-]{0,31}$/u;

/**
 * Requests that a page has made by itself, so that they are known again: by method, path, field names, and the words among the values but those of form tokens. What could not
 * be decoded is like nothing else.
 */
export class SeenRequests {
  readonly #tokens: readonly string[];
  readonly #seen = new Set<string>();

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  remember(asked: Asked, fields: Fields | undefined): void {
    if (fields) this.#seen.add(this.#signature(asked, fields));
  }

  has(asked: Asked, fields: Fields | undefined): boolean {
    return fields !== undefined && this.#seen.has(this.#signature(asked, fields));
  }

  #signature({ method, path }: Asked, fields: Fields): string {
    const words = [...fields].map(([name, values]) => JSON.stringify([name, ...(this.#tokens.includes(name) ? [] : values.map(({ text }) => text).filter((text) => word.test(text)))]));
    return `${method} ${path} ${words.toSorted().join(' ')}`;
  }
}
