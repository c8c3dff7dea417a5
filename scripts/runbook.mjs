// `npm run runbook -- …`: set-up where needed, then the product with the given arguments. Most commands need no browser, so a missing one is only told.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const { enter, handOver, ready } = await import('./parts/ready.mjs');
await enter(async () => {
  await ready({ browser: 'try' });
  await handOver(...process.argv.slice(2));
});
