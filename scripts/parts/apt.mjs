import { existsSync, readFileSync } from 'node:fs';
import { lastWords, run } from './child.mjs';
import { say } from './say.mjs';

/** Debian or Ubuntu (or a child of theirs), as root. */
export const canUseApt = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

/** Installs packages; refreshes apt's lists when it does not know them. True when installed; a failure is told in one line. `onStart`: see `withLock`. */
export const aptGet = async (names, onStart) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', args, { env, limitMs: 15 * 60_000, silenceMs: 3 * 60_000, onStart });
  const first = await apt('install', '-y', ...names);
  if (first.code === 0) return true;
  const update = await apt('update');
  const second = update.code === 0 ? await apt('install', '-y', ...names) : update;
  if (second.code === 0) return true;
  const cause = lastWords(second.output, /^(?:E|W|Err):?/);
  say(`apt-get이 실패했습니다: ${cause}`, `apt-get failed: ${cause}`);
  return false;
};
