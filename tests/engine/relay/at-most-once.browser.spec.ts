import type { Page } from '@playwright/test';
import { html } from './machine.ts';
import type { Answer } from './machine.ts';
import { expect, save, test } from './relay-test.ts';

/** Commits and hangs up without a word: what an appliance does whose web server restarts on save (F-24). */
const dropsAfterCommit: Answer = (received, response) => {
  if (received.method === 'POST') response.socket?.destroy();
  else if (received.path === '/frame') html(response, form(''));
  else if (received.path === '/framed') html(response, '<iframe src="/frame"></iframe>');
  else html(response, form('') + `<button id="popup" onclick="window.open('/frame', 'w', 'width=300,height=200')">popup</button>`);
};

const form = (more: string) => `<form method="post" action="/save" ${more}><input name="ip" value="203.0.113.10"><button id="save">저장</button></form>`;

/** Every way in which a console sends a save; each clicks exactly once. */
const ways: Record<string, (page: Page, origin: string) => Promise<void>> = {
  form: async (page, origin) => {
    await page.goto(origin);
    await page.click('#save');
  },
  multipart: async (page, origin) => {
    await page.goto(origin);
    await page.evaluate(() => { document.forms[0]!.enctype = 'multipart/form-data'; });
    await page.click('#save');
  },
  fetch: async (page, origin) => {
    await page.goto(origin);
    await page.evaluate(() => { void fetch('/save', { method: 'POST', body: new URLSearchParams({ ip: '203.0.113.10' }) }).catch(() => undefined); });
  },
  xhr: async (page, origin) => {
    await page.goto(origin);
    await page.evaluate(() => {
      const request = new XMLHttpRequest();
      request.open('POST', '/save');
      request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8');
      request.send('ip=203.0.113.10');
    });
  },
  'popup window': async (page, origin) => {
    await page.goto(origin);
    const opened = page.waitForEvent('popup');
    await page.click('#popup');
    await (await opened).click('#save');
  },
  'target=_blank': async (page, origin) => {
    await page.goto(origin);
    await page.evaluate(() => { document.forms[0]!.target = '_blank'; });
    await page.click('#save');
  },
  frame: async (page, origin) => {
    await page.goto(`${origin}/framed`);
    await page.frameLocator('iframe').locator('#save').click();
  },
};

for (const secure of [false, true]) {
  test.describe(secure ? 'over TLS' : 'over http', () => {
    for (const [name, send] of Object.entries(ways)) {
      test(`${name}: a dropped answer gives one request and the outcome dropped`, async ({ browse }) => {
        const { machine, relay, page, stopped } = await browse(dropsAfterCommit, { secure });
        const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
        const answered = page.context().waitForEvent('response', response => response.url().endsWith('/save'));
        await send(page, machine.origin);

        expect(await armed.outcome).toMatchObject({ kind: 'dropped' });
        expect(await armed.sent).toBe(true);
        expect((await answered).status()).toBe(502);
        // A later round trip of the same browser: a repetition would have come before it.
        await page.evaluate(() => fetch('/after').then(answer => answer.text()));
        expect(machine.posts()).toHaveLength(1);
        expect(relay.counts.writes).toBe(1);
        expect(stopped.filter(one => !one.url.endsWith('/favicon.ico'))).toEqual([]);
      });
    }
  });
}

test('without the relay the same click sends twice: the reason for all this', async ({ relayBrowser, behindRelay }) => {
  const { machine } = await behindRelay(dropsAfterCommit);
  const context = await relayBrowser.newContext();
  const page = await context.newPage();
  await page.goto(machine.origin);
  const failed = page.waitForEvent('requestfailed');
  await page.click('#save');
  await failed;
  expect(machine.posts().length).toBeGreaterThan(1);
  await context.close();
});

test('a second click on the same form is stopped as second-send', async ({ browse }) => {
  const { machine, relay, page, stopped } = await browse((received, response) => {
    // The first answer leaves the page as it is, so the same form can be sent again.
    if (received.method === 'POST') response.writeHead(204).end();
    else html(response, form(''));
  });
  await page.goto(machine.origin);
  const end = relay.duringVerb();
  const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
  await page.click('#save');
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 204 });
  await page.click('#save');
  await expect(page.locator('body')).toContainText('이 요청은 실행기가 차단했습니다.');
  end();
  expect(stopped).toMatchObject([{ reason: 'second-send', duringVerb: true, fieldNames: ['ip'] }]);
  expect(machine.posts()).toHaveLength(1);
});

