// `npm run build`: compiles into dist/; `--clean` starts from nothing.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const [{ alone, enter, root }, { build }, { installPackages, packagesReady }] = await Promise.all([
  import('./parts/ready.mjs'),
  import('./parts/compile.mjs'),
  import('./parts/packages.mjs'),
]);
await enter(() =>
  alone(async (onStart) => {
    if (!packagesReady(root)) await installPackages(root, onStart);
    await build(root, { clean: process.argv.includes('--clean'), onStart });
  }));
