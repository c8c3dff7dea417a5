import { characterOf, type Carrier, type Character } from './character.ts';
import { canIntroduce, endsOf, isIntroducer, moreSlashes, type FormName } from './writings.ts';

interface Node {
  readonly character: Character | undefined;
  readonly slash: boolean;
  readonly children: Map<string, Node>;
  /** A value ends here. */
  ends: boolean;
}

const nodeFor = (char: string): Node => ({ character: char === '' ? undefined : characterOf(char), slash: char === '\\', children: new Map(), ends: false });

/**
 * The values letter by letter, common beginnings once: one pass over a text looks for all of them, and the work of a place does not grow with their number.
 * Nothing is compiled for a value. (A pattern per value and encoding took 46 ms and 1.5 MB of code that is never given back; after some three hundred values the
 * process ended for want of room.)
 */
export class ValueTree {
  readonly #root = nodeFor('');
  readonly #carrier: Carrier;
  /** By the unit a value can begin with as itself. */
  readonly #byFirst = new Map<number, Node[]>();
  readonly #all: Node[] = [];

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  add(value: string): void {
    let node = this.#root;
    for (const char of value) {
      const known = node.children.get(char);
      const next = known ?? nodeFor(char);
      if (!known) node.children.set(char, next);
      if (!known && node === this.#root) this.#noteFirst(next);
      node = next;
    }
    node.ends = true;
  }

  #noteFirst(node: Node): void {
    this.#all.push(node);
    const { character } = node;
    const korean = this.#carrier === 'bytes' ? character?.eucKr?.[0] : undefined;
    const blank = character?.code === 0x20 ? 0x2b : undefined;
    for (const unit of new Set([character?.plain[this.#carrier].charCodeAt(0), korean, blank])) {
      if (unit !== undefined) this.#byFirst.set(unit, [...(this.#byFirst.get(unit) ?? []), node]);
    }
  }

  /** Units (below 256) at which a value may begin, for a caller that passes over the rest of a text. */
  mayBegin(unit: number): boolean {
    return isIntroducer(unit) || this.#byFirst.has(unit);
  }

  /** Where the longest value ends that begins at `at`, written in the given forms or as itself; -1 when none does. */
  longest(text: string, at: number, names: readonly FormName[]): number {
    const unit = text.charCodeAt(at);
    // In a run of backslashes an escape begins with the first of them; each later one would pass over the rest of the run again.
    const inRun = unit === 0x5c && text.charCodeAt(at - 1) === 0x5c;
    const first = canIntroduce(text, at) && !inRun ? this.#all : (this.#byFirst.get(unit) ?? []);
    let best = -1;
    const open: [Node, readonly number[]][] = first.map(node => [node, this.#ends(node, text, [at], names)]);
    for (let next = open.pop(); next; next = open.pop()) {
      const [node, places] = next;
      if (places.length === 0) continue;
      const afterRun = node.slash ? [...places, ...places.flatMap(place => moreSlashes(text, place, names))] : places;
      if (node.ends) best = Math.max(best, ...afterRun);
      for (const child of node.children.values()) open.push([child, this.#ends(child, text, child.slash ? places : afterRun, names)]);
    }
    return best;
  }

  /** Each place once: what can be shared out in many ways is followed once, so a search ends. */
  #ends({ character }: Node, text: string, from: readonly number[], names: readonly FormName[]): readonly number[] {
    if (!character) return [];
    const [only] = from;
    if (from.length === 1 && only !== undefined) {
      const ends = endsOf(character, text, only, this.#carrier, names);
      return ends.length < 2 ? ends : [...new Set(ends)];
    }
    return [...new Set(from.flatMap(place => endsOf(character, text, place, this.#carrier, names)))];
  }
}
