import type { Question } from '../../engine/pace/question.ts';
import { expect, test } from '../../fixtures/headed.ts';
import book from '../../runbooks/tmw/super-white-ip.runbook.ts';
import { axeViolations, personAt } from './panel.ts';

const hostile = `"><img src=x onerror="document.title='owned'"><script>document.title='owned'</script>\u202e`;

test('the panel asks in words, takes an id only when it is typed whole, reaches no network and outlives its own reload', async ({ guide, window }) => {
  const { panel, pace } = await guide({ runbook: book, lang: 'en' });
  const { page } = panel;
  const person = personAt(page);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.reload();
  expect(await page.evaluate(() => [innerWidth <= 500, screenX + outerWidth <= screen.availWidth, document.documentElement.lang])).toEqual([true, true, 'en']);

  const plan: Question = { about: 'plan', sentence: `Type ${hostile}`, title: hostile, facts: [hostile], type: 'acme', choices: ['yes', 'no', 'stop'] };
  const approval = pace.ask(plan);
  await expect(page.locator('#typed')).toBeFocused();
  await page.keyboard.type('acm');
  await expect(person.button('yes')).toBeDisabled();
  await page.keyboard.press('Enter');
  // The letters of the buttons are letters while one is typing.
  await page.keyboard.type('ex');
  await expect(person.button('yes')).toBeDisabled();
  await page.keyboard.press('Backspace');
  await expect(person.button('yes')).toBeEnabled();
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('img, #dock script').count()).toBe(0);
  await page.keyboard.press('Enter');
  expect(await approval).toEqual({ choice: 'yes', by: 'panel' });

  // A window of the console that shows an alert holds nothing up.
  const other = await window.browser.newContext();
  const alerting = await other.newPage();
  other.on('dialog', () => undefined);
  void alerting.evaluate('alert("wait")').catch(() => undefined);
  const refused = pace.ask({ ...plan, sentence: 'Again' });
  await person.asked('Again');
  await page.keyboard.press('Tab');
  await page.keyboard.press('n');
  expect((await refused)?.choice).toBe('no');
  await other.close();
  for (const scheme of ['light', 'dark'] as const) {
    const failure = pace.ask({ about: 'failure', title: 'Network', sentence: `Nothing ${scheme}`, next: 'Look at it.', facts: ['One.'], choices: ['close'] });
    await person.asked(`Nothing ${scheme}`);
    expect(await axeViolations(page, scheme)).toEqual([]);
    await person.press(`Nothing ${scheme}`, 'c');
    await failure;
  }
  await page.getByLabel('Ask before each line').check();
  await expect.poll(() => pace.step).toBe(true);
  expect([...new Set(requests)].filter((one) => !one.startsWith('data:'))).toEqual(['http://guide.localhost/']);
  expect(complaints).toEqual([]);

  const left = expect(pace.ask({ ...plan, sentence: 'Last' })).rejects.toMatchObject({ fault: { code: 'stopped' } });
  await person.asked('Last');
  const closed = page.waitForEvent('close');
  await page.close();
  await closed;
  await left;
  expect(pace.attended).toBe(false);
});
