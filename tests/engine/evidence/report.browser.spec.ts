import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { writeReport } from '../../../engine/evidence/report.ts';
import { sampleRun, usualTexts, writeRun, type SampleTexts } from './sample-run.ts';
import { shootScreens } from './sample-screens.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const attack = `"><img src=x onerror="document.title='owned'"><script>document.title='owned'</script><a href="javascript:alert(1)">` + `\u202e</style></title>&lt;&#60;\n둘째 줄`;
const hostile: SampleTexts = { customer: `고객${attack}`, policy: `정책${attack}`, dialog: `대화${attack}`, reason: `이유${attack}`, subject: `제목${attack}` };

const makeReport = async (page: Page, texts: SampleTexts, lang?: 'ko' | 'en'): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'report-'));
  await writeRun(dir, sampleRun(await shootScreens(page), texts, true));
  return pathToFileURL(await writeReport(dir, lang, 'Asia/Seoul')).href;
};

/** Opens a report and keeps what it asks for and complains about. */
const openReport = async (page: Page, url: string): Promise<{ requests: string[]; complaints: string[] }> => {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', request => requests.push(request.url()));
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(error.message));
  page.on('dialog', dialog => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { requests, complaints };
};

interface AxeResult { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }

/** Runs axe outside of the page's own policy. */
const axeViolations = async (page: Page): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.addScriptTag({ path: axe });
  const result = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run()));
  return result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`));
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, texts] of [['usual', usualTexts], ['hostile', hostile]] as const) {
      test(`axe finds nothing in a report of ${name} texts`, async ({ page }) => {
        await page.goto(await makeReport(page, texts));
        expect(await axeViolations(page)).toEqual([]);
      });
    }
  });
}

test('axe finds nothing in the English report on a narrow screen', async ({ page }) => {
  const url = await makeReport(page, usualTexts, 'en');
  await page.setViewportSize({ width: 480, height: 900 });
  await page.goto(url);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480);
  expect(await axeViolations(page)).toEqual([]);
});

test('hostile texts run nothing, load nothing and can be read', async ({ page }) => {
  const { requests, complaints } = await openReport(page, await makeReport(page, hostile));
  expect(requests.filter(url => !url.startsWith('data:'))).toHaveLength(1);
  expect(complaints).toEqual([]);
  await expect(page).toHaveTitle(/^고객"><img src=x/);
  expect(await page.locator('script, img, a[href^="javascript"], iframe, object, embed, link[rel=stylesheet]').count()).toBe(0);
  await expect(page.locator('blockquote').first()).toHaveText(hostile.dialog.replace('\u202e', '‹U+202E›'), { useInnerText: true });
  // Every part that shows what others wrote: the console's own record, how secrets were handled, what is missing, what was inspected.
  for (const heading of ['장비의 관리자 작업 로그', '암호 취급', '증적의 부족한 점']) {
    await expect(page.locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) })).toContainText('<script>document.title=');
  }
  await expect(page.locator('body')).toContainText('제목"><img src=x');
  expect(await page.locator('body').innerText()).not.toContain('\u202e');
  await expect(page.locator('h1')).toContainText('</style></title>&lt;&#60;');
});

test('a report opens offline without an outside request or a complaint of its policy, and its style is applied (F-124)', async ({ page, context }) => {
  const url = await makeReport(page, usualTexts);
  await context.setOffline(true);
  const { requests, complaints } = await openReport(page, url);
  expect(complaints).toEqual([]);
  expect(requests.filter(one => !one.startsWith('data:'))).toEqual([url]);
  const colours = await page.locator('.frame svg:visible').first().screenshot();
  expect(colours.length).toBeGreaterThan(10_000);
  await expect(page.locator('.frame').first()).toHaveCSS('overflow', 'hidden');
});

test('callouts lie on the boxes that were touched, at every size, and carry the numbers of the lines', async ({ page }) => {
  const url = await makeReport(page, usualTexts);
  for (const width of [1440, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    const sheet = page.locator('.sheet').nth(1);
    const main = sheet.locator('.screen-side .shot');
    await expect(main.locator('svg text')).toHaveText(['1', '2', '3']);
    await expect(sheet.locator('.lines .num')).toHaveText(['1', '2', '3', '4', '5']);
    const image = await main.locator('svg.screen').boundingBox();
    const box = await main.locator('rect.box').nth(2).boundingBox();
    if (!image || !box) throw new Error('the picture is not on the page');
    const scale = image.width / 1280;
    // The [+] icon of the list: left of the content, under the table.
    expect(Math.abs((box.x - image.x) / scale - 235)).toBeLessThan(8);
    expect(box.width / scale).toBeGreaterThan(20);
    expect(box.width / scale).toBeLessThan(40);
  }
});

test('every picture has an alternative made of the step\'s words and outcome', async ({ page }) => {
  await page.goto(await makeReport(page, usualTexts));
  const alternatives = await page.locator('svg[role=img]').evaluateAll(all => all.map(image => image.getAttribute('aria-label') ?? ''));
  expect(alternatives.every(text => text.length > 8)).toBe(true);
  expect(alternatives).toContain('TMW-2b.2 [+] 추가 버튼 클릭: 실행함, 표시한 곳: +');
});

test('enlarging a picture and going back needs no script', async ({ page }) => {
  await page.goto(await makeReport(page, usualTexts));
  const figure = page.locator('.gallery .shot').first();
  const shown = figure.locator('svg.screen:visible');
  const before = await shown.boundingBox();
  await expect(shown).toHaveClass('screen part');
  await figure.getByRole('link', { name: '전체 화면 보기' }).click();
  await expect(shown).toHaveClass('screen all');
  expect((await shown.boundingBox())?.width).toBeGreaterThan((before?.width ?? 0) * 1.5);
  await figure.getByRole('link', { name: '작게 보기' }).click();
  await expect(shown).toHaveClass('screen part');
  expect((await shown.boundingBox())?.width).toBe(before?.width);
});

test('on paper each sheet begins a page, in light colours, and nothing is wider than the page', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const url = await makeReport(page, usualTexts);
  await page.setViewportSize({ width: 1047, height: 718 });
  await page.goto(url);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('.sheet').first()).toHaveCSS('break-before', 'page');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1047);
  expect((await page.pdf({ preferCSSPageSize: true, tagged: true })).length).toBeGreaterThan(10_000);
});
