// `npm test`: set-up where needed, then types, lint and tests. The last line is always `N passed, M failed`.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const { runChecks } = await import('./parts/checks.mjs');
process.exitCode = await runChecks(process.argv.slice(2));