test('a popup that closes while its write is under way does not end the write', async ({ browse }) => {
  let release = () => {};
  const { machine, relay, page } = await browse((received, response) => {
    if (received.method === 'POST') release = () => html(response, '저장되었습니다.');
    else html(response, form('') + `<button id="popup" onclick="window.open('/x', 'w', 'width=300,height=200')">popup</button>`);
  });
  await page.goto(machine.origin);
  const opened = page.waitForEvent('popup');
  await page.click('#popup');
  const popup = await opened;
  const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
  await popup.click('#save', { noWaitAfter: true });
  await armed.sent;
  await expect.poll(() => machine.posts().length).toBe(1);
  await popup.close();
  release();
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
  expect(machine.posts()).toHaveLength(1);
});

test('a second click while the first is under way does not send again (F-26)', async ({ browse }) => {
  let clickAgain = () => {};
  let answerSave = () => {};
  const { machine, relay, page, stopped } = await browse((received, response) => {
    if (received.path === '/signal') clickAgain = () => response.writeHead(204).end();
    else if (received.method === 'POST') {
      answerSave = () => html(response, '저장되었습니다.');
      clickAgain();
    } else html(response, `${form('')}<script>fetch('/signal').then(() => document.querySelector('#save').click())</script>`);
  });
  await page.goto(machine.origin);
  await expect.poll(() => machine.received.map(one => one.path)).toContain('/signal');
  relay.duringVerb();
  const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
  await page.click('#save', { noWaitAfter: true });
  await expect.poll(() => stopped.map(one => one.reason)).toEqual(['second-send']);
  answerSave();
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
  expect(machine.posts()).toHaveLength(1);
});

test('a reload of the page that answered a save does not save again (F-25)', async ({ browse }) => {
  const { machine, relay, page, stopped } = await browse((received, response) => {
    html(response, received.method === 'POST' ? '<p>저장되었습니다.</p>' : form(''));
  });
  await page.goto(machine.origin);
  const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
  await page.click('#save');
  expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 200 });
  await page.locator('p').waitFor();
  const answer = await page.reload();
  expect(answer?.status()).toBe(403);
  expect(stopped.map(one => one.reason)).toEqual(['second-send']);
  expect(machine.posts()).toHaveLength(1);
});

/** Answers that make a browser send the whole request again by itself, body and all. */
for (const [status, headers] of [[307, { Location: '/save' }], [308, { Location: '/save' }], [408, {}], [421, {}], [425, {}]] as const) {
  test(`an answer ${status} to a save does not send it again`, async ({ browse }) => {
    const { machine, relay, page, stopped } = await browse((received, response) => {
      if (received.method === 'POST') response.writeHead(status, headers).end();
      else html(response, form(''));
    });
    await page.goto(machine.origin);
    const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
    await page.click('#save');
    expect(await armed.outcome).toMatchObject({ kind: 'answered', status });
    // A later round trip of the same browser: a repetition would have come before it.
    await page.evaluate(() => fetch('/after').then(answer => answer.text()));
    expect(machine.posts()).toHaveLength(1);
    expect(stopped.filter(one => !one.url.endsWith('/favicon.ico')).every(one => one.reason === 'second-send')).toBe(true);
  });
}

test('a save that is sent on with its body reaches neither another path nor another machine', async ({ browse, behindRelay }) => {
  const elsewhere = await behindRelay((_, response) => html(response, ''));
  let target = '/copy';
  const { machine, relay, page, stopped } = await browse((received, response) => {
    if (received.method === 'POST') response.writeHead(307, { Location: target }).end();
    else html(response, form(''));
  });
  for (target of ['/copy', `${elsewhere.machine.origin}/copy`]) {
    await page.goto(machine.origin);
    const armed = relay.arm(save({ ip: ['203.0.113.10'] }));
    await page.click('#save');
    expect(await armed.outcome).toMatchObject({ kind: 'answered', status: 307 });
    await expect.poll(() => stopped.filter(one => one.url.endsWith('/copy')).length).toBe(target === '/copy' ? 1 : 2);
  }
  expect(machine.posts('/copy')).toEqual([]);
  expect(elsewhere.machine.received).toEqual([]);
});
