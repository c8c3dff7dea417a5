import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { NightSummary } from '../../../engine/night/night-summary.ts';
import { nightPage } from '../../../engine/night/page/page.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { differing, night, result, summary, target, unreachable } from './night-sample.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

/** A night with something in every part of the page. */
const full = (name = '누리교육'): NightSummary => {
  const targets = [
    target('aa'), target('bb', { customer: { id: 'bb', name } }), target('cc'), target('dd', { acknowledged: { ticket: 'T-1', owner: name, until: '2026-12-31' } }), target('ee', { attended: { reason: `VPN ${name}`, maxAgeDays: 14 } }),
  ];
  const before = summary(night(targets, [result('aa'), result('bb'), differing('cc'), unreachable('dd')], { id: '20261124-100000', startedAt: '2026-11-24T01:00:00.000Z' }));
  const left = { ...result('aa'), verdict: 'differs' as const, leftovers: [{ ip: '203.0.113.99', why: 'expired' as const, until: '2026-01-31', fields: ['connection-allow/ips'] }], unusedNoise: ['max-recipients/limit'] };
  const end = { type: 'ended' as const, at: '2026-11-25T02:00:00.000Z', problems: [`HTTP 503 ${name}`], stopped: false };
  return summary(night(targets, [left, differing('bb'), result('cc'), unreachable('dd')], {}, end), {
    earlier: [before], lastLooks: new Map([['ee/main', { at: '2026-11-01T00:00:00.000Z', verdict: 'differs' }]]), endingSoon: [{ key: 'aa/main', customer: name, ip: '203.0.113.10', until: '2026-12-10', note: '급여메일' }],
  });
};

const show = async (page: Page, made: NightSummary, lang: 'ko' | 'en' = 'ko'): Promise<string> => {
  const file = join(mkdtempSync(join(tmpdir(), 'page-')), 'summary.html');
  writeFileSync(file, nightPage(made, lang, 'Asia/Seoul'));
  const url = pathToFileURL(file).href;
  await page.goto(url);
  return url;
};

interface AxeResult { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }

const violations = async (page: Page): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run()));
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing in the morning page', async ({ page }) => {
      await show(page, full());
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('the page begins with what is new; arrow keys filter the table', async ({ page }) => {
  await show(page, full());
  expect((await page.getByRole('heading', { level: 2 }).allTextContents()).slice(0, 3)).toEqual(['새로 생긴 것', '원인별', '고객사별']);
  const rows = page.locator('.matrix tbody tr');
  const shown = () => rows.evaluateAll((all) => all.filter((one) => (one as HTMLElement).offsetParent !== null).length);
  expect(await shown()).toBe(4);
  await page.getByLabel('전체', { exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await shown()).toBe(3);
  for (const left of [3, 2, 1]) {
    await page.keyboard.press('ArrowRight');
    expect(await shown()).toBe(left);
  }
  await expect(page.getByText('마지막 점검 24일 전')).toBeVisible();
});

test('hostile names and texts run nothing and load nothing', async ({ page }) => {
  const seen: string[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss().finally(() => seen.push('dialog')));
  page.on('request', (request) => seen.push(request.url()));
  const url = await show(page, full(hostile), 'en');
  expect(seen.filter((one) => one !== url && !one.startsWith('data:'))).toEqual([]);
  expect(await page.locator('img, script').count()).toBe(0);
  expect(await page.locator('body').textContent()).toContain(hostile);
});
