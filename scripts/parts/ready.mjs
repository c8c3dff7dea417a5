import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { browserState, findOrInstallBrowser } from './browser.mjs';
import { build, buildReady } from './compile.mjs';
import { withLock } from './lock.mjs';
import { installPackages, packagesReady } from './packages.mjs';
import { Stop, words } from './say.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs one of our own set-up steps; two of them at once wait for each other. */
export const alone = (work) => withLock(join(root, '.state', 'bootstrap.lock'), work);

/**
 * Makes packages, build and browser ready; when they are, this takes milliseconds and says nothing.
 * `browser`: 'need' (throws without one), 'try' (says so and goes on; a search that failed is not repeated), 'none'.
 * `goOnAfterBuild`: a failed build is returned as its message instead of thrown, for a caller who checks the types anyway.
 */
export const ready = async ({ browser, goOnAfterBuild = false }) => {
  const browserIsReady = () => {
    const state = browser === 'none' ? 'ready' : browserState(root, process.env);
    return state === 'ready' || (state === 'failed' && browser === 'try');
  };
  if (packagesReady(root) && buildReady(root) && browserIsReady()) return undefined;
  return alone(async (onStart) => {
    let failed;
    if (!packagesReady(root)) await installPackages(root, onStart);
    if (!buildReady(root)) {
      failed = await build(root, { onStart }).then(() => undefined, orMessage(goOnAfterBuild));
    }
    if (failed === undefined && !browserIsReady()) {
      const problem = await findOrInstallBrowser(root, process.env, onStart).then(() => undefined, orMessage(browser === 'try'));
      if (problem) process.stderr.write(`${problem}\n`);
    }
    return failed;
  });
};

const orMessage = (tolerated) => (error) => {
  if (!tolerated || !(error instanceof Stop)) throw error;
  return error.message;
};

/** Hands over to the product in this very process: one process, so signals and the exit code are its own. */
export const handOver = async (...args) => {
  const main = join(root, 'dist', 'cli', 'main.js');
  if (!existsSync(main)) throw new Stop(words(`제품의 명령줄 프로그램이 없습니다: ${main}`, `The product's command line is not there: ${main}`));
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
};

/** A script's frame: an expected stop is one message and exit code 1. */
export const enter = async (work) => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
};
