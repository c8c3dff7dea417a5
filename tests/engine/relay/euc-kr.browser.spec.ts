import iconv from 'iconv-lite';
import type { Answer } from './machine.ts';
import { expect, save, test } from './relay-test.ts';

const TYPE = { 'Content-Type': 'text/html; charset=euc-kr' };
const pages: Answer = (received, response) => {
  const script = `fetch('/save', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: '이름=' + encodeURIComponent('급여메일') })`;
  const page = received.method === 'POST' ? '저장되었습니다.' : `
    <form method="post" action="/save"><input name="이름" value="급여메일 똠방각하"><textarea name="memo">첫째\n둘째</textarea><input type="file" name="file"><button id="save">저장</button></form>
    <button id="script" onclick="${script}">스크립트</button>`;
  response.writeHead(200, TYPE).end(iconv.encode(`<!doctype html>${page}`, 'cp949'));
};

const expected = { 이름: ['급여메일 똠방각하'], memo: ['첫째\n둘째'] };

for (const secure of [false, true]) {
  test(`a EUC-KR form over ${secure ? 'TLS' : 'http'}: compared as text, sent as the browser wrote it`, async ({ browse }) => {
    const { machine, relay, page } = await browse(pages, { secure, charset: 'euc-kr' });
    await page.goto(machine.origin);
    const armed = relay.arm(save({ ...expected, file: [''] }));
    await page.click('#save');
    expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
    await expect(page.locator('body')).toHaveText('저장되었습니다.');
    const bytes = [...iconv.encode('급여메일', 'cp949')].map(byte => `%${byte.toString(16).toUpperCase()}`).join('');
    expect(machine.posts()[0]?.body.toString('latin1')).toContain(`=${bytes}+`);
  });

  test(`multipart with a file over ${secure ? 'TLS' : 'http'} stays whole`, async ({ browse }) => {
    const { machine, relay, page } = await browse(pages, { secure, charset: 'euc-kr' });
    await page.goto(machine.origin);
    await page.evaluate(() => { document.forms[0]!.enctype = 'multipart/form-data'; });
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256));
    await page.setInputFiles('input[type=file]', { name: '목록.bin', mimeType: 'application/octet-stream', buffer: content });
    const armed = relay.arm(save({ ...expected, file: ['목록.bin'] }));
    await page.click('#save');
    expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(machine.posts()[0]?.body.includes(content)).toBe(true);
  });
}

test('every character the browser can write in EUC-KR is understood', async ({ browse }) => {
  const { machine, relay, page } = await browse(pages, { charset: 'euc-kr' });
  await page.goto(machine.origin);
  const all = Array.from({ length: 0xFFFE - 0xA1 }, (_, index) => String.fromCharCode(0xA1 + index))
    .filter(char => !/[\p{Surrogate}\p{Private_Use}]/u.test(char) && iconv.encode(char, 'cp949').length === 2).join('');
  expect(all.length).toBeGreaterThan(17_000);
  await page.fill('textarea', all);
  const armed = relay.arm(save({ ...expected, memo: [all], file: [''] }));
  await page.click('#save');
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
});

test('a character that EUC-KR lacks is written by the browser as a number: not what was declared, not sent', async ({ browse }) => {
  const { machine, relay, page } = await browse(pages, { charset: 'euc-kr' });
  await page.goto(machine.origin);
  await page.fill('input[name="이름"]', '급여 😀');
  const armed = relay.arm(save({ ...expected, 이름: ['급여 😀'], file: [''] }));
  await page.click('#save');
  expect(await armed.outcome).toMatchObject({ kind: 'refused', cause: 'content', reason: expect.stringContaining('value of field: 이름') });
  await expect(page.locator('body')).toHaveText('선언된 내용과 달라 실행기가 이 요청을 보내지 않았습니다.');
  expect(machine.posts()).toEqual([]);
});

test('a script that escapes UTF-8 on a EUC-KR page is refused unless the rule names that charset', async ({ browse }) => {
  const { machine, relay, page } = await browse(pages, { charset: 'euc-kr' });
  await page.goto(machine.origin);
  const write = save({ 이름: ['급여메일'] });
  const wrong = relay.arm(write);
  await page.click('#script');
  expect(await wrong.outcome).toMatchObject({ kind: 'refused', cause: 'content' });
  const right = relay.arm({ ...write, rule: { ...write.rule, charset: 'utf-8' } });
  await page.click('#script');
  expect(await right.outcome).toMatchObject({ kind: 'answered', status: 200 });
  expect(machine.posts()).toHaveLength(1);
});
