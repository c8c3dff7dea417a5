import { expect, test } from '@playwright/test';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, projectSources, isNode } from '../architecture/source.ts';

/** `--trace` is asked for by a developer, starts after the sign-in and stays out of the pack. */
const allowed = 'engine/trace.ts';

/** What of the browser library would write down pages, requests and typed values by itself. */
const recorders = new Set(['tracing', 'recordVideo', 'recordHar', 'routeFromHAR', 'storageState', 'screencast', 'startRecording']);

test('F-71 nothing is recorded beside our own evidence: no trace unasked, no video, network archive or storage state', () => {
  const product = projectSources(dirname(dirname(dirname(fileURLToPath(import.meta.url))))).filter(({ path }) => /^(?:engine|pages|runbooks|cli|fixtures)\//.test(path) && path !== allowed);
  expect(product.length).toBeGreaterThan(100);
  const used = product.flatMap(({ path, nodes }) => nodes.flatMap((node) => {
    const name = nameOf(node['property']) ?? (node.type === 'Property' && isNode(node['key']) ? nameOf(node['key']) : undefined);
    return name !== undefined && recorders.has(name) ? [`${path}: ${name}`] : [];
  }));
  expect(used).toEqual([]);
});
