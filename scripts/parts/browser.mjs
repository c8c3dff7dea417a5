import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastWords, run } from './child.mjs';
import { aptGet, canUseApt } from './apt.mjs';
import { language, say, Stop, words } from './say.mjs';

const memoryFile = (root) => join(root, 'node_modules', '.cache', 'terrace-runbooks', 'browser.json');
/** What the choice depends on; another value makes us look again. */
const question = (env) => [env.RUNBOOK_BROWSER, env.PLAYWRIGHT_BROWSERS_PATH].map((value) => value ?? '').join('\n');

const recall = (root, env) => {
  try {
    const memory = JSON.parse(readFileSync(memoryFile(root), 'utf8'));
    return memory.question === question(env) ? memory : undefined;
  } catch {
    return undefined;
  }
};

const remember = (root, env, memory) => {
  mkdirSync(dirname(memoryFile(root)), { recursive: true });
  writeFileSync(memoryFile(root), JSON.stringify({ question: question(env), ...memory }));
};

/** Tells the product which installed browsers do not start, so that its own search takes the one that does. */
const passOver = (env, broken) => {
  if (broken.length > 0) env.RUNBOOK_BROWSER_SKIP = broken.join(delimiter);
};

/** 'ready', 'unknown', or 'failed' when the last full search found none. Judged by what is remembered and still exists. */
export const browserState = (root, env) => {
  const memory = recall(root, env);
  if (memory?.failed) return 'failed';
  if (!memory || !existsSync(memory.path)) return 'unknown';
  passOver(env, memory.broken);
  return 'ready';
};

/** The first candidate that starts. Windows is not asked: there `--version` opens a window. */
const firstWorking = async (candidates, broken) => {
  for (const candidate of candidates) {
    if (broken.some((entry) => entry.path === candidate.path)) continue;
    if (process.platform === 'win32') return { ...candidate, version: candidate.kind };
    const { code, output, ended } = await run(candidate.path, ['--version'], { limitMs: 15_000, env: process.env });
    const version = /[^\r\n]*\d+\.\d+\.\d+[^\r\n]*/.exec(output)?.[0].trim();
    if (code === 0 && version) return { ...candidate, version };
    broken.push({ path: candidate.path, source: candidate.source, words: lastWords(output) || ended || `exit ${code}` });
  }
  return undefined;
};

const download = async (root, onStart) => {
  say('Chromium을 내려받습니다(약 300 MB).', 'Downloading Chromium (about 300 MB).');
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env };
  const result = await run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], { cwd: root, env, limitMs: 15 * 60_000, silenceMs: 60_000, onStart });
  if (result.code === 0) return;
  const cause = result.ended ? words('응답 없음', 'no answer') : lastWords(result.output, /^Error: (?!Failed to|Download failure)/);
  say(`Chromium을 내려받지 못했습니다: ${cause}`, `Chromium could not be downloaded: ${cause}`);
};

const koreanFont = async (onStart) => {
  if (process.platform !== 'linux') return;
  const { code, output } = await run('fc-list', [':lang=ko', 'family'], { limitMs: 15_000 });
  if (code === 0 && output.trim() !== '') return;
  if (canUseApt() && (await aptGet(['fonts-nanum'], onStart))) return;
  say('한글 글꼴이 없습니다. 증적 사진의 한글이 네모로 보이므로 fonts-nanum 같은 글꼴을 설치하십시오.', 'There is no Korean font: Korean text in pictures would be empty boxes. Install one, such as fonts-nanum.');
};

/** Makes sure of a browser, in the order of the README: the user's choice, Playwright's own, installed ones, download, apt. Throws `Stop` with the remedy. */
export const findOrInstallBrowser = async (root, env, onStart) => {
  const { browserCandidates, findBrowser } = await import(pathToFileURL(join(root, 'dist/engine/browser/finding.js')).href);
  const { browserRemedies } = await import(pathToFileURL(join(root, 'dist/engine/browser/trouble.js')).href);
  const remedy = (trouble, detail) => new Stop(browserRemedies[trouble][language](detail));
  const wish = { headless: true, env };
  const broken = [];
  const look = () => firstWorking(browserCandidates(wish), broken);
  let found = await look();
  if (!found && env.RUNBOOK_BROWSER) {
    throw 'missing' in findBrowser(wish) ? remedy('named-not-there', env.RUNBOOK_BROWSER) : remedy('did-not-start', `${env.RUNBOOK_BROWSER}: ${broken[0]?.words ?? ''}`);
  }
  if (!found) {
    await download(root, onStart);
    found = await look();
  }
  if (!found && canUseApt()) {
    say('apt-get으로 chromium과 한글 글꼴을 설치합니다.', 'Installing chromium and a Korean font with apt-get.');
    await aptGet(['chromium', 'fonts-nanum'], onStart);
    // The system's libraries came along, so a downloaded browser that could not start before may start now.
    broken.length = 0;
    found = await look();
  }
  if (!found) {
    remember(root, env, { failed: true });
    const [first] = broken;
    throw first ? remedy(/shared librar/.test(first.words) ? 'libraries' : 'did-not-start', `${first.path}: ${first.words}`) : remedy('none-found', '');
  }
  const skipped = broken.map((entry) => entry.path);
  remember(root, env, { path: found.path, broken: skipped });
  passOver(env, skipped);
  for (const entry of broken) say(`시작되지 않는 브라우저: ${entry.path}(${entry.words})`, `A browser that does not start: ${entry.path} (${entry.words})`);
  say(`브라우저: ${found.version}(${found.path})`, `Browser: ${found.version} (${found.path})`);
  if ('missing' in findBrowser({ headless: false, env })) say('창을 띄울 수 있는 브라우저는 없습니다. --headless로만 실행할 수 있습니다.', 'No browser here can show a window: only --headless runs work.');
  await koreanFont(onStart);
};
