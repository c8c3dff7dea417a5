import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { join } from 'node:path';
import { ended, SmallProject } from './small-project.ts';

const main = `
const [command] = process.argv.slice(2);
if (command === 'wait') {
  process.on('SIGTERM', () => process.exit(42));
  setInterval(() => undefined, 1000);
} else process.exitCode = 5;
console.log(JSON.stringify({ args: process.argv.slice(1) }));
`;

test('start and runbook hand over to the product: arguments, output, exit code, signals', async () => {
  const small = new SmallProject();
  try {
    const without = await small.run('start.mjs');
    expect(without.code).toBe(1);
    expect(without.err).toContain(`The product's command line is not there: ${join(small.root, 'dist/cli/main.js')}`);

    small.write('cli/main.ts', main);
    const args = async (script: string, ...given: string[]) => {
      const { code, out } = await small.run(script, given);
      expect(code).toBe(5);
      return (JSON.parse(out) as { args: string[] }).args;
    };
    expect(await args('start.mjs', '--lang', 'ko')).toEqual([join(small.root, 'dist/cli/main.js'), 'demo', '--lang', 'ko']);
    expect(await args('runbook.mjs', 'show', 'tmw/super-white-ip', '--json')).toEqual([join(small.root, 'dist/cli/main.js'), 'show', 'tmw/super-white-ip', '--json']);

    // Commands that need no browser work without one, after one line about it.
    const { code, out, err } = await small.run('runbook.mjs', ['list'], { RUNBOOK_BROWSER: '/no/such/browser' });
    expect(code).toBe(5);
    expect(out).toContain('"list"');
    expect(err).toContain('/no/such/browser');

    const waiting = small.start('runbook.mjs', ['wait']);
    const end = ended(waiting);
    await once(waiting.stdout!, 'data');
    waiting.kill('SIGTERM');
    expect((await end).code).toBe(42);
  } finally {
    small.remove();
  }
});
