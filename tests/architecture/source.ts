import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** One file of ours, parsed. Paths are relative to the project and use slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Every syntax node, in order of appearance. */
  readonly nodes: readonly Node[];
  readonly comments: readonly { readonly value: string; readonly start: number }[];
  /** Files of ours this one imports, by any kind of import (types too), as project paths. */
  readonly imports: readonly string[];
}

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The text of a string literal, or undefined. */
export const literal = (value: unknown): unknown => (isNode(value) && value.type === 'Literal' ? value['value'] : undefined);

/** The name of an identifier, or undefined. */
export const nameOf = (value: unknown): string | undefined => (isNode(value) && value.type === 'Identifier' ? String(value['name']) : undefined);

/** `path:line` of a node, as people jump to it. */
export const at = (source: Source, node: { readonly start: number }): string => `${source.path}:${source.text.slice(0, node.start).split('\n').length}`;

const walk = (value: unknown, found: Node[]): void => {
  if (Array.isArray(value)) for (const item of value) walk(item, found);
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) found.push(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, found);
  }
};

/** Parses one file; throws when it is no valid TypeScript, because a file that cannot be read cannot be cleared. */
export const parse = (path: string, text: string): Source => {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes: Node[] = [];
  walk(program, nodes);
  const imports = nodes.flatMap((node) => {
    const from = literal(node['source']);
    return typeof from === 'string' && from.startsWith('.') ? [posix.join(posix.dirname(path), from)] : [];
  });
  return { path, text, lines: text.trimEnd().split('\n').length, nodes, comments, imports };
};

const outside = new Set(['node_modules', 'dist', 'runs', 'customers', 'test-results', 'playwright-report']);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    const path = join(folder, name);
    if (entry.isDirectory()) return outside.has(name) || name.startsWith('.') ? [] : filesBelow(path);
    return /\.(?:ts|mts|mjs|js|cjs)$/.test(name) ? [path] : [];
  });

/** Every source file of the project. */
export const projectSources = (root: string): Source[] =>
  filesBelow(root).map((file) => parse(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')));
