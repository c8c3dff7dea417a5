import { valueAt, type ProfilePath } from './profile-path.ts';
import type { NumberRange } from '../inputs/number.ts';

/** What the schema allows at a path of a profile; alternatives are put together. */
export interface ProfileShape {
  /** The keys an object may have there. */
  readonly keys: (path: ProfilePath) => readonly string[];
  /** The bounds of the whole number that stands there; undefined where none is due. */
  readonly range: (path: ProfilePath) => NumberRange | undefined;
}

/** Reads the JSON Schema of profiles. */
export function shapeOf(schema: unknown): ProfileShape {
  const nodesAt = (path: ProfilePath): readonly unknown[] => {
    let nodes: readonly unknown[] = [schema];
    for (const key of path) {
      nodes = nodes.flatMap(alternatives).map((node) => (typeof key === 'number' ? valueAt(node, ['items']) : valueAt(node, ['properties', key])));
    }
    return nodes.flatMap(alternatives);
  };
  return {
    keys: (path) => [...new Set(nodesAt(path).flatMap((node) => Object.keys(valueAt(node, ['properties']) ?? {})))],
    range: (path) => {
      const node = nodesAt(path).find((one) => valueAt(one, ['type']) === 'integer');
      const [min, max] = [valueAt(node, ['minimum']), valueAt(node, ['maximum'])];
      return typeof min === 'number' && typeof max === 'number' ? { min, max } : undefined;
    },
  };
}

function alternatives(node: unknown): readonly unknown[] {
  const inner = valueAt(node, ['oneOf']) ?? valueAt(node, ['anyOf']);
  return Array.isArray(inner) ? (inner as unknown[]) : [node];
}
