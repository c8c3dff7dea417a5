import { FaultError } from '../faults.ts';
import { phraseOf, type Phrase } from '../words/phrase.ts';

/** Why there is no running browser. */
export type BrowserTrouble = 'none-found' | 'named-not-there' | 'named-no-window' | 'no-display' | 'libraries' | 'sandbox' | 'did-not-start';

type Detail = readonly [detail: string];

/** What a person does about it, also without a network (F-116). The detail is the browser's own first words, or the value of RUNBOOK_BROWSER. */
export const browserRemedies: Readonly<Record<BrowserTrouble, Phrase<Detail>>> = {
  'none-found': phraseOf(
    () => '사용할 브라우저가 없습니다. Chrome, Edge, Chromium 가운데 하나를 설치하거나 `npx playwright install chromium`을 실행하십시오. 인터넷이 없으면 다른 PC에서 받은 설치 파일로 설치한 뒤 RUNBOOK_BROWSER에 실행 파일 경로를 지정하십시오.',
    () => 'No browser was found. Install Chrome, Edge or Chromium, or run `npx playwright install chromium`. Without internet, install one from a file fetched on another computer and put the path of its program into RUNBOOK_BROWSER.',
  ),
  'named-not-there': phraseOf(
    (named) => `RUNBOOK_BROWSER에 지정한 브라우저를 찾을 수 없습니다: ${named}. 실행 파일 경로, 또는 chrome, msedge, chromium 가운데 하나를 지정하거나 설정을 지우십시오.`,
    (named) => `The browser named by RUNBOOK_BROWSER is not there: ${named}. Give the path of its program, or one of chrome, msedge, chromium, or unset it.`,
  ),
  'named-no-window': phraseOf(
    (named) => `RUNBOOK_BROWSER에 지정한 브라우저는 창을 띄울 수 없습니다: ${named}. --headless로 실행하거나 일반 브라우저를 지정하십시오.`,
    (named) => `The browser named by RUNBOOK_BROWSER cannot show a window: ${named}. Run with --headless or name a full browser.`,
  ),
  'no-display': phraseOf(
    () => '화면(DISPLAY)이 없어 브라우저 창을 띄울 수 없습니다. --headless로 실행하십시오.',
    () => 'There is no display to show a browser window on. Run with --headless.',
  ),
  libraries: phraseOf(
    (detail) => `브라우저에 필요한 시스템 라이브러리가 없습니다: ${detail}. 관리자 권한으로 \`npx playwright install-deps chromium\` 또는 \`apt-get install chromium\`을 실행하십시오.`,
    (detail) => `System libraries the browser needs are missing: ${detail}. Run \`npx playwright install-deps chromium\` or \`apt-get install chromium\` as administrator.`,
  ),
  sandbox: phraseOf(
    (detail) => `이 시스템이 브라우저 샌드박스를 허용하지 않습니다: ${detail}. 관리자에게 사용자 네임스페이스 허용(kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns) 또는 chromium-sandbox 패키지 설치를 요청하십시오.`,
    (detail) => `This system does not allow the browser's sandbox: ${detail}. Ask its administrator to allow user namespaces (kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns) or to install chromium-sandbox.`,
  ),
  'did-not-start': phraseOf(
    (detail) => `브라우저를 시작하지 못했습니다: ${detail}. 브라우저를 다시 설치하거나 RUNBOOK_BROWSER에 다른 브라우저를 지정하십시오.`,
    (detail) => `The browser did not start: ${detail}. Install it again or name another one in RUNBOOK_BROWSER.`,
  ),
};

/** No browser runs: nothing was looked at, so the verdict is always `not checked`, never a pass (F-105). `params`: trouble, detail, browser. */
export class BrowserFault extends FaultError {
  readonly trouble: BrowserTrouble;
  /** The sentence for a person, problem and remedy in one. */
  readonly remedy: Phrase;
  constructor(trouble: BrowserTrouble, detail: string, browser: string, cause?: unknown) {
    super('browser-missing', { trouble, detail, browser }, 'not-checked', cause);
    this.name = 'BrowserFault';
    this.trouble = trouble;
    const words = browserRemedies[trouble];
    this.remedy = { ko: () => words.ko(detail), en: () => words.en(detail) };
  }
}

const signs: readonly (readonly [BrowserTrouble, RegExp])[] = [
  ['libraries', /[^\n]*error while loading shared libraries[^\n]*|Host system is missing dependencies[^\n]*/i],
  ['sandbox', /[^\n]*(?:No usable sandbox|SUID sandbox helper|namespace sandbox|Failed to move to new namespace)[^\n]*/i],
  ['no-display', /[^\n]*(?:Missing X server|Unable to open X display|cannot open display)[^\n]*/i],
];

/** Reads the cause of a failed launch out of Playwright's message, which carries the browser's own output. */
export const explainLaunch = (error: unknown, browser: string): BrowserFault => {
  const escape = String.fromCodePoint(27);
  const text = (error instanceof Error ? error.message : String(error)).replaceAll(new RegExp(`${escape}\\[[0-9;]*m`, 'g'), '');
  for (const [trouble, sign] of signs) {
    const line = sign.exec(text)?.[0];
    if (line) return new BrowserFault(trouble, tidy(line), browser, error);
  }
  return new BrowserFault('did-not-start', tidy(/[^\n]*(?:spawn \S+ E[A-Z]+|exitCode=\d+|Timeout \d+)[^\n]*/.exec(text)?.[0] ?? text.split('\n')[0] ?? ''), browser, error);
};

const tidy = (line: string): string => line.replace(/^[\s-]*(?:\[pid=\d+\]\[(?:err|out)\]\s*)?/, '').trim().slice(0, 200);
