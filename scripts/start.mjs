// `npm start`: set-up where needed, then the demo on the simulated consoles.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const { enter, handOver, ready } = await import('./parts/ready.mjs');
await enter(async () => {
  await ready({ browser: 'need' });
  await handOver('demo', ...process.argv.slice(2));
});
