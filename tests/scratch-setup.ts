import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for whatever the tests write outside the project: it becomes the workers' temporary folder and is removed after the last test,
 * so that a run leaves nothing behind, not even after a test that failed half-way.
 */
export default function scratchSetup(): () => void {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'runbook-tests-'));
  // Tests that act as another user of the computer must be able to walk through.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
