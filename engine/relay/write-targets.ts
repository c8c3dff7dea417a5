import type { Fields } from './form-fields.ts';
import { missingName, samePath, wrongFixed } from './match.ts';
import type { Asked } from './match.ts';
import type { RelayRules, RequestRule } from './rules.ts';

/** Where an appliance's writes go, by whatever method: old consoles take one for another. */
export class WriteTargets {
  readonly #saves: readonly RequestRule[];
  readonly #byGet: readonly RequestRule[];

  constructor({ saves = [], getWrites }: Pick<RelayRules, 'saves' | 'getWrites'>) {
    this.#saves = saves;
    this.#byGet = [...getWrites, ...saves];
  }

  /** Whether a save, a sign-in or a sign-out is declared for this path. */
  has(asked: Pick<Asked, 'path'>): boolean {
    return this.#saves.some((rule) => samePath(rule, asked));
  }

  /**
   * Whether a GET or HEAD does what a write is declared for. Further names (a cache-buster) do not make it harmless; a page that shares its address with a form's post lacks the
   * form's required fields. What cannot be decoded is not harmless either.
   */
  writesByGet(asked: Asked, decode: (rule: RequestRule) => Fields | undefined): boolean {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return false;
    return this.#byGet.some((rule) => {
      if (!samePath(rule, asked)) return false;
      const fields = decode(rule);
      return fields === undefined || (missingName(rule, fields) === undefined && wrongFixed(rule, fields) === undefined);
    });
  }
}
