import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What `npm run lint` says of one file. */
const lint = (text: string): string => {
  // Rules about types need a file that belongs to the project.
  const folder = mkdtempSync(join(root, 'tests', '.lint-'));
  try {
    writeFileSync(join(folder, 'checked.ts'), text);
    execFileSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--config', join(root, '.oxlintrc.json'), join(folder, 'checked.ts')], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('F-108 a check that nobody waits for is an error', () => {
  const check = 'const holds = async (): Promise<boolean> => Promise.resolve(false);\n';
  expect(lint(`${check}holds();\n`)).toContain('no-floating-promises');
  expect(lint(`${check}if (holds()) console.log('ok');\n`)).toContain('no-misused-promises');
  expect(lint(`${check}if (await holds()) console.log('ok');\n`)).toBe('');
});
