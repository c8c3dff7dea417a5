import { expect, test } from '@playwright/test';
import { SmallProject } from './small-project.ts';

const lastLine = (text: string): string | undefined => text.split('\n').at(-2);
const spec = (body: string): string => `import { expect, test } from '@playwright/test';\n${body}`;

test('npm test ends with the counts of types, lint and tests, and fails when any of them does', async () => {
  const small = new SmallProject();
  try {
    const nothing = await small.run('test.mjs', ['--quick']);
    expect(nothing.code).toBe(1);
    expect(lastLine(nothing.out)).toBe('2 passed, 1 failed');

    small.write('tests/a.spec.ts', spec(`test('a', () => { expect(process.env['RUNBOOK_FULL']).toBe(undefined); });`));
    small.write('tests/b.browser.spec.ts', spec(`test('b', () => { expect(1).toBe(2); });`));
    const quick = await small.run('test.mjs', ['--quick']);
    expect(lastLine(quick.out)).toBe('3 passed, 0 failed');
    expect(quick.code).toBe(0);

    // --full: `a` fails because it sees the variable, `b` because it is run at all; what is not run does not count as passed.
    small.write('tests/c.spec.ts', spec(`test.${'sk'}${'ip'}('c', () => undefined);\ntest('d', () => undefined);`));
    small.write('engine/bad.ts', `export const bad: number = 'one';\nvoid eval('1');\n`);
    const full = await small.run('test.mjs', ['--full']);
    expect(full.out).toContain('types: failed');
    expect(full.out).toContain('lint: failed');
    expect(full.out).toContain('not run, counted as failed: tests/c.spec.ts:2 c');
    expect(lastLine(full.out)).toBe('1 passed, 5 failed');
    expect(full.code).toBe(1);

    const narrowed = await small.run('test.mjs', ['--quick', 'tests/c.spec.ts', '--grep', 'd$']);
    expect(lastLine(narrowed.out)).toBe('1 passed, 2 failed');
  } finally {
    small.remove();
  }
});
