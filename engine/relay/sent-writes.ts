import { createHmac, randomBytes } from 'node:crypto';
import type { Fields } from './form-fields.ts';
import { sameTarget, type Asked } from './match.ts';
import type { ArmedWrite, RequestRule } from './rules.ts';

interface Sent {
  readonly rule: RequestRule;
  readonly free: ReadonlySet<string>;
  /** A person's own click sent it: its double is theirs too. */
  readonly byHand: boolean;
  readonly digest: string;
}

/**
 * Remembers which writes have left, so that the same one is recognised when it comes again (a second click, a script that
 * tries again). Only keyed hashes are kept: nothing of a password can be read or guessed from them.
 */
export class SentWrites {
  readonly #key = randomBytes(32);
  readonly #sent: Sent[] = [];

  remember(asked: Asked, rule: RequestRule, fields: Fields, { free = [], patient = false }: Pick<ArmedWrite, 'free' | 'patient'>): void {
    const left = new Set(free);
    this.#sent.push({ rule, free: left, byHand: patient, digest: this.#digest(asked, fields, left) });
  }

  /** The write that left with the same content. `decode` takes the request apart in the way of the rule with which it left. */
  find(asked: Asked, decode: (rule: RequestRule) => Fields | undefined): Pick<Sent, 'byHand'> | undefined {
    return this.#sent.find(({ rule, free, digest }) => {
      const fields = sameTarget(rule, asked) ? decode(rule) : undefined;
      return fields !== undefined && this.#digest(asked, fields, free) === digest;
    });
  }

  #digest(asked: Asked, fields: Fields, free: ReadonlySet<string>): string {
    const kept = [...fields].filter(([name]) => !free.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return createHmac('sha256', this.#key).update(JSON.stringify([asked.method, asked.path, kept])).digest('base64');
  }
}
