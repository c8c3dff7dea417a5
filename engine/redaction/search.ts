import type { Carrier } from './character.ts';
import { mayBeginPacked, PackedTree } from './packed-tree.ts';
import { spellings } from './secrets.ts';
import { ValueTree } from './value-tree.ts';
import { formNames, type FormName } from './writings.ts';

/** Where a value stands, in units of the text searched; `end` is the first unit after it. */
export interface Place { readonly start: number; readonly end: number }

/** What a find is called: a form, a packing, or `mixed` when several forms stand side by side. */
export type Encoding = FormName | 'base64' | 'hex' | 'mixed';

const spelledHere = 1;
const packedHere = 2;

/** A search for all values at once, in every form of writings.ts, in base64 and in hex. */
export class Search {
  readonly #trees: Readonly<Record<Carrier, ValueTree>> = { string: new ValueTree('string'), bytes: new ValueTree('bytes') };
  readonly #packed = new PackedTree();
  readonly #begins: Readonly<Record<Carrier, Uint8Array>> = { string: new Uint8Array(256), bytes: new Uint8Array(256) };

  /** @throws RangeError when a value is too short to be searched for safely (F-73). */
  constructor(values: readonly string[]) {
    this.add(values);
  }

  /**
   * Looks for these too from now on; costs what they cost, not what all cost.
   * @throws RangeError as the constructor
   */
  add(values: readonly string[]): void {
    for (const value of spellings(values)) {
      this.#trees.string.add(value);
      this.#trees.bytes.add(value);
      this.#packed.add(value);
    }
    for (const carrier of ['string', 'bytes'] as const) {
      for (let unit = 0; unit < 256; unit += 1) this.#begins[carrier][unit] = (this.#trees[carrier].mayBegin(unit) ? spelledHere : 0) | (mayBeginPacked(unit) ? packedHere : 0);
    }
  }

  /** Every place where a value begins, each with the longest match there; they may overlap. */
  places(text: string, carrier: Carrier): Place[] {
    const places: Place[] = [];
    const [tree, begins] = [this.#trees[carrier], this.#begins[carrier]];
    for (let start = 0; start < text.length; start += 1) {
      const unit = text.charCodeAt(start);
      const here = unit < 256 ? begins[unit] : tree.mayBegin(unit) ? spelledHere : 0;
      if (here === 0 || here === undefined) continue;
      let end = here & spelledHere ? tree.longest(text, start, formNames) : -1;
      if (here & packedHere) end = Math.max(end, this.#packed.hex(text, start), this.#packed.base64(text, start));
      if (end >= 0) places.push({ start, end });
    }
    return places;
  }

  /** What the find at this place is called. */
  encodingAt(text: string, start: number, carrier: Carrier): Encoding {
    const form = formNames.find(name => this.#trees[carrier].longest(text, start, [name]) >= 0);
    return form ?? (this.#packed.base64(text, start) >= 0 ? 'base64' : this.#packed.hex(text, start) >= 0 ? 'hex' : 'mixed');
  }
}
