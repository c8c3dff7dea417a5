import { basename } from 'node:path';
import { at, isNode, literal, nameOf, type Node, type Source } from './source.ts';

/** A rule of the house: gives one line per offence, none when the rule holds. */
export type Rule = (sources: readonly Source[]) => string[];

const perNode = (where: (path: string) => boolean, offends: (node: Node) => string | undefined): Rule => (sources) =>
  sources.filter((source) => where(source.path)).flatMap((source) =>
    source.nodes.flatMap((node) => {
      const words = offends(node);
      return words === undefined ? [] : [`${at(source, node)} ${words}`];
    }));

const everywhere = (): boolean => true;

/** What each layer may import besides itself: engine <- pages <- runbooks <- cli; simulators know nothing of the product. */
const allowed: readonly (readonly [layer: string, others: readonly string[]])[] = [
  ['engine/', []],
  ['pages/', ['engine/']],
  ['runbooks/', ['engine/', 'pages/']],
  ['cli/', ['engine/', 'pages/', 'runbooks/']],
  ['fixtures/simulators/', []],
  ['fixtures/', ['engine/', 'pages/', 'runbooks/', 'cli/']],
];
const startsSimulators = /^cli\/(?:.*\/)?(?:demo|simulators)(?:[-.][^/]*)?(?:\/.*|\.ts)$/;

export const layers: Rule = (sources) =>
  sources.flatMap(({ path, imports }) => {
    const [layer, others] = allowed.find(([prefix]) => path.startsWith(prefix)) ?? [undefined, []];
    if (layer === undefined) return [];
    const extra = startsSimulators.test(path) ? ['fixtures/simulators/'] : [];
    return imports.filter((target) => ![layer, ...others, ...extra].some((prefix) => target.startsWith(prefix))).map((target) => `${path} imports ${target}`);
  });

export const cycles: Rule = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const cleared = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const turn = trail.indexOf(path);
    if (turn >= 0) found.push([...trail.slice(turn), path].join(' -> '));
    if (turn >= 0 || cleared.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) visit(next, [...trail, path]);
    cleared.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return found;
};

export const sizes: Rule = (sources) => {
  const tooLong = sources.filter((source) => source.lines > 250).map((source) => `${source.path} has ${source.lines} lines`);
  const sorted = sources.map((source) => source.lines).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return median < 100 ? tooLong : [...tooLong, `the median is ${median} lines`];
};

/** `callee` of a call as `object.member` names, e.g. ['test', 'describe', 'only']. */
const calleeNames = (node: Node): string[] => {
  const names = (value: unknown): string[] => {
    if (!isNode(value)) return [];
    if (value.type === 'MemberExpression') return [...names(value['object']), nameOf(value['property']) ?? ''];
    return [nameOf(value) ?? ''];
  };
  return node.type === 'CallExpression' ? names(node['callee']) : [];
};

const selects = /^(?:locator|frameLocator|getBy[A-Z]\w*|\$\$?(?:eval)?|waitForSelector|querySelector(?:All)?)$/;
const selectsWith = (node: Node): { name: string; written: boolean } | undefined => {
  const name = calleeNames(node).at(-1);
  if (name === undefined || !selects.test(name)) return undefined;
  const [first] = Array.isArray(node['arguments']) ? (node['arguments'] as unknown[]) : [];
  return { name, written: name.startsWith('getBy') || literal(first) !== undefined || (isNode(first) && first.type === 'TemplateLiteral') };
};

/** Screens and runbooks find nothing by themselves. */
export const selectors: Rule = perNode((path) => /^(?:runbooks|cli)\/|^pages\/.*\bscreens\//.test(path), (node) => {
  const found = selectsWith(node);
  return found && `selects by ${found.name}()`;
});

/** The rest of a console's folder may use a selector from selectors.ts, and write none; `body` belongs to every document. */
export const writtenSelectors: Rule = perNode((path) => /^pages\/(?!parts\/|.*\bselectors\b)/.test(path), (node) => {
  const found = selectsWith(node);
  return found?.written && literal((node['arguments'] as unknown[])[0]) !== 'body' ? `writes a selector in ${found.name}()` : undefined;
});

const branches = new Set([
  'IfStatement', 'SwitchStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement', 'AwaitExpression', 'ConditionalExpression', 'TryStatement',
]);

export const plainRunbooks: Rule = perNode((path) => /^runbooks\/.*\.runbook\.ts$/.test(path), (node) => (branches.has(node.type) ? `holds a ${node.type}` : undefined));

const quietNetwork = ['network', 'idle'].join('');

export const noSleeping: Rule = perNode(everywhere, (node) => {
  if (calleeNames(node).at(-1) === 'waitForTimeout') return 'sleeps';
  return literal(node) === quietNetwork ? `waits for ${quietNetwork}` : undefined;
});

const isForce = (property: unknown): boolean => isNode(property) && property.type === 'Property' && nameOf(property['key']) === 'force' && literal(property['value']) === true;

/** Browser actions only: `rm(path, { force: true })` is another matter. */
export const noForce: Rule = perNode(everywhere, (node) => {
  if (node.type !== 'CallExpression' || /^(?:rm|cp)(?:Sync)?$/.test(calleeNames(node).at(-1) ?? '')) return undefined;
  const objects = (node['arguments'] as unknown[]).filter((value): value is Node => isNode(value) && value.type === 'ObjectExpression');
  return objects.some((object) => (object['properties'] as unknown[]).some(isForce)) ? 'forces an action' : undefined;
});

export const noSkippedTests: Rule = perNode((path) => /^(?:tests|fixtures)\//.test(path), (node) => {
  const [root, ...rest] = calleeNames(node);
  return /^(?:test|it|describe)$/.test(root ?? '') && rest.some((name) => /^(?:skip|only|fixme)$/.test(name)) ? `calls ${[root, ...rest].join('.')}` : undefined;
});

export const noOpenEnds: Rule = (sources) =>
  sources.flatMap((source) => source.comments.filter((comment) => /\b(?:TODO|FIXME|XXX)\b/.test(comment.value)).map((comment) => `${at(source, comment)} leaves work open`));

/** Runbooks are found by their default export; test-runner configs and reporters must have one. */
const mayDefault = (path: string): boolean => /^runbooks\/.*\.runbook\.ts$/.test(path) || /\.config\.ts$/.test(path) || /^tests\/[^/]*-(?:reporter|setup)\.ts$/.test(path);

export const noDefaultExports: Rule = perNode((path) => !mayDefault(path), (node) => {
  const renamed = node.type === 'ExportSpecifier' && nameOf(node['exported']) === 'default';
  return node.type === 'ExportDefaultDeclaration' || renamed ? 'has a default export' : undefined;
});

export const tellingNames: Rule = (sources) =>
  sources.filter(({ path }) => /(?:^|[-.])(?:utils?|helpers?|types?|misc|common)\.[a-z]+$/.test(basename(path)) || /\/(?:utils?|helpers?)\//.test(path)).map(({ path }) => `${path} says nothing by its name`);
