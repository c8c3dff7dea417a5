/** Remembers which texts of a resolved tree were asked for, so that a screen's field can be told by the names it rests on. */
export class Recorder {
  #read = new Map<string, unknown>();

  /** The same tree; each leaf that is read is remembered by its path. */
  over<Ui>(tree: Ui): Ui {
    return this.#wrap(tree, '') as Ui;
  }

  /** Paths and values that `use` asked for, in order. */
  during<T>(use: () => T): { readonly result: T; readonly read: ReadonlyMap<string, unknown> } {
    const before = this.#read;
    this.#read = new Map();
    try {
      return { result: use(), read: this.#read };
    } finally {
      for (const [path, value] of this.#read) before.set(path, value);
      this.#read = before;
    }
  }

  /** Everything that was asked for so far; the latest last. */
  get all(): ReadonlyMap<string, unknown> {
    return this.#read;
  }

  #wrap(node: unknown, path: string): unknown {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
    return new Proxy(node, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof key !== 'string' || value === undefined || !Object.hasOwn(target, key)) return value;
        const at = path === '' ? key : `${path}.${key}`;
        if (typeof value !== 'object' || Array.isArray(value)) {
          this.#read.delete(at);
          this.#read.set(at, value);
          return value;
        }
        return this.#wrap(value, at);
      },
    });
  }
}
