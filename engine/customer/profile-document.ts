/**
 * A profile as YAML 1.2 in a narrow dialect: no anchors, aliases, merge keys, tags, directives or second document; each key once; scalars that people
 * or other parsers read as something else must be quoted (failures.md, section I). Keeps the line of every value. Quotes nothing that may be a secret.
 */

import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Pair, type Scalar, type YAMLError } from 'yaml';
import { isSecretPath, pathText, type ProfilePath } from './profile-path.ts';
import { problem, type Problem } from '../inputs/problem.ts';

/** A parsed profile: the document (for writing back), its plain value with texts normalised, and the way from a path to `file:line path`. */
export interface ProfileDocument {
  readonly document: Document;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly whereOf: (path: ProfilePath) => string;
  /** The text of a scalar as it is written in the file, without quotes; undefined for anything else and for secrets. */
  readonly sourceAt: (path: ProfilePath) => string | undefined;
}

/** Parses a profile. With problems of syntax `value` is undefined, because the structure cannot be trusted. */
export function parseProfile(text: string, file: string): ProfileDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', version: '1.2', strict: true, uniqueKeys: true, logLevel: 'error' });
  const at = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  const whereOf = (path: ProfilePath): string => `${at(offsetOf(document, path))} ${pathText(path)}`.trim();

  const syntax = withoutFollowers(document.errors.map((error) => syntaxProblem(error, text, at(error.pos[0]), lines.linePos(error.pos[0]).col)));
  if (document.directives?.yaml.explicit === true || /^%/m.test(text.split(/^---/m)[0] ?? '')) syntax.push(problem('yaml.directive', at(0), {}));
  const dialect = syntax.length > 0 ? [] : dialectProblems(document, at);
  const warnings: Problem[] = [];
  const usable = syntax.length === 0 && dialect.length === 0;
  const value = usable ? normalised(document.toJS() as unknown, [], (path, code, shown) => warnings.push(problem(code, whereOf(path), { value: shown }))) : undefined;
  return {
    document, value, warnings, whereOf,
    problems: usable && !isMap(document.contents) ? [problem('yaml.not-a-map', at(0), {})] : [...syntax, ...dialect],
    sourceAt: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) && !isSecretPath(path) ? (node.source ?? String(node.value)) : undefined;
    },
  };
}

/** The nearest place that exists on the way to a path: the key of the last pair found, or the item of a list. */
function offsetOf(document: Document, path: ProfilePath): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair === undefined) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    } else break;
  }
  return offset;
}

/** The library's own messages may quote the file, and with it a password, so only its code is used. */
function syntaxProblem(error: YAMLError, text: string, where: string, column: number): Problem {
  switch (error.code) {
    case 'DUPLICATE_KEY': return problem('yaml.duplicate-key', where, { key: /^["']?([A-Za-z][\w-]{0,39})["']?\s*:/.exec(text.slice(error.pos[0]))?.[1] ?? '…' });
    case 'TAB_AS_INDENT': return problem('yaml.tab', where, {});
    case 'MULTIPLE_DOCS': return problem('yaml.several-documents', where, {});
    case 'TAG_RESOLVE_FAILED': return problem('yaml.tag', where, {});
    case 'BAD_ALIAS': return problem('yaml.anchor', where, {});
    default: return problem('yaml.syntax', where, { rule: error.code.toLowerCase().replaceAll('_', ' '), column });
  }
}

/** One broken line upsets the lines behind it: a general error is told only when it is the first and nothing more exact is known. */
function withoutFollowers(problems: readonly Problem[]): Problem[] {
  const exact = problems.filter(({ code }) => code !== 'yaml.syntax');
  return exact.length > 0 ? exact : problems.slice(0, 1);
}

function dialectProblems(document: Document, at: (offset: number) => string): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Node(_key, node) {
      problems.push(...decorationProblems(node, at));
    },
    Pair(_key, pair: Pair) {
      if (!isScalar(pair.key)) {
        // The library would print such a key, and with it `password: {{ secret }}`.
        problems.push(problem('yaml.key', at((isNode(pair.key) ? pair.key : isNode(pair.value) ? pair.value : document.contents)?.range?.[0] ?? 0), {}));
        return;
      }
      const where = at(pair.key.range?.[0] ?? 0);
      if (pair.key.value === '<<') problems.push(problem('yaml.merge-key', where, {}));
      if (isScalar(pair.value) && !isSecretPath([String(pair.key.value)]) && isAmbiguous(pair.value)) {
        problems.push(problem('yaml.ambiguous', where, { value: String(pair.value.value) }));
      }
    },
    Seq(_key, list) {
      problems.push(...decorationProblems(list, at));
      for (const item of list.items) {
        if (isScalar(item) && isAmbiguous(item)) problems.push(problem('yaml.ambiguous', at(item.range?.[0] ?? 0), { value: String(item.value) }));
      }
    },
  });
  return problems;
}

function decorationProblems(node: Node, at: (offset: number) => string): readonly Problem[] {
  const where = at(node.range?.[0] ?? 0);
  if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) return [problem('yaml.anchor', where, {})];
  return node.tag === undefined ? [] : [problem('yaml.tag', where, {})];
}

/** A plain scalar that YAML 1.2 reads as text and YAML 1.1 as true or false. */
function isAmbiguous(node: Scalar): boolean {
  return node.type === 'PLAIN' && typeof node.value === 'string' && /^(?:y|yes|n|no|on|off)$/i.test(node.value);
}

/** Texts in NFC without blanks around them (cases F-55, F-59), each change told; secrets and unknown kinds of values untouched. */
function normalised(value: unknown, path: ProfilePath, tell: (path: ProfilePath, code: 'text.normalised' | 'text.trimmed', shown: string) => void): unknown {
  if (Array.isArray(value)) return value.map((item, index) => normalised(item, [...path, index], tell));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize('NFC'), normalised(item, [...path, key], tell)]));
  }
  if (typeof value !== 'string' || isSecretPath(path)) return value;
  const composed = value.normalize('NFC');
  const trimmed = composed.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '');
  if (composed !== value) tell(path, 'text.normalised', trimmed);
  if (trimmed !== composed) tell(path, 'text.trimmed', trimmed);
  return trimmed;
}
