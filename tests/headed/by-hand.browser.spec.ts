import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { terminalSeat } from '../../cli/terminal-seat.ts';
import { Pace } from '../../engine/pace/pace.ts';
import { runOn } from '../../fixtures/run-on.ts';
import { expect, test } from '../../fixtures/headed.ts';
import { tmse } from '../../pages/tmse/appliance.ts';
import { tmw } from '../../pages/tmw/appliance.ts';
import tmsePermission from '../../runbooks/tmse/sending-permission.runbook.ts';
import permission from '../../runbooks/tmw/sending-permission.runbook.ts';
import maxRecipients from '../../runbooks/tmw/max-recipients.runbook.ts';
import { axeViolations, personAt } from './panel.ts';
import { atTerminal } from './terminal.ts';

const [limitBook, allowBook] = [maxRecipients, permission].map((one) => ({ ...one, observe: [] }));
if (!limitBook || !allowBook) throw new Error('no runbook');

test('line by line: done by click and by key, by hand with a wrong save held back, what holds already is skipped', async ({ start, window, guide }) => {
  const simulator = await start({ kind: 'tmw' });
  const { maxRecipients: stored } = simulator.state;
  simulator.seed({ maxRecipients: { ...stored, listed: ['203.0.113.10'] } });
  simulator.faults.set('confirm-text', '정말 저장하시겠습니까?');
  const { pace, panel, signal, console } = await guide({ runbook: limitBook, step: true });
  const running = runOn({ simulator, browser: window, appliance: tmw, runbook: limitBook, mode: 'apply', stepPictures: true, pace, readers: [panel.reader], signal });
  const { page } = panel;
  const person = personAt(page);
  const tab = await console();

  // The way to the screen, first in the survey, then before the acts.
  await person.click('1/9단계: TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', 'do');
  await person.asked(/^2\/9단계/);
  // What the person tries in the window while they are asked is theirs: held and shown, no fault of our line.
  expect(await tab.evaluate(async () => (await fetch('/tmw/filter/superWhiteIpDelete.do', { method: 'POST', body: new URLSearchParams({ id: '1' }) })).status)).toBe(403);
  await expect(page.locator('#held')).toContainText('superWhiteIpDelete.do');
  await person.press(/^2\/9단계/, 'd');
  await person.asked(/^3\/9단계/);
  for (const scheme of ['dark', 'light'] as const) expect(await axeViolations(page, scheme)).toEqual([]);
  await expect(page.locator('[aria-current=step]')).toContainText('[최대 수신자 수 제한]');
  await person.press(/^3\/9단계/, 'Enter');
  for (const line of [1, 2, 3]) await person.press(new RegExp(`^${line}/9단계`), 'Enter');

  // Line 4 by hand: goes on by itself once the value stands there.
  await expect(page.locator('.changes')).toContainText('3000');
  await person.press(/^4\/9단계/, 'h');
  await person.asked('브라우저에서 직접 입력하십시오. 최대 수신자 수: 3000');
  await tab.locator('[name=pageForm] [name=maxRcpt]').fill('3000');
  for (const line of [5, 6, 7, 8]) {
    await person.asked(new RegExp(`^${line}/9단계는 이미 설정되어 있습니다`));
    expect(await page.locator('#buttons button').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['choice']))).toEqual(['skip', 'stop']);
    await person.press(new RegExp(`^${line}/9`), 's');
  }

  // Line 9 by hand: what is not before + ours is held, the page keeps what was typed, and the right save passes.
  await person.click(/^9\/9단계/, 'by-hand');
  await person.asked('브라우저에서 직접 저장하십시오: [O] 저장');
  const save = tab.locator('[name=pageForm]').getByAltText('저장');
  // The console asks something that nobody declared; in the person's own line it is theirs to answer.
  tab.on('dialog', (dialog) => void dialog.accept());
  await tab.locator('[name=pageForm] [name=maxRcpt]').fill('9000');
  await save.click();
  await expect(page.locator('#held')).toContainText('9000');
  expect(simulator.ledger().saves).toBe(0);
  await tab.locator('[name=pageForm] [name=maxRcpt]').fill('3000');
  await save.click();

  const run = await running;
  expect([run.fault, run.verdict]).toEqual([undefined, 'changed']);
  expect(simulator.ledger()).toMatchObject({ saves: 1, signIns: 1, signOuts: 1, openSessions: 0 });
  expect(simulator.state.maxRecipients).toMatchObject({ limit: 3000, listed: ['203.0.113.10'] });
  const walked = run.events.flatMap((one) => (one.type === 'step-finished' && one.phase === 'converge' ? [one.outcome] : []));
  expect(walked).toEqual(['done', 'done', 'done', 'by-hand', 'already-so', 'already-so', 'already-so', 'already-so', 'by-hand']);
  expect(run.events.flatMap((one) => (one.type === 'request-held' ? [one.request.replace(/^.*\//, '')] : []))).toEqual(['superWhiteIpDelete.do', 'maxRecipientsSave.do']);
  expect(run.events.filter((one) => one.type === 'step-finished' && one.ref === 'TMW-3.4' && one.outcome === 'by-hand')).toMatchObject([{ typed: [{ value: '3000' }], picture: { target: '최대 수신자 수' } }]);
  const dialogs = run.events.flatMap((one) => (one.type === 'step-finished' ? one.dialogs : []));
  expect(dialogs.map(({ text, answer, declared }) => [text, answer, declared])).toEqual([['정말 저장하시겠습니까?', 'accepted', false], ['정말 저장하시겠습니까?', 'accepted', false]]);
  await expect(page.locator('#verdict')).toContainText('변경 완료');
});

test('F-93 by hand: what somebody else has added while the person took their time is not overwritten; their save is held and kept back', async ({ start, window, guide }) => {
  const simulator = await start({ kind: 'tmw' });
  simulator.seed({ maxRecipients: { ...simulator.state.maxRecipients, listed: ['203.0.113.10'] } });
  const { pace, panel, signal, console } = await guide({ runbook: limitBook, step: true });
  const running = runOn({ simulator, browser: window, appliance: tmw, runbook: limitBook, mode: 'apply', stepPictures: true, pace, readers: [panel.reader], signal });
  const person = personAt(panel.page);
  const tab = await console();
  for (const line of [1, 2, 3, 1, 2, 3, 4]) await person.press(new RegExp(`^${line}/9단계`), 'Enter');
  for (const line of [5, 6, 7, 8]) await person.press(new RegExp(`^${line}/9단계`), 's');
  await person.click(/^9\/9단계/, 'by-hand');
  await person.asked('브라우저에서 직접 저장하십시오: [O] 저장');
  simulator.seed({ maxRecipients: { ...simulator.state.maxRecipients, listed: [...simulator.state.maxRecipients.listed, '198.51.100.77'] } });
  await tab.locator('[name=pageForm]').getByAltText('저장').click();
  await person.press(/다른 사람이 목록을 바꾸었습니다/, 'c');
  const run = await running;
  expect([run.verdict, run.fault?.code], run.sentence).toEqual(['differs', 'foreign-change']);
  expect(run.events.flatMap((one) => (one.type === 'admin-log' ? [one.log] : []))).toMatchObject([{ kind: 'read' }]);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
  expect(simulator.state.maxRecipients.listed).toContain('198.51.100.77');
});

test('an element that is not found: the person does the line and gives the run back', async ({ start, window, guide }) => {
  const simulator = await start({ kind: 'tmw' });
  const { pace, panel, signal, console } = await guide({ runbook: allowBook });
  const renamed: typeof tmw = { ...tmw, resolve: (version, lang) => { const ui = tmw.resolve(version, lang); return ui && { ...ui, icons: { ...ui.icons, add: '신규' } }; } };
  const running = runOn({ simulator, browser: window, appliance: renamed, runbook: allowBook, mode: 'apply', stepPictures: true, pace, readers: [panel.reader], signal });
  const person = personAt(panel.page);
  await person.asked('화면에서 찾을 수 없습니다: [+] 신규.');
  await expect(panel.page.locator('#question')).toHaveAttribute('role', 'alert');
  await person.press(/찾을 수 없습니다/, 'h');
  await person.asked('브라우저에서 직접 클릭하십시오: [+] 신규');
  const tab = await console();
  await tab.getByAltText('추가').first().click();
  await person.click(/직접 클릭/, 'done');
  const run = await running;
  expect([run.fault, run.verdict]).toEqual([undefined, 'changed']);
  expect(simulator.ledger()).toMatchObject({ saves: 1, openSessions: 0 });
  expect(run.events.filter((one) => one.type === 'choice')).toMatchObject([{ ref: 'TMW-1/connection.3', choice: 'by-hand', by: 'panel', why: 'not-found' }]);
});

test('stopped by the panel in the middle of a line done by hand: nothing is saved and the session is given back; a failure keeps the browser open with its cause', async ({ start, window, guide }) => {
  test.setTimeout(480_000);
  const simulator = await start({ kind: 'tmw' });
  const stateDir = mkdtempSync(join(tmpdir(), 'state-'));
  const stopped = await guide({ runbook: allowBook, step: true });
  const first = runOn({ simulator, browser: window, appliance: tmw, runbook: allowBook, mode: 'apply', stepPictures: true, stateDir, pace: stopped.pace, readers: [stopped.panel.reader], signal: stopped.signal });
  const stopping = personAt(stopped.panel.page);
  for (const line of [1, 2, 1, 2, 3, 4, 5]) await stopping.press(new RegExp(`^${line}/6단계`), 'Enter');
  // In the middle of the line that saves, done by hand: a save with another content is held, and then the person has had enough.
  await stopping.press(/^6\/6단계/, 'h');
  await stopping.asked(/직접 저장하십시오/);
  const tab = await stopped.console();
  await tab.locator('[name=saveForm] [name=memo]').fill('something else');
  await tab.locator('[name=saveForm]').getByAltText('저장').click();
  await expect(stopped.panel.page.locator('#held')).toContainText('connAllowSave.do');
  await stopping.press(/직접 저장하십시오/, 'x');
  const left = await first;
  expect(left).toMatchObject({ exitCode: 130, verdict: 'not-checked', fault: { code: 'stopped' } });
  // [>>], which sends nothing here, and the save.
  expect(left.events.flatMap((one) => (one.type === 'write-outcome' ? [one.outcome.kind] : []))).toEqual(['not-sent', 'not-sent']);
  expect(simulator.ledger()).toMatchObject({ saves: 0, signIns: 1, signOuts: 1, openSessions: 0 });
  await stopped.panel.close();

  simulator.faults.set('confirm-text', '정말 저장하시겠습니까?');
  const { pace, panel, signal, console } = await guide({ runbook: allowBook });
  // Nothing of the stopped save is open: the next run begins as usual.
  const second = runOn({ simulator, browser: window, appliance: tmw, runbook: allowBook, mode: 'apply', stepPictures: true, stateDir, pace, readers: [panel.reader], signal });
  const person = personAt(panel.page);
  await person.asked(/등록되지 않은 대화상자가 나타나 닫고 중단했습니다: "정말 저장하시겠습니까\?"/);
  await expect(panel.page.locator('#cause')).toHaveText('대화상자');
  expect((await console()).isClosed()).toBe(false);
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 1 });
  await person.press(/등록되지 않은/, 'c');
  expect((await second).fault?.code).toBe('undeclared-dialog');
  expect(simulator.ledger()).toMatchObject({ saves: 0, openSessions: 0 });
});

test('TMSe with frames and popups, from the terminal alone: the same choices, a value and a save by hand in the popup', async ({ start, window }) => {
  test.setTimeout(480_000);
  const simulator = await start({ kind: 'tmse', variant: 'frameset,popup' });
  const pace = new Pace({ step: true, showMs: 0, window: true, lang: 'ko', signal: new AbortController().signal });
  const popup = (): Page => {
    const [, page, ...more] = window.browser.contexts().flatMap((one) => one.pages());
    if (!page || more.length > 0) throw new Error('not one popup');
    return page;
  };
  const asked: string[] = [];
  const offered = new Set<string>();
  pace.seat(terminalSeat(atTerminal([
    [/^[123]\/5단계/, 'do'], [/^[45]\/5단계/, 'by-hand'],
    [/직접 입력하십시오/, () => popup().locator('input[name=ip]').fill('203.0.113.10')],
    [/직접 저장하십시오/, () => popup().getByText('저장', { exact: true }).click()],
  ], asked, offered), 'ko'));
  const run = await runOn({ simulator, browser: window, appliance: tmse, runbook: { ...tmsePermission, observe: [] }, mode: 'apply', stepPictures: true, pace });
  expect([run.fault, run.verdict]).toEqual([undefined, 'changed']);
  expect(simulator.ledger()).toMatchObject({ saves: 1, signIns: 1, signOuts: 1, openSessions: 0 });
  expect([...offered]).toEqual(['실행,직접 하기,중단', '했습니다,중단']);
  expect(asked.map((one) => one.split('\n')[0])).toContain('5/5단계: [저장] 버튼 클릭');
  expect(run.events.flatMap((one) => (one.type === 'choice' && one.choice === 'by-hand' ? [[one.ref, one.by]] : []))).toEqual([['TMSe-1/connection.4', 'terminal'], ['TMSe-1/connection.5', 'terminal']]);
  expect(run.events.flatMap((one) => (one.type === 'step-finished' && one.phase === 'converge' ? [one.outcome] : []))).toEqual(['done', 'done', 'done', 'by-hand', 'by-hand']);
});
