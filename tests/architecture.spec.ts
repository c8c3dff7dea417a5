import { expect, test } from '@playwright/test';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as rules from './architecture/rules.ts';
import { parse, projectSources } from './architecture/source.ts';

const sources = projectSources(dirname(dirname(fileURLToPath(import.meta.url))));

interface Proof {
  readonly rule: rules.Rule;
  /** Files that break the rule, each in a set of its own; a text may be given for several paths. */
  readonly breaks: readonly Readonly<Record<string, string>>[];
  /** Files that look alike and keep the rule. */
  readonly keeps: Readonly<Record<string, string>>;
}

const long = (lines: number): string => 'a();\n'.repeat(lines);

const proofs: Readonly<Record<string, Proof>> = {
  'layers point one way: engine <- pages <- runbooks <- cli': {
    rule: rules.layers,
    breaks: [
      { 'engine/a.ts': `import { b } from '../pages/b.ts';` },
      { 'engine/deep/a.ts': `import type { b } from '../../runbooks/b.ts';` },
      { 'engine/a.ts': `export * from '../cli/b.ts';` },
      { 'engine/a.ts': `type B = import('../fixtures/b.ts').B;` },
      { 'pages/tmw/a.ts': `const b = await import('../../runbooks/b.ts');` },
      { 'runbooks/a.ts': `import '../cli/b.ts';` },
      { 'cli/commands/apply.ts': `import { start } from '../../fixtures/simulators/start.ts';` },
      { 'cli/commands/demo.ts': `import { test } from '../../fixtures/test.ts';` },
      { 'cli/main.ts': `import { test } from '../tests/test.ts';` },
      { 'fixtures/simulators/a.ts': `import { b } from '../../engine/b.ts';` },
      { 'fixtures/simulators/a.ts': `import { b } from '../test.ts';` },
    ],
    keeps: {
      'engine/relay/a.ts': `import { b } from '../b.ts'; import { c } from 'zod';`,
      'pages/a.ts': `import { b } from '../engine/b.ts';`,
      'cli/commands/demo.ts': `import { start } from '../../fixtures/simulators/start.ts';`,
      'cli/demo/run.ts': `import { start } from '../../fixtures/simulators/start.ts';`,
      'cli/simulators.ts': `const { start } = await import('../fixtures/simulators/start.ts');`,
      'fixtures/test.ts': `import { start } from './simulators/start.ts'; import { walk } from '../engine/walk.ts';`,
      'tests/a.spec.ts': `import { start } from '../fixtures/simulators/start.ts'; import '../cli/main.ts';`,
    },
  },
  'no import cycles': {
    rule: rules.cycles,
    breaks: [
      { 'engine/a.ts': `import './b.ts';`, 'engine/b.ts': `import './c.ts';`, 'engine/c.ts': `import type { A } from './a.ts';` },
      { 'engine/a.ts': `import './a.ts';` },
    ],
    keeps: { 'engine/a.ts': `import './b.ts'; import './c.ts';`, 'engine/b.ts': `import './c.ts';`, 'engine/c.ts': `import 'zod';` },
  },
  'no file over 250 lines, median under 100': {
    rule: rules.sizes,
    breaks: [{ 'a.ts': long(251), 'b.ts': long(1), 'c.ts': long(1) }, { 'a.ts': long(100), 'b.ts': long(150), 'c.ts': long(1) }],
    keeps: { 'a.ts': long(250), 'b.ts': long(99), 'c.ts': long(1) },
  },
  'screens, runbooks and the command line select nothing': {
    rule: rules.selectors,
    breaks: [
      { 'pages/tmw/screens/a.screen.ts': `page.locator(this.ui.id);` },
      { 'runbooks/tmw/a.runbook.ts': `page.$('css=a');` },
      { 'cli/a.ts': `page.frameLocator('iframe').first();` },
    ],
    keeps: {
      'pages/parts/table.ts': `root.getByRole('row');`,
      'pages/tmw/screens/a.screen.ts': `this.ui.superWhiteIp.add(this.list).click(); // page.locator('#id')`,
    },
  },
  'selectors are written in selectors.ts and parts only': {
    rule: rules.writtenSelectors,
    breaks: ["page.locator('#id');", "page.getByRole('button');", 'page.$(`#${id}`);', "document.querySelector('a');"].map((text) => ({ 'pages/tmw/entrance.ts': text })),
    keeps: {
      'pages/tmw/selectors.ts': `page.locator('#id');`,
      'pages/parts/table.ts': `root.getByRole('row');`,
      'pages/tmw/entrance.ts': `page.locator(signs.form).locator('body');`,
    },
  },
  'a runbook holds no branch, loop or await': {
    rule: rules.plainRunbooks,
    breaks: ['if (a) b();', 'for (const a of b) c();', 'while (a) b();', 'await a;', 'const a = b ? c : d;', 'switch (a) {}'].map((text) => ({ 'runbooks/tmw/a.runbook.ts': text })),
    keeps: { 'runbooks/tmw/a.runbook.ts': 'const a = (s: S) => s.save(); // if for await', 'runbooks/index.ts': 'if (a) b();' },
  },
  'nothing sleeps and nothing waits for networkidle': {
    rule: rules.noSleeping,
    breaks: [{ 'tests/a.spec.ts': 'await page.waitForTimeout(100);' }, { 'engine/a.ts': `page.goto(url, { waitUntil: 'networkidle' });` }],
    keeps: { 'engine/a.ts': `// never waitForTimeout or networkidle\npage.waitForLoadState('load');` },
  },
  'no action is forced': {
    rule: rules.noForce,
    breaks: [{ 'pages/a.ts': 'b.click({ force: true });' }],
    keeps: { 'pages/a.ts': 'b.click({ force: false }); rm(c, { force: true }); d({ e: { force: true } });' },
  },
  'no test is skipped or singled out': {
    rule: rules.noSkippedTests,
    breaks: [`test.skip('a', () => {});`, `test.describe.only('a', () => {});`, `test.fixme();`, `test.describe.skip('a', () => {});`].map((text) => ({ 'tests/a.spec.ts': text })),
    keeps: { 'tests/a.spec.ts': `test('skip', () => { walk.skip(); pages.only('a'); });` },
  },
  'no work is left open in a comment': {
    rule: rules.noOpenEnds,
    breaks: [{ 'engine/a.ts': `a(); // ${'TO'}${'DO'} later` }, { 'scripts/a.mjs': `/* ${'FIX'}${'ME'} */` }],
    keeps: { 'engine/a.ts': '// done' },
  },
  'default exports: runbooks, and what the test runner loads by path': {
    rule: rules.noDefaultExports,
    breaks: [{ 'engine/a.ts': 'export default 1;' }, { 'runbooks/index.ts': 'const a = 1; export { a as default };' }, { 'cli/a.ts': `export { default } from './b.ts';` }],
    keeps: { 'runbooks/tmw/a.runbook.ts': 'export default 1;', 'playwright.config.ts': 'export default {};', 'engine/a.ts': 'export const a = 1;' },
  },
  'file names tell': {
    rule: rules.tellingNames,
    breaks: ['engine/utils.ts', 'cli/string-helpers.ts', 'engine/types.ts', 'pages/helpers/a.ts'].map((path) => ({ [path]: 'a();' })),
    keeps: { 'engine/subtypes-of-mail.ts': 'a();', 'engine/goal.ts': 'a();' },
  },
};

const parsed = (files: Readonly<Record<string, string>>) => Object.entries(files).map(([path, text]) => parse(path, text));

for (const [name, { rule, breaks, keeps }] of Object.entries(proofs)) {
  test(`${name}: holds`, () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(rule(sources)).toEqual([]);
  });
  test(`${name}: can fail`, () => {
    for (const files of breaks) expect(rule(parsed(files)), JSON.stringify(files).slice(0, 200)).not.toEqual([]);
    expect(rule(parsed(keeps))).toEqual([]);
  });
}

test('every rule is put to use', () => {
  expect(Object.values(proofs).map(({ rule }) => rule)).toEqual(expect.arrayContaining(Object.values(rules)));
});
