import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Stop, words } from './say.mjs';
import { allowedSenders, firstMail, passwords, rspamdConfig } from './rspamd-config.mjs';

const inPath = (name) => [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin'].map((folder) => join(folder, name)).find((file) => existsSync(file));

/** Packages whose programs are not on this computer. */
export const missingPackages = () => ['rspamd', 'redis-server'].filter((name) => inPath(name) === undefined);

/** As root the account of the package is taken, because rspamd refuses to run as root; a person's own account otherwise. */
const account = () => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, '_rspamd'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Root's own temporary folder may be closed to the account, /tmp is open to all. */
const newFolder = ({ uid, gid }) => {
  const folder = mkdtempSync(join(uid === undefined ? tmpdir() : '/tmp', 'rspamd-'));
  for (const name of ['maps', 'db', 'run', 'customers']) mkdirSync(join(folder, name));
  if (uid !== undefined) for (const name of ['.', 'maps', 'db', 'run']) chownSync(join(folder, name), uid, gid);
  return folder;
};

/** The example profile for the address that this one has. */
const profileAt = (url) => readFileSync(new URL('../../fixtures/customers/rspamd/local-rspamd.yaml', import.meta.url), 'utf8').replace(/^(\s+url: ).*$/m, (_line, key) => `${key}${url}`);

const put = (file, text, { uid, gid }) => {
  writeFileSync(file, text);
  if (uid !== undefined) chownSync(file, uid, gid);
};

/** A message through rspamd's own interface, as a mail server would ask. Resolves its answer. */
export const scan = async (scanUrl, { ip, bulk, subject }) => {
  const heads = [
    'From: bulk@example.com', 'To: user@example.co.kr', `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`, `Message-ID: <${process.hrtime.bigint()}@example.com>`, `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: base64', ...(bulk ? ['Precedence: bulk'] : []),
  ];
  const message = [...heads, '', Buffer.from(subject).toString('base64'), ''].join('\r\n');
  const answer = await fetch(`${scanUrl}/checkv2`, { method: 'POST', headers: { IP: ip, From: 'bulk@example.com', Rcpt: 'user@example.co.kr', Helo: 'mail.example.com' }, body: message });
  return answer.json();
};

const until = async (what, look, limitMs) => {
  const end = Date.now() + limitMs;
  const isSo = () => look().catch((error) => {
    if (error instanceof Stop) throw error;
    return false;
  });
  while (!(await isSo())) {
    if (Date.now() > end) throw new Stop(what());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/**
 * Starts rspamd and a Redis of its own for the history. Resolves addresses, passwords, the file of the map, a folder with the example profile for this address, the process groups; `close` ends both and removes the folder.
 * Throws Stop when a package is missing or rspamd does not come up.
 */
export const startRspamd = async ({ port } = {}) => {
  const missing = missingPackages();
  if (missing.length > 0) throw new Stop(words(`다음 패키지가 없습니다: ${missing.join(', ')}. 설치: apt-get install ${missing.join(' ')}`, `These packages are missing: ${missing.join(', ')}. Install them: apt-get install ${missing.join(' ')}`));
  const as = account();
  const folder = newFolder(as);
  const [webPort, scanPort] = [port ?? (await freePort()), await freePort()];
  const map = join(folder, 'maps', 'allowed-senders.map');
  const log = join(folder, 'rspamd.log');
  put(join(folder, 'rspamd.conf'), rspamdConfig({ folder, webPort, scanPort }), as);
  put(join(folder, 'tld.dat'), 'com\nkr\n', as);
  put(join(folder, 'maps', 'bulk.map'), 'bulk\n', as);
  put(map, allowedSenders, as);
  const [webUrl, scanUrl] = [webPort, scanPort].map((one) => `http://127.0.0.1:${one}`);
  const customers = join(folder, 'customers');
  writeFileSync(join(customers, 'local-rspamd.yaml'), profileAt(webUrl));
  const output = openSync(log, 'w');
  // Groups of their own: the workers end and stand still with the main process.
  const start = (name, args) => spawn(inPath(name), args, { ...as, cwd: folder, detached: true, stdio: ['ignore', output, output], env: { PATH: process.env.PATH, TZ: process.env.TZ ?? '' } });
  const children = [
    start('redis-server', ['--port', '0', '--unixsocket', join(folder, 'run', 'redis.sock'), '--save', '', '--appendonly', 'no', '--dir', join(folder, 'run')]),
    start('rspamd', ['-f', '-c', join(folder, 'rspamd.conf'), `--var=DBDIR=${folder}/db`, `--var=RUNDIR=${folder}/run`]),
  ];
  const close = async () => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const lastLines = () => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    const up = async () => {
      if (children.some((child) => child.exitCode !== null)) throw new Stop(lastLines());
      return (await Promise.all([webUrl, scanUrl].map((url) => fetch(`${url}/ping`)))).every((answer) => answer.ok);
    };
    await until(() => words(`rspamd가 시작되지 않았습니다.\n${lastLines()}`, `rspamd did not come up.\n${lastLines()}`), up, 60_000);
    for (const mail of firstMail) await scan(scanUrl, mail);
    const { config_id: id } = await (await fetch(`${webUrl}/stat`, { headers: { Password: passwords.readOnly } })).json();
    return { url: webUrl, scanUrl, label: id.slice(0, 8), passwords, map, log, customers, group: children[1].pid, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Ends a process group, one that stands still too. */
const end = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return resolve();
    const send = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // Already gone.
      }
    };
    const hard = setTimeout(() => send('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(hard);
      send('SIGKILL');
      resolve();
    });
    send('SIGCONT');
    send('SIGTERM');
  });
