import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './child.mjs';
import { say, Stop, words } from './say.mjs';

const stampFile = (root) => join(root, 'dist', '.build-stamp');

const filesBelow = (folder) =>
  existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])) : [];

const sources = (root) => {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
  return include.flatMap((folder) => filesBelow(join(root, folder)));
};

/** Names, times and sizes of everything the build reads: also notices a source that was removed, or got an older date. */
const fingerprint = (root, files) => {
  const all = [...files, ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name))];
  const facts = all.sort((a, b) => (a < b ? -1 : 1)).map((file) => {
    const { mtimeMs, size } = statSync(file);
    return `${relative(root, file)} ${mtimeMs} ${size}`;
  });
  return createHash('sha256').update(facts.join('\n')).digest('hex');
};

/** Whether dist/ was built from the sources as they are. */
export const buildReady = (root) => existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === fingerprint(root, sources(root));

/** Files that are no TypeScript (profiles, style sheets) go along as they are; what has no source any more goes away. */
const alignFiles = (root, files) => {
  const dist = join(root, 'dist');
  const others = files.filter((file) => !file.endsWith('.ts'));
  const wanted = new Set([stampFile(root), join(dist, '.tsbuildinfo')]);
  for (const file of files) wanted.add(join(dist, relative(root, file).replace(/\.ts$/, '.js')));
  for (const file of filesBelow(dist)) if (!wanted.has(file)) rmSync(file);
  for (const file of others) {
    const target = join(dist, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
};

/** Writes down what the product is built from, for an installed package, which is no checkout (cli/product.ts reads it). */
const noteSource = async (root) => {
  const product = join(root, 'dist', 'cli', 'product.js');
  if (!existsSync(product)) return;
  const { sourceOf } = await import(pathToFileURL(product).href);
  writeFileSync(join(root, 'dist', 'cli', 'source.json'), `${JSON.stringify(sourceOf(root))}\n`);
};

/** Compiles the product into dist/, incrementally. Throws `Stop` with the compiler's own lines. */
export const build = async (root, { clean = false, onStart } = {}) => {
  if (clean) rmSync(join(root, 'dist'), { recursive: true, force: true });
  const files = sources(root);
  const before = fingerprint(root, files);
  const start = Date.now();
  rmSync(stampFile(root), { force: true });
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root, env: process.env, onStart });
  if (code !== 0) throw new Stop(words(`빌드하지 못했습니다.\n${output.trim()}`, `The build failed.\n${output.trim()}`));
  alignFiles(root, files);
  await noteSource(root);
  writeFileSync(stampFile(root), before);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(`빌드 완료(${seconds}초).`, `Built (${seconds} s).`);
};
