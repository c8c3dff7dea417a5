import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lastWords, run } from './child.mjs';
import { say, secondsSince, Stop, words } from './say.mjs';

const stampFile = (root) => join(root, 'node_modules', '.runbook-lock');
const system = `${process.platform}-${process.arch}`;

const readLock = (root) => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  return { stamp: `${createHash('sha256').update(text).digest('hex')} ${system}\n`, packages: JSON.parse(text).packages };
};

/** The packages that must lie on this machine: all but the optional ones of other systems; of the optional ones the native compiler. */
const needed = (packages) =>
  Object.entries(packages).filter(([place, entry]) => place !== '' && (!entry.optional || place === `node_modules/@typescript/typescript-${system}`));

const complete = (root, packages) => needed(packages).every(([place]) => existsSync(join(root, place, 'package.json')));

/** Whether the locked packages are all there: a hash and a look at each folder, a few milliseconds, no network. */
export const packagesReady = (root) => {
  const { stamp, packages } = readLock(root);
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp && complete(root, packages);
};

/** An installation made by hand counts when npm finished it (its own list is written last) and it has the locked versions. */
const adopt = (root) => {
  const { stamp, packages } = readLock(root);
  try {
    const there = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    if (!complete(root, packages) || !needed(packages).every(([place, entry]) => there[place]?.version === entry.version)) return false;
  } catch {
    return false;
  }
  writeFileSync(stampFile(root), stamp);
  return true;
};

/** npm as a script for this very Node where it can be found, because `npm` on the PATH may belong to another Node, and is no program on Windows. */
const npm = () => {
  const beside = dirname(process.execPath);
  const places = [process.env.npm_execpath, join(beside, 'node_modules/npm/bin/npm-cli.js'), join(beside, '../lib/node_modules/npm/bin/npm-cli.js')];
  const script = places.find((place) => place && basename(place) === 'npm-cli.js' && existsSync(place));
  return script ? { command: process.execPath, first: [script], shell: false } : { command: 'npm', first: [], shell: process.platform === 'win32' };
};

/** Installs what the lock file says, from scratch. Throws `Stop` with what to do. `onStart`: see `withLock`. */
export const installPackages = async (root, onStart) => {
  if (adopt(root)) return;
  const start = Date.now();
  say('패키지를 설치합니다(처음 한 번, 1분쯤 걸립니다).', 'Installing the locked packages (first time only, about a minute).');
  // Without the stamp a killed installation is seen as what it is, whatever npm left behind.
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  rmSync(stampFile(root), { force: true });
  const { command, first, shell } = npm();
  // --include: a user's `omit=dev` or NODE_ENV=production would leave the compiler out.
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const { code, output, ended } = await run(command, args, { cwd: root, env: process.env, shell, onStart });
  if (ended === 'absent') throw new Stop(words('npm을 찾을 수 없습니다. Node.js를 npm과 함께 다시 설치하십시오.', 'npm was not found. Install Node.js again together with npm.'));
  if (code !== 0) throw new Stop(installFailed(output));
  const { stamp, packages } = readLock(root);
  const missing = needed(packages).find(([place]) => !existsSync(join(root, place, 'package.json')))?.[0];
  if (missing) {
    throw new Stop(words(
      `패키지 설치 후에도 없는 것이 있습니다: ${missing}. 이 시스템(${system})을 TypeScript 7이 지원하는지, npm 설정(omit)을 확인하십시오.`,
      `A package is still missing after the installation: ${missing}. Check that TypeScript 7 supports this system (${system}), and npm's "omit" setting.`,
    ));
  }
  writeFileSync(stampFile(root), stamp);
  say(`패키지 설치 완료(${secondsSince(start)}초).`, `Packages installed (${secondsSince(start)} s).`);
};

const installFailed = (output) => {
  const cause = lastWords(output.split('\n').filter((line) => !/A complete log|npm help|\.log$/.test(line)).join('\n'), /npm (?:error|ERR!) (?:code|errno|network|request|Invalid|`npm ci`)/);
  return words(
    `패키지를 설치하지 못했습니다: ${cause}\n` +
      '프록시나 사내 저장소가 있으면 `npm config set proxy …` 또는 `npm config set registry …`로 설정한 뒤 다시 실행하십시오.\n' +
      '인터넷이 없으면 같은 운영체제의 다른 PC에서 `npm ci --ignore-scripts`를 실행하고, 생긴 node_modules 폴더를 여기로 복사하십시오.',
    `The packages could not be installed: ${cause}\n` +
      'Behind a proxy or with a registry of your own: `npm config set proxy …` or `npm config set registry …`, then run this again.\n' +
      'Without internet: run `npm ci --ignore-scripts` on another computer with the same operating system and copy its node_modules folder here.',
  );
};
