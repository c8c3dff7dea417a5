/**
 * The characters a pattern of encodings.ts can begin with, put in front of it as a look-ahead: the search then passes over most of a file with one test per
 * character instead of one per spelling.
 */

interface First {
  readonly units: ReadonlySet<string>;
  /** The pattern can match nothing, so what follows it counts too. */
  readonly empty: boolean;
}

/** Reads the few constructs encodings.ts writes: `\xNN`, `\uNNNN`, `(?:a|b)` and `*`, `+`, `?` after either. */
class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): First {
    const units = new Set<string>();
    let empty = false;
    for (;;) {
      const one = this.#sequence();
      for (const unit of one.units) units.add(unit);
      empty ||= one.empty;
      if (this.#source[this.#at] !== '|') return { units, empty };
      this.#at += 1;
    }
  }

  #sequence(): First {
    const units = new Set<string>();
    let open = true;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const item = this.#item();
      if (open) for (const unit of item.units) units.add(unit);
      open &&= item.empty;
    }
    return { units, empty: open };
  }

  #item(): First {
    let item: First;
    if (this.#source.startsWith('(?:', this.#at)) {
      this.#at += 3;
      item = this.alternatives();
      this.#at += 1;
    } else {
      const literal = /\\x[0-9a-f]{2}|\\u[0-9a-f]{4}/y;
      literal.lastIndex = this.#at;
      const found = literal.exec(this.#source)?.[0];
      if (found === undefined) throw new Error(`not a pattern of ours at ${this.#at}`);
      this.#at += found.length;
      item = { units: new Set([found]), empty: false };
    }
    const quantifier = this.#source.charAt(this.#at);
    if (quantifier !== '' && '*+?'.includes(quantifier)) {
      this.#at += 1;
      return { units: item.units, empty: item.empty || quantifier !== '+' };
    }
    return item;
  }
}

/** The same pattern, preceded by a test of its first character. */
export const withFirst = (source: string): string => `(?=[${[...new Reader(source).alternatives().units].join('')}])(?:${source})`;
