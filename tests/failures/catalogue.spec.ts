import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '../architecture/source.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

interface Row {
  readonly id: string;
  /** Test files and folders named in the row. */
  readonly files: readonly string[];
  /** Why no test can show it, or shows it yet. */
  readonly reason: string | undefined;
}

/** The rows of the table: `| F-nn | what goes wrong | held by |`. */
const rowsOf = (text: string): Row[] =>
  [...text.matchAll(/^\| (F-\d+) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, id = '', held = '']) => ({
    id, files: [...held.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file), reason: /\bno test: (\S.{20,})/.exec(held)?.[1],
  }));

/** The cases that the titles of a test file name: numbers in its texts, comments do not count. */
const named = new Map<string, ReadonlySet<string>>();
const casesIn = (file: string): ReadonlySet<string> => {
  const known = named.get(file);
  if (known) return known;
  const { nodes } = parse(file, readFileSync(join(root, file), 'utf8'));
  const texts = nodes.flatMap((node) => (node.type === 'Literal' ? [String(node['value'])] : node.type === 'TemplateElement' ? [(node['value'] as { raw: string }).raw] : []));
  const found = new Set(texts.flatMap((text) => [...text.matchAll(/\bF-\d+\b/g)].map(([id]) => id)));
  named.set(file, found);
  return found;
};

/** What is wrong with a row; nothing when its case is named by the tests it lists, or has a reason for none. */
const wrongWith = ({ id, files, reason }: Row, cases: (file: string) => ReadonlySet<string> | undefined): string[] => {
  if (files.length === 0) return reason === undefined ? [`${id} names neither a test nor a reason ('no test: …')`] : [];
  return files.flatMap((file) => {
    const found = cases(file);
    if (!found) return [`${id} names ${file}, which is not there`];
    return found.has(id) ? [] : [`${id} names ${file}, whose titles do not name it`];
  });
};

const rows = rowsOf(readFileSync(join(root, 'docs/failures.md'), 'utf8'));

test('each of the 77 cases stands once in docs/failures.md', () => {
  expect(rows.length).toBe(77);
  expect(new Set(rows.map((row) => row.id)).size).toBe(77);
});

test('each case is named in the titles of the tests that its row lists, or its row says why there is no test', () => {
  expect(rows.flatMap((row) => wrongWith(row, (file) => (existsSync(join(root, file)) ? casesIn(file) : undefined)))).toEqual([]);
});

test('a row without test and reason, with a file that is gone, or with a file that does not name it, is wrong', () => {
  const read = (held: string) => rowsOf(`| F-1 | something | ${held} |`).flatMap((row) => wrongWith(row, (file) => (file.endsWith('a.spec.ts') ? new Set(['F-1']) : file.endsWith('b.spec.ts') ? new Set() : undefined)));
  expect(read('`tests/a.spec.ts`')).toEqual([]);
  expect(read('no test: it cannot be shown on one machine')).toEqual([]);
  for (const held of ['somewhere', 'no test: -', '`tests/c.spec.ts`', '`tests/a.spec.ts`, `tests/b.spec.ts`']) expect(read(held), held).toHaveLength(1);
});
