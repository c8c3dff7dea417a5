// Makes everything ready that `npm start` and `npm test` need: locked packages, build, browser. Plain Node, no packages.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const [{ enter, ready }, { say }] = await Promise.all([import('./parts/ready.mjs'), import('./parts/say.mjs')]);
await enter(async () => {
  await ready({ browser: 'need' });
  say('준비되었습니다.', 'Ready.');
});
